"""When insulation has paid itself back: interest on the money, growth of the gas price, the life of the measure."""

from prinsjesdag.errors import InputError


def simple(cost: float, saving: float) -> float | None:
    """Years until the savings of the first year add up to the cost; None where nothing is saved."""
    return cost / saving if saving > 0.0 else None


def discounted(cost: float, saving: float, interest: float, growth: float, longest: int = 60) -> int | None:
    """First year in which savings, with interest, have paid the cost; None if not within `longest` years.

    `interest` a year on what is still unpaid; the saving of year n is that of the first times (1 + growth)^(n - 1).
    """
    if cost <= 0.0:
        return 0
    unpaid = cost
    for year in range(1, longest + 1):
        unpaid = unpaid * (1.0 + interest) - saving * (1.0 + growth) ** (year - 1)
        if unpaid <= 0.0:
            return year
    return None


def loan_month(cost: float, interest: float, years: int) -> float:
    """What a loan costs each month, EUR: equal payments over some years at a yearly interest."""
    if years <= 0:
        raise InputError("een lening loopt minstens een jaar", ("--looptijd",))
    rate, months = interest / 12.0, 12 * years
    return cost / months if rate == 0.0 else cost * rate / (1.0 - (1.0 + rate) ** -months)
