"""The energy bill of a home: what the contract costs, what the state takes and gives, and whether it is a burden.

Wet belastingen op milieugrondslag (Wbm, BWBR0007168) art. 59 and 63 for energiebelasting: gas up to 170,000 m3 and
electricity in two bands up to 50,000 kWh, with the credit of art. 63 for what people live or stay in; the price cap of
2023 (BWBR0047628). The price of the contract is no law: `leveringstarief_gas` and `leveringstarief_elektriciteit` hold
CBS's mean of all contracts, to be replaced by the household's own (both can be given as facts). Energy poverty follows
CBS and TNO: LIHE, a low income with a high bill; LILEK, with a home of low energetic quality; LIHELEK, one of the two,
which is `energiearm`; HEQ, a bill of a tenth of the income or more.

Not modelled: feeding back solar power (give the net use), contracts with a price by the hour, blocks heated together,
the 190 euro of November and December 2022, and the limit on wealth in the definition of low income. The price cap is
per year: the rule itself divides its volume over the months by a profile.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.algemeen.woorden import Energielabel

OUTCOMES = (
    "energiebelasting", "energierekening", "energiequote", "energiearm", "energiearm_lihe", "energiearm_lilek",
    "energiearm_heq",
)  # fmt: skip
"""Of the home's energy: given unasked only where something of its use or bill is told."""

FACTS = ("woning_gasverbruik", "woning_elektriciteitsverbruik", "woning_energierekening_maand", "energierekening")


class Tarieven(Parameters):
    """What a contract costs on average, EUR with VAT, without energiebelasting."""

    leveringstarief_gas_gemiddeld: float  # EUR/m3
    leveringstarief_elektriciteit_gemiddeld: float  # EUR/kWh
    vaste_kosten_gas: float  # EUR/jaar, supplier and network together
    vaste_kosten_elektriciteit: float  # EUR/jaar


class Belasting(Parameters):
    """Wbm art. 59 and 63, the bands of households, without VAT."""

    tarief_gas: float  # EUR/m3
    tarief_elektriciteit: float  # EUR/kWh
    eerste_schijf_elektriciteit: float  # kWh/jaar
    tarief_elektriciteit_hoog: float  # EUR/kWh beyond it
    belastingvermindering: float  # EUR/jaar per connection of a home
    btw: float  # share
    ode_gas: float  # EUR/m3, until 2022 a levy of its own
    ode_elektriciteit: float  # EUR/kWh


class Plafond(Parameters):
    """Price cap of 2023, art. 2.2 and 2.3; tariffs with VAT, without energiebelasting."""

    plafond_in_werking: bool
    plafond_gas: float  # EUR/m3
    plafond_gas_volume: float  # m3/jaar
    plafond_elektriciteit: float  # EUR/kWh
    plafond_elektriciteit_volume: float  # kWh/jaar
    plafond_warmte: float  # EUR/GJ
    plafond_warmte_volume: float  # GJ/jaar


class Energiearmoede(Parameters):
    """Limits of CBS and TNO."""

    lage_inkomensgrens: float  # EUR/jaar, standardised
    factor_laag_inkomen: float
    hoge_energierekening_grens: float  # EUR/jaar, standardised
    hoge_energiequote: float  # share of disposable income


@rule(
    level="huishouden", unit="EUR/m3", period="month", label="leveringstarief gas, met btw",
    law="CBS, gemiddelde energietarieven voor consumenten", words="het gemiddelde van alle contracten",
)  # fmt: skip
def leveringstarief_gas(p: Tarieven) -> float:
    """What a m3 costs without energiebelasting."""
    return p.leveringstarief_gas_gemiddeld


@rule(
    level="huishouden", unit="EUR/kWh", period="month", label="leveringstarief elektriciteit, met btw",
    law="CBS, gemiddelde energietarieven voor consumenten", words="het gemiddelde van alle contracten",
)  # fmt: skip
def leveringstarief_elektriciteit(p: Tarieven) -> float:
    """What a kWh costs without energiebelasting."""
    return p.leveringstarief_elektriciteit_gemiddeld


@rule(
    level="huishouden", unit="EUR/jaar", period="month", rounding="cents_nearest", target=True,
    label="energiebelasting, met btw", law="Wet belastingen op milieugrondslag art. 59 en 63",
    words="(gas × tarief + elektriciteit × tarief, boven 10.000 kWh een lager, − vermindering van een object met "
    "verblijfsfunctie) × (1 + btw); kan onder nul komen",
)  # fmt: skip
def energiebelasting(
    woning_gasverbruik: float, woning_elektriciteitsverbruik: float, woning_verblijfsfunctie: bool, p: Belasting
) -> float:
    """Tax on gas and electricity less the credit per connection, EUR a year with VAT; negative at little use."""
    stroom = max(0.0, woning_elektriciteitsverbruik)  # who feeds back more than he uses pays no tax on it
    eerste = min(stroom, p.eerste_schijf_elektriciteit)
    belast = woning_gasverbruik * p.tarief_gas + eerste * p.tarief_elektriciteit
    belast += (stroom - eerste) * p.tarief_elektriciteit_hoog
    if woning_verblijfsfunctie:
        belast -= p.belastingvermindering
    return belast * (1.0 + p.btw)


