"""The kinds of local schemes: their fields in a municipality's file, and the values of law/minimabeleid they are."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from prinsjesdag.engine.parameters import Plain
from prinsjesdag.errors import InputError, quoted
from prinsjesdag.measures import velden
from prinsjesdag.measures.velden import Field

Values = dict[str, Plain]
"""By name in law/minimabeleid/parameters.yaml, or by path for a value of another law."""

Kind = tuple[Mapping[str, Field], Callable[[Mapping[str, Any], velden.Path], Values]]

LEEFVORMEN = (
    "alleenstaande", "alleenstaande_ouder", "alleenstaande_ouder_met_kind_vanaf_12",
    "paar", "paar_met_kinderen", "paar_met_kind_vanaf_12",
)  # fmt: skip
"""In the order of the amounts in the law package; who isn't named has the amount of the one before (not: paar)."""

KOSTENSOORTEN = (
    "algemeen", "duurzame_gebruiksgoederen", "kinderkosten", "woonkosten", "bewindvoering", "medisch", "uitvaart",
    "volledig",
)  # fmt: skip
"""In the order of law/minimabeleid/woorden.py."""

MOST_TIERS = 4
NEVER = 1e6
"""A tier that nobody reaches."""

NORM = {
    "norm": Field(velden.word("bijstandsnorm", "sociaal_minimum"), default="bijstandsnorm"),
    "vakantiegeld": Field(velden.word("inclusief", "exclusief"), default="inclusief"),
    "kostendelersnorm": Field(velden.word("telt", "telt_niet"), default="telt"),
}

LIMIT = {"percentage": Field(velden.share, required=True), **NORM}

WEALTH = {
    "grens": Field(velden.word("bijstand", "geen", "bedrag"), required=True),
    "factor": Field(velden.share, default=1.0),
    "alleenstaande": Field(velden.amount, default=0.0),
    "anderen": Field(velden.amount, default=0.0),
}

AMOUNTS = {name: Field(velden.amount) for name in LEEFVORMEN}


def _inkomenstoeslag(told: Mapping[str, Any], path: velden.Path) -> Values:
    limit, second = told["grens"], told["tweede_trede"]
    if told["vermogen"] and told["vermogen"]["grens"] != "bijstand":
        what = "de wet zelf toetst hier aan de vermogensgrens van de bijstand (art. 36 lid 1); schrijf bijstand"
        raise InputError(what, (*path, "vermogen", "grens"))
    if second and second["percentage"] <= limit["percentage"]:
        raise InputError("de tweede trede hoort hoger te liggen dan de grens", (*path, "tweede_trede", "percentage"))
    times = _times(told)
    zero = dict.fromkeys(LEEFVORMEN, 0.0)
    return {
        "iit_ingevuld": True,
        "iit_grens": limit["percentage"],
        "iit_marge": limit["marge_maand"],
        "iit_grens_peildatum": limit["peildatum_percentage"],
        "iit_grens_tweede": second["percentage"] if second else 0.0,
        "iit_referteperiode": told["referteperiode_maanden"],
        "iit_norm_met_kostendelers": limit["kostendelersnorm"] == "telt",
        "iit_zonder_studenten": told["studenten"] == "uitgesloten",
        "iit_bedragen": _by_leefvorm(told["bedragen"], (*path, "bedragen"), times),
        "iit_bedragen_tweede": _by_leefvorm({**zero, **_told(second["bedragen"])} if second else zero, path, times),
    }


def _regeling(prefix: str, amounts: Callable[[Mapping[str, Any], velden.Path], Values]) -> Any:
    def values(told: Mapping[str, Any], path: velden.Path) -> Values:
        limit, wealth = told["grens"], told["vermogen"]
        if limit["aanloop"] == "glijdend" and not limit["afbouw"]:
            what = "glijdend vraagt ook afbouw: het deel van het inkomen boven de grens dat van het bedrag af gaat"
            raise InputError(what, (*path, "grens", "aanloop"))
        if limit["aanloop"] != "glijdend" and limit["afbouw"]:
            raise InputError("afbouw hoort bij aanloop: glijdend", (*path, "grens", "afbouw"))
        own = wealth["grens"] == "bedrag"
        if own and not wealth["alleenstaande"]:
            raise InputError("geef de bedragen: alleenstaande en anderen", (*path, "vermogen", "grens"))
        return {
            f"{prefix}_ingevuld": True,
            f"{prefix}_grens": limit["percentage"],
            f"{prefix}_norm_met_kostendelers": limit["kostendelersnorm"] == "telt",
            f"{prefix}_afbouw": {"hard": 0.0, "glijdend": limit["afbouw"], "draagkracht": 1.0}[limit["aanloop"]],
            f"{prefix}_vermogensfactor": wealth["factor"] if wealth["grens"] == "bijstand" else 0.0,
            f"{prefix}_vermogensgrenzen": (
                (wealth["alleenstaande"], wealth["anderen"] or wealth["alleenstaande"]) if own else (0.0, 0.0)
            ),
            **amounts(told, path),
        }

    return values


