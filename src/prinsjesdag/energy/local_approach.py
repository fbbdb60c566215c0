"""The local approach of the Nationaal Isolatieprogramma: which home counts, and what a municipality gets for it.

Definition: Staatscourant 2023, 3877, art. 1: label D to G, or two of four parts not or poorly insulated. The
announcement of 2023 spoke of labels E to G; the rule is wider, and is followed here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from prinsjesdag.energy.figures import figures
from prinsjesdag.errors import InputError, nearest


@dataclass(frozen=True)
class Judgement:
    """Whether a home counts (None: not known), and why, one line a test."""

    counts: bool | None
    reasons: tuple[str, ...]


def poorly_insulated(label: str | None, poor_parts: Collection[str]) -> bool:
    """Art. 1: label D, E, F or G, or at least two of floor, wall, roof and windows poor."""
    told = figures("lokale_aanpak")["slecht_geisoleerd"]
    return (label or "")[:1].upper() in told["labels"] or len(_parts(poor_parts)) >= int(told["delen"])


def _parts(said: Collection[str]) -> set[str]:
    """The four parts of art. 1: floor, wall, roof and windows. Raises InputError for another word."""
    parts = figures("lokale_aanpak")["slecht_geisoleerd"]["bouwdelen"]
    words = {word: part for part, others in parts.items() for word in (part, *others)}
    for one in said:
        if one not in words:
            raise InputError(f"'{one}' is geen bouwdeel{nearest(one, words)} (kies {', '.join(parts)})")
    return {words[one] for one in said}


def tranche_on(day: date) -> int:
    """The last tranche that had opened on a day. Raises InputError before the first."""
    opened = [n for n, told in figures("lokale_aanpak")["tranches"].items() if date.fromisoformat(told["vanaf"]) <= day]
    if not opened:
        raise InputError("de lokale aanpak begon op 1 maart 2023", ("datum",))
    return int(max(opened))


def judge(
    label: str | None, poor_parts: Collection[str], owner: bool | None, woz: float | None, mean_woz: float | None,
    tranche: int,
) -> Judgement:  # fmt: skip
    """Whether a home counts for a tranche. The limit on WOZ binds 80% of the homes, not each one."""
    poor = poorly_insulated(label, poor_parts)
    known = label or len(set(poor_parts))
    why = f"label {label}" if label else "geen label bekend"
    answer = "telt" if poor else "telt niet"
    reasons = [f"{why}, {len(set(poor_parts))} slecht geïsoleerde delen: {answer} als slecht geïsoleerd"]
    if owner is False:
        reasons.append("huurwoning: de lokale aanpak is voor eigenaar-bewoners en (gemengde) vve's")
    reasons.append(_woz(woz, mean_woz, _tranche(tranche), tranche))
    if not poor and not known:
        return Judgement(None, tuple(reasons))
    return Judgement(poor and owner is not False, tuple(reasons))


def grant(tranche: int, homes: float) -> float:
    """What a municipality gets for a number of homes, EUR. Raises InputError where the amount isn't known."""
    each = _tranche(tranche)["per_woning"]
    if each is None:
        raise InputError(f"het bedrag per woning van tranche {tranche} is niet gevonden", ("tranche",))
    return homes * float(each)


def _tranche(number: int) -> dict[str, Any]:
    found = figures("lokale_aanpak")["tranches"].get(number)
    if found is None:
        raise InputError(f"{number} is geen tranche; kies 1, 2 of 3", ("tranche",))
    return dict(found)


def _woz(woz: float | None, mean: float | None, told: dict[str, Any], number: int) -> str:
    limit = told["woz_grens"]
    if not woz:
        return "WOZ-waarde onbekend: of de woning onder de WOZ-grens valt is niet te zeggen"
    if mean and woz < mean:
        return "WOZ-waarde onder het gemiddelde van de gemeente (van 2021, sindsdien hoger): valt onder de WOZ-grens"
    if limit is None:
        return f"de WOZ-grens van tranche {number} is niet gevonden; vraag de gemeente"
    under = woz < float(limit)
    amount = f"{limit:,} euro".replace(",", ".")
    if under:
        return f"WOZ-waarde onder {amount}: valt onder de WOZ-grens"
    return f"WOZ-waarde op of boven {amount}: valt niet onder de WOZ-grens (die geldt voor 80% van de woningen)"
