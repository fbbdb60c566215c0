# mypy: ignore-errors
"""The slice for ttsim-backend, the engine of GETTSIM, run by a Python of its own, on numpy (jax is not asked for).

Functions of scalars with `if`, which ttsim turns into numpy; partners by `p_id_partner`, a gezin by `gezin_id`. Its
units are all told as dimensionless. Zorgtoeslag a year at once: a run of ttsim is of one day, and has no months.

    python ttsim_slice.py FOLDER    reads persons.npz and values.json, writes ttsim.npz, prints a line of JSON
"""

import datetime
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from ttsim import InputData, MainTarget, TTTargets, main
from ttsim.tt import (
    AggType,
    Currency,
    FKType,
    RoundingSpec,
    ScalarParam,
    TTSIMUnit,
    UnitSystem,
    agg_by_group_function,
    agg_by_p_id_function,
    policy_function,
    policy_input,
    register_unit_builder_levels,
)

register_unit_builder_levels(["gezin"])
PLAIN, PER_GEZIN = TTSIMUnit.DIMENSIONLESS, TTSIMUnit.DIMENSIONLESS.PER_GEZIN
UP, DOWN = RoundingSpec(base=1, direction="up"), RoundingSpec(base=1, direction="down")
RULES = {}


def rule(function=None, *, rounding=None):
    """A function of scalars, for every person."""
    if function is None:
        return lambda f: rule(f, rounding=rounding)
    RULES[function.__name__] = policy_function(rounding_spec=rounding, unit=PLAIN, verify_units=False)(function)
    return function


def of_partner(name, kind):
    """What the partner has: the sum over those who point at this person. ttsim reads names and types."""
    made = {}
    exec(f"def partner_{name}(p_id_partner: int, p_id: int, {name}: {kind.__name__}) -> {kind.__name__}: ...", made)
    RULES[f"partner_{name}"] = agg_by_p_id_function(agg_type=AggType.SUM, unit=PLAIN)(made[f"partner_{name}"])


for name, kind in (("loon", float), ("geboren", int), ("verzamelinkomen", float), ("inkomensheffing", float)):
    of_partner(name, kind)


@rule
def heeft_partner(p_id_partner: int) -> bool:
    return p_id_partner >= 0


@rule
def deel_jaar_vanaf_aow_leeftijd(
    geboortemaand: int, aow_leeftijd_maanden: int, aow_leeftijd_maanden_vorig_jaar: int, maand_december: int
) -> float:
    einde_jaar = maand_december - geboortemaand
    maanden = min(12, max(0, einde_jaar - aow_leeftijd_maanden + 1))
    if einde_jaar - 12 >= aow_leeftijd_maanden_vorig_jaar:
        deel = 1.0
    else:
        deel = maanden / 12.0
    return deel


@rule
def verzamelinkomen(loon: float, uitkering: float, aanvullend_pensioen: float, aow: float) -> float:
    return loon + uitkering + aanvullend_pensioen + aow


@rule(rounding=DOWN)
def belasting(
    verzamelinkomen: float, deel_jaar_vanaf_aow_leeftijd: float, geboren: int, begin_1946: int,
    schijfgrens_1_geboren_voor_1946: float, schijfgrens_1: float, schijfgrens_2: float,
    tarief_1: float, tarief_1_aow: float, tarief_2: float, tarief_3: float,
) -> float:  # fmt: skip
    grens = schijfgrens_1_geboren_voor_1946 if geboren < begin_1946 else schijfgrens_1
    tarief = (1.0 - deel_jaar_vanaf_aow_leeftijd) * tarief_1 + deel_jaar_vanaf_aow_leeftijd * tarief_1_aow
    schijf_2 = min(max(0.0, verzamelinkomen - grens), schijfgrens_2 - grens)
    schijf_3 = max(0.0, verzamelinkomen - schijfgrens_2)
    return tarief * min(verzamelinkomen, grens) + tarief_2 * schijf_2 + tarief_3 * schijf_3


@rule(rounding=UP)
def algemene_heffingskorting(
    verzamelinkomen: float, deel_jaar_vanaf_aow_leeftijd: float,
    algemene_heffingskorting_nihil_vanaf: float, algemene_heffingskorting_afbouw_vanaf: float,
    algemene_heffingskorting_maximum: float, algemene_heffingskorting_afbouwpercentage: float,
    algemene_heffingskorting_maximum_aow: float, algemene_heffingskorting_afbouwpercentage_aow: float,
) -> float:  # fmt: skip
    boven = max(0.0, verzamelinkomen - algemene_heffingskorting_afbouw_vanaf)
    onder = max(0.0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouwpercentage * boven)
    vanaf = max(0.0, algemene_heffingskorting_maximum_aow - algemene_heffingskorting_afbouwpercentage_aow * boven)
    korting = (1.0 - deel_jaar_vanaf_aow_leeftijd) * onder + deel_jaar_vanaf_aow_leeftijd * vanaf
    return 0.0 if verzamelinkomen >= algemene_heffingskorting_nihil_vanaf else korting


