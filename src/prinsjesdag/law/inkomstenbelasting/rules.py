"""Wet inkomstenbelasting 2001 (BWBR0011353): the values that the wage tax shares with it."""

from prinsjesdag.engine import Parameters


class Tarief(Parameters):
    """Table of box 1 with the premies volksverzekeringen, art. 2.10 and 2.10a; Wet LB art. 20a and 20b."""

    schijfgrens_1: float  # EUR/jaar
    schijfgrens_1_geboren_voor_1946: float  # EUR/jaar
    schijfgrens_2: float  # EUR/jaar
    tarief_1: float
    tarief_1_aow: float
    tarief_2: float
    tarief_3: float


class AlgemeneHeffingskorting(Parameters):
    """Art. 8.10; Wet LB art. 22."""

    algemene_heffingskorting_maximum: float  # EUR/jaar
    algemene_heffingskorting_maximum_aow: float  # EUR/jaar
    algemene_heffingskorting_afbouw_vanaf: float  # EUR/jaar
    algemene_heffingskorting_afbouwpercentage: float
    algemene_heffingskorting_afbouwpercentage_aow: float
    algemene_heffingskorting_nihil_vanaf: float  # EUR/jaar


class Arbeidskorting(Parameters):
    """Art. 8.11; Wet LB art. 22a. The amounts at the ends of the legs are whole euros in the law."""

    arbeidskorting_grens_1: float  # EUR/jaar
    arbeidskorting_grens_2: float  # EUR/jaar
    arbeidskorting_grens_3: float  # EUR/jaar
    arbeidskorting_nihil_vanaf: float  # EUR/jaar
    arbeidskorting_percentage_1: float
    arbeidskorting_percentage_2: float
    arbeidskorting_percentage_3: float
    arbeidskorting_bedrag_1: float  # EUR/jaar
    arbeidskorting_bedrag_2: float  # EUR/jaar
    arbeidskorting_bedrag_3: float  # EUR/jaar
    arbeidskorting_afbouwpercentage: float
    arbeidskorting_percentage_1_aow: float
    arbeidskorting_percentage_2_aow: float
    arbeidskorting_percentage_3_aow: float
    arbeidskorting_bedrag_1_aow: float  # EUR/jaar
    arbeidskorting_bedrag_2_aow: float  # EUR/jaar
    arbeidskorting_bedrag_3_aow: float  # EUR/jaar
    arbeidskorting_afbouwpercentage_aow: float


class Ouderenkorting(Parameters):
    """Art. 8.17; Wet LB art. 22b."""

    ouderenkorting_maximum: float  # EUR/jaar
    ouderenkorting_afbouw_vanaf: float  # EUR/jaar
    ouderenkorting_afbouwpercentage: float


class Schuldendrempel(Parameters):
    """Art. 5.3 lid 3: debts count as far as they exceed this."""

    box3_drempel_schulden: float  # EUR per person
