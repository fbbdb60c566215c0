"""Omgevingswet art. 3.1 and 22.6: the national vision that holds on a day, and the deadline of the omgevingsplan.

The NOVI holds until a Nota Ruimte is adopted; a draft has no force. The day of adoption is unknown since 22-11-2026.
"""

from prinsjesdag.building.dagen import dag
from prinsjesdag.building.woorden import Gebied, Visie
from prinsjesdag.engine import Day, Parameters, rule


class Ruimte(Parameters):
    """What is adopted, and the deadline."""

    nota_ruimte_vastgesteld: bool
    omgevingsplan_gereed: tuple[float, ...]  # year, month, day


@rule(
    level="bouwactiviteit", period="month", over_year="first", law="Omgevingswet art. 3.1 lid 3", target=True,
    valid_from="2020-09-11", label="geldende nationale omgevingsvisie",
    words="de NOVI, tot de Nota Ruimte is vastgesteld; een ontwerp geldt niet",
)  # fmt: skip
def geldende_nationale_visie(p: Ruimte) -> Visie:
    """The vision in force."""
    return Visie.NOTA_RUIMTE if p.nota_ruimte_vastgesteld else Visie.NOVI


@rule(
    level="bouwactiviteit", law="Omgevingswet art. 22.6", target=True, label="omgevingsplan gereed",
    words="het tijdelijke deel (bestemmingsplannen en bruidsschat) is dan opgenomen",
)  # fmt: skip
def omgevingsplan_deadline(p: Ruimte) -> Day:
    """By when the temporary part has gone over into the new one."""
    return dag(p.omgevingsplan_gereed)


@rule(
    level="bouwactiviteit", law="denationaleomgevingsvisie.nl, NOVEX-gebieden", target=True, label="NOVEX-gebied",
    words="een van de zestien gebieden waar Rijk en regio samenwerken",
)  # fmt: skip
def novex_gebied(gebied: Gebied) -> bool:
    """Whether the area is one of the sixteen."""
    return gebied != Gebied.ANDER_GEBIED
