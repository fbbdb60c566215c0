"""The jumps that a law itself has, with their figures by year. Which ones: tekst.yaml."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from tools.docs.common import TEXT, YEARS, DocsError, figure, series, table, texts, told


def cliffs(folder: str) -> Iterator[str]:
    """The jumps of a law, then their figures."""
    listed = told(folder).get("cliffs", [])
    if not listed:
        yield told(folder)["no_cliffs"].strip()
        return
    rows = [[i, cliff["at"], cliff["then"], cliff["article"]] for i, cliff in enumerate(listed, 1)]
    yield table(["no.", "at", "what happens", "article"], rows)
    figures = []
    for i, cliff in enumerate(listed, 1):
        for label, path in cliff.get("figures", {}).items():
            unit, shown = by_year(path)
            figures.append([i, label, unit, *shown])
    if figures:
        yield texts()["figures"].strip()
        yield table(["no.", "figure", "unit", *(str(year) for year in YEARS)], figures)
    yield told(folder)["elsewhere"].strip()


class Values:
    """Values by path on a day; LookupError for what isn't known then."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self, path: str) -> float:
        return float(self.any(path))

    def any(self, path: str) -> Any:
        folder, _, name = path.partition(".")
        found = series(folder)[name].on(self.day)
        if found is None:
            raise LookupError(path)
        return found.value


def by_year(path: str) -> tuple[str, list[str]]:
    """A value, or something worked out from values, on 1 January of each year."""
    days = [date(year, 1, 1) for year in YEARS]
    if path in DERIVED:
        unit, formula = DERIVED[path]
        return unit, [_worked_out(formula, unit, day) for day in days]
    folder, _, name = path.partition(".")
    if name not in series(folder):
        raise DocsError(f"{TEXT}: {path} is no value")
    s = series(folder)[name]
    found = [s.on(day) for day in days]
    return s.unit, [figure(v.value, s.unit) + (" (p)" if v.proposal else "") if v else "–" for v in found]


def _worked_out(formula: Callable[[Values], float], unit: str, day: date) -> str:
    try:
        return figure(formula(Values(day)), unit)
    except LookupError:
        return "–"


def _zorgtoeslag(v: Values, persons: int, percentage: str) -> float:
    """Without income, with the drempelinkomen as the law has it."""
    drempel = v("zorgtoeslag.factor_drempelinkomen") * 12 * v("minimumloon.minimumloon_maand")
    return persons * v("zorgtoeslag.standaardpremie") - v(f"zorgtoeslag.drempelpercentage_{percentage}") * drempel


def _huurtoeslag(v: Values) -> float:
    """One person with the lowest income and a rent at the limit."""
    own = v("huurtoeslag.normhuur_minimum") - v("huurtoeslag.verlaging_normhuur_minimum_eenpersoons")
    own += v("huurtoeslag.verhoging_normhuur") - v("huurtoeslag.verlaging_basishuur")
    kkg, aft = v("huurtoeslag.kwaliteitskortingsgrens"), v("huurtoeslag.aftoppingsgrens_een_of_twee_personen")
    above = v("huurtoeslag.vergoeding_boven_aftoppingsgrens") * (v("huurtoeslag.maximale_huurgrens") - aft)
    return kkg - own + v("huurtoeslag.vergoeding_tot_aftoppingsgrens") * (aft - kkg) + above


def _aftopping(v: Values) -> float:
    """What a third resident adds at a rent at or above the higher aftoppingsgrens, 40% above the lower one apart."""
    high, low = (v(f"huurtoeslag.aftoppingsgrens_{n}_personen") for n in ("drie_of_meer", "een_of_twee"))
    return v("huurtoeslag.vergoeding_tot_aftoppingsgrens") * (high - low)


def _credit_left(v: Values, credit: str, most: str, start: str, age: str = "") -> float:
    """What the percentage leaves of a credit at the income from which the law makes it nil."""
    name = f"inkomstenbelasting.{credit}"
    above = v(f"{name}_nihil_vanaf") - v(f"{name}_{start}")
    return max(0.0, v(f"{name}_{most}{age}") - v(f"{name}_afbouwpercentage{age}") * above)


def _eigenwoningforfait(v: Values) -> float:
    limits, shares = (v.any(f"inkomstenbelasting.eigenwoningforfait_{name}") for name in ("grenzen", "percentages"))
    return max(float((after - before) * limit) for limit, (before, after) in zip(limits, pairwise(shares), strict=True))


def _zorgkosten(v: Values) -> float:
    percentage, income, fixed = (
        v(f"inkomstenbelasting.zorgkosten_{name}")
        for name in ("drempelpercentage", "drempelinkomen_laag", "drempel_vast")
    )
    return percentage * income - fixed


def _opvang(v: Values, which: str) -> float:
    shares = v.any(f"kinderopvangtoeslag.percentage_{which}_kind")
    return max(float(abs(after - before)) for before, after in pairwise(shares))


def _less(v: Values, one: str, other: str) -> float:
    return v(one) - v(other)


KB = "kinderbijslag.kinderbijslag_kwartaal"

DERIVED: dict[str, tuple[str, Callable[[Values], float]]] = {
    "zorgtoeslag_alleen": ("EUR/jaar", lambda v: _zorgtoeslag(v, 1, "zonder_partner")),
    "zorgtoeslag_samen": ("EUR/jaar", lambda v: _zorgtoeslag(v, 2, "met_partner")),
    "huurtoeslag_alleen": ("EUR/maand", _huurtoeslag),
    "huurtoeslag_aftopping": ("EUR/maand", _aftopping),
    "opvang_groepen": ("aantal", lambda v: float(len(v.any("kinderopvangtoeslag.percentage_eerste_kind")))),
    "opvang_stap_eerste": ("deel", lambda v: _opvang(v, "eerste")),
    "opvang_stap_volgend": ("deel", lambda v: _opvang(v, "volgend")),
    "ahk_rest": ("EUR/jaar", lambda v: _credit_left(v, "algemene_heffingskorting", "maximum", "afbouw_vanaf")),
    "ahk_rest_aow": (
        "EUR/jaar",
        lambda v: _credit_left(v, "algemene_heffingskorting", "maximum", "afbouw_vanaf", "_aow"),
    ),
    "ak_rest": ("EUR/jaar", lambda v: _credit_left(v, "arbeidskorting", "bedrag_3", "grens_3")),
    "ak_rest_aow": ("EUR/jaar", lambda v: _credit_left(v, "arbeidskorting", "bedrag_3", "grens_3", "_aow")),
    "eigenwoningforfait_sprong": ("EUR/jaar", _eigenwoningforfait),
    "zorgkosten_sprong": ("EUR/jaar", _zorgkosten),
    "kinderbijslag_6": ("EUR/kwartaal", lambda v: _less(v, f"{KB}_6_11", f"{KB}_0_5")),
    "kinderbijslag_12": ("EUR/kwartaal", lambda v: _less(v, f"{KB}_12_17", f"{KB}_6_11")),
    "aow_samenwonen": ("EUR/maand", lambda v: _less(v, "aow.aow_alleenstaand_maand", "aow.aow_gehuwd_maand")),
}
"""Figures of cliffs that are no value by themselves: unit and formula."""
