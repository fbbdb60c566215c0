"""What a family can spend: no law, but the sum of what the laws give and take.

All incomes, less taxes, contributions, the nominal health premium, own childcare cost and Wmo contribution, plus the
allowances and benefits that are received; before the cost of housing. Bijstand is in it where it is received, with
the tax that is on it; what a municipality gives of its own too, where its schemes are filled in (law/minimabeleid).
Returns on wealth are not in it (only the tax on them is). Who belongs to a family for some months counts for those
months. CBS adds imputed rent and takes interest off, CPB leaves childcare cost out of its standard households, Nibud
takes unavoidable expenses off: docs/besteedbaar_inkomen.md.
"""

import math

from prinsjesdag.engine import Parameters, aggregate, nudge, rule
from prinsjesdag.engine.arithmetic import divide


class Equivalentie(Parameters):
    """CBS's factors that make households of different size comparable."""

    factor_een_volwassene: tuple[float, ...]  # with 0 to 4 children
    factor_twee_volwassenen: tuple[float, ...]


HOW = "begrip van dit programma, geen wetsartikel"


@rule(
    level="persoon", unit="EUR/jaar", period="month", law=HOW, label="bruto-inkomen",
    words="loon, winst, uitkering, bijstand met belasting erbij, AOW, pensioen, box 2 en ontvangen alimentatie",
)  # fmt: skip
def bruto_inkomen_persoon(
    loon: float,
    winst: float,
    uitkering: float,
    aow: float,
    aanvullend_pensioen: float,
    inkomen_box2: float,
    partneralimentatie_ontvangen: float,
    kinderalimentatie_ontvangen: float,
    bijstand_belast: float,
) -> float:
    """All gross income of one person, EUR a year."""
    verdiend = loon + winst + uitkering + bijstand_belast + aow + aanvullend_pensioen + inkomen_box2
    return verdiend + partneralimentatie_ontvangen + kinderalimentatie_ontvangen


@rule(
    level="persoon", unit="EUR/jaar", period="month", law=HOW, label="afgedragen premies en alimentatie",
    words="pensioenpremie van de werknemer, lijfrentepremie niet; betaalde partner- en kinderalimentatie",
)  # fmt: skip
def afgedragen_persoon(
    pensioenpremie: float, partneralimentatie_betaald: float, kinderalimentatie_betaald: float
) -> float:
    """What goes from gross income to a pension fund or a former partner, EUR a year."""
    return pensioenpremie + partneralimentatie_betaald + kinderalimentatie_betaald


@rule(
    level="persoon", unit="EUR/jaar", law=HOW, label="bruto-inkomen van het jaar", words="dat van de maanden samen",
)  # fmt: skip
def bruto_inkomen_jaar(bruto_inkomen_persoon: float) -> float:
    """The months' gross income together, by which the year's tax is divided over them."""
    return bruto_inkomen_persoon


@rule(
    level="persoon", unit="EUR/jaar", period="month", law=HOW, label="inkomstenbelasting, in de maanden in dit gezin",
    words="de inkomstenbelasting van het jaar, over de maanden verdeeld zoals het bruto-inkomen",
)  # fmt: skip
def inkomstenbelasting_in_gezin(
    inkomstenbelasting: float, bruto_inkomen_persoon: float, bruto_inkomen_jaar: float
) -> float:
    """The year's tax, at a year's rate in every month: a family pays that of who belongs to it then."""
    return inkomstenbelasting * divide(bruto_inkomen_persoon, bruto_inkomen_jaar, 1.0)


@rule(
    level="persoon", unit="EUR/jaar", period="month", law=HOW, label="bijdrage Zvw, in de maanden in dit gezin",
    words="de bijdrage van het jaar, over de maanden verdeeld zoals het bruto-inkomen",
)  # fmt: skip
def zvw_bijdrage_in_gezin(zvw_bijdrage: float, bruto_inkomen_persoon: float, bruto_inkomen_jaar: float) -> float:
    """The year's contribution, at a year's rate in every month."""
    return zvw_bijdrage * divide(bruto_inkomen_persoon, bruto_inkomen_jaar, 1.0)


