"""What is asked about an application. Lengths in metres, measured as art. 2.23 of the Bbl says: distances at right
angles, heights from the finished ground beside it, sizes outside the walls."""

from typing import Any

from prinsjesdag.building.woorden import Activiteit, Bouwwerk, Gebied, Gebruiksfunctie, Plan, Procedure, Vlak
from prinsjesdag.engine import Day, Fact
from prinsjesdag.engine.calendar import NO_DAY


def _fact(name: str, kind: type, label: str, unit: str | None = None, **more: Any) -> Fact:
    return Fact(name, "bouwactiviteit", kind, unit, label=label, **more)


def _yes_no(name: str, label: str) -> Fact:
    return _fact(name, bool, label, default=False)


def _length(name: str, label: str) -> Fact:
    return _fact(name, float, label, "m", minimum=0.0, maximum=1000.0)


AANVRAAG = (
    _fact("aanvraag", Day, "dag waarop de aanvraag is ontvangen"),
    _fact("peildatum", Day, "dag waarop wordt gekeken"),
    _fact("procedure", Procedure, "procedure", default=Procedure.REGULIER),
    _yes_no("verlengd", "de beslistermijn is verlengd"),
    _fact("opgeschort_dagen", int, "dagen dat de termijn stilstond voor aanvulling", "dagen", default=0, minimum=0,
          maximum=3650),
    _fact("besluit", Day, "dag van het besluit", default=NO_DAY),
    _fact("plan", Plan, "soort plan", default=Plan.BESTEMMINGSPLAN),
    _fact("ontwerp_ter_inzage", Day, "dag waarop het ontwerpplan ter inzage ging"),
)  # fmt: skip

BOUWWERK = (
    _fact("bouwwerk", Bouwwerk, "wat gebouwd of veranderd wordt"),
    _fact("activiteit", Activiteit, "nieuwbouw, verbouw of onderhoud"),
    _fact("vlak", Vlak, "kant van het dak of de gevel"),
    _yes_no("naar_openbaar_gebied", "die kant is naar openbaar toegankelijk gebied gekeerd"),
    _yes_no("monument", "in, aan of op een (voorbeschermd) monument"),
    _yes_no("bij_monument", "bij een (voorbeschermd) monument"),
    _yes_no("beschermd_gezicht", "in een rijksbeschermd stads- of dorpsgezicht"),
    _fact("welstand", bool, "er gelden eisen van welstand", default=True),
    _yes_no("zonder_vergunning_gebouwd", "het bestaande bouwwerk is er zonder de vereiste vergunning of gereedmelding"),
    _yes_no("aantal_woningen_wijzigt", "het aantal woningen verandert, anders dan voor mantelzorg"),
    _yes_no("uiterlijk_wijzigt", "detaillering, profilering of vormgeving verandert"),
    _yes_no("kleur_of_materiaal_wijzigt", "kleur of materiaalsoort verandert"),
)  # fmt: skip

MATEN = (
    _length("hoogte_m", "hoogte"),
    _fact("oppervlakte_m2", float, "oppervlakte", "m2", minimum=0.0, maximum=1e6),
    _length("onderzijde_boven_dakvoet_m", "onderzijde boven de dakvoet"),
    _length("bovenzijde_onder_nok_m", "bovenzijde onder de daknok"),
    _length("zijafstand_m", "afstand tot de zijkanten van het dakvlak"),
    _length("afstand_tot_rand_m", "afstand tot de randen van het dak"),
    _length("uitsteek_m", "hoe ver het buiten het dakvlak uitsteekt"),
    _length("doorsnede_m", "doorsnede"),
    _length("hoogste_vloer_m", "hoogte van de hoogste vloer met een verblijfsgebied"),
    _length("dakvoet_m", "hoogte van de dakvoet"),
    _length("hoogte_boven_vloer_verdieping_m", "hoogte boven de vloer van de tweede bouwlaag"),
    _length("hoogte_hoofdgebouw_m", "hoogte van het hoofdgebouw"),
    _length("afstand_hoofdgebouw_m", "afstand tot het oorspronkelijke hoofdgebouw"),
    _length("afstand_nok_perceelsgrens_m", "afstand van de nok tot de perceelsgrens"),
    _fact("bebouwingsgebied_m2", float, "oppervlakte van het bebouwingsgebied", "m2", minimum=0.0, maximum=1e7),
    _fact("bestaande_bijbehorende_m2", float, "oppervlakte van bijbehorende bouwwerken die er al zijn", "m2",
          default=0.0, minimum=0.0, maximum=1e6),
    _fact("bouwlagen", int, "aantal bouwlagen", "aantal", minimum=0, maximum=200),
    _length("overspanning_m", "te overbruggen afstand"),
)  # fmt: skip

