"""The acts of the town. Figures stand in parameters.yaml; by hand, for 2024:

- allowance 12,000 and rate 20%: an income of 30,000 pays 3,600; with a spouse who earns 6,000, 2,400
- a bus pass is 30 a month, 40 from July; from April those under 18 pay half
- help with the rent is 20 a month for each adult, less a thousandth of the flat's tax; nothing in a heated block
"""

from enum import IntEnum

from prinsjesdag.engine import Day, Fact, Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import down
from prinsjesdag.engine.calendar import whole_years


class Ticket(IntEnum):
    NONE = 0
    CITY = 1
    REGION = 2


class Tax(Parameters):
    rate: float
    allowance: float


class Bus(Parameters):
    fare: float
    factors: tuple[float, ...]  # by ticket
    part_under_18: float


class Rent(Parameters):
    per_adult: float
    reduction: float


FACTS = (
    Fact("income", "person", unit="EUR/jaar", minimum=0.0),
    Fact("born", "person", Day),
    Fact("ticket", "person", Ticket, default=Ticket.CITY),
)
HEATED = Fact("house.heated", "block", bool, default=False)


@rule(level="person", period="month", over_year="last", law="Age Act 1", label="adult")
def is_adult(born: Day, datum: Day) -> bool:
    return whole_years(born, datum) >= 18


@rule(level="person", unit="EUR/jaar", rounding="down", law="Tax Act 1", label="tax", target=True)
def tax(income: float, spouse: bool, spouse_income: float, figures: Tax) -> float:
    """What a spouse leaves of the allowance counts too."""
    allowance = figures.allowance
    if spouse:
        allowance += max(0.0, figures.allowance - spouse_income)
    return figures.rate * max(0.0, income - allowance)


@rule(
    variable="bus_pass_maand", valid_until="2024-03-31",
    level="person", unit="EUR/maand", period="month", law="Bus Act 1", label="bus pass",
)  # fmt: skip
def bus_pass_for_all(ticket: Ticket, bus: Bus) -> float:
    return bus.fare * bus.factors[ticket]


@rule(valid_from="2024-04-01", level="person", unit="EUR/maand", period="month", law="Bus Act 2", label="bus pass")
def bus_pass_maand(ticket: Ticket, is_adult: bool, bus: Bus) -> float:
    fare = bus.fare * bus.factors[ticket]
    return fare if is_adult else _part(fare, bus)


def _part(fare: float, bus: Bus) -> float:
    return fare * bus.part_under_18


flat_tax = aggregate("sum", "tax", level="flat", label="tax of a flat", law="Tax Act 2")
block_tax = aggregate("sum", "flat_tax", level="block", label="tax of a block")
adults = aggregate("count", "is_adult", level="flat", label="adults in a flat")


@rule(level="flat", unit="EUR/maand", period="month", law="Rent Act 1", label="help with the rent", target=True)
def rent_help_maand(house_heated: bool, adults: int, flat_tax: float, rent: Rent) -> float:
    if house_heated:
        return 0.0
    return max(0.0, rent.per_adult * adults - down(rent.reduction * flat_tax))


@rule(level="person", unit="EUR/jaar", law="Budget Act 1", label="left to spend", target=True)
def left(income: float, tax: float, bus_pass: float, rent_help: float) -> float:
    return income - tax - bus_pass + rent_help
