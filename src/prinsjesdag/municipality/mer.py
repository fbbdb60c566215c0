"""The minima-effectrapportage: what households around the sociaal minimum have in a municipality, and why.

Every figure is the law calculated for one household: exact for that household, no estimate, no interval. Income is
that of the whole year. The year before is the same type at the same share of that year's sociaal minimum. Whoever is
entitled to a scheme is taken to apply for it and receive it; who doesn't, is what niet-gebruik is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer, proof
from prinsjesdag.household.armoedeval import Trap, trap
from prinsjesdag.household.compare import index_factor
from prinsjesdag.household.uitgaven import Uitgaven, balance
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import IN_SUM, OUTCOMES, Filled, files, filled
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.typen import INCOME, LEVELS, NORM, TYPES, Minimum, Type, at_level, household, rent_of

TARGET, LOCAL = "besteedbaar_inkomen", "ontvangen_gemeentelijke_regelingen"
NET = ("bruto_inkomen", "afgedragen_premies_en_alimentatie", "belasting_gezin", "zvw_bijdrage_gezin")
"""The first less the others is what is left of pay, pension, AOW or bijstand."""
NATIONAL = (
    "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag",
    "tegemoetkoming_alleenverdieners",
)  # fmt: skip
"""What the Rijk gives beside the income."""
MUNICIPAL = (
    *(name for scheme, names in OUTCOMES.items() if scheme != "bijzondere_bijstand" for name in names),
    "energietoeslag",
)  # fmt: skip
"""What the municipality gives; bijzondere bijstand pays costs and is left out."""
OTHER = ("nominale_zorgpremie", "kosten_kinderopvang")
ALL = tuple(kind.slug for kind in TYPES if not kind.retired)
"""The types that can go to work."""
HOURS = (16.0, 24.0, 32.0, 36.0)
FIRST, LAST = 2023, 2026
"""The years of which all amounts are law, with a year before them to compare with."""


@dataclass(frozen=True)
class Cell:
    """One type at one level in one year, EUR a year."""

    minimum: Minimum
    share: float
    """Net income as a share of the norm: not exactly the level where only AOW is received."""
    norm: float
    """The sociaal minimum, EUR a month, net with holiday allowance, mean of the year."""
    bijstand: float
    net: float
    parts: Mapping[str, float]
    """NATIONAL, MUNICIPAL (as received) and OTHER (taken off)."""
    income: float
    local: float

    @property
    def without_local(self) -> float:
        return round(self.income - self.local, 2)


@dataclass(frozen=True)
class Pair:
    """A cell, the same a year before, and what it spends."""

    now: Cell
    before: Cell
    expenses: Mapping[str, Any] | None
    comparable: tuple[str, ...]
    """Outcomes of the municipality's schemes that are filled in for both years."""

    @property
    def change_without_local(self) -> float:
        """EUR a month of tax, AOW, bijstand, pay and national schemes."""
        return round((self.now.without_local - self.before.without_local) / 12.0, 2)

    @property
    def change_with_local(self) -> float | None:
        """The same with the municipality's own schemes that are known in both years; None where there are none."""
        if not self.comparable:
            return None
        return round(self.change_without_local + sum(self._change(name) for name in self.comparable), 2)

    @property
    def change_energietoeslag(self) -> float:
        """What the end of the energietoeslag of 2022 and 2023 takes: paid by the municipality, once a year."""
        return round(self._change("energietoeslag"), 2)

    def _change(self, name: str) -> float:
        return (self.now.parts.get(name, 0.0) - self.before.parts.get(name, 0.0)) / 12.0


@dataclass(frozen=True)
class Mer:
    """All types and levels of a municipality in a year."""

    area: Area
    year: int
    rent: float
    filled: Filled
    filled_before: Filled
    pairs: Mapping[str, Sequence[Pair]]
    traps: Mapping[str, Trap]
    """Per type under the AOW-leeftijd: from bijstand to work at the minimum wage."""
    assumed: Sequence[str]
    system: System

    @property
    def prices(self) -> float | None:
        """The rise of consumer prices since the year before, as a share."""
        try:
            return index_factor("cpi", self.year - 1, self.year) - 1.0
        except InputError:
            return None

    @property
    def local(self) -> bool:
        """Whether any scheme of the municipality that enters income is filled in this year."""
        return any(scheme in self.filled.until for scheme in IN_SUM)

    def as_dict(self) -> dict[str, Any]:
        """The object of `mer --json`."""
        return {
            "gemeente": {"code": self.area.code, "naam": self.area.naam, "provincie": self.area.provincie},
            "jaar": self.year,
            "vergelijkingsjaar": self.year - 1,
            "eenheid": "EUR/jaar",
            "soort": "berekend voor één huishouden: exact, zonder marge",
            "kale_huur_maand": self.rent,
            "prijsstijging": None if self.prices is None else round(self.prices, 6),
            "lokale_regelingen": {
                "uitspraak": self.filled.statement,
                "ingevuld": {scheme: day.isoformat() for scheme, day in self.filled.until.items()},
                "niet_ingevuld": list(self.filled.lacking),
                "vorig_jaar_ingevuld": sorted(self.filled_before.until),
            },
            "huishoudens": [
                {
                    "type": kind.slug, "omschrijving": kind.label,
                    "niveaus": [_pair(pair, self.prices) for pair in self.pairs[kind.slug]],
                    "armoedeval": self.traps[kind.slug].as_dict() if kind.slug in self.traps else None,
                }
                for kind in TYPES
            ],
            "aangenomen": list(self.assumed),
            "bewijs": proof(self.system, When(self.year)),
        }  # fmt: skip


