"""What is said of each neighbourhood: costs per strategy, the cheapest, how close the next is, how robust that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from prinsjesdag.heat.coefficients import STRATEGIES, Coefficients, content_of
from prinsjesdag.heat.home_costs import PARTS
from prinsjesdag.heat.model import Outcome, robustness, scenario_factors

VALIDITY = "Gevalideerd op de Startanalyse 2020, prijzen KEV2019; dit is niet de huidige Startanalyse"
NAMES = {
    "S1a": "luchtwarmtepomp, label B", "S1b": "bodemwarmtepomp, label B",
    "S4a": "hybride warmtepomp met groengas, label B", "S4b": "HR-ketel met groengas, label B",
    "S4c": "hybride warmtepomp met groengas, label D", "S4d": "HR-ketel met groengas, label D",
}  # fmt: skip
NOT_MODELLED = (
    "Warmtenetten (S2 en S3): in de gepubliceerde uitkomsten zijn de runs verwisseld, zodat een model er niet op te "
    "toetsen is.",
    "Waterstof (S5) en nieuwbouw.",
    "Wat bewoners, verhuurders en bedrijven zelf betalen: dit zijn nationale kosten, zonder belasting en subsidie.",
    "De lengte van het gas- en elektriciteitsnet in de buurt en of er netcongestie is; gerekend is met landelijke "
    "gemiddelden.",
    "Hoeveel groengas er is: de strategieën met groengas rekenen alsof het er is.",
)


@dataclass(frozen=True)
class Strategy:
    """One strategy of one place: EUR a year, per weq, and per ton. `eur_ton` divides the absolute cost by the CO2 of
    the start year, as the published tables do; `net_eur_ton` is the cost of a ton avoided against the reference."""

    abs_eur_jaar: float
    net_eur_jaar: float
    eur_weq: float | None
    eur_ton: float | None
    net_eur_weq: float | None
    net_eur_ton: float | None
    nauwkeurigheid: float

    def as_dict(self) -> dict[str, float | None]:
        """Rounded: euros whole, accuracy as a share."""
        rounded = {name: None if value is None else round(value) for name, value in vars(self).items()}
        return {**rounded, "nauwkeurigheid": self.nauwkeurigheid}


@dataclass(frozen=True)
class Answer:
    """One place: its strategies by name and what follows from them. Without buildings `cheapest` is None."""

    code: str
    name: str
    weq: float
    strategies: dict[str, Strategy]
    reference: float
    cheapest: str | None
    second: str | None
    gap: float | None  # EUR a year between second and cheapest
    equal: tuple[str, ...]  # others within the tie of the cheapest
    robustness: float | None  # share of the price scenarios
    parts: dict[str, dict[str, float]]  # EUR a year by strategy (and "referentie") and part
    remarks: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """As the command gives it."""
        return {
            "buurtcode": self.code, "buurtnaam": self.name, "weq": round(self.weq, 1),
            "strategieen": {name: one.as_dict() for name, one in self.strategies.items()},
            "goedkoopste": self.cheapest, "robuustheid": self.robustness, "tweede": self.second,
            "verschil_eur_jaar": None if self.gap is None else round(self.gap), "gelijkwaardig": list(self.equal),
            "referentie_eur_jaar": round(self.reference),
            "onderdelen": {name: {part: round(eur) for part, eur in of.items()} for name, of in self.parts.items()},
            "waarschuwingen": list(self.remarks), "geldigheid": VALIDITY,
        }  # fmt: skip


def answers(
    found: Outcome, names: Sequence[str], remarks: Sequence[Sequence[str]], *, municipal: bool = False
) -> list[Answer]:
    """One answer a place, in the order of the input."""
    stays, order = robustness(found), found.order
    made = []
    for at, code in enumerate(found.code):
        strategies = {name: _strategy(found, at, k, municipal) for k, name in enumerate(STRATEGIES)}
        empty = not found.eur[at].any()
        first, second = (STRATEGIES[k] for k in order[at, :2])
        parts = {name: dict(zip(PARTS, map(float, found.eur[at, k]), strict=True))
                 for k, name in enumerate(("referentie", *STRATEGIES))}  # fmt: skip
        gap = strategies[second].abs_eur_jaar - strategies[first].abs_eur_jaar
        made.append(Answer(
            code, names[at], float(found.weq[at]), strategies, float(found.reference[at]), None if empty else first,
            None if empty else second, None if empty else gap, () if empty else _equal(strategies, first),
            None if empty else round(float(stays[at]), 3), parts, tuple(remarks[at]),
        ))  # fmt: skip
    return made


def _strategy(found: Outcome, at: int, k: int, municipal: bool) -> Strategy:
    absolute = float(found.eur[at, k + 1].sum())
    net = absolute - float(found.eur[at, 0].sum())
    weq, start, avoided = (float(of[at]) for of in (found.weq, found.co2_start, found.co2_reference))
    return Strategy(
        absolute, net, _per(absolute, weq), _per(absolute, start), _per(net, weq), _per(net, avoided),
        accuracy(weq, STRATEGIES[k], municipal),
    )  # fmt: skip


def _per(value: float, of: float) -> float | None:
    return value / of if of > 0.0 else None


def accuracy(weq: float, strategy: str, municipal: bool = False) -> float:
    """The share of the absolute cost that nine of ten places of this size stay within."""
    known = content_of("nauwkeurigheid.yaml")
    if municipal:
        return float(known["gemeente"]["absoluut"])
    size = max(one for one in known["vanaf_weq"] if one <= max(weq, 0.0))
    return float(known["vanaf_weq"][size]["absoluut"][strategy])


def _equal(strategies: dict[str, Strategy], first: str) -> tuple[str, ...]:
    """Strategies that differ too little from the cheapest to choose between them."""
    tie = content_of("nauwkeurigheid.yaml")["gelijkwaardig"]
    best = strategies[first]
    return tuple(
        name
        for name, one in strategies.items()
        if name != first
        and (
            one.abs_eur_jaar < best.abs_eur_jaar * (1.0 + tie["absoluut"])
            or (one.net_eur_weq is not None and best.net_eur_weq is not None
                and one.net_eur_weq - best.net_eur_weq < tie["netto_eur_weq"])
        )
    )  # fmt: skip


def table(made: Sequence[Answer]) -> pl.DataFrame:
    """All answers as a table, one row a place; amounts in EUR a year unless the name says otherwise."""
    rows = []
    for one in made:
        row: dict[str, Any] = {
            "buurtcode": one.code, "buurtnaam": one.name, "weq": one.weq, "goedkoopste": one.cheapest,
            "tweede": one.second, "verschil_eur_jaar": one.gap, "gelijkwaardig": " ".join(one.equal),
            "robuustheid": one.robustness, "referentie_eur_jaar": one.reference,
        }  # fmt: skip
        for name, strategy in one.strategies.items():
            row |= {f"{name.lower()}_{field}": value for field, value in strategy.as_dict().items()}
        row["waarschuwingen"] = "; ".join(one.remarks)
        rows.append(row)
    return pl.DataFrame(rows, infer_schema_length=None)


def assumptions(c: Coefficients) -> list[tuple[str, str, str]]:
    """The main choices of the model: name, value with unit, source."""
    known = content_of("kentallen.yaml")
    sources, values = known["sources"], known["values"]
    shown = ("rente", "leven_schil", "leren_warmtepomp", "leren_schil", "klimaat", "label_g_per_f", "m2_per_weq")
    found = [
        (_capital(values[name]["label"]), f"{c[name]:g} {values[name]['unit']}".strip().replace(".", ","),
         sources[values[name]["source"]])
        for name in shown
    ]  # fmt: skip
    scenarios = len(scenario_factors())
    return [
        ("Prijzen", c.prices.title, "Vesta MAIS 5.0, energieprijzen KEV2019"),
        *found,
        (
            "Woningvoorraad van de buurt",
            "geschat met maximale entropie uit oppervlak, labels en energievraag",
            "aanname",
        ),
        ("Prijsscenario's voor de robuustheid", f"{scenarios} combinaties van factoren op vier kostendelen", "aanname"),
    ]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def later_year(c: Coefficients) -> str | None:
    """What to say of a zichtjaar for which some coefficients are those of 2030."""
    if c.year == 2030:
        return None
    return (
        f"Voor {c.year} is alleen de CO2 van elektriciteit anders dan voor 2030: de prijzen van KEV2019 blijven na "
        "2030 gelijk, en voor leereffecten en klimaat is geen latere waarde gevonden (aanname: als in 2030)"
    )


def names_of(codes: Sequence[str], given: Sequence[str | None] | None) -> list[str]:
    """The names of places; the code where there is none."""
    return list(codes) if given is None else [name or code for name, code in zip(given, codes, strict=True)]


def spread(made: Sequence[Answer]) -> dict[str, tuple[int, float]]:
    """By strategy: in how many places it is the cheapest, and how many weq these have."""
    found = dict.fromkeys(STRATEGIES, (0, 0.0))
    for one in made:
        if one.cheapest is not None:
            count, weq = found[one.cheapest]
            found[one.cheapest] = (count + 1, weq + one.weq)
    return found
