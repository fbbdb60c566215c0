"""What may be told for the norms of the bijstand, besides the facts that laws share."""

from prinsjesdag.engine import Fact

GEEN_BEROEP_OP_OUDERS = Fact(
    "geen_beroep_op_ouders", "persoon", bool, default=False,
    label="kan onder de 21 voor levensonderhoud geen beroep doen op de ouders",
)  # fmt: skip
"""Art. 20 lid 3: the parents' means fall short, or the claim on them can't be made good."""

GEEN_RECHT_OP_BIJSTAND = Fact(
    "geen_recht_op_bijstand", "persoon", bool, default=False,
    label="heeft zelf geen recht op algemene bijstand (art. 11 en 13)",
)  # fmt: skip
"""Art. 24: a partner without a right, by detention, study, unpaid leave, absence or right of residence."""

TIJDELIJKE_KOSTENDELERSUITZONDERING = Fact(
    "tijdelijke_kostendelersuitzondering", "persoon", bool, default=False,
    label="woont hier tijdelijk om intensief mantelzorg te geven",
)  # fmt: skip
"""Art. 22a lid 4, from 2026: who gives intensive care and for that stays elsewhere for a time."""
