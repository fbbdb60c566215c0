"""The facts that laws share: what a user may tell about a person or a home. Amounts are gross, EUR a year."""

from prinsjesdag.engine import Day, Fact
from prinsjesdag.engine.calendar import NO_DAY
from prinsjesdag.law.algemeen.woorden import (
    Energielabel,
    Oordeel,
    Opleiding,
    Relatie,
    Rol,
    SoortUitkering,
    SoortWoning,
    TypeWoning,
)

INCOME = "inkomen"
"""Tag of what tells an adult's income: who gives one of these has nothing of the others."""

DERIVED = "afgeleid inkomen"
"""Tag of what follows from income, and may be given instead; it tells nothing about the income itself."""


def _amount(
    name: str, label: str, *tags: str, minimum: float | None = 0.0, unit: str = "EUR/jaar", over_year: str = ""
) -> Fact:
    return Fact(name, "persoon", float, unit, 0.0, minimum, label=label, tags=frozenset(tags), over_year=over_year)


def _yes_no(name: str, label: str, default: bool = False, over_year: str = "") -> Fact:
    return Fact(name, "persoon", bool, None, default, label=label, over_year=over_year)


def _home(name: str, kind: type, label: str, default: object, unit: str | None = None, over_year: str = "") -> Fact:
    minimum = 0.0 if unit else None
    return Fact(f"woning.{name}", "huishouden", kind, unit, default, minimum, label=label, over_year=over_year)


PERSON = (
    Fact("rol", "persoon", Rol, default=Rol.AANVRAGER, label="rol in het huishouden", over_year="fixed"),
    Fact("geboortedatum", "persoon", Day, default=NO_DAY, label="geboortedatum", over_year="fixed"),
)

COUPLE = Fact(
    "eerste_van_paar", "persoon", bool, default=True, label="staat als eerste van de twee partners genoemd",
    over_year="last",
)  # fmt: skip
"""Follows from the order in the file: a claim that two partners have together is counted once."""

RELATION = (
    Fact("relatie", "persoon", Relatie, default=Relatie.GEHUWD, label="relatie met de partner"),
    Fact("partnerschap.fiscaal", "persoon", Oordeel, default=Oordeel.AFGELEID, label="fiscaal partnerschap"),
    Fact("partnerschap.toeslag", "persoon", Oordeel, default=Oordeel.AFGELEID, label="toeslagpartnerschap"),
    Fact(
        "partnerschap.gezamenlijke_huishouding",
        "persoon",
        Oordeel,
        default=Oordeel.AFGELEID,
        label="gezamenlijke huishouding",
    ),
)

INCOMES = (
    _amount("loon", "brutoloon, met vakantiegeld, voor pensioenpremie", INCOME),
    _amount("loon_maand", "brutoloon in de maand", INCOME, unit="EUR/maand"),
    _yes_no("loon_maand_incl_vakantietoeslag", "het maandloon is met vakantiegeld"),
    _amount("minimumloon_uren", "uren per week tegen het minimumloon", INCOME, unit="uur/week"),
    _amount("pensioenpremie", "pensioenpremie van de werknemer"),
    Fact(
        "tabelloon_maand",
        "persoon",
        float,
        "EUR/maand",
        minimum=0.0,
        label="loon in de maand voor de loonbelastingtabel",
        tags=frozenset({DERIVED}),
    ),
    _yes_no("loonheffingskorting", "loonheffingskorting toegepast", True),
    _amount("winst", "winst uit onderneming, voor ondernemersaftrek", INCOME, minimum=None),
    _yes_no("urencriterium", "voldoet aan het urencriterium"),
    _yes_no("starter", "starter"),
    _amount("uitkering", "belaste uitkering", INCOME),
    _amount("uitkering_maand", "belaste uitkering in de maand", INCOME, unit="EUR/maand"),
    Fact(  # of two kinds in one year, the first counts for the year's rules (Zvw, jonggehandicaptenkorting)
        "uitkering_soort",
        "persoon",
        SoortUitkering,
        default=SoortUitkering.GEEN,
        label="soort uitkering",
        over_year="said",
    ),
    _amount("aanvullend_pensioen", "aanvullend pensioen", INCOME),
    _amount("inkomen_box2", "inkomen uit aanmerkelijk belang (box 2)", minimum=None),
    Fact("geen_inkomen", "persoon", bool, default=False, label="heeft geen inkomen"),
)

WEALTH = (
    _amount("spaargeld", "spaargeld op 1 januari", unit="EUR", over_year="new_year"),
    _amount("overige_bezittingen", "overige bezittingen van box 3 op 1 januari", unit="EUR", over_year="new_year"),
    _amount("schulden", "schulden van box 3 op 1 januari", unit="EUR", over_year="new_year"),
    Fact("vermogen_bijstand", "persoon", float, "EUR", 0.0, label="vermogen dat telt voor de bijstand"),
)

