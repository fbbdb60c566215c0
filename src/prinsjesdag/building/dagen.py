"""Dates within rules: terms with weekends and holidays, from the same helper as every other term here."""

from collections.abc import Sequence
from datetime import date, timedelta

from prinsjesdag.engine import Day
from prinsjesdag.termijnen import einde_termijn, is_werkdag


def dag(said: Sequence[float]) -> Day:
    """A day that stands among the values of a law as year, month and day."""
    year, month, of_month = (int(part) for part in said)
    return Day(date(year, month, of_month).toordinal())


def na_weken(start: Day, weken: float, stilgestaan: int = 0) -> Day:
    """The last day of a term of so many weeks (Algemene termijnenwet), with the days that it stood still."""
    vanaf = date.fromordinal(start) + timedelta(days=int(stilgestaan))
    return Day(einde_termijn(vanaf, weken=int(weken)).toordinal())


def weken_later(start: Day, weken: float) -> Day:
    """The day so many weeks later: a waiting time, which no holiday makes longer."""
    return Day(start + 7 * int(weken))


def jaar_later(start: Day) -> Day:
    """The same day of the next year."""
    on = date.fromordinal(start)
    later = on.replace(year=on.year + 1) if (on.month, on.day) != (2, 29) else date(on.year + 1, 2, 28)
    return Day(later.toordinal())


def werkdagen_eerder(day: Day, aantal: float) -> Day:
    """The working day so many working days before a day."""
    on, left = date.fromordinal(day), int(aantal)
    while left:
        on -= timedelta(days=1)
        left -= is_werkdag(on)
    return Day(on.toordinal())


def werkdagen_later(day: Day, aantal: float) -> Day:
    """The working day so many working days after a day."""
    return Day(einde_termijn(date.fromordinal(day), werkdagen=int(aantal)).toordinal())
