"""What of the model is laid beside published figures (tools/validate.py)."""

from dataclasses import dataclass

import numpy as np

from prinsjesdag.household.compare import index_factor
from prinsjesdag.law import load
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.measures.register import register
from prinsjesdag.measures.without import without
from prinsjesdag.municipality.areas import all_municipalities
from prinsjesdag.municipality.outcomes import SCHEMES, poverty
from prinsjesdag.municipality.runs import LINE, Run, run
from prinsjesdag.municipality.spread import Z
from prinsjesdag.population.artefacts import Population
from prinsjesdag.population.balancing import SOFTNESS, balance
from prinsjesdag.population.calibration import scaled
from prinsjesdag.population.people import COUPLE, FAMILY, LONE_PARENT, Floats, Mask
from prinsjesdag.population.targets import BENEFITS, INDEX, NAMES, municipalities, targets
from prinsjesdag.population.work import AOW, BIJSTAND, WAGE, WW

TOWNS = ("Wageningen", "Delft", "Utrecht", "Groningen", "Leiden", "Maastricht", "Nijmegen", "Enschede")
EMPLOYEES = ("Amsterdam", "Deventer", "Drechterland")
PACKAGE = ("kindgebonden-budget-verhoging", "huurtoeslag-eigen-bijdrage-verlaging", "arbeidskorting-verhoging")
ALONE = ("jonggehandicaptenkorting-behoud",)
POOR = 0.048
"""Share of persons below the line in 2024 with the package (CPB, MEV 2024): puts the line, so is no result."""
MEDIAN_2021, MEDIAN_2024 = 30.4, 37.0
"""Median standardised income, thousands of euros (CBS, by way of Marrekoo/IKOB_Aporometrica): takes incomes back."""
PLACE = 0.10
"""What margins can't know about one place (judgement, as in municipality/outcomes.py)."""


def quantities(of: Population) -> dict[str, float]:
    """Everything that officieel.csv asks of the model, by name."""
    weights = country(of)
    laws = {year: run(of, load(), year) for year in (2023, 2024)}
    measures = {slug: run(of, _without(slug), 2024) for slug in (*PACKAGE, *ALONE)}
    measures["pakket"] = run(of, _without(*PACKAGE), 2024)
    k = of.k_country
    found: dict[str, float] = {}
    for year, law in laws.items():
        for scheme in SCHEMES:
            found[f"uitgaven_{scheme}_{year}"] = float(law.at(scheme, k) @ weights) / 1e6
    then = of.assumptions["landelijk", "huishoudens_2022_op_2025"]
    found["ontvangers_huurtoeslag_2023"] = then * float((laws[2023].at("huurtoeslag", k) > 0.0) @ weights) / 1e6
    for year, law in laws.items():
        found |= _poor(of, weights, law, year)
    now = laws[2024].at("besteedbaar_inkomen", k)
    for slug, law in measures.items():
        found[f"effect_{slug}"] = float((now - law.at("besteedbaar_inkomen", k)) @ weights) / 1e6
    before = laws[2023].at("besteedbaar_inkomen", k)
    prices = index_factor("cpi", 2023, 2024)
    power = 100.0 * (np.maximum(now, 1000.0) / np.maximum(before, 1000.0) / prices - 1.0)
    found["koopkracht_mediaan_2024"] = median(power, weights)
    return (
        found
        | _persons(of, weights)
        | _poverty(of, weights, now, measures["pakket"])
        | _incomes(of)
        | _kinds(of, weights)
    )


def country(of: Population) -> Floats:
    """Households per donor, all municipalities together."""
    return np.asarray(np.sum([of.weights(code) for code in of.codes], axis=0))


def _without(*slugs: str):  # type: ignore[no-untyped-def]
    return without(load(), [m for m in register() if m.slug in slugs])


def median(values: Floats, weights: Floats) -> float:
    """Half of the weight has less."""
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, 0.5 * total[-1])])


def gini(values: Floats, weights: Floats) -> float:
    """Incomes below zero count as zero."""
    order = np.argsort(values)
    w = weights[order] / weights.sum()
    income = np.maximum(values[order], 0.0) * w
    lorenz = np.cumsum(income) / income.sum()
    return float(1.0 - (w * (lorenz + np.concatenate([[0.0], lorenz[:-1]]))).sum())


def _persons(of: Population, weights: Floats) -> dict[str, float]:
    """People outside private households are added by the share that is assumed of them."""
    d = of.donors
    aow = d.work.status == AOW
    single = aow & (d.people.type != COUPLE)[d.people.household] & (d.people.type != FAMILY)[d.people.household]
    return {
        "aow_personen": float(d.sum(aow) @ weights) / BENEFITS["aow"][0],
        "aow_alleenstaand": float(d.sum(single) @ weights) / BENEFITS["aow"][0],
        "bijstand_personen": float(d.sum(d.work.status == BIJSTAND) @ weights) / BENEFITS["bijstand"][0] / 1e3,
        "uitgaven_ww_2024": float(d.sum(d.work.benefit * (d.work.status == WW)) @ weights) / 1e6,
    }


