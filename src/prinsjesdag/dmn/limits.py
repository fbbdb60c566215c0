"""How large and deep a model, an expression and an evaluation may be.

Files come from anywhere: what is past these limits is refused with one line, before it costs time or memory.
"""

FILE_BYTES = 10_000_000
XML_DEPTH = 200
XML_ELEMENTS = 400_000
EXPRESSION_CHARACTERS = 40_000
EXPRESSION_DEPTH = 150
LIST_ITEMS = 100_000
VALUE_DEPTH = 100
STRING_CHARACTERS = 5_000_000
STEPS = 500_000  # of one evaluation: an iteration, a call, four items or 256 characters that a function goes through
CALLS_DEEP = 500
FRAMES = 10_000  # Python's own limit while an evaluation runs: closures in closures
PATTERN_CHARACTERS = 1_000
PATTERN_WAYS = 1_500_000  # in which a pattern may be tried over a text
