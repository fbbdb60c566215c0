"""Wet op de huurtoeslag (BWBR0008659) art. 16 to 19: the basishuur, the part of the rent that the tenant pays alone.

Until 2026 it follows from the normhuur, a × Y² + b × Y above the minimum income Y; a and b are set so that the share of
the income that goes to rent rises linearly (art. 19 lid 2). Until 2025 for four types of household, two of them
elderly. From 2026 the normhuur is the same at every income.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import cents_up


class Normhuur(Parameters):
    """Art. 16 and 17: what the tenant pays at or under the minimum income."""

    minimum_inkomensijkpunt_eenpersoons: float  # EUR/jaar
    minimum_inkomensijkpunt_meerpersoons: float  # EUR/jaar
    normhuur_minimum: float  # EUR/maand
    verlaging_normhuur_minimum_eenpersoons: float  # EUR/maand
    verlaging_normhuur_minimum_meerpersoons: float  # EUR/maand
    verhoging_normhuur: float  # EUR/maand, art. 16
    verlaging_basishuur: float  # EUR/maand, Wet verlaging eigen bijdrage huurtoeslag art. 1


class Factoren(Parameters):
    """Art. 19 lid 2, until 2026."""

    factor_a_eenpersoons: float  # EUR/maand per (EUR/jaar)²
    factor_a_meerpersoons: float
    factor_b_eenpersoons: float  # EUR/maand per EUR/jaar
    factor_b_meerpersoons: float


class Ouderen(Parameters):
    """The same for the elderly types, until 2025."""

    minimum_inkomensijkpunt_eenpersoonsouderen: float  # EUR/jaar
    minimum_inkomensijkpunt_meerpersoonsouderen: float  # EUR/jaar
    verlaging_normhuur_minimum_eenpersoonsouderen: float  # EUR/maand
    verlaging_normhuur_minimum_meerpersoonsouderen: float  # EUR/maand
    factor_a_eenpersoonsouderen: float
    factor_a_meerpersoonsouderen: float
    factor_b_eenpersoonsouderen: float
    factor_b_meerpersoonsouderen: float


@rule(
    variable="minimum_inkomensijkpunt", valid_until="2024-12-31", level="huishouden", unit="EUR/jaar", period="month",
    law="Wet op de huurtoeslag art. 17 lid 1", label="minimum-inkomensijkpunt",
    words="naar het soort huishouden: één of meer personen, ouderen of niet",
)  # fmt: skip
def minimum_inkomensijkpunt_tot_2025(
    aantal_bewoners_huurtoeslag: int, ouderenhuishouden: bool, p: Normhuur, ouderen: Ouderen
) -> float:
    """Up to this income the tenant pays the minimum."""
    return naar_soort(
        aantal_bewoners_huurtoeslag, ouderenhuishouden,
        p.minimum_inkomensijkpunt_eenpersoons, p.minimum_inkomensijkpunt_meerpersoons,
        ouderen.minimum_inkomensijkpunt_eenpersoonsouderen, ouderen.minimum_inkomensijkpunt_meerpersoonsouderen,
    )  # fmt: skip


@rule(
    valid_from="2025-01-01", level="huishouden", unit="EUR/jaar", period="month",
    law="Wet op de huurtoeslag art. 17 lid 1", label="minimum-inkomensijkpunt", words="naar één of meer personen",
)  # fmt: skip
def minimum_inkomensijkpunt(aantal_bewoners_huurtoeslag: int, p: Normhuur) -> float:
    """Up to this income the tenant pays the minimum."""
    return naar_aantal(
        aantal_bewoners_huurtoeslag, p.minimum_inkomensijkpunt_eenpersoons, p.minimum_inkomensijkpunt_meerpersoons
    )


@rule(
    variable="normhuur", valid_until="2024-12-31", level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 17 lid 2 en 3 en art. 19", label="normhuur",
    words="tot het ijkpunt een vast bedrag, daarboven a × inkomen² + b × inkomen, naar boven op hele centen",
)  # fmt: skip
def normhuur_tot_2025(
    aantal_bewoners_huurtoeslag: int,
    ouderenhuishouden: bool,
    rekeninkomen: float,
    minimum_inkomensijkpunt: float,
    p: Normhuur,
    factoren: Factoren,
    ouderen: Ouderen,
) -> float:
    """The part of the rent that the income can bear, for four types of household."""
    if rekeninkomen <= minimum_inkomensijkpunt:
        return p.normhuur_minimum - naar_soort(
            aantal_bewoners_huurtoeslag, ouderenhuishouden,
            p.verlaging_normhuur_minimum_eenpersoons, p.verlaging_normhuur_minimum_meerpersoons,
            ouderen.verlaging_normhuur_minimum_eenpersoonsouderen,
            ouderen.verlaging_normhuur_minimum_meerpersoonsouderen,
        )  # fmt: skip
    a = naar_soort(
        aantal_bewoners_huurtoeslag, ouderenhuishouden, factoren.factor_a_eenpersoons, factoren.factor_a_meerpersoons,
        ouderen.factor_a_eenpersoonsouderen, ouderen.factor_a_meerpersoonsouderen,
    )  # fmt: skip
    b = naar_soort(
        aantal_bewoners_huurtoeslag, ouderenhuishouden, factoren.factor_b_eenpersoons, factoren.factor_b_meerpersoons,
        ouderen.factor_b_eenpersoonsouderen, ouderen.factor_b_meerpersoonsouderen,
    )  # fmt: skip
    return cents_up(a * rekeninkomen * rekeninkomen + b * rekeninkomen)


@rule(
    variable="normhuur", valid_from="2025-01-01", valid_until="2025-12-31", level="huishouden", unit="EUR/maand",
    period="month", law="Wet op de huurtoeslag art. 17 lid 2 en 3 en art. 19", label="normhuur",
    words="tot het ijkpunt een vast bedrag, daarboven a × inkomen² + b × inkomen, naar boven op hele centen",
)  # fmt: skip
def normhuur_2025(
    aantal_bewoners_huurtoeslag: int,
    rekeninkomen: float,
    minimum_inkomensijkpunt: float,
    p: Normhuur,
    factoren: Factoren,
) -> float:
    """The part of the rent that the income can bear, for one person or more."""
    if rekeninkomen <= minimum_inkomensijkpunt:
        return vaste_normhuur(aantal_bewoners_huurtoeslag, p)
    a = naar_aantal(aantal_bewoners_huurtoeslag, factoren.factor_a_eenpersoons, factoren.factor_a_meerpersoons)
    b = naar_aantal(aantal_bewoners_huurtoeslag, factoren.factor_b_eenpersoons, factoren.factor_b_meerpersoons)
    return cents_up(a * rekeninkomen * rekeninkomen + b * rekeninkomen)


@rule(
    valid_from="2026-01-01", level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 17 lid 2 en 3", label="normhuur",
    words="een vast bedrag, voor meer personen iets lager dan voor één",
)  # fmt: skip
def normhuur(aantal_bewoners_huurtoeslag: int, p: Normhuur) -> float:
    """The least that a tenant pays, the same at every income."""
    return vaste_normhuur(aantal_bewoners_huurtoeslag, p)


@rule(
    level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 16 en Wet verlaging eigen bijdrage huurtoeslag art. 1", label="basishuur",
    words="normhuur plus de verhoging (taakstelling) min de verlaging van de eigen bijdrage",
)  # fmt: skip
def basishuur(normhuur: float, p: Normhuur) -> float:
    """The part of the rent that the tenant pays alone (from 2026: at least)."""
    return normhuur + p.verhoging_normhuur - p.verlaging_basishuur


def vaste_normhuur(aantal: int, p: Normhuur) -> float:
    """Art. 17 lid 2 and 3."""
    return p.normhuur_minimum - naar_aantal(
        aantal, p.verlaging_normhuur_minimum_eenpersoons, p.verlaging_normhuur_minimum_meerpersoons
    )


def naar_aantal(aantal: int, een: float, meer: float) -> float:
    """A value for an eenpersoonshuishouden or a meerpersoonshuishouden (art. 2)."""
    if aantal > 1:
        return meer
    return een


def naar_soort(
    aantal: int, ouderen: bool, een: float, meer: float, een_ouderen: float, meer_ouderen: float
) -> float:  # fmt: skip
    """A value for one of the four types of household that art. 2 had until 2025."""
    if ouderen:
        return naar_aantal(aantal, een_ouderen, meer_ouderen)
    return naar_aantal(aantal, een, meer)
