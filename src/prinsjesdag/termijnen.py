"""Statutory terms as dates: the Algemene termijnenwet (BWBR0002448) with the Dutch public holidays.

A term counts from the day after its start. One that would end on a Saturday, a Sunday or a public holiday ends on the
first day that is none of these (art. 1), and one of three days or more has at least two such days in it (art. 2). That
holds for terms of at most 90 days, twelve weeks or three months; longer ones, years and hours end where they end (art.
4). A month later is the same day of the month, or the last one that month has.

The law says nothing of "werkdagen". Here they are the days that aren't a Saturday, a Sunday or a day of art. 3, also of
its second and third paragraph (Good Friday, and days that the King makes equal to a holiday for the sake of terms).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

LAW = "Algemene termijnenwet"

GELIJKGESTELD = {
    date(2022, 5, 27): "vrijdag na Hemelvaartsdag",
    date(2023, 4, 28): "vrijdag na Koningsdag",
    date(2023, 5, 19): "vrijdag na Hemelvaartsdag",
    date(2024, 5, 10): "vrijdag na Hemelvaartsdag",
    date(2024, 12, 27): "vrijdag na Kerstmis",
    date(2025, 5, 30): "vrijdag na Hemelvaartsdag",
    date(2026, 1, 2): "vrijdag na Nieuwjaarsdag",
    date(2026, 5, 15): "vrijdag na Hemelvaartsdag",
    date(2027, 5, 7): "vrijdag na Hemelvaartsdag",
    date(2028, 4, 28): "vrijdag na Koningsdag",
    date(2028, 5, 26): "vrijdag na Hemelvaartsdag",
}
"""Days made equal to a holiday (art. 3 lid 3), from 2022. 2023-2025 and 2026-2028 by the titles of their besluiten, as
quoted on sterfgeval.nl (question 70745, 4-10-2025); 27 May 2022 on wvhl.nl, which also has 31 May 2022 as a Friday:
that was a Tuesday, and is left out. Of years before 2022 and after 2028 none is known here."""

EERSTE_JAAR_KONINGSDAG = 2014
"""Before it was Queen's day, on 30 April."""


@dataclass(frozen=True)
class Termijn:
    """One dated step of a procedure: what has to have happened by when, and by which article."""

    naam: str
    wat: str
    uiterlijk: date
    wet: str
    toelichting: str = ""


def einde_termijn(
    start: date, *, weken: int = 0, dagen: int = 0, maanden: int = 0, jaren: int = 0, werkdagen: int = 0
) -> date:
    """The last day of a term that starts counting the day after `start`. One kind of length at a time."""
    lengths = [n for n in (weken, dagen, maanden, jaren, werkdagen) if n]
    if len(lengths) != 1 or lengths[0] < 0:
        raise ValueError("a term has one length: weken, dagen, maanden, jaren or werkdagen, above zero")
    if werkdagen:
        return _na_werkdagen(start, werkdagen)
    if maanden or jaren:
        einde = _maanden_later(start, maanden + 12 * jaren)
        verlengbaar = 0 < maanden <= 3
    else:
        einde = start + timedelta(days=dagen + 7 * weken)
        verlengbaar = dagen <= 90 and weken <= 12
    return _verlengd(start, einde, minstens_twee=dagen >= 3 or not dagen) if verlengbaar else einde


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    """The days of art. 3 in a year, in order of date: public holidays, Good Friday and what is made equal to them."""
    if jaar < EERSTE_JAAR_KONINGSDAG:
        raise ValueError(f"holidays are known from {EERSTE_JAAR_KONINGSDAG} on, not in {jaar}")
    pasen = eerste_paasdag(jaar)
    found = {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - timedelta(days=2): "Goede Vrijdag",
        pasen + timedelta(days=1): "tweede paasdag",
        koningsdag(jaar): "Koningsdag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        pasen + timedelta(days=50): "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
    }
    hemelvaart = pasen + timedelta(days=39)
    found[hemelvaart] = f"{found[hemelvaart]} en Hemelvaartsdag" if hemelvaart in found else "Hemelvaartsdag"
    found |= {day: name for day, name in GELIJKGESTELD.items() if day.year == jaar}
    return dict(sorted(found.items()))


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(jaar, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def koningsdag(jaar: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(jaar, 4, 27)
    return day - timedelta(days=1) if day.weekday() == 6 else day


def is_werkdag(day: date) -> bool:
    """No Saturday, Sunday or day of art. 3."""
    return day.weekday() < 5 and day not in feestdagen(day.year)


def _verlengd(start: date, einde: date, minstens_twee: bool) -> date:
    """Art. 2, then art. 1."""
    if minstens_twee:
        einde = max(einde, _na_werkdagen(start, 2))
    while not is_werkdag(einde):
        einde += timedelta(days=1)
    return einde


def _na_werkdagen(start: date, aantal: int) -> date:
    day = start
    while aantal:
        day += timedelta(days=1)
        aantal -= is_werkdag(day)
    return day


def _maanden_later(start: date, aantal: int) -> date:
    month = start.month - 1 + aantal
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