@rule(
    level="huishouden", unit="EUR/jaar", period="month", rounding="cents_nearest",
    label="korting door het prijsplafond",
    law="Subsidieregeling bekostiging plafond energietarieven kleinverbruikers 2023 art. 2.2 en 2.3",
    words="wat het tarief boven het plafond ligt, maal het verbruik tot het volume; alleen in 2023",
)  # fmt: skip
def korting_prijsplafond(
    woning_gasverbruik: float,
    woning_elektriciteitsverbruik: float,
    woning_warmteverbruik: float,
    leveringstarief_gas: float,
    leveringstarief_elektriciteit: float,
    woning_warmtetarief: float,
    p: Plafond,
) -> float:
    """What the supplier took off the bill of 2023, EUR a year with VAT."""
    if not p.plafond_in_werking:
        return 0.0
    gas = max(0.0, leveringstarief_gas - p.plafond_gas) * min(woning_gasverbruik, p.plafond_gas_volume)
    stroom = max(0.0, leveringstarief_elektriciteit - p.plafond_elektriciteit) * min(
        max(0.0, woning_elektriciteitsverbruik), p.plafond_elektriciteit_volume
    )
    warmte = max(0.0, woning_warmtetarief - p.plafond_warmte) * min(woning_warmteverbruik, p.plafond_warmte_volume)
    return gas + stroom + warmte


@rule(
    level="huishouden", unit="EUR/jaar", period="month", rounding="cents_nearest", target=True,
    label="energierekening", law="begrip van dit programma, geen wetsartikel",
    words="twaalf keer de opgegeven maand; anders levering + vaste kosten + energiebelasting − prijsplafond",
)  # fmt: skip
def energierekening(
    woning_energierekening_maand: float,
    woning_gasverbruik: float,
    woning_elektriciteitsverbruik: float,
    woning_warmteverbruik: float,
    woning_warmtetarief: float,
    leveringstarief_gas: float,
    leveringstarief_elektriciteit: float,
    energiebelasting: float,
    korting_prijsplafond: float,
    p: Tarieven,
    belasting: Belasting,
) -> float:
    """The bill of a year with VAT, fixed costs of supplier and network included."""
    if woning_energierekening_maand > 0.0:
        return 12.0 * woning_energierekening_maand
    levering = woning_gasverbruik * leveringstarief_gas + woning_elektriciteitsverbruik * leveringstarief_elektriciteit
    levering += woning_warmteverbruik * woning_warmtetarief
    ode = woning_gasverbruik * belasting.ode_gas + woning_elektriciteitsverbruik * belasting.ode_elektriciteit
    vast = p.vaste_kosten_elektriciteit
    if woning_gasverbruik > 0.0:
        vast += p.vaste_kosten_gas
    return levering + vast + energiebelasting + ode * (1.0 + belasting.btw) - korting_prijsplafond


@rule(
    level="huishouden", unit="deel", target=True, label="energiequote", law="CBS en TNO, monitor energiearmoede",
    words="energierekening / besteedbaar inkomen van het huishouden",
)  # fmt: skip
def energiequote(energierekening: float, besteedbaar_inkomen_huishouden: float) -> float:
    """Share of disposable income that goes to energy; 1 where there is no income."""
    return min(1.0, divide(energierekening, max(0.0, besteedbaar_inkomen_huishouden), 1.0))


@rule(
    level="huishouden", target=True, label="laag inkomen en hoge energierekening (LIHE)",
    law="CBS en TNO, monitor energiearmoede",
    words="inkomen tot 130% van de lage-inkomensgrens, en een rekening boven de grens voor zo'n huishouden",
)  # fmt: skip
def energiearm_lihe(
    gestandaardiseerd_inkomen: float, equivalentiefactor: float, energierekening: float, p: Energiearmoede
) -> bool:
    """Low income, high energy costs. CBS leaves huurtoeslag out of this income and looks at wealth."""
    if gestandaardiseerd_inkomen > p.factor_laag_inkomen * p.lage_inkomensgrens:
        return False
    return energierekening > p.hoge_energierekening_grens * equivalentiefactor


@rule(
    level="huishouden", target=True, label="laag inkomen en een woning van lage kwaliteit (LILEK)",
    law="CBS en TNO, monitor energiearmoede",
    words="inkomen tot 130% van de lage-inkomensgrens, en label D tot en met G",
)  # fmt: skip
def energiearm_lilek(gestandaardiseerd_inkomen: float, woning_energielabel: Energielabel, p: Energiearmoede) -> bool:
    """Low income, low energetic quality: label D to G stands here for CBS's model of quality."""
    if gestandaardiseerd_inkomen > p.factor_laag_inkomen * p.lage_inkomensgrens:
        return False
    return Energielabel.D <= woning_energielabel <= Energielabel.G


@rule(
    level="huishouden", target=True, label="hoge energiequote (HEQ)", law="CBS en TNO, monitor energiearmoede",
    words="een tiende of meer van het besteedbaar inkomen gaat naar energie",
)  # fmt: skip
def energiearm_heq(energiequote: float, p: Energiearmoede) -> bool:
    """Whatever the income."""
    return energiequote >= p.hoge_energiequote - 1e-9


@rule(
    level="huishouden", target=True, label="energiearm (LIHELEK)", law="CBS en TNO, monitor energiearmoede",
    words="een laag inkomen met een hoge energierekening (LIHE) of een woning van lage kwaliteit (LILEK)",
)  # fmt: skip
def energiearm(energiearm_lihe: bool, energiearm_lilek: bool) -> bool:
    """One of the two, or both."""
    return energiearm_lihe or energiearm_lilek