GIVEN_AND_DEDUCTED = (
    _amount("giften_ontvangen", "ontvangen giften"),
    _amount("giften_betaald", "giften aan goede doelen"),
    _amount("lijfrentepremie", "premie voor lijfrente"),
    _amount("partneralimentatie_betaald", "betaalde partneralimentatie"),
    _amount("partneralimentatie_ontvangen", "ontvangen partneralimentatie", INCOME),
    _amount("kinderalimentatie_ontvangen", "ontvangen kinderalimentatie"),
    _amount("kinderalimentatie_betaald", "betaalde kinderalimentatie"),
    _amount("zorgkosten_aftrek", "zorgkosten die aftrekbaar zijn, voor de drempel"),
)

SITUATION = (
    _yes_no("wajong", "recht op ondersteuning van de Wajong"),
    _yes_no("medisch_urenbeperkt", "medisch urenbeperkt"),
    Fact("loonwaarde", "persoon", float, "deel", 1.0, 0.0, 1.0, label="loonwaarde, deel van het minimumloon"),
    _yes_no("student", "student"),
    Fact("opleiding", "persoon", Opleiding, default=Opleiding.GEEN, label="opleiding"),
    _yes_no("zorgverzekerd", "heeft een Nederlandse zorgverzekering", True),
    _yes_no("verdragsgerechtigd", "woont in een verdragsland en is daar verzekerd voor rekening van Nederland"),
    Fact("woonlandfactor", "persoon", float, "deel", 1.0, 0.0, label="woonlandfactor"),
    _amount("arbeidsuren_week", "arbeidsuren per week", unit="uur/week"),
    _yes_no("verblijft_in_inrichting", "verblijft in een inrichting"),
    _yes_no("verwantschap", "familie van de aanvrager", over_year="fixed"),
    _yes_no("commerciele_huur", "betaalt een commerciële prijs volgens contract"),
)

CHILDCARE = tuple(
    Fact(f"kinderopvang.{soort}.{what}", "persoon", float, unit, 0.0, 0.0, label=f"{label} {soort}")
    for soort in ("dagopvang", "bso", "gastouder")
    for what, unit, label in (("uren_maand", "uur/maand", "uren"), ("uurprijs", "EUR/uur", "uurprijs"))
)

WMO = tuple(
    _yes_no(f"wmo_voorziening.{soort}", f"Wmo-voorziening {soort.replace('_', ' ')}")
    for soort in (
        "huishoudelijke_hulp",
        "begeleiding",
        "hulpmiddel",
        "woningaanpassing",
        "dagbesteding",
        "beschermd_wonen",
        "vervoer",
    )
)
WMO_PRICE = _amount("wmo_kostprijs_maand", "kostprijs van de Wmo-voorziening", unit="EUR/maand")

RECEIVED = tuple(  # toeslagen and kinderbijslag enter the year's income whole or not at all
    _yes_no(f"ontvangt_{regeling}", f"ontvangt {regeling.replace('_', ' ')}", default, "fixed" if default else "")
    for regeling, default in (
        ("zorgtoeslag", True),
        ("huurtoeslag", True),
        ("kindgebonden_budget", True),
        ("kinderopvangtoeslag", True),
        ("kinderbijslag", True),
        ("bijstand", False),
        ("individuele_inkomenstoeslag", False),
        ("energietoeslag", False),
        ("bijzondere_bijstand", False),
        ("gemeentelijke_regelingen", False),
    )
)

HOME = (
    _home("soort", SoortWoning, "huur of koop", SoortWoning.ONBEKEND, over_year="fixed"),
    Fact("woning.kale_huur", "huishouden", float, "EUR/maand", minimum=0.0, label="kale huur"),
    _home("servicekosten", float, "servicekosten", 0.0, "EUR/maand"),
    _home("woz_waarde", float, "WOZ-waarde", 0.0, "EUR", over_year="new_year"),
    _home("hypotheekrente", float, "hypotheekrente", 0.0, "EUR/jaar"),
    _home("hypotheekschuld", float, "hypotheekschuld", 0.0, "EUR"),
    _home("energielabel", Energielabel, "energielabel", Energielabel.ONBEKEND),
    Fact("woning.bouwjaar", "huishouden", int, "jaar", 0, 0.0, 2100.0, label="bouwjaar"),
    _home("type", TypeWoning, "type woning", TypeWoning.ONBEKEND),
    _home("oppervlakte", float, "oppervlakte", 0.0, "m2"),
    Fact("woning.gasverbruik", "huishouden", float, "m3/jaar", minimum=0.0, label="gasverbruik"),
    Fact("woning.elektriciteitsverbruik", "huishouden", float, "kWh/jaar", label="elektriciteitsverbruik"),
    _home("verblijfsfunctie", bool, "mensen wonen of verblijven er (vermindering energiebelasting)", True),
    _home("warmteverbruik", float, "verbruik van een warmtenet", 0.0, "GJ/jaar"),
    _home("warmtetarief", float, "tarief van het warmtenet, met btw", 0.0, "EUR/GJ"),
    _home("energierekening_maand", float, "energierekening", 0.0, "EUR/maand"),
)
