"""What insulation does for one home: gas and bill before and after, cost, subsidy, and when it has paid itself back.

The bill is that of the law (law/energie) at the home's own tariff or CBS's mean. Cost per m2 are Hestia's for one home
at a time; the year of those prices isn't known, so a quotation goes before. Not modelled: heat pumps, solar panels,
VAT of 9% on labour, cheap loans, subsidies of the municipality, and what the label becomes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prinsjesdag.energy import isde, local_approach, payback, standard
from prinsjesdag.energy.bill import bill, tariffs
from prinsjesdag.energy.figures import figures
from prinsjesdag.energy.heat_loss import GLASS, PARTS, Part, Range, heating_gas, saved, transmittance
from prinsjesdag.energy.home import Home, Planned, measure_part
from prinsjesdag.errors import InputError

SCENARIOS = ("laag", "midden", "hoog")


@dataclass(frozen=True)
class Options:
    """What a user may change without touching a file; None leaves the figure of the files.

    `interest` and `growth` a year; tariffs in EUR per m3 and kWh with VAT, without energiebelasting; `term` of a loan
    in years; `mean_woz` of the municipality, EUR.
    """

    interest: float | None = None
    growth: float | None = None
    gas_tariff: float | None = None
    power_tariff: float | None = None
    term: int = 15
    tranche: int | None = None
    mean_woz: float | None = None


@dataclass(frozen=True)
class Row:
    """One measure: m2, cost and subsidy (EUR), gas saved (m3 a year) when it is taken alone."""

    name: str
    title: str
    part: Part
    area: float
    before: float
    after: float
    cost: float
    cost_known: bool
    subsidy: float
    why: str
    gas: Range


@dataclass(frozen=True)
class Scenario:
    """A price of gas: EUR per m3 all in, saving (EUR a year), years until paid back."""

    name: str
    price: float
    saving: Range
    simple: float | None
    with_interest: int | None


@dataclass(frozen=True)
class Advice:
    """The whole of it."""

    home: Home
    rows: tuple[Row, ...]
    gas: Range
    """Saved by all measures together, m3 a year."""
    after: Mapping[Part, float]
    """Rc (m2K/W) of each part afterwards, of glass U (W/m2K); a mean where a part is done in part."""
    bill_before: float
    bill_after: float
    subsidy: isde.Subsidy
    subsidy_unknown: str | None
    scenarios: tuple[Scenario, ...]
    loan_month: float
    interest: float
    growth: float
    term: int
    local: local_approach.Judgement
    tranche: int
    standard: float | None
    demand_before: float
    demand_after: float
    compactness: float

    @property
    def cost(self) -> float:
        return sum(row.cost for row in self.rows)

    @property
    def net(self) -> float:
        """Cost less subsidy, EUR."""
        return self.cost - self.subsidy.amount

    @property
    def life(self) -> int:
        """Years that the shortest-lived measure lasts."""
        told = figures("bouwdelen")["levensduur"]["waarden"]
        return min((int(told[row.part]) for row in self.rows), default=0)

    @property
    def co2(self) -> float:
        """kg a year, at the middle saving."""
        return self.gas.middle * float(figures("bouwdelen")["gas"]["co2"]["waarde"])


def advise(home: Home, options: Options = Options()) -> Advice:
    """Everything about the measures of a home. Raises InputError."""
    told = figures("bouwdelen")
    interest = _or(options.interest, told["terugverdienen"]["rente"]["waarde"])
    growth = _or(options.growth, told["terugverdienen"]["gasprijs_groei"]["waarde"])
    gas_tariff, power_tariff = tariffs(home, options.gas_tariff, options.power_tariff)
    subsidy, unknown = _subsidy(home)
    rows = tuple(_row(home, one, line) for one, line in zip(home.planned, subsidy.lines, strict=True))
    gas = _saved(home, home.planned)
    cost = sum(row.cost for row in rows) - subsidy.amount
    tranche = options.tranche or local_approach.tranche_on(max(home.day, date(2023, 3, 1)))
    shell = sum(home.areas.values())
    demand = heating_gas(home.gas.middle)
    return Advice(
        home=home,
        rows=rows,
        gas=gas,
        after=_done(home, home.planned),
        bill_before=bill(home, home.gas.middle, gas_tariff, power_tariff),
        bill_after=bill(home, home.gas.middle - gas.middle, gas_tariff, power_tariff),
        subsidy=subsidy,
        subsidy_unknown=unknown,
        scenarios=tuple(
            _scenario(
                name, _price(home, gas.middle, gas_tariff * float(factor), power_tariff), gas, cost, interest, growth
            )
            for name, factor in told["terugverdienen"]["scenarios"].items()
            if name in SCENARIOS
        ),
        loan_month=payback.loan_month(max(0.0, cost), interest, options.term),
        interest=interest,
        growth=growth,
        term=options.term,
        local=local_approach.judge(home.label, home.poor, home.owner, home.woz, options.mean_woz, tranche),
        tranche=tranche,
        standard=standard.standard(home.kind == "appartement", home.built, shell / home.area)
        if home.built and home.kind
        else None,
        demand_before=_demand(demand, home.area),
        demand_after=_demand(demand - gas.middle, home.area),
        compactness=shell / home.area,
    )


def _price(home: Home, saved: float, gas_tariff: float, power_tariff: float) -> float:
    """What one m3 less takes off the bill, EUR: delivery and tax with VAT (in 2023 under the price cap)."""
    less = saved if saved > 0.0 else min(1.0, home.gas.middle / 2.0)
    if less <= 0.0:
        return 0.0
    before = bill(home, home.gas.middle, gas_tariff, power_tariff)
    return (before - bill(home, home.gas.middle - less, gas_tariff, power_tariff)) / less


def _subsidy(home: Home) -> tuple[isde.Subsidy, str | None]:
    try:
        found = isde.subsidy(
            [one.measure for one in home.planned],
            home.day,
            others=home.others,
            owner=home.owner is not False,
            built=home.built,
            permit=home.permit,
            monument=home.monument,
            ventilation=home.ventilation,
            heat_network=home.heat_network,
        )
    except InputError as error:
        nothing = tuple(isde.Line(one.measure, 0.0, "bedrag niet bekend") for one in home.planned)
        return isde.Subsidy(nothing, 0.0, None, False), error.what
    return found, found.refused


def _row(home: Home, planned: Planned, line: isde.Line) -> Row:
    measure = planned.measure
    told = figures("bouwdelen")["maatregelen"][measure.name]
    part = measure_part(measure.name)
    known = planned.cost is not None
    cost = float(planned.cost) if planned.cost is not None else round(measure.area * float(told["kosten"]), 2)
    return Row(
        measure.name,
        str(told["naam"]),
        part,
        measure.area,
        home.values[part],
        _after(home, planned),
        cost,
        known,
        line.amount,
        line.reason,
        _saved(home, (planned,)),
    )


def _after(home: Home, planned: Planned) -> float:
    """Rc or U afterwards: Rd comes on top of what is there; without Rd the figure of the table."""
    part, value = measure_part(planned.measure.name), planned.measure.value
    usual = float(figures("bouwdelen")["maatregelen"][planned.measure.name]["na"])
    if part == GLASS:
        return min(home.values[part], usual if value is None else value)
    return max(home.values[part], usual) if value is None else home.values[part] + value


def _saved(home: Home, planned: tuple[Planned, ...]) -> Range:
    """Gas saved, m3 a year; where the use itself is estimated, its range is in it.

    A measure on a share of a part changes the mean U of it; of two on one part the better counts for each m2.
    """
    after = _done(home, planned)
    at = [
        saved(gas, home.area, home.areas, home.values, after) for gas in (home.gas.low, home.gas.middle, home.gas.high)
    ]
    return Range(at[0].low, at[1].middle, at[2].high)


def _done(home: Home, planned: tuple[Planned, ...]) -> dict[Part, float]:
    return {
        part: _mean(home, part, [one for one in planned if measure_part(one.measure.name) == part]) for part in PARTS
    }


def _mean(home: Home, part: Part, planned: list[Planned]) -> float:
    left, total = home.areas[part], 0.0
    if left <= 0.0:
        return home.values[part]
    better = sorted(planned, key=lambda one: transmittance(part, _after(home, one)))
    for one in better:
        area = min(left, one.measure.area)
        total += area * transmittance(part, _after(home, one))
        left -= area
    u = (total + left * transmittance(part, home.values[part])) / home.areas[part]
    if part == GLASS:
        return u
    return 1.0 / u - float(figures("bouwdelen")["overgangsweerstand"]["waarden"][part])


def _scenario(name: str, price: float, gas: Range, cost: float, interest: float, growth: float) -> Scenario:
    saving = gas.times(price)
    return Scenario(
        name,
        price,
        saving,
        payback.simple(max(0.0, cost), saving.middle),
        payback.discounted(max(0.0, cost), saving.middle, interest, growth),
    )


def _demand(gas: float, area: float) -> float:
    """Heat from gas, kWh per m2 a year."""
    told = figures("bouwdelen")["gas"]
    return gas * float(told["energie"]["waarde"]) * float(told["ketel"]["waarde"]) / 0.0036 / area


def _or(given: float | None, usual: Any) -> float:
    return float(usual) if given is None else given


def as_dict(found: Advice) -> Mapping[str, Any]:
    """For JSON: amounts in EUR, gas in m3 a year, shares as fractions."""
    return {
        "jaar": found.home.day.year,
        "gas_voor": _three(found.home.gas),
        "besparing_m3": _three(found.gas),
        "rekening_voor": found.bill_before,
        "rekening_na": found.bill_after,
        "kosten": round(found.cost, 2),
        "isde": found.subsidy.amount,
        "isde_opmerking": found.subsidy_unknown,
        "netto": round(found.net, 2),
        "co2_kg": round(found.co2, 1),
        "maatregelen": [
            {
                "maatregel": r.name,
                "deel": r.part,
                "m2": r.area,
                "voor": r.before,
                "na": r.after,
                "kosten": r.cost,
                "kosten_geschat": not r.cost_known,
                "isde": r.subsidy,
                "isde_uitleg": r.why,
                "besparing_m3": _three(r.gas),
            }
            for r in found.rows
        ],
        "scenarios": [
            {
                "naam": s.name,
                "prijs_m3": round(s.price, 4),
                "besparing_eur": _three(s.saving),
                "terugverdientijd": None if s.simple is None else round(s.simple, 1),
                "met_rente": s.with_interest,
            }
            for s in found.scenarios
        ],
        "rente": found.interest,
        "prijsgroei": found.growth,
        "lening_maand": round(found.loan_month, 2),
        "looptijd": found.term,
        "lokale_aanpak": {"tranche": found.tranche, "telt": found.local.counts, "redenen": list(found.local.reasons)},
        "isolatiestandaard": {
            "norm": found.standard,
            "voor": round(found.demand_before, 1),
            "na": round(found.demand_after, 1),
            "eenheid": "kWh/m2 per jaar",
            "zekerheid": "laag",
        },
        "aangenomen": list(found.home.assumed),
    }


def _three(found: Range) -> dict[str, float]:
    return {"waarde": round(found.middle, 2), "laag": round(found.low, 2), "hoog": round(found.high, 2)}
