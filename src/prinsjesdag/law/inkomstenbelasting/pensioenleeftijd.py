"""Wet inkomstenbelasting 2001 (BWBR0011353): the AOW-leeftijd in the year of the tax.

The premie AOW ends with the month in which the age is reached, and with it, month by month, the part of the credits
that belongs to it (Wet financiering sociale verzekeringen art. 11 and 12). The ouderenkorting looks at the end of the
year, the zelfstandigenaftrek at its beginning. All three are read here from the date of birth; from an age alone
somebody has the AOW-leeftijd all year or not at all.
"""

from prinsjesdag.engine import Day, rule
from prinsjesdag.engine.calendar import NO_DAY, civil
from prinsjesdag.law.aow.rules import Aow, maanden_oud_op_oudejaarsdag


@rule(
    level="persoon", unit="deel",
    law="Wet inkomstenbelasting 2001 art. 8.4; Wet financiering sociale verzekeringen art. 11 en 12",
    label="deel van het jaar vanaf de AOW-leeftijd",
    words="maanden vanaf de maand waarin de AOW-leeftijd is bereikt / 12",
)  # fmt: skip
def deel_jaar_vanaf_aow_leeftijd(geboortedatum: Day, aow_leeftijd_bereikt: bool, jaar: int, p: Aow) -> float:
    """The share of the year's months without premie AOW: the month of the birthday counts."""
    if geboortedatum == NO_DAY:
        return 1.0 if aow_leeftijd_bereikt else 0.0
    if maanden_oud_op_oudejaarsdag(geboortedatum, jaar - 1) >= p.aow_leeftijd_maanden_vorig_jaar:
        return 1.0
    maanden = maanden_oud_op_oudejaarsdag(geboortedatum, jaar) - p.aow_leeftijd_maanden + 1
    return min(12, max(0, maanden)) / 12.0


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 3.76 lid 2 en 4",
    label="AOW-leeftijd bereikt bij het begin van het jaar", words="de AOW-leeftijd is uiterlijk op 1 januari bereikt",
)  # fmt: skip
def aow_leeftijd_bij_begin_jaar(geboortedatum: Day, aow_leeftijd_bereikt: bool, jaar: int, p: Aow) -> bool:
    """Whether somebody had reached the age on 1 January."""
    if geboortedatum == NO_DAY:
        return aow_leeftijd_bereikt
    if maanden_oud_op_oudejaarsdag(geboortedatum, jaar - 1) >= p.aow_leeftijd_maanden_vorig_jaar:
        return True
    geboren_jaar, geboren_maand, geboren_dag = civil(geboortedatum)
    return geboren_dag == 1 and 12 * (jaar - geboren_jaar) + 1 - geboren_maand >= p.aow_leeftijd_maanden


def gewogen(deel_vanaf: float, onder: float, vanaf: float) -> float:
    """An amount or rate in the year in which the AOW-leeftijd is reached: by the months under it and from it on."""
    return (1.0 - deel_vanaf) * onder + deel_vanaf * vanaf