def _zorg(told: Mapping[str, Any], path: velden.Path) -> Values:
    return {"zorg_bedrag_volwassene": told["bedragen"]["volwassene"] * _times(told)}


def _meedoen(told: Mapping[str, Any], path: velden.Path) -> Values:
    return {"meedoen_bedrag_volwassene": told["bedragen"]["volwassene"] * _times(told)}


def _kind(told: Mapping[str, Any], path: velden.Path) -> Values:
    by_age, limits = [0.0] * 18, [0.0] * 18
    taken = [False] * 18
    for i, band in enumerate(told["bedragen"]["per_kind"]):
        first, last = int(band["vanaf"]), int(band["tot_en_met"])
        if not first <= last <= 17:
            raise InputError(
                "een leeftijdsgroep loopt van 0 tot en met hoogstens 17", (*path, "bedragen", "per_kind", i)
            )
        for age in range(first, last + 1):
            if taken[age]:
                raise InputError(f"{age} jaar staat in twee groepen", (*path, "bedragen", "per_kind", i, "vanaf"))
            taken[age], by_age[age], limits[age] = True, band["bedrag"] * _times(told), band["percentage"]
    return {"kind_bedrag_leeftijd": tuple(by_age), "kind_grens_leeftijd": tuple(limits)}


def _energie(told: Mapping[str, Any], path: velden.Path) -> Values:
    return {"energie_bedragen": _by_leefvorm(told["bedragen"], (*path, "bedragen"), _times(told))}


def _energietoeslag(told: Mapping[str, Any], path: velden.Path) -> Values:
    amount = {} if told["bedrag"] is None else {"participatiewet.energietoeslag_bedrag": told["bedrag"]}
    return {"participatiewet.energietoeslag_grens": told["grens"]["percentage"], **amount}


def _bijzondere_bijstand(told: Mapping[str, Any], path: velden.Path) -> Values:
    tiers = told["draagkracht"]
    if not 0 < len(tiers) <= MOST_TIERS:
        raise InputError(f"hier horen een tot {MOST_TIERS} treden te staan", (*path, "draagkracht"))
    for i, (lower, higher) in enumerate(pairwise(tiers)):
        if higher["vanaf"] <= lower["vanaf"]:
            raise InputError("treden lopen op", (*path, "draagkracht", i + 1, "vanaf"))
    spare = MOST_TIERS - len(tiers)
    free = told["vrij_bedrag"] or {"alleenstaande": 0.0, "anderen": 0.0, "ook_volledig": False}
    whole = {*told["volledig"], "volledig"}
    unspent = told["vermogen"]["vrij_maanden"]
    return {
        "bb_ingevuld": True,
        "bb_grenzen": tuple([tier["vanaf"] for tier in tiers] + [NEVER] * spare),
        "bb_delen": tuple([tier["deel"] for tier in tiers] + [0.0] * spare),
        "bb_vrij": (free["alleenstaande"], free["anderen"]),
        "bb_vrij_ook_volledig": free["ook_volledig"],
        "bb_volledig_soorten": tuple(float(name in whole) for name in KOSTENSOORTEN),
        "bb_norm_met_kostendelers": told["norm"]["kostendelersnorm"] == "telt",
        "bb_deel_vermogen": told["vermogen"]["deel"],
        "bb_vermogen_vrij_maanden": (unspent["zonder_kinderen"], unspent["met_kinderen"]),
        "bb_drempel": told["drempel"],
        "bb_schuldregeling_vrij": told["schuldregeling"] == "geen_draagkracht",
    }


def _kwijtschelding(told: Mapping[str, Any], path: velden.Path) -> Values:
    if not 0.9 <= told["deel_norm"] <= 1.0:
        what = "een gemeente kiest tussen 0.9 en 1 van de norm (Gemeentewet art. 255 lid 4)"
        raise InputError(f"{quoted(told['deel_norm'])} kan niet; {what}", (*path, "deel_norm"))
    return {
        "kwijt_ingevuld": True,
        "kwijt_deel_norm": told["deel_norm"],
        "kwijt_kinderopvang": told["kinderopvang"],
    }


def _times(told: Mapping[str, Any]) -> float:
    return 12.0 if told["per"] == "maand" else 1.0


def _told(amounts: Mapping[str, Any]) -> dict[str, float]:
    return {name: value for name, value in amounts.items() if value is not None}


def _by_leefvorm(amounts: Mapping[str, Any], path: velden.Path, times: float) -> tuple[float, ...]:
    for name in ("alleenstaande", "paar"):
        if amounts[name] is None:
            raise InputError(f"{name} ontbreekt; geef minstens alleenstaande en paar", path)
    found: list[float] = []
    for name in LEEFVORMEN:
        found.append(found[-1] if amounts[name] is None else amounts[name] * times)
    return tuple(found)


AGE = {
    "vanaf": Field(lambda said, path: velden.number(said, path, "4"), required=True),
    "tot_en_met": Field(lambda said, path: velden.number(said, path, "11"), required=True),
    "bedrag": Field(velden.amount, required=True),
    "percentage": Field(velden.share, default=0.0),
}

