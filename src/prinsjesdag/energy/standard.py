"""The Standaard voor woningisolatie: how little heat a home may need to be ready for life without gas."""

from prinsjesdag.energy.figures import figures


def standard(apartment: bool, built: int, compactness: float) -> float:
    """Net heat demand of the standard, kWh/m2 a year; `compactness` is shell over floor area (Als/Ag).

    Kamerbrief of 18 March 2021; the coefficients are from memory (figures file), the form was confirmed.
    """
    name = f"{'meergezins' if apartment else 'eengezins'}_{'tm' if built <= 1945 else 'na'}_1945"
    told = figures("bouwdelen")["isolatiestandaard"]["waarden"][name]
    return float(told["tot_1"]) + float(told["helling"]) * max(0.0, compactness - 1.0)
