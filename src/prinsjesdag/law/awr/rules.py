"""Algemene wet inzake rijksbelastingen (BWBR0002320): who are partners for the taxes.

Told through `relatie` and `partnerschap.fiscaal`. Not told, so not seen here: a child of the two, a joint home, a joint
pension scheme or partnership in the year before (Wet inkomstenbelasting 2001 art. 1.2 lid 1 onder a, b, c, d and f); a
request for divorce (art. 5a lid 4); family under 27 (art. 1.2 lid 4). Say `partnerschap: {fiscaal: ja}` or `nee` then.
"""

from prinsjesdag.engine import rule
from prinsjesdag.law.algemeen.woorden import Oordeel, Relatie


@rule(
    level="persoon", period="month", over_year="any",
    law="Algemene wet inzake rijksbelastingen art. 5a; Wet inkomstenbelasting 2001 art. 1.2 en 2.17 lid 7",
    label="heeft een fiscale partner",
    words="gehuwd, geregistreerd of met samenlevingscontract; samenwonend met een minderjarig kind op het adres",
)  # fmt: skip
def heeft_fiscale_partner(
    partner: bool, relatie: Relatie, partnerschap_fiscaal: Oordeel, heeft_minderjarig_kind: bool
) -> bool:
    """Whether the other adult of the gezin is the fiscal partner.

    Who is it for a part of the year counts for all of it: by law while living at one address (art. 5a lid 2 and 1.2 lid
    2), otherwise because partners may choose it (art. 2.17 lid 7), and are taken to do so.
    """
    if not partner:
        return False
    if partnerschap_fiscaal != Oordeel.AFGELEID:
        return partnerschap_fiscaal == Oordeel.JA
    if relatie == Relatie.SAMENWONEND:
        return heeft_minderjarig_kind
    return relatie != Relatie.GEEN
