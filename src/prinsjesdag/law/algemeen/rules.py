"""Age, which most laws ask for in their own way."""

from prinsjesdag.engine import Day, aggregate, rule
from prinsjesdag.engine.calendar import NO_DAY, civil, whole_months, whole_years
from prinsjesdag.law.algemeen.woorden import Rol


@rule(
    level="persoon", unit="jaar", period="month", over_year="first", law="Burgerlijk Wetboek Boek 1 art. 2",
    label="leeftijd", words="hele jaren sinds de geboortedatum", target=True,
)  # fmt: skip
def leeftijd(geboortedatum: Day, datum: Day) -> int:
    """Age in whole years on the day; over a year, on 1 January. Give it as a fact and it holds all year."""
    return max(0, whole_years(geboortedatum, datum))


@rule(
    level="persoon", unit="maand", period="month", over_year="first", law="Burgerlijk Wetboek Boek 1 art. 2",
    label="leeftijd in maanden", words="hele maanden sinds de geboortedatum; zonder geboortedatum 12 × de leeftijd",
)  # fmt: skip
def leeftijd_in_maanden(leeftijd: int, geboortedatum: Day, datum: Day) -> int:
    """Age in whole months on the day; with an age alone, as if the birthday were that day."""
    if geboortedatum == NO_DAY:
        return 12 * leeftijd
    return max(0, whole_months(geboortedatum, datum))


@rule(
    level="persoon", unit="jaar", period="month", over_year="first",
    law="Algemene wet inkomensafhankelijke regelingen art. 5", label="leeftijd aan het eind van de vorige maand",
    words="een verjaardag telt vanaf de eerste dag van de maand erna",
)  # fmt: skip
def leeftijd_einde_maand_ervoor(leeftijd: int, geboortedatum: Day, datum: Day) -> int:
    """Age on the last day of the month before: for rights that start the month after a birthday."""
    if geboortedatum == NO_DAY:
        return leeftijd
    return max(0, whole_years(geboortedatum, datum - civil(datum)[2]))


@rule(
    level="persoon", period="month", over_year="last", law="Burgerlijk Wetboek Boek 1 art. 2", label="geboren",
    words="de geboortedatum is geweest; wie alleen een leeftijd heeft, is geboren",
)  # fmt: skip
def is_geboren(geboortedatum: Day, datum: Day) -> bool:
    """Whether somebody is there on the day."""
    return geboortedatum == NO_DAY or geboortedatum <= datum


@rule(
    level="persoon", unit="jaar", law="Burgerlijk Wetboek Boek 1 art. 2", label="geboortejaar",
    words="uit de geboortedatum; zonder geboortedatum het jaar waarin wie op 1 januari deze leeftijd heeft, is geboren",
)  # fmt: skip
def geboortejaar(leeftijd: int, geboortedatum: Day, jaar: int) -> int:
    """Year of birth; from an age alone, that of somebody who was not born on 1 January."""
    if geboortedatum == NO_DAY:
        return jaar - leeftijd - 1
    return civil(geboortedatum)[0]


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="invoer: een maandbedrag telt twaalf keer",
    label="belaste uitkering", words="12 × de uitkering per maand",
)  # fmt: skip
def uitkering(uitkering_maand: float) -> float:
    """Taxed benefit, EUR a year, where only the month's amount is told; it includes the holiday allowance."""
    return 12.0 * uitkering_maand


@rule(
    level="persoon", period="month", over_year="first", law="Burgerlijk Wetboek Boek 1 art. 233",
    label="minderjarig kind", words="kind in het huishouden dat nog geen 18 is",
)  # fmt: skip
def is_minderjarig_kind(rol: Rol, leeftijd: int) -> bool:
    """A child of the applicant or the partner who is under 18."""
    return rol == Rol.KIND and leeftijd < 18


heeft_minderjarig_kind = aggregate("any", "is_minderjarig_kind", level="gezin", label="minderjarig kind in het gezin")
