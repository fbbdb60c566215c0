"""Wet inkomstenbelasting 2001 (BWBR0011353) chapter 6: personal deductions.

Partners count as one (art. 6.20 lid 2 and 6.39 lid 2): thresholds look at their joint income, and what they may deduct
together is divided as they choose. `zorgkosten_aftrek` are the deductible costs with the raise of art. 6.19 in them;
`giften_betaald` are "andere giften", so a periodieke gift (art. 6.38), which has no threshold, isn't known. Not
modelled: weekenduitgaven voor gehandicapten, the raise for culture (art. 6.39a), what is left for later years.
"""

from prinsjesdag.engine import Parameters, rule


class Zorgkostendrempel(Parameters):
    """Art. 6.20 lid 1; the first two are doubled for partners (lid 2)."""

    zorgkosten_drempelinkomen_laag: float  # EUR/jaar
    zorgkosten_drempel_vast: float  # EUR/jaar
    zorgkosten_drempelinkomen_hoog: float  # EUR/jaar
    zorgkosten_drempelpercentage: float
    zorgkosten_drempelpercentage_hoog: float


class Giftendrempel(Parameters):
    """Art. 6.39 lid 1."""

    giften_drempel_bedrag: float  # EUR/jaar
    giften_drempelpercentage: float
    giften_maximumpercentage: float


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.20 lid 1 en 6.39 lid 1",
    label="verzamelinkomen vóór persoonsgebonden aftrek", words="inkomen van box 1, 2 en 3 zonder deze aftrek",
)  # fmt: skip
def verzamelinkomen_voor_persoonsgebonden_aftrek(
    inkomen_werk_en_woning_voor_persoonsgebonden_aftrek: float, inkomen_box2: float, inkomen_box3: float
) -> float:
    """The income that the thresholds look at."""
    return inkomen_werk_en_woning_voor_persoonsgebonden_aftrek + inkomen_box2 + inkomen_box3


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.20 lid 2 en 6.39 lid 2",
    label="drempelinkomen voor de persoonsgebonden aftrek",
    words="verzamelinkomen vóór persoonsgebonden aftrek; van fiscale partners samen",
)  # fmt: skip
def drempelinkomen_aftrek(
    verzamelinkomen_voor_persoonsgebonden_aftrek: float,
    partner_verzamelinkomen_voor_persoonsgebonden_aftrek: float,
    heeft_fiscale_partner: bool,
) -> float:
    """The same, of fiscal partners together."""
    if heeft_fiscale_partner:
        return verzamelinkomen_voor_persoonsgebonden_aftrek + partner_verzamelinkomen_voor_persoonsgebonden_aftrek
    return verzamelinkomen_voor_persoonsgebonden_aftrek


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.20", label="aftrekbare zorgkosten",
    words="zorgkosten boven de drempel; van fiscale partners samen",
)  # fmt: skip
def aftrekbare_zorgkosten(
    zorgkosten_aftrek: float,
    partner_zorgkosten_aftrek: float,
    drempelinkomen_aftrek: float,
    heeft_fiscale_partner: bool,
    p: Zorgkostendrempel,
) -> float:
    """Health costs above the threshold; of partners together, before they divide it."""
    if heeft_fiscale_partner:
        return zorgkosten_boven_drempel(zorgkosten_aftrek + partner_zorgkosten_aftrek, drempelinkomen_aftrek, 2.0, p)
    return zorgkosten_boven_drempel(zorgkosten_aftrek, drempelinkomen_aftrek, 1.0, p)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.39", label="aftrekbare giften",
    words="giften boven de drempel (een bedrag, of een percentage van het inkomen als dat meer is), tot het maximum; "
    "van fiscale partners samen",
)  # fmt: skip
def aftrekbare_giften(
    giften_betaald: float,
    partner_giften_betaald: float,
    drempelinkomen_aftrek: float,
    heeft_fiscale_partner: bool,
    p: Giftendrempel,
) -> float:
    """Gifts above the threshold, up to a share of the income; of partners together, before they divide it."""
    if heeft_fiscale_partner:
        return giften_boven_drempel(giften_betaald + partner_giften_betaald, drempelinkomen_aftrek, p)
    return giften_boven_drempel(giften_betaald, drempelinkomen_aftrek, p)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.1 en 2.17 lid 5 onder c",
    label="persoonsgebonden aftrek", words="eigen deel × (zorgkosten + giften + betaalde partneralimentatie)",
)  # fmt: skip
def persoonsgebonden_aftrek(
    aftrekbare_zorgkosten: float,
    aftrekbare_giften: float,
    partneralimentatie_betaald: float,
    partner_partneralimentatie_betaald: float,
    heeft_fiscale_partner: bool,
    deel_aftrek: float,
) -> float:
    """This person's part of the deductions, before it meets the income it can be set against."""
    alimentatie = partneralimentatie_betaald
    if heeft_fiscale_partner:
        alimentatie = alimentatie + partner_partneralimentatie_betaald
    return deel_aftrek * (aftrekbare_zorgkosten + aftrekbare_giften + alimentatie)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.2 lid 1",
    label="persoonsgebonden aftrek in box 1", words="eerst van het inkomen uit werk en woning, niet verder dan nul",
)  # fmt: skip
def persoonsgebonden_aftrek_box1(
    persoonsgebonden_aftrek: float, inkomen_werk_en_woning_voor_persoonsgebonden_aftrek: float
) -> float:
    """What is set against box 1."""
    return min(persoonsgebonden_aftrek, max(0.0, inkomen_werk_en_woning_voor_persoonsgebonden_aftrek))


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.2 lid 2",
    label="persoonsgebonden aftrek in box 3", words="wat over is van het inkomen van box 3, niet verder dan nul",
)  # fmt: skip
def persoonsgebonden_aftrek_box3(
    persoonsgebonden_aftrek: float, persoonsgebonden_aftrek_box1: float, inkomen_box3: float
) -> float:
    """What is left is set against box 3."""
    return min(persoonsgebonden_aftrek - persoonsgebonden_aftrek_box1, inkomen_box3)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 6.2 lid 3",
    label="persoonsgebonden aftrek in box 2", words="wat dan over is van het inkomen van box 2, niet verder dan nul",
)  # fmt: skip
def persoonsgebonden_aftrek_box2(
    persoonsgebonden_aftrek: float,
    persoonsgebonden_aftrek_box1: float,
    persoonsgebonden_aftrek_box3: float,
    inkomen_box2: float,
) -> float:
    """What is left then is set against box 2."""
    over = persoonsgebonden_aftrek - persoonsgebonden_aftrek_box1 - persoonsgebonden_aftrek_box3
    return min(over, max(0.0, inkomen_box2))


def zorgkosten_boven_drempel(kosten: float, inkomen: float, personen: float, p: Zorgkostendrempel) -> float:
    """Art. 6.20: a fixed threshold up to a low income, shares of the income above it."""
    if inkomen <= personen * p.zorgkosten_drempelinkomen_laag:
        return max(0.0, kosten - personen * p.zorgkosten_drempel_vast)
    hoog = max(0.0, inkomen - p.zorgkosten_drempelinkomen_hoog)
    drempel = p.zorgkosten_drempelpercentage * (inkomen - hoog) + p.zorgkosten_drempelpercentage_hoog * hoog
    return max(0.0, kosten - drempel)


def giften_boven_drempel(giften: float, inkomen: float, p: Giftendrempel) -> float:
    """Art. 6.39 lid 1: above an amount and a share of the income, up to another share."""
    telt = max(0.0, inkomen)
    boven = giften - max(p.giften_drempel_bedrag, p.giften_drempelpercentage * telt)
    return min(max(0.0, boven), p.giften_maximumpercentage * telt)
