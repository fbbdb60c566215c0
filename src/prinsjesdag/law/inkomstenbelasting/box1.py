"""Wet inkomstenbelasting 2001 (BWBR0011353) chapter 3: the income of box 1, from work and home.

Not modelled: income that the facts don't know (resultaat uit overige werkzaamheden, a car from the employer), losses of
other years (afdeling 3.13), and the room for lijfrentepremie (art. 3.127), which is taken to be enough. Bijstand that
is received counts grossed up (participatiewet/brutering.py).
"""

from prinsjesdag.engine import rule


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.80 en 3.81",
    label="loon uit tegenwoordige arbeid in box 1", words="brutoloon − pensioenpremie van de werknemer", target=True,
)  # fmt: skip
def loon_box1(loon: float, pensioenpremie: float) -> float:
    """Pay from current employment as it is taxed: the pension premium comes off (Wet LB 1964 art. 11)."""
    return max(0.0, loon - pensioenpremie)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.1 lid 2 en 2.17 lid 1",
    label="eigen inkomen van box 1, zonder bijstand",
    words="winst + loon + uitkering + AOW + pensioen + ontvangen partneralimentatie − lijfrentepremie",
)  # fmt: skip
def inkomen_box1_zonder_bijstand(
    belastbare_winst: float,
    loon_box1: float,
    uitkering: float,
    aow: float,
    aanvullend_pensioen: float,
    partneralimentatie_ontvangen: float,
    lijfrentepremie: float,
) -> float:
    """What the credits go to before the bijstand."""
    werk = belastbare_winst + loon_box1 + uitkering + aow + aanvullend_pensioen
    return werk + partneralimentatie_ontvangen - lijfrentepremie


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.1 lid 2 en 2.17 lid 1",
    label="eigen inkomen van box 1", words="eigen inkomen zonder bijstand + belaste bijstand",
)  # fmt: skip
def eigen_inkomen_box1(inkomen_box1_zonder_bijstand: float, bijstand_belast: float) -> float:
    """Income of box 1 that partners can't divide: all but the home and the personal deductions."""
    return inkomen_box1_zonder_bijstand + bijstand_belast


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.1 lid 2 onder a t/m i",
    label="inkomen uit werk en woning vóór persoonsgebonden aftrek",
    words="eigen inkomen van box 1 + inkomsten uit eigen woning − aftrek wegens geen of geringe eigenwoningschuld",
)  # fmt: skip
def inkomen_werk_en_woning_voor_persoonsgebonden_aftrek(
    eigen_inkomen_box1: float, inkomsten_eigen_woning: float, aftrek_geen_of_geringe_eigenwoningschuld: float
) -> float:
    """All of box 1 before the personal deductions; negative for a loss."""
    return eigen_inkomen_box1 + inkomsten_eigen_woning - aftrek_geen_of_geringe_eigenwoningschuld


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.1",
    label="belastbaar inkomen uit werk en woning (box 1)",
    words="inkomen uit werk en woning − persoonsgebonden aftrek", target=True,
)  # fmt: skip
def belastbaar_inkomen_box1(
    inkomen_werk_en_woning_voor_persoonsgebonden_aftrek: float, persoonsgebonden_aftrek_box1: float
) -> float:
    """What the table of box 1 is applied to."""
    return inkomen_werk_en_woning_voor_persoonsgebonden_aftrek - persoonsgebonden_aftrek_box1