def mer(
    area: Area, year: int, *, rent: float | None = None, expenses: Uitgaven | None = None, traps: Sequence[str] = ALL
) -> Mer:
    """The report of one municipality. `rent` is EUR a month of `year`; the year before has the same rent, de-indexed.

    `traps` are the types whose armoedeval is calculated. A province or the country has no schemes of its own. Raises
    InputError for a year outside FIRST to LAST.
    """
    known_year(year)
    code = area.code if area.kind == "gemeente" else None
    system, own = load(), None if rent is None else round(rent / index_factor("huur", year - 1, year), 2)
    pairs, told = {}, [*_assumed(rent or rent_of(year), rent is not None), filled(code, When(year)).statement]
    known, own_schemes = comparable(code, year), code if code in files() else None
    for kind in TYPES:
        of_kind = []
        for level in LEVELS:
            now, before = _kept(kind, level, own_schemes, year, rent), _kept(kind, level, own_schemes, year - 1, own)
            spent = None if expenses is None else balance(expenses, now.minimum.household, When(year), now.income)
            of_kind.append(Pair(now, before, spent, known))
        pairs[kind.slug] = of_kind
    found_traps = {kind.slug: _poverty_trap(kind, own_schemes, year, rent) for kind in TYPES if kind.slug in traps}
    return Mer(area, year, rent or rent_of(year), filled(code, When(year)), filled(code, When(year - 1)), pairs,
               found_traps, told, system)  # fmt: skip


def comparable(code: str | None, year: int) -> tuple[str, ...]:
    """Outcomes of the schemes that are filled in both for a year and for the year before.

    One that is filled in for only one of them is left out of the difference: that it isn't known is no loss.
    """
    now, before = filled(code, When(year)).until, filled(code, When(year - 1)).until
    both = [scheme for scheme in now if scheme in before and scheme in IN_SUM and scheme in OUTCOMES]
    return tuple(name for scheme in both for name in OUTCOMES[scheme])


def known_year(year: int) -> None:
    """Raises InputError for a year that can't be compared with the year before."""
    if not FIRST <= year <= LAST:
        raise InputError(f"{year} kan niet; kies een jaar van {FIRST} tot en met {LAST}", ("--jaar",))


def cell(of: Minimum, system: System) -> Cell:
    """What one household has in its year."""
    names = [n for n in (TARGET, LOCAL, INCOME, NORM, "bijstand", *NET, *NATIONAL, *MUNICIPAL, *OTHER)
             if system.variable(n)]  # fmt: skip
    found = answer(of.household, system, When(of.year), names)
    value = {name: float(found[name] or 0.0) for name in names}
    net = value[NET[0]] - sum(value[name] for name in NET[1:])
    parts = {name: value[name] for name in (*NATIONAL, *MUNICIPAL, *OTHER) if name in value}
    bijstand = value["bijstand"] if of.source == "bijstand" else 0.0
    return Cell(of, round(value[INCOME] / value[NORM], 4), value[NORM], bijstand, round(net, 2), parts, value[TARGET],
                value[LOCAL])  # fmt: skip


def poverty_trap(kind: Type, code: str | None, year: int, rent: float | None = None) -> Trap:
    """From bijstand to so many hours at the minimum wage."""
    start = household(kind, code, year, rent, bijstand=True)
    return trap(start, load(), When(year), hours=HOURS, from_bijstand=True)


_poverty_trap = cache(poverty_trap)
"""Municipalities without schemes have the same one."""


@cache
def _kept(kind: Type, level: float, code: str | None, year: int, rent: float | None) -> Cell:
    return cell(at_level(kind, level, code, load(), year, rent), load())


def _assumed(rent: float, own: bool) -> list[str]:
    whose = "opgegeven" if own else "aanname: gemiddelde huur van corporaties, mee met de huurstijging"
    return [
        f"kale huur {rent:.2f} euro per maand ({whose})",
        "geen spaargeld of ander vermogen; geen kinderopvang; niemand woont in",
        "wie recht heeft op een regeling, vraagt die aan en krijgt die",
        "boven 100% werkt één volwassene in loondienst; boven de AOW-leeftijd is er een pensioen naast de AOW",
        "het inkomen was in de jaren ervoor ook zo laag (voor de individuele inkomenstoeslag)",
    ]


def _pair(pair: Pair, prices: float | None) -> dict[str, Any]:
    now, before = pair.now, pair.before
    real = (
        None if prices is None else round(100.0 * (now.without_local / before.without_local / (1.0 + prices) - 1.0), 2)
    )
    return {
        "niveau": now.minimum.level, "bron_van_inkomen": now.minimum.source, "loon_of_pensioen": now.minimum.gross,
        "inkomen_tov_sociaal_minimum": now.share, "sociaal_minimum_maand": now.norm, "bijstand": now.bijstand,
        "netto_inkomen": now.net, "onderdelen": dict(now.parts), "besteedbaar_inkomen": now.income,
        "zonder_gemeentelijke_regelingen": now.without_local, "gemeentelijke_regelingen": now.local,
        "uitgaven": None if pair.expenses is None else dict(pair.expenses),
        "vorig_jaar": {"loon_of_pensioen": before.minimum.gross, "netto_inkomen": before.net,
                       "onderdelen": dict(before.parts), "besteedbaar_inkomen": before.income,
                       "zonder_gemeentelijke_regelingen": before.without_local},
        "verschil_maand": pair.change_without_local, "verschil_maand_met_eigen_regelingen": pair.change_with_local,
        "verschil_maand_energietoeslag": pair.change_energietoeslag, "reeel_procent": real,
    }  # fmt: skip