@rule
def arbeidskorting_onder(
    loon: float, arbeidskorting_grens_1: float, arbeidskorting_grens_2: float, arbeidskorting_grens_3: float,
    arbeidskorting_percentage_1: float, arbeidskorting_percentage_2: float, arbeidskorting_percentage_3: float,
    arbeidskorting_bedrag_1: float, arbeidskorting_bedrag_2: float, arbeidskorting_bedrag_3: float,
    arbeidskorting_afbouwpercentage: float,
) -> float:  # fmt: skip
    een = min(arbeidskorting_percentage_1 * loon, arbeidskorting_bedrag_1)
    twee = min(een + arbeidskorting_percentage_2 * max(0.0, loon - arbeidskorting_grens_1), arbeidskorting_bedrag_2)
    drie = min(twee + arbeidskorting_percentage_3 * max(0.0, loon - arbeidskorting_grens_2), arbeidskorting_bedrag_3)
    return max(0.0, drie - arbeidskorting_afbouwpercentage * max(0.0, loon - arbeidskorting_grens_3))


@rule
def arbeidskorting_vanaf(
    loon: float, arbeidskorting_grens_1: float, arbeidskorting_grens_2: float, arbeidskorting_grens_3: float,
    arbeidskorting_percentage_1_aow: float, arbeidskorting_percentage_2_aow: float,
    arbeidskorting_percentage_3_aow: float, arbeidskorting_bedrag_1_aow: float, arbeidskorting_bedrag_2_aow: float,
    arbeidskorting_bedrag_3_aow: float, arbeidskorting_afbouwpercentage_aow: float,
) -> float:  # fmt: skip
    een = min(arbeidskorting_percentage_1_aow * loon, arbeidskorting_bedrag_1_aow)
    over_1, over_2 = max(0.0, loon - arbeidskorting_grens_1), max(0.0, loon - arbeidskorting_grens_2)
    twee = min(een + arbeidskorting_percentage_2_aow * over_1, arbeidskorting_bedrag_2_aow)
    drie = min(twee + arbeidskorting_percentage_3_aow * over_2, arbeidskorting_bedrag_3_aow)
    return max(0.0, drie - arbeidskorting_afbouwpercentage_aow * max(0.0, loon - arbeidskorting_grens_3))


@rule(rounding=UP)
def arbeidskorting(
    loon: float, deel_jaar_vanaf_aow_leeftijd: float, arbeidskorting_onder: float, arbeidskorting_vanaf: float,
    arbeidskorting_nihil_vanaf: float,
) -> float:  # fmt: skip
    deel = deel_jaar_vanaf_aow_leeftijd
    korting = (1.0 - deel) * arbeidskorting_onder + deel * arbeidskorting_vanaf
    return 0.0 if loon >= arbeidskorting_nihil_vanaf else korting


@rule
def is_kind_voor_combinatiekorting(is_kind: bool, geboren: int, jongste_geboren: int, oudste_geboren: int) -> bool:
    return is_kind and geboren > oudste_geboren and geboren <= jongste_geboren


def heeft_kind_gezin(gezin_id: int, is_kind_voor_combinatiekorting: bool) -> bool: ...


RULES["heeft_kind_gezin"] = agg_by_group_function(agg_type=AggType.ANY, unit=PER_GEZIN)(heeft_kind_gezin)