EIGENSCHAPPEN = (
    _yes_no("plat_dak", "voorzien van een plat dak"),
    _yes_no("binnen_dakvlak", "binnen en direct op het dakvlak, met dezelfde helling"),
    _yes_no("installatie_binnen", "de installatie staat binnen of vormt één geheel met het paneel"),
    _yes_no("achtererf", "in het achtererfgebied"),
    _yes_no("achter_voorerf", "achter het voorerfgebied"),
    _yes_no("particulier", "alleen voor particulier gebruik"),
    _yes_no("aangedreven", "werkt niet alleen door zwaartekracht of lichaamskracht"),
    _yes_no("boven_aansluitend_terrein", "steekt boven het aansluitende afgewerkte terrein uit"),
    _yes_no("enige_mast", "de enige mast op het gebouwerf"),
    _yes_no("aan_bijbehorend_bouwwerk", "de gevel is van een bijbehorend bouwwerk"),
    _yes_no("rolluik_aan_openbare_kant_van_bedrijf",
            "rolhek, luik of rolluik aan de openbare kant van een gebouw dat geen woning is"),
    _yes_no("binnen_geplaatst_en_doorzichtig", "binnen geplaatst en voor 75% of meer doorzichtig"),
    _yes_no("spouw", "isolatie in een bestaande spouw, het buitenblad blijft"),
    _fact("op_de_grond", bool, "staat op de grond", default=True),
    _yes_no("ondergronds", "ligt onder de grond"),
    _yes_no("verblijfsgebied_op_verdieping", "verblijfsgebied op de tweede bouwlaag of hoger"),
    _yes_no("dakterras_of_balkon", "dakterras, balkon of andere buitenruimte boven de grond"),
    _yes_no("wordt_hoofdgebouw", "wordt door de activiteit een hoofdgebouw"),
    _yes_no("weg_erover", "er loopt een weg, spoorweg of waterweg overheen"),
    _yes_no("gedeeltelijk", "vernieuwt, verandert of vergroot een deel van een bouwwerk"),
    _yes_no("vergroot", "vergroot het bouwwerk"),
    _yes_no("wijzigt_draagconstructie", "de draagconstructie verandert"),
    _yes_no("wijzigt_brandcompartiment", "de indeling in brandcompartimenten verandert"),
    _yes_no("wijzigt_gevelisolatie", "de isolatie van de gevel of een gevelpaneel verandert"),
    _yes_no("verdiepingsvloer", "stelling met een verdiepingsvloer of loopbrug"),
    _fact("steunt_op_vloer", bool, "steunt alleen op de vloer van het gebouw", default=True),
    _fact("bruidsschat_geldt", bool, "het omgevingsplan heeft de regels van de bruidsschat nog", default=True),
    _fact("gebied", Gebied, "gebied"),
)  # fmt: skip

KWALITEITSBORGING = (
    _yes_no("gelijkwaardigheid", "gelijkwaardige maatregel voor constructie of brandveiligheid"),
    _yes_no("gebruiksmelding", "voor het gebruik is een gebruiksmelding nodig"),
    _yes_no("nen_6060_of_6079", "brandcompartiment bepaald met NEN 6060 of NEN 6079"),
    _yes_no("milieuvergunning", "milieubelastende activiteit met vergunningplicht"),
    _yes_no("zorgwoning", "woonfunctie voor zorg"),
    _yes_no("kamerverhuur", "woonfunctie voor kamergewijze verhuur"),
    _yes_no("over_rijks_of_provinciale_weg", "ligt over een rijksweg of provinciale weg"),
    _yes_no("waterkerend", "heeft een waterkerende functie"),
    _yes_no("verkeer", "infrastructuur voor verkeer"),
    _fact("bouwmelding", Day, "dag van de volledige bouwmelding"),
    _fact("gereedmelding", Day, "dag van de gereedmelding"),
    _fact("begin_bouw", Day, "dag waarop het bouwen of ontgraven begint"),
    _fact("einde_bouw", Day, "dag waarop het bouwen eindigt"),
)  # fmt: skip

PRESTATIES = (
    _fact("gebruiksfunctie", Gebruiksfunctie, "gebruiksfunctie", default=Gebruiksfunctie.WOONFUNCTIE),
    _fact("als_ag", float, "verliesoppervlakte gedeeld door gebruiksoppervlakte", "m/m", minimum=0.0, maximum=20.0),
    _fact("gebruiksoppervlakte_m2", float, "gebruiksoppervlakte", "m2", minimum=0.0, maximum=1e6),
)  # fmt: skip
