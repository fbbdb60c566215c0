"""Brede welvaart of a municipality: indicators in the way of the CBS monitor, each beside the other municipalities.

Not the Regionale Monitor Brede Welvaart itself: its table is not in the package. These are figures that are published
for every municipality; themes without figures are told, with the table to get them from. No total: CBS makes none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.data import rows

ENOUGH = 0.6
"""The share of the spokes that must have a figure for a wheel."""


@dataclass(frozen=True)
class Indicator:
    """A spoke: `up` says whether more is seen as better."""

    key: str
    theme: str
    label: str
    unit: str
    decimals: int
    up: bool
    year: int
    source: str
    modelled: bool = False


_KWB = "CBS, kerncijfers wijken en buurten 2021 (85039NED)"
_SUN = "ETLocal 2023, uit BAG en Klimaatmonitor"
MONEY, WORK, LIVING, NATURE = "Materiële welvaart", "Arbeid en leren", "Wonen en nabijheid", "Milieu en energie"

INDICATORS = (
    Indicator("inkomen_mediaan_keur", MONEY, "inkomen, het midden", "duizend EUR", 1, True, 2024,
              "CBS, inkomen van huishoudens 2024, voorlopig"),
    Indicator("vermogen_mediaan_keur", MONEY, "vermogen, het midden", "duizend EUR", 1, True, 2021, _KWB),
    Indicator("tot_110_pct", MONEY, "tot 110% sociaal minimum", "%", 1, False, 2021, _KWB),
    Indicator("koopkracht", MONEY, "koopkracht, het midden", "%", 1, True, 2024, "berekening prinsjesdag",
              modelled=True),
    Indicator("arbeidsparticipatie_pct", WORK, "heeft betaald werk", "%", 0, True, 2021, _KWB),
    Indicator("bijstand_p1000", WORK, "bijstand", "per 1.000 inwoners", 1, False, 2021, _KWB),
    Indicator("ww_pct", WORK, "WW", "% van inwoners", 2, False, 2021, _KWB),
    Indicator("hoogopgeleid_pct", WORK, "hoogopgeleid", "%", 0, True, 2021, _KWB),
    Indicator("huisarts_km", LIVING, "afstand tot huisarts", "km", 1, False, 2021, _KWB),
    Indicator("school_km", LIVING, "afstand tot school", "km", 1, False, 2021, _KWB),
    Indicator("gas_m3_woning", NATURE, "gas per woning", "m3 per jaar", 0, False, 2023, _SUN),
    Indicator("elektriciteit_kwh", NATURE, "elektriciteit per woning", "kWh per jaar", 0, False, 2021, _KWB),
    Indicator("zon_kwh_woning", NATURE, "zonnestroom per woning", "kWh per jaar", 0, True, 2023, _SUN),
)  # fmt: skip

ABSENT = (
    ("Welzijn", "tevredenheid met het leven, met vrije tijd", "Regionale Monitor Brede Welvaart (CBS); nummer van de "
     "tabel niet gevonden. Alleen voor grotere gemeenten"),
    ("Gezondheid", "ervaren gezondheid, overgewicht, levensverwachting", "Regionale Monitor Brede Welvaart (CBS); "
     "gebruik van zorg: 86050NED (Wmo) en 85099NED (jeugdzorg), dat is geen maat voor gezondheid"),
    ("Samenleving", "contact, vertrouwen, vrijwilligerswerk", "Regionale Monitor Brede Welvaart (CBS)"),
    ("Veiligheid", "geregistreerde misdrijven, onveilig voelen", "83648NED (CBS, geregistreerde criminaliteit)"),
    ("Natuur", "natuur en groen per inwoner, fijnstof", "Regionale Monitor Brede Welvaart (CBS)"),
)  # fmt: skip
"""Themes of the monitor without figures here: theme, measures, and where to get them."""

ANNOUNCED = (
    ("infrastructuur", "afstand tot huisarts en school", "wegen, openbaar vervoer, reistijd"),
    ("veiligheid", "niets", "misdrijven en gevoel van veiligheid: 83648NED en de Regionale Monitor"),
    ("gezondheid", "niets over gezondheid zelf", "ervaren gezondheid en levensverwachting: de Regionale Monitor"),
    ("economie", "inkomen, vermogen, werk, uitkeringen, koopkracht", "bedrijven, productie per regio"),
    ("cultuur, met monumenten en bibliotheken", "niets", "monumenten, bibliotheken en musea: niet gevonden in de "
     "cijfers die wij hebben"),
)  # fmt: skip
"""The themes that the announcement of 19 September 2023 names: what is here, what isn't."""


@dataclass(frozen=True)
class Spoke:
    """One indicator of an area. `place` is the share of municipalities that it does better than, 0 to 100."""

    indicator: Indicator
    value: float | None
    country: float | None
    place: float | None
    trend: str


def spokes(area: Area, power: Mapping[str, float]) -> list[Spoke]:
    """Every indicator of an area; `power` is the purchasing power of each municipality by the model, in per cent."""
    found = []
    codes = [one.code for one in municipalities_in(area)]
    for one in INDICATORS:
        values = _values(one.key) if one.key != "koopkracht" else dict(power)
        own, country = _mean(values, codes), _mean(values, list(values))
        found.append(Spoke(one, own, country, _place(one, own, values), _trend(one, codes)))
    return found


def has_wheel(found: list[Spoke]) -> bool:
    """Whether enough spokes have a figure."""
    return sum(one.value is not None for one in found) >= ENOUGH * len(found)


def _place(one: Indicator, own: float | None, values: Mapping[str, float]) -> float | None:
    """Ties count for half, so that the middle municipality stands at 50."""
    if own is None:
        return None
    less, same = sum(value < own for value in values.values()), sum(value == own for value in values.values())
    share = 100.0 * (less + same / 2.0) / len(values)
    return share if one.up else 100.0 - share


def _mean(values: Mapping[str, float], codes: list[str]) -> float | None:
    """Of one municipality its figure; of more the mean by inhabitants, over those that have one."""
    known = [code for code in codes if code in values]
    weights = [float(_table()[code]["inwoners"]) for code in known]
    if not known:
        return None
    return sum(values[code] * weight for code, weight in zip(known, weights, strict=True)) / sum(weights)


def _trend(one: Indicator, codes: list[str]) -> str:
    """Only bijstand has two years."""
    if one.key != "bijstand_p1000":
        return "geen tweede jaar"
    pairs = [(_table()[code]["bijstand_2020"], _table()[code]["bijstand_2021"]) for code in codes]
    both = [(float(a), float(b)) for a, b in pairs if a and b]
    if not both:
        return "geen tweede jaar"
    change = 100.0 * (sum(b for _, b in both) / sum(a for a, _ in both) - 1.0)
    if abs(change) < 0.5:
        return "even veel als in 2020"
    return f"{'meer' if change > 0 else 'minder'} dan in 2020 ({change:+.0f}%)".replace("-", "−")


@cache
def _values(key: str) -> dict[str, float]:
    return {code: float(row[key]) for code, row in _table().items() if row[key]}


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("brede_welvaart")}