@rule(rounding=UP)
def inkomensafhankelijke_combinatiekorting(
    loon: float, partner_loon: float, geboren: int, partner_geboren: int, eerste: bool, heeft_partner: bool,
    is_kind: bool, heeft_kind_gezin: bool, deel_jaar_vanaf_aow_leeftijd: float,
    inkomensafhankelijke_combinatiekorting_drempel: float, inkomensafhankelijke_combinatiekorting_percentage: float,
    inkomensafhankelijke_combinatiekorting_maximum: float, inkomensafhankelijke_combinatiekorting_percentage_aow: float,
    inkomensafhankelijke_combinatiekorting_maximum_aow: float,
) -> float:  # fmt: skip
    oudste = geboren < partner_geboren or (geboren == partner_geboren and eerste)
    minst = (not heeft_partner) or loon < partner_loon or (loon == partner_loon and oudste)
    boven = max(0.0, loon - inkomensafhankelijke_combinatiekorting_drempel)
    onder = min(
        inkomensafhankelijke_combinatiekorting_percentage * boven, inkomensafhankelijke_combinatiekorting_maximum
    )
    vanaf = min(
        inkomensafhankelijke_combinatiekorting_percentage_aow * boven,
        inkomensafhankelijke_combinatiekorting_maximum_aow,
    )
    korting = (1.0 - deel_jaar_vanaf_aow_leeftijd) * onder + deel_jaar_vanaf_aow_leeftijd * vanaf
    return korting if heeft_kind_gezin and (not is_kind) and minst else 0.0


@rule(rounding=UP)
def ouderenkorting(
    verzamelinkomen: float, deel_jaar_vanaf_aow_leeftijd: float, ouderenkorting_maximum: float,
    ouderenkorting_afbouwpercentage: float, ouderenkorting_afbouw_vanaf: float,
) -> float:  # fmt: skip
    boven = max(0.0, verzamelinkomen - ouderenkorting_afbouw_vanaf)
    korting = max(0.0, ouderenkorting_maximum - ouderenkorting_afbouwpercentage * boven)
    return korting if deel_jaar_vanaf_aow_leeftijd > 0.0 else 0.0


@rule
def heffingskorting(
    algemene_heffingskorting: float, arbeidskorting: float, inkomensafhankelijke_combinatiekorting: float,
    ouderenkorting: float, deel_jaar_vanaf_aow_leeftijd: float, heeft_partner: bool, belasting: float,
    alleenstaande_ouderenkorting: float,
) -> float:  # fmt: skip
    alleen = alleenstaande_ouderenkorting if deel_jaar_vanaf_aow_leeftijd > 0.0 and (not heeft_partner) else 0.0
    werk = arbeidskorting + inkomensafhankelijke_combinatiekorting
    return min(algemene_heffingskorting + werk + ouderenkorting + alleen, belasting)


@rule
def inkomensheffing(belasting: float, heffingskorting: float) -> float:
    return belasting - heffingskorting


@rule(rounding=UP)
def uitbetaling_heffingskorting(
    algemene_heffingskorting: float, arbeidskorting: float, inkomensafhankelijke_combinatiekorting: float,
    heffingskorting: float, partner_inkomensheffing: float, heeft_partner: bool, geboren: int,
    uitbetaling_geboren_voor: int, uitbetaling_heffingskorting_deel: float,
) -> float:  # fmt: skip
    deel_ahk = 1.0 if geboren < uitbetaling_geboren_voor else uitbetaling_heffingskorting_deel
    werk = arbeidskorting + inkomensafhankelijke_combinatiekorting
    niveau = deel_ahk * algemene_heffingskorting + uitbetaling_heffingskorting_deel * werk
    bedrag = min(max(0.0, niveau - heffingskorting), partner_inkomensheffing)
    return bedrag if heeft_partner else 0.0


@rule
def inkomstenbelasting(inkomensheffing: float, uitbetaling_heffingskorting: float) -> float:
    return inkomensheffing - uitbetaling_heffingskorting


@rule
def normpremie(
    verzamelinkomen: float, partner_verzamelinkomen: float, heeft_partner: bool, drempelinkomen: float,
    drempelpercentage_met_partner: float, drempelpercentage_zonder_partner: float, afbouwpercentage: float,
) -> float:  # fmt: skip
    deel = drempelpercentage_met_partner if heeft_partner else drempelpercentage_zonder_partner
    boven = max(0.0, verzamelinkomen + partner_verzamelinkomen - drempelinkomen)
    return deel * drempelinkomen + afbouwpercentage * boven


@rule(rounding=DOWN)
def zorgtoeslag_afgerond(
    normpremie: float, heeft_partner: bool, eerste: bool, geboortemaand: int, maand_december: int,
    standaardpremie: float,
) -> float:  # fmt: skip
    maanden = min(12, max(0, maand_december - (geboortemaand + 216)))
    premies = 2.0 * standaardpremie if heeft_partner else standaardpremie
    bedrag = max(0.0, premies - normpremie) * maanden / 12.0 + 0.5
    return bedrag if eerste else 0.0


@rule
def zorgtoeslag(zorgtoeslag_afgerond: float, minimumbedrag: float) -> float:
    return zorgtoeslag_afgerond if zorgtoeslag_afgerond >= minimumbedrag else 0.0


