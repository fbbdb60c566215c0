"""The "knip": the technical permit and the permit for the omgevingsplan are asked apart; both must be free.

Which rule answers for which work stands in ROUTES. Before 1 January 2024 there was one permit under the Wabo; its lists
(Besluit omgevingsrecht, bijlage II) are not here.
"""

from collections.abc import Mapping

from prinsjesdag.building.woorden import Bouwwerk
from prinsjesdag.engine import rule


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.26 en 2.27", label="klein bouwwerk zonder technische vergunning",
    words="niet aangewezen in 2.26, of uitgezonderd in 2.27",
)  # fmt: skip
def klein_bouwwerk_technisch_vergunningvrij(
    zonder_vergunning_gebouwd: bool, op_de_lijst: bool, gedeeltelijke_verandering: bool, zonder_dak_aangewezen: bool
) -> bool:
    """A work without a roof."""
    if not zonder_vergunning_gebouwd and (op_de_lijst or gedeeltelijke_verandering):
        return True
    return not zonder_dak_aangewezen


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.25 en 2.27", label="gebouw zonder technische vergunning",
    words="niet aangewezen in 2.25, of uitgezonderd in 2.27: een kleine verandering of gevolgklasse 1 (met melding)",
)  # fmt: skip
def gebouw_technisch_vergunningvrij(
    zonder_vergunning_gebouwd: bool, gedeeltelijke_verandering: bool, met_dak_aangewezen: bool, wkb_van_toepassing: bool
) -> bool:
    """A building or another work with a roof."""
    if not met_dak_aangewezen:
        return True
    return not zonder_vergunning_gebouwd and (gedeeltelijke_verandering or wkb_van_toepassing)


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.18 en 2.27 lid 1 onder a", label="bouwmelding nodig",
    words="gevolgklasse 1, en zonder die klasse zou een technische vergunning nodig zijn",
)  # fmt: skip
def bouwmelding_nodig(wkb_van_toepassing: bool, met_dak_aangewezen: bool) -> bool:
    """The notification takes the place of the permit: what would be free anyway isn't notified."""
    return wkb_van_toepassing and met_dak_aangewezen


_KLEIN = ("klein_bouwwerk_technisch_vergunningvrij", "klein_bouwwerk_opa_vergunningvrij")
_GEBOUW = ("gebouw_technisch_vergunningvrij", "")

ROUTES: Mapping[Bouwwerk, tuple[str, str]] = {
    Bouwwerk.DAKKAPEL: ("dakkapel_technisch_vergunningvrij", "dakkapel_opa_vergunningvrij"),
    Bouwwerk.DAKRAAM: ("dakraam_technisch_vergunningvrij", "dakraam_opa_vergunningvrij"),
    Bouwwerk.ZONNEPANEEL: ("klein_bouwwerk_technisch_vergunningvrij", "zonnepaneel_opa_vergunningvrij"),
    Bouwwerk.KOZIJN: ("kozijn_technisch_vergunningvrij", "kozijn_opa_vergunningvrij"),
    Bouwwerk.GEVELISOLATIE: ("gevelisolatie_technisch_vergunningvrij", "kozijn_opa_vergunningvrij"),
    Bouwwerk.ZWEMBAD: ("klein_bouwwerk_technisch_vergunningvrij", ""),
    Bouwwerk.MAGAZIJNSTELLING: ("klein_bouwwerk_technisch_vergunningvrij", ""),
    Bouwwerk.FIETS_OF_VOETGANGERSBRUG: ("klein_bouwwerk_technisch_vergunningvrij", ""),
    Bouwwerk.BIJBEHOREND_BOUWWERK: (
        "gebouw_technisch_vergunningvrij", "bijbehorend_bouwwerk_opa_vergunningvrij",
    ),
    **dict.fromkeys((

        Bouwwerk.ZONWERING, Bouwwerk.BALKONAFSCHEIDING, Bouwwerk.TUINMEUBILAIR, Bouwwerk.SPEELTOESTEL,
        Bouwwerk.ERFAFSCHEIDING, Bouwwerk.HOOGTEVERSCHIL, Bouwwerk.VLAGGENMAST, Bouwwerk.SCHOTELANTENNE,
        Bouwwerk.ANTENNE, Bouwwerk.NUTSVOORZIENING, Bouwwerk.ANDER_BOUWWERK,
    ), _KLEIN),
    **dict.fromkeys((

        Bouwwerk.GRONDGEBONDEN_WONING, Bouwwerk.WOONGEBOUW, Bouwwerk.DRIJVENDE_WONING, Bouwwerk.VAKANTIEWONING,
        Bouwwerk.LOGIESGEBOUW, Bouwwerk.BEDRIJFSGEBOUW, Bouwwerk.KANTOOR, Bouwwerk.ANDER_GEBOUW,
    ), _GEBOUW),
}  # fmt: skip
"""The technical rule and that of the omgevingsplan for each work; empty where no national rule frees it."""

GEBOUWEN = frozenset(work for work, route in ROUTES.items() if route[0] == _GEBOUW[0])
"""Works with a roof, for which the Wkb can take the place of the permit."""
