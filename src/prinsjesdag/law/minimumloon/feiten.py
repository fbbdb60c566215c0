"""What may be told about a job at the minimum wage, besides its hours."""

from prinsjesdag.engine import Fact

NORMALE_ARBEIDSDUUR = Fact(
    "normale_arbeidsduur", "persoon", float, "uur/week", 36.0, 1.0, 48.0, label="uren van een volle werkweek"
)
"""Until 2024 the minimum wage was an amount a month for the full week of the sector: mostly 36, 38 or 40 hours.

36 by default: the week on which the law bases the hourly amount from 2024 on, so that only those who say otherwise see
the raise that the hourly minimum wage brought to weeks of 38 and 40 hours.
"""