def _poor(of: Population, weights: Floats, law: Run, year: int) -> dict[str, float]:
    """Per cents of persons and children below the line of CBS, SCP and Nibud."""
    k = of.k_country
    counts = poverty(of, law.at("besteedbaar_inkomen", k), law.at(LINE, k))
    return {
        f"arm_{who}_{year}": 100.0 * float(counts[f"arm_{who}"] @ weights / (counts[f"tellen_{who}"] @ weights))
        for who in ("personen", "kinderen")
    }


def _poverty(of: Population, weights: Floats, now: Floats, package: Run) -> dict[str, float]:
    """What the package does to the share of persons below a line, put where POOR of them are below it."""
    d = of.donors
    counts = {"": np.diff(d.people.starts) * weights, "_kinderen": d.children * weights}
    for persons in counts.values():
        persons[d.student] = 0.0
    income = now / d.equivalent
    order = np.argsort(income)
    share = np.cumsum(counts[""][order]) / counts[""].sum()
    line = float(income[order][np.searchsorted(share, POOR)])
    instead = package.at("besteedbaar_inkomen", of.k_country) / d.equivalent
    return {
        f"armoede_verandering{who}": 100.0 * float(((income < line) * 1.0 - (instead < line)) @ persons / persons.sum())
        for who, persons in counts.items()
    }


def _incomes(of: Population) -> dict[str, float]:
    """In CBS's concept, thousands of euros a year; homes at each municipality's worth."""
    d = of.donors
    head = d.work.status[d.people.starts[:-1]]
    kinds: dict[str, Mask] = {"paar_zonder": d.people.type == COUPLE, "paar_met": d.people.type == FAMILY,
                              "bijstand": head == BIJSTAND}  # fmt: skip
    weights = [of.weights(code) for code in of.codes]
    income = [of.income.standardised(float(k)) / 1e3 for k in of.k]
    found: dict[str, float] = {}
    for kind, mask in kinds.items():
        w, x = np.concatenate([v[mask] for v in weights]), np.concatenate([v[mask] for v in income])
        found[f"gini_{kind}"] = gini(x, w)
        found[f"gemiddeld_{kind}"] = float(x @ w / w.sum())
        found[f"mediaan_{kind}"] = median(x, w)
    back = MEDIAN_2024 / MEDIAN_2021 * 1e3
    employed = head == WAGE
    for name in EMPLOYEES:
        code = _code(name)
        w, k = of.weights(code)[employed], float(of.k[of.at(code)])
        for what, level in (("std", of.income.standardised(k)), ("disp", of.income.at(k))):
            x = level[employed] / back
            found[f"mean_{what}_{name}"] = float(x @ w / w.sum())
            found[f"median_{what}_{name}"] = median(x, w)
    return found


def _families(of: Population) -> dict[str, Mask]:
    d = of.donors
    children = d.sum(d.people.role == Rol.KIND)
    number = {"1": children == 1, "2": children == 2, "3+": children >= 3}
    types = {"paar": d.people.type == FAMILY, "eenouder": d.people.type == LONE_PARENT}
    return {f"gezin_{t}_{n}": of_type & of_number for t, of_type in types.items() for n, of_number in number.items()}


def _kinds(of: Population, weights: Floats) -> dict[str, float]:
    return {name: float(weights[mask].sum()) for name, mask in _families(of).items()}


@dataclass(frozen=True)
class Towns:
    """Low incomes in one town, per cents of households."""

    name: str
    counted: float
    fitted: float
    predicted: float
    """Weighed without this figure."""
    low: float
    high: float


def towns(of: Population) -> list[Towns]:
    """Low incomes in places with many students."""
    table = {row["code"]: row for row in municipalities()}
    wanted = {t.code: t for t in targets(of.assumptions)}
    n = np.array([float(row["huishoudens"]) for row in table.values()])
    said = np.array([float(row["pct_tot_110"]) for row in table.values()])
    level = float(said @ n / n.sum()) / of.low_country
    keep = np.array([name != "laag_inkomen" for name in NAMES])
    found = []
    for name in TOWNS:
        code = _code(name)
        target = scaled(wanted[code], of.low_country)
        x, size = of.columns(code), target.households
        b, s = target.value / size, target.tolerance / size
        start = of.multipliers[of.at(code)][keep].astype(np.float64)
        low = x[:, INDEX["laag_inkomen"]]
        free = balance(of.base, x[:, keep], b[keep], s[keep], SOFTNESS, start).weights
        predicted = level * float(low @ free / free.sum())
        w, many = of.weights(code), of.replicate_weights(code)
        rates = level * (many @ low) / many.sum(axis=1)
        spread = float(np.hypot(rates.std(ddof=1), PLACE * predicted))
        found.append(Towns(name, float(table[code]["pct_tot_110"]), level * float(low @ w / w.sum()), predicted,
                           predicted - Z * spread, predicted + Z * spread))  # fmt: skip
    return found


def _code(name: str) -> str:
    return next(one.code for one in all_municipalities() if one.naam == name)