bruto_inkomen = aggregate("sum", "bruto_inkomen_persoon", level="gezin", label="bruto-inkomen", target=True)
afgedragen_premies_en_alimentatie = aggregate(
    "sum", "afgedragen_persoon", level="gezin", label="pensioenpremie en betaalde alimentatie", target=True
)
belasting_gezin = aggregate("sum", "inkomstenbelasting_in_gezin", level="gezin", label="inkomstenbelasting")
zvw_bijdrage_gezin = aggregate("sum", "zvw_bijdrage_in_gezin", level="gezin", label="bijdrage Zvw", target=True)
nominale_zorgpremie = aggregate(
    "sum", "nominale_premie_zvw", level="gezin", label="premie voor de zorgverzekering", target=True
)

ontvangt_zorgtoeslag_gezin = aggregate("all", "ontvangt_zorgtoeslag", level="gezin", label="ontvangt zorgtoeslag")
ontvangt_huurtoeslag_gezin = aggregate("all", "ontvangt_huurtoeslag", level="gezin", label="ontvangt huurtoeslag")
ontvangt_kindgebonden_budget_gezin = aggregate(
    "all", "ontvangt_kindgebonden_budget", level="gezin", label="ontvangt kindgebonden budget"
)
ontvangt_kinderopvangtoeslag_gezin = aggregate(
    "all", "ontvangt_kinderopvangtoeslag", level="gezin", label="ontvangt kinderopvangtoeslag"
)
ontvangt_kinderbijslag_gezin = aggregate("all", "ontvangt_kinderbijslag", level="gezin", label="ontvangt kinderbijslag")


@rule(
    level="gezin", unit="EUR/jaar", law=HOW, label="toeslagen en kinderbijslag die worden ontvangen",
    words="zorgtoeslag, huurtoeslag, kindgebonden budget, kinderopvangtoeslag en kinderbijslag",
)  # fmt: skip
def ontvangen_toeslagen(
    zorgtoeslag: float,
    huurtoeslag: float,
    kindgebonden_budget: float,
    kinderopvangtoeslag: float,
    kinderbijslag: float,
    ontvangt_zorgtoeslag_gezin: bool,
    ontvangt_huurtoeslag_gezin: bool,
    ontvangt_kindgebonden_budget_gezin: bool,
    ontvangt_kinderopvangtoeslag_gezin: bool,
    ontvangt_kinderbijslag_gezin: bool,
) -> float:
    """What comes in beside income, EUR a year: what is due and also applied for."""
    som = 0.0
    if ontvangt_zorgtoeslag_gezin:
        som += zorgtoeslag
    if ontvangt_huurtoeslag_gezin:
        som += huurtoeslag
    if ontvangt_kindgebonden_budget_gezin:
        som += kindgebonden_budget
    if ontvangt_kinderopvangtoeslag_gezin:
        som += kinderopvangtoeslag
    if ontvangt_kinderbijslag_gezin:
        som += kinderbijslag
    return som


@rule(
    level="gezin", unit="EUR/jaar", law=HOW, label="tegemoetkoming alleenverdieners die wordt ontvangen", target=True,
    words="tegemoetkoming alleenverdieners",
)  # fmt: skip
def ontvangen_eenmalige_regelingen(
    tegemoetkoming_alleenverdieners: float, ontvangt_tegemoetkoming_alleenverdieners_gezin: bool
) -> float:
    """What the municipality pays out by national law beside bijstand, EUR a year: what is due and also received.

    The energietoeslag is among the schemes of the municipality (law/minimabeleid/samen.py).
    """
    if ontvangt_tegemoetkoming_alleenverdieners_gezin:
        return tegemoetkoming_alleenverdieners
    return 0.0


