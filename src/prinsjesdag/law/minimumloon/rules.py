"""Wet minimumloon en minimumvakantiebijslag (BWBR0002638)."""

from prinsjesdag.engine import Parameters


class Minimumloon(Parameters):
    """Statutory minimum wage from 21; from 2024 the reference month of art. 8 lid 1 onder b."""

    minimumloon_maand: float  # EUR/maand, gross, without holiday allowance
