# mypy: ignore-errors
# ruff: noqa: N801, N805
"""The slice for OpenFisca, run by a Python of its own: wage to income tax with credits, verzamelinkomen, zorgtoeslag.

Vectorised formulas as a country package has them. Zorgtoeslag twice: a year at once (years), which no package would do
but is fastest, and by the month (months), as the law judges it.

    python openfisca_slice.py FOLDER years|months    reads persons.npz and values.json, prints a line of JSON
"""

import datetime
import json
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.populations import ADD
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Persoon = build_entity(key="persoon", plural="personen", label="Persoon", is_person=True)
Gezin = build_entity(
    key="gezin",
    plural="gezinnen",
    label="Gezin",
    roles=[
        {"key": "ouder", "plural": "ouders", "max": 2, "subroles": ["aanvrager", "partner"]},
        {"key": "kind", "plural": "kinderen"},
    ],
)


RULES = []


def rule(cls):
    """A yearly variable, of persons and in euros unless it says otherwise."""
    cls.value_type = cls.__dict__.get("value_type", float)
    cls.entity = cls.__dict__.get("entity", Persoon)
    cls.definition_period = DateUnit.YEAR
    RULES.append(cls)
    return cls


def input_variable(name, value_type=float, period=DateUnit.YEAR):
    return type(
        name, (Variable,), {"value_type": value_type, "entity": Persoon, "definition_period": period, "label": name}
    )


def of_partner(persoon, name, period):
    """What the other adult of the gezin has; the default where there is none."""
    eerste = persoon.has_role(Gezin.AANVRAGER)
    return np.where(eerste, persoon.gezin.partner(name, period), persoon.gezin.aanvrager(name, period))


def weighed(deel, onder, vanaf):
    return (1 - deel) * onder + deel * vanaf


def month_number(days):
    """Months since January 1970."""
    return days.astype("datetime64[M]").astype(np.int64)


def january(period):
    return (period.start.year - 1970) * 12


@rule
class heeft_partner(Variable):
    value_type = bool

    def formula(persoon, period, parameters):
        return persoon.has_role(Gezin.OUDER) & (persoon.gezin.nb_persons(Gezin.OUDER) == 2)


@rule
class deel_jaar_vanaf_aow_leeftijd(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).aow
        einde_jaar = january(period) + 11 - month_number(persoon("geboortedatum", period))
        maanden = np.clip(einde_jaar - p.aow_leeftijd_maanden + 1, 0, 12)
        return np.where(einde_jaar - 12 >= p.aow_leeftijd_maanden_vorig_jaar, 1, maanden / 12)


@rule
class verzamelinkomen(Variable):
    def formula(persoon, period, parameters):
        werk = persoon("loon", period) + persoon("uitkering", period)
        return werk + persoon("aanvullend_pensioen", period) + persoon("aow", period)