@rule(
    level="gezin", unit="EUR/jaar", law=HOW, label="besteedbaar inkomen", target=True,
    words="bruto-inkomen (met bijstand) − premies en alimentatie − inkomstenbelasting − bijdrage Zvw − zorgpremie − "
          "kosten van kinderopvang − eigen bijdrage Wmo + ontvangen toeslagen, kinderbijslag, tegemoetkoming "
          "en gemeentelijke regelingen",
)  # fmt: skip
def besteedbaar_inkomen(
    bruto_inkomen: float,
    afgedragen_premies_en_alimentatie: float,
    belasting_gezin: float,
    zvw_bijdrage_gezin: float,
    nominale_zorgpremie: float,
    kosten_kinderopvang: float,
    wmo_eigen_bijdrage: float,
    ontvangen_toeslagen: float,
    ontvangen_eenmalige_regelingen: float,
    ontvangen_gemeentelijke_regelingen: float,
) -> float:
    """Disposable income of a family, EUR a year, before housing cost."""
    netto = bruto_inkomen - afgedragen_premies_en_alimentatie - belasting_gezin - zvw_bijdrage_gezin
    bij = ontvangen_toeslagen + ontvangen_eenmalige_regelingen + ontvangen_gemeentelijke_regelingen
    return netto - nominale_zorgpremie - kosten_kinderopvang - wmo_eigen_bijdrage + bij


@rule(
    level="persoon", unit="EUR/jaar", law=HOW, label="verhoging van het loon",
    words="3% van het loon, of € 300 als er geen loon is; niet voor wie jonger is dan 18",
)  # fmt: skip
def verhoging_loon(loon: float, leeftijd: int) -> float:
    """The rise of pay behind `marginale_druk`."""
    if leeftijd < 18:
        return 0.0
    if loon > 0.0:
        return 0.03 * loon
    return 300.0


aandeel_van_meer_loon = nudge(
    "besteedbaar_inkomen", "loon", "verhoging_loon", level="persoon", label="deel van meer loon dat overblijft"
)


@rule(
    level="persoon", unit="deel", law=HOW, label="marginale druk",
    words="het deel van 3% meer loon (of € 300) dat niet in het besteedbaar inkomen komt", target=True,
)  # fmt: skip
def marginale_druk(verhoging_loon: float, aandeel_van_meer_loon: float) -> float:
    """Share of a small rise in pay that is lost to taxes and allowances; 0 under 18."""
    if verhoging_loon == 0.0:
        return 0.0
    return 1.0 - aandeel_van_meer_loon


@rule(
    level="persoon", law=HOW, label="volwassene", words="18 jaar of ouder",
)  # fmt: skip
def is_volwassene(leeftijd: int) -> bool:
    """Counts as an adult for the equivalence factor."""
    return leeftijd >= 18


@rule(level="persoon", law=HOW, label="kind onder de 18", words="jonger dan 18 jaar")
def is_onder_18(leeftijd: int) -> bool:
    """Counts as a child for the equivalence factor."""
    return leeftijd < 18


aantal_volwassenen = aggregate("count", "is_volwassene", level="huishouden", label="volwassenen in het huishouden")
aantal_kinderen = aggregate("count", "is_onder_18", level="huishouden", label="kinderen in het huishouden")
besteedbaar_inkomen_huishouden = aggregate(
    "sum", "besteedbaar_inkomen", level="huishouden", label="besteedbaar inkomen van het huishouden"
)


@rule(
    level="huishouden", unit="deel", label="equivalentiefactor", law="CBS, begrip gestandaardiseerd inkomen",
    words="uit de tabel van het CBS; bij meer dan twee volwassenen of vier kinderen √(volwassenen + 0,8 × kinderen)",
)  # fmt: skip
def equivalentiefactor(aantal_volwassenen: int, aantal_kinderen: int, p: Equivalentie) -> float:
    """How many times the income of one person gives this household the same level of living.

    For households that are not in the table: the square root that CBS used for such cases in its older table.
    """
    if aantal_volwassenen > 2 or aantal_kinderen > 4:
        return math.sqrt(aantal_volwassenen + 0.8 * aantal_kinderen)
    if aantal_volwassenen == 2:
        return p.factor_twee_volwassenen[aantal_kinderen]
    return p.factor_een_volwassene[aantal_kinderen]


@rule(
    level="huishouden", unit="EUR/jaar", law="CBS, begrip gestandaardiseerd inkomen", target=True,
    label="gestandaardiseerd inkomen", words="besteedbaar inkomen van het huishouden / equivalentiefactor",
)  # fmt: skip
def gestandaardiseerd_inkomen(besteedbaar_inkomen_huishouden: float, equivalentiefactor: float) -> float:
    """Disposable income per equivalent person, EUR a year; CBS adds imputed rent to it."""
    return divide(besteedbaar_inkomen_huishouden, equivalentiefactor, 0.0)