PER = Field(velden.word("jaar", "maand"), default="jaar")

SCHEME = {
    "grens": Field(
        velden.group(
            {
                **LIMIT,
                "aanloop": Field(velden.word("hard", "glijdend", "draagkracht"), default="hard"),
                "afbouw": Field(velden.portion, default=0.0),
            },
            "grens",
        ),
        required=True,
    ),
    "vermogen": Field(velden.group(WEALTH, "vermogen"), required=True),
    "vorm": Field(velden.word("geld", "tegoed", "natura"), default="geld"),
    "middelen": Field(velden.text),
    "peildatum": Field(velden.text),
    "schuldregeling": Field(velden.word("geen_beletsel", "telt"), default="geen_beletsel"),
    "per": PER,
}


def _amounts(known: Mapping[str, Field]) -> dict[str, Field]:
    return {"bedragen": Field(velden.group(known, "bedragen"), required=True)}


MONTHS_FREE = {
    "zonder_kinderen": Field(velden.amount, default=0.0),
    "met_kinderen": Field(velden.amount, default=0.0),
}

KINDS: dict[str, Kind] = {
    "individuele_inkomenstoeslag": (
        {
            "grens": Field(
                velden.group(
                    {
                        **LIMIT,
                        "marge_maand": Field(velden.amount, default=0.0),
                        "peildatum_percentage": Field(velden.share, default=0.0),
                    },
                    "grens",
                ),
                required=True,
            ),
            "referteperiode_maanden": Field(velden.months, required=True),
            "studenten": Field(velden.word("uitgesloten", "toegelaten"), default="toegelaten"),
            "vermogen": Field(velden.group(WEALTH, "vermogen")),
            "middelen": Field(velden.text),
            "peildatum": Field(velden.text),
            "schuldregeling": Field(velden.word("geen_beletsel", "telt"), default="geen_beletsel"),
            "per": PER,
            "tweede_trede": Field(
                velden.group({"percentage": Field(velden.share, required=True), **_amounts(AMOUNTS)}, "tweede_trede")
            ),
            **_amounts(AMOUNTS),
        },
        _inkomenstoeslag,
    ),
    "collectieve_zorgverzekering": (
        {**SCHEME, **_amounts({"volwassene": Field(velden.amount, required=True)})},
        _regeling("zorg", _zorg),
    ),
    "participatie_volwassenen": (
        {**SCHEME, **_amounts({"volwassene": Field(velden.amount, required=True)})},
        _regeling("meedoen", _meedoen),
    ),
    "participatie_kinderen": (
        {
            **SCHEME,
            **_amounts({"per_kind": Field(velden.listed(velden.group(AGE, "per_kind"), "groepen"), required=True)}),
        },
        _regeling("kind", _kind),
    ),
    "energie": ({**SCHEME, **_amounts(AMOUNTS)}, _regeling("energie", _energie)),
    "energietoeslag": (
        {"grens": Field(velden.group(LIMIT, "grens"), required=True), "bedrag": Field(velden.amount)},
        _energietoeslag,
    ),
    "bijzondere_bijstand": (
        {
            "norm": Field(
                velden.group(NORM, "norm"),
                default={"norm": "bijstandsnorm", "vakantiegeld": "inclusief", "kostendelersnorm": "telt"},
            ),
            "draagkracht": Field(
                velden.listed(
                    velden.group(
                        {"vanaf": Field(velden.share, required=True), "deel": Field(velden.portion, required=True)},
                        "draagkracht",
                    ),
                    "treden",
                ),
                required=True,
            ),
            "vrij_bedrag": Field(
                velden.group(
                    {
                        "alleenstaande": Field(velden.amount, required=True),
                        "anderen": Field(velden.amount, required=True),
                        "ook_volledig": Field(velden.yes_no, default=False),
                    },
                    "vrij_bedrag",
                )
            ),
            "volledig": Field(velden.listed(velden.word(*KOSTENSOORTEN), "kostensoorten"), default=[]),
            "vermogen": Field(
                velden.group(
                    {
                        "deel": Field(velden.portion, default=1.0),
                        "vrij_maanden": Field(
                            velden.group(MONTHS_FREE, "vrij_maanden"),
                            default={"zonder_kinderen": 0.0, "met_kinderen": 0.0},
                        ),
                    },
                    "vermogen",
                ),
                default={"deel": 1.0, "vrij_maanden": {"zonder_kinderen": 0.0, "met_kinderen": 0.0}},
            ),
            "drempel": Field(velden.amount, default=0.0),
            "periode_maanden": Field(velden.months, default=12.0),
            "schuldregeling": Field(velden.word("geen_draagkracht", "telt"), default="telt"),
        },
        _bijzondere_bijstand,
    ),
    "kwijtschelding": (
        {
            "deel_norm": Field(velden.share, required=True),
            "kinderopvang": Field(velden.yes_no, default=False),
        },
        _kwijtschelding,
    ),
}  # fmt: skip
"""Per scheme its fields (besides those of every version) and what they are in the law package."""
