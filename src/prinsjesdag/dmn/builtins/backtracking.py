"""How much work a regular expression may be, before it is tried: Python's tries every way a text could fit.

An estimate from above, of the pattern as Python has it. A repeat of what can fit in several ways doubles with every
character; r repeats beside one another grow with the power r + 1 of the length; `?` and `|` multiply.
"""

import re
from math import comb

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|[()|]|[*+]\??|\{\d+(?:,\d*)?\}\??|\?\??|.", re.DOTALL)
LONGEST = 64
"""Characters after which a repeat of a repeat is without end anyway."""
CHEAPER = 128
"""Ways of repeats beside one another in the time of one of a repeat of a repeat."""


def ways(pattern: str, length: int) -> int:
    """At most so many ways, in a text of so many characters."""
    repeats, choices = 0, 1
    groups: list[tuple[bool, int]] = []  # of those around: whether it fits in several ways, and its alternatives
    varies, alternatives = False, 1
    closed = False  # a group that fits in several ways ends here
    for piece in _PIECE.findall(pattern):
        first = piece[0]
        repeated = first in "*+" or (first == "{" and len(piece) > 1 and "," in piece)
        if repeated and closed:
            return 1 << min(length, LONGEST)
        was_closed, closed = closed, False
        if piece in ("(", "(?:"):
            groups.append((varies, alternatives))
            varies, alternatives = False, 1
        elif piece == ")" and groups:
            closed, choices = varies or alternatives > 1, choices * alternatives
            outer, alternatives = groups.pop()
            varies = outer or closed
        elif piece == "|":
            alternatives += 1
        elif repeated:
            repeats, varies = repeats + 1, True
        elif first == "?":
            choices, varies, closed = choices * 2, True, was_closed
    return comb(length + repeats, repeats + 1) * choices * alternatives // CHEAPER