@rule
class belasting_box1(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        inkomen = persoon("verzamelinkomen", period)
        deel = persoon("deel_jaar_vanaf_aow_leeftijd", period)
        voor_1946 = persoon("geboortedatum", period) < np.datetime64("1946-01-01")
        grens = np.where(voor_1946, p.schijfgrens_1_geboren_voor_1946, p.schijfgrens_1)
        schijf_1 = weighed(deel, p.tarief_1, p.tarief_1_aow) * np.minimum(inkomen, grens)
        schijf_2 = p.tarief_2 * np.clip(inkomen - grens, 0, p.schijfgrens_2 - grens)
        return np.floor(schijf_1 + schijf_2 + p.tarief_3 * np.maximum(0, inkomen - p.schijfgrens_2))


@rule
class algemene_heffingskorting(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        inkomen = persoon("verzamelinkomen", period)
        boven = np.maximum(0, inkomen - p.algemene_heffingskorting_afbouw_vanaf)
        onder = p.algemene_heffingskorting_maximum - p.algemene_heffingskorting_afbouwpercentage * boven
        vanaf = p.algemene_heffingskorting_maximum_aow - p.algemene_heffingskorting_afbouwpercentage_aow * boven
        deel = persoon("deel_jaar_vanaf_aow_leeftijd", period)
        korting = weighed(deel, np.maximum(0, onder), np.maximum(0, vanaf))
        return np.where(inkomen >= p.algemene_heffingskorting_nihil_vanaf, 0, np.ceil(korting))


@rule
class arbeidskorting(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        inkomen = persoon("loon", period)

        def schedule(age):
            korting = np.minimum(p[f"arbeidskorting_percentage_1{age}"] * inkomen, p[f"arbeidskorting_bedrag_1{age}"])
            for k in (2, 3):
                over = np.maximum(0, inkomen - p[f"arbeidskorting_grens_{k - 1}"])
                stap = p[f"arbeidskorting_percentage_{k}{age}"] * over
                korting = np.minimum(korting + stap, p[f"arbeidskorting_bedrag_{k}{age}"])
            afbouw = p[f"arbeidskorting_afbouwpercentage{age}"] * np.maximum(0, inkomen - p.arbeidskorting_grens_3)
            return np.maximum(0, korting - afbouw)

        korting = weighed(persoon("deel_jaar_vanaf_aow_leeftijd", period), schedule(""), schedule("_aow"))
        return np.where(inkomen >= p.arbeidskorting_nihil_vanaf, 0, np.ceil(korting))


@rule
class is_kind_voor_combinatiekorting(Variable):
    value_type = bool

    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        geboren = persoon("geboortedatum", period)
        jaren = p.inkomensafhankelijke_combinatiekorting_leeftijd_kind
        jong = geboren > np.datetime64(f"{period.start.year - jaren}-01-01")
        dag_een = geboren == geboren.astype("datetime64[M]")
        maanden = january(period) + 11 - month_number(geboren) + dag_een
        genoeg = maanden >= p.inkomensafhankelijke_combinatiekorting_minimum_maanden
        return persoon.has_role(Gezin.KIND) & jong & genoeg


@rule
class heeft_kind_voor_combinatiekorting(Variable):
    value_type = bool
    entity = Gezin

    def formula(gezin, period, parameters):
        return gezin.any(gezin.members("is_kind_voor_combinatiekorting", period))


@rule
class inkomensafhankelijke_combinatiekorting(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        loon, geboren = persoon("loon", period), persoon("geboortedatum", period)
        loon_partner, geboren_partner = (
            of_partner(persoon, "loon", period),
            of_partner(persoon, "geboortedatum", period),
        )
        eerste = persoon.has_role(Gezin.AANVRAGER)
        oudste = (geboren < geboren_partner) | ((geboren == geboren_partner) & eerste)
        minst = (loon < loon_partner) | ((loon == loon_partner) & oudste)
        met_kind = persoon.has_role(Gezin.OUDER) & persoon.gezin("heeft_kind_voor_combinatiekorting", period)
        recht = met_kind & (~persoon("heeft_partner", period) | minst)
        boven = np.maximum(0, loon - p.inkomensafhankelijke_combinatiekorting_drempel)
        onder = p.inkomensafhankelijke_combinatiekorting_percentage * boven
        vanaf = p.inkomensafhankelijke_combinatiekorting_percentage_aow * boven
        korting = weighed(
            persoon("deel_jaar_vanaf_aow_leeftijd", period),
            np.minimum(onder, p.inkomensafhankelijke_combinatiekorting_maximum),
            np.minimum(vanaf, p.inkomensafhankelijke_combinatiekorting_maximum_aow),
        )
        return np.where(recht, np.ceil(korting), 0)


@rule
class ouderenkorting(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        boven = np.maximum(0, persoon("verzamelinkomen", period) - p.ouderenkorting_afbouw_vanaf)
        korting = np.maximum(0, p.ouderenkorting_maximum - p.ouderenkorting_afbouwpercentage * boven)
        return np.where(persoon("deel_jaar_vanaf_aow_leeftijd", period) > 0, np.ceil(korting), 0)


@rule
class alleenstaande_ouderenkorting(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        alleen = (persoon("deel_jaar_vanaf_aow_leeftijd", period) > 0) & ~persoon("heeft_partner", period)
        return np.where(alleen, p.alleenstaande_ouderenkorting, 0)


@rule
class heffingskorting(Variable):
    def formula(persoon, period, parameters):
        werk = persoon("arbeidskorting", period) + persoon("inkomensafhankelijke_combinatiekorting", period)
        oud = persoon("ouderenkorting", period) + persoon("alleenstaande_ouderenkorting", period)
        kortingen = persoon("algemene_heffingskorting", period) + werk + oud
        return np.minimum(kortingen, persoon("belasting_box1", period))


@rule
class inkomensheffing_na_heffingskorting(Variable):
    def formula(persoon, period, parameters):
        return persoon("belasting_box1", period) - persoon("heffingskorting", period)


@rule
class uitbetaling_heffingskorting(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).inkomstenbelasting
        grens = np.datetime64(f"{p.uitbetaling_heffingskorting_volledig_geboren_voor}-01-01")
        oud = persoon("geboortedatum", period) < grens
        korting = persoon("algemene_heffingskorting", period)
        werk = persoon("arbeidskorting", period) + persoon("inkomensafhankelijke_combinatiekorting", period)
        deel = p.uitbetaling_heffingskorting_deel
        over = np.where(oud, korting, deel * korting) + deel * werk - persoon("heffingskorting", period)
        van_partner = of_partner(persoon, "inkomensheffing_na_heffingskorting", period)
        bedrag = np.ceil(np.minimum(np.maximum(0, over), van_partner))
        return np.where(persoon("heeft_partner", period), bedrag, 0)


@rule
class inkomstenbelasting(Variable):
    def formula(persoon, period, parameters):
        return persoon("inkomensheffing_na_heffingskorting", period) - persoon("uitbetaling_heffingskorting", period)


@rule
class toetsingsinkomen_samen(Variable):
    def formula(persoon, period, parameters):
        samen = persoon("verzamelinkomen", period) + of_partner(persoon, "verzamelinkomen", period)
        return np.where(persoon("heeft_partner", period), samen, persoon("verzamelinkomen", period))


@rule
class normpremie(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).zorgtoeslag
        drempelinkomen = np.floor(p.factor_drempelinkomen * 12 * p.minimumloon_maand + 0.5)
        met_partner = persoon("heeft_partner", period)
        deel = np.where(met_partner, p.drempelpercentage_met_partner, p.drempelpercentage_zonder_partner)
        boven = np.maximum(0, persoon("toetsingsinkomen_samen", period) - drempelinkomen)
        return deel * drempelinkomen + p.afbouwpercentage * boven


@rule
class zorgtoeslag_voor_afronding(Variable):
    """Over a year, by counting the months after the 18th birthday."""

    def formula(persoon, period, parameters):
        p = parameters(period).zorgtoeslag
        maand_18 = month_number(persoon("geboortedatum", period)) + 18 * 12
        maanden = np.clip(january(period) + 11 - maand_18, 0, 12)
        premies = np.where(persoon("heeft_partner", period), 2, 1) * p.standaardpremie
        jaar = np.maximum(0, premies - persoon("normpremie", period))
        return np.where(persoon.has_role(Gezin.PARTNER), 0, jaar * maanden / 12)


@rule
class zorgtoeslag_toegekend(Variable):
    def formula(persoon, period, parameters):
        p = parameters(period).zorgtoeslag
        bedrag = np.floor(persoon("zorgtoeslag_voor_afronding", period, options=[ADD]) + 0.5)
        return np.where(bedrag < p.minimumbedrag, 0, bedrag)


@rule
class zorgtoeslag(Variable):
    entity = Gezin

    def formula(gezin, period, parameters):
        return gezin.sum(gezin.members("zorgtoeslag_toegekend", period))


class is_verzekerde(Variable):
    value_type = bool
    entity = Persoon
    definition_period = DateUnit.MONTH

    def formula(persoon, period, parameters):
        maand_18 = month_number(persoon("geboortedatum", period)) + 18 * 12
        return maand_18 < january(period) + period.start.month - 1


class normpremie_maand(Variable):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH

    def formula(persoon, period, parameters):
        p = parameters(period.this_year).zorgtoeslag
        drempelinkomen = np.floor(p.factor_drempelinkomen * 12 * p.minimumloon_maand + 0.5)
        met_partner = persoon("heeft_partner", period.this_year)
        deel = np.where(met_partner, p.drempelpercentage_met_partner, p.drempelpercentage_zonder_partner)
        boven = np.maximum(0, persoon("toetsingsinkomen_samen", period.this_year) - drempelinkomen)
        return (deel * drempelinkomen + p.afbouwpercentage * boven) / 12


class zorgtoeslag_voor_afronding_maand(Variable):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH

    def formula(persoon, period, parameters):
        p = parameters(period).zorgtoeslag
        premies = np.where(persoon("heeft_partner", period.this_year), 2, 1) * p.standaardpremie / 12
        bedrag = np.maximum(0, premies - persoon("normpremie", period))
        recht = persoon("is_verzekerde", period) & ~persoon.has_role(Gezin.PARTNER)
        return np.where(recht, bedrag, 0)


normpremie_maand.__name__, zorgtoeslag_voor_afronding_maand.__name__ = "normpremie", "zorgtoeslag_voor_afronding"
MONTHLY = (is_verzekerde, normpremie_maand, zorgtoeslag_voor_afronding_maand)
"""The right by the month, as the law has it and as country packages mostly write it."""

INPUTS = ("loon", "uitkering", "aanvullend_pensioen", "aow")
TARGETS = ("verzamelinkomen", "inkomstenbelasting", "zorgtoeslag")


def the_law(values, monthly):
    """Everything above as a tax and benefit system, with the parameter values of the year."""
    law = TaxBenefitSystem([Persoon, Gezin])
    law.add_variables(*(input_variable(name) for name in INPUTS))
    law.add_variables(input_variable("geboortedatum", datetime.date, DateUnit.ETERNITY))
    law.add_variables(*RULES)
    for variable in MONTHLY if monthly else ():
        law.replace_variable(variable)
    dated = {
        group: {name: {"values": {f"{values['jaar']}-01-01": {"value": value}}} for name, value in named.items()}
        for group, named in values["waarden"].items()
    }
    law.parameters = ParameterNode("", data=dated)
    return law


def simulation(law, persons):
    """The persons in their gezinnen, nothing calculated yet."""
    builder = SimulationBuilder()
    builder.create_entities(law)
    builder.declare_person_entity("persoon", np.arange(len(persons["gezin"])))
    gezinnen = builder.declare_entity("gezin", np.arange(persons["gezin"].max() + 1))
    builder.join_with_persons(gezinnen, persons["gezin"], persons["rol"])  # the places in flattened_roles
    return builder.build(law)


def measured(law, values, persons):
    """The outcomes, and the fastest of some runs: what is calculated, and what comes before it."""
    year, times, builds = str(values["jaar"]), [], []
    for _ in range(values["keer"]):
        began = time.perf_counter()
        case = simulation(law, persons)
        case.set_input("geboortedatum", "ETERNITY", persons["geboren"].astype("datetime64[D]"))
        for name in INPUTS:
            case.set_input(name, year, persons[name])
        builds.append(time.perf_counter() - began)
        began, worked = time.perf_counter(), time.process_time()
        found = {name: case.calculate(name, year) for name in TARGETS}
        times.append((time.perf_counter() - began, time.process_time() - worked))
    walls, works = zip(*times, strict=True)
    return found, {"seconds": min(walls), "cpu": min(works), "build": min(builds)}


def main(folder, period):
    values = json.loads((folder / "values.json").read_text())
    law = the_law(values, period == "months")
    found, told = measured(law, values, dict(np.load(folder / "persons.npz")))
    np.savez(folder / f"openfisca_{period}.npz", **found)
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