INPUTS = {
    "gezin_id": int, "is_kind": bool, "eerste": bool, "geboren": int, "geboortemaand": int,
    "loon": float, "uitkering": float, "aanvullend_pensioen": float, "aow": float,
}  # fmt: skip
TARGETS = ("verzamelinkomen", "inkomstenbelasting", "zorgtoeslag_gezin")


def input_of(name, kind, **options):
    def function(): ...

    function.__name__, function.__annotations__ = name, {"return": kind}
    return policy_input(unit=PLAIN, **options)(function)


def days(year, month, day):
    return (datetime.date(year, month, day) - datetime.date(1970, 1, 1)).days


def environment(values):
    """Everything above with the parameter values of the year, and days and months as numbers."""
    year = values["jaar"]
    known = {k: v for named in values["waarden"].values() for k, v in named.items()}
    numbers = {k: float(v) for k, v in known.items() if not k.startswith("aow_leeftijd")}
    drempel = np.floor(known["factor_drempelinkomen"] * 12 * known["minimumloon_maand"] + 0.5)
    wholes = {
        "aow_leeftijd_maanden": int(known["aow_leeftijd_maanden"]),
        "aow_leeftijd_maanden_vorig_jaar": int(known["aow_leeftijd_maanden_vorig_jaar"]),
        "maand_december": (year - 1970) * 12 + 11,
        "begin_1946": days(1946, 1, 1),
        "jongste_geboren": days(year, 7, 1),
        "oudste_geboren": days(year - int(known["inkomensafhankelijke_combinatiekorting_leeftijd_kind"]), 1, 1),
        "uitbetaling_geboren_voor": days(int(known["uitbetaling_heffingskorting_volledig_geboren_voor"]), 1, 1),
    }
    scalars = {**numbers, "drempelinkomen": float(drempel), **wholes}
    policy_date = {"policy_year": year, "policy_month": 1, "policy_day": 1}
    used = {name for made in RULES.values() for name in made.__annotations__}
    return {
        **RULES,
        **{name: input_of(name, kind) for name, kind in INPUTS.items()},
        "p_id": input_of("p_id", int),
        "p_id_partner": input_of("p_id_partner", int, foreign_key_type=FKType.MUST_NOT_POINT_TO_SELF),
        **{name: ScalarParam(value=value, unit="DIMENSIONLESS") for name, value in scalars.items() if name in used},
        **{name: ScalarParam(value=value, unit="DIMENSIONLESS") for name, value in policy_date.items()},
    }


def run(folder, backend):
    values = json.loads((folder / "values.json").read_text())
    persons, year = dict(np.load(folder / "persons.npz")), values["jaar"]
    data = {
        "p_id": np.arange(len(persons["gezin"])),
        "p_id_partner": persons["partner"],
        "gezin_id": persons["gezin"],
        "is_kind": persons["rol"] == 2,
        "eerste": persons["rol"] != 1,
        "geboren": persons["geboren"],
        "geboortemaand": persons["geboren"].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64),
        **{name: persons[name] for name in ("loon", "uitkering", "aanvullend_pensioen", "aow")},
    }
    asked = {
        "policy_date_str": f"{year}-01-01",
        "policy_environment": environment(values),
        "unit_system": UnitSystem(currencies={"EUR": Currency(statutory_from="2002-01-01")}),
        "input_data": InputData.qname(data),
        "tt_targets": TTTargets.qname(dict.fromkeys(TARGETS)),
        "backend": backend,
    }
    wanted = [MainTarget.tt_function, MainTarget.processed_data, MainTarget.results.qname]
    began = time.perf_counter()
    made = main(main_targets=wanted, **asked)
    whole, times = time.perf_counter() - began, []
    for _ in range(values["keer"]):
        began, worked = time.perf_counter(), time.process_time()
        for column in made["tt_function"](made["processed_data"]).values():
            getattr(column, "block_until_ready", lambda: None)()
        times.append((time.perf_counter() - began, time.process_time() - worked))
    walls, works = zip(*times, strict=True)
    found = {name: np.asarray(values) for name, values in made["results"]["qname"].items()}
    _, first = np.unique(persons["gezin"], return_index=True)
    found["zorgtoeslag"] = found.pop("zorgtoeslag_gezin")[first]
    np.savez(folder / f"ttsim_{backend}.npz", **found)
    print(json.dumps({"seconds": min(walls), "cpu": min(works), "build": whole}))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    run(Path(sys.argv[1]), sys.argv[2])
