"""What abbreviations in the report stand for: those that are in its text, in the order of the alphabet.

Names of papers, firms and papers' own numbers (BMC, RTL, BWBR0052212) are names, and need no explanation: NAMEN.
"""

import html
import re

AFKORTINGEN = {
    "AIO": "aanvullende inkomensvoorziening ouderen: bijstand voor wie geen volledige AOW heeft",
    "AOW": "Algemene Ouderdomswet: het ouderdomspensioen van de overheid",
    "Awb": "Algemene wet bestuursrecht",
    "BAG": "Basisregistratie Adressen en Gebouwen",
    "Bbl": "Besluit bouwwerken leefomgeving",
    "bbl": "beroepsbegeleidende leerweg in het mbo",
    "Bgiw": "Besluit gemeentelijke instrumenten warmtetransitie",
    "BLV": "Bredere Leerlingenvariabele",
    "bso": "buitenschoolse opvang",
    "BUIG": "bundeling van uitkeringen inkomensvoorzieningen aan gemeenten: het budget van het Rijk voor bijstand",
    "BZK": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "CAK": "Centraal Administratie Kantoor: int de eigen bijdrage van de Wmo",
    "CBS": "Centraal Bureau voor de Statistiek",
    "CO2": "koolstofdioxide",
    "CPB": "Centraal Planbureau",
    "CSV": "tabel als tekstbestand, te openen in een rekenblad",
    "DEGO": "Datavoorziening Energietransitie Gebouwde Omgeving (VNG)",
    "DSO": "Digitaal Stelsel Omgevingswet",
    "DUO": "Dienst Uitvoering Onderwijs",
    "ETLocal": "gemeentelijke cijfers bij het Energietransitiemodel",
    "EUPL": "European Union Public Licence, de licentie van dit programma",
    "EUR": "euro",
    "GGD": "gemeentelijke gezondheidsdienst",
    "ggz": "geestelijke gezondheidszorg",
    "HR": "hoog rendement",
    "IMTR": "standaard voor de uitwisseling van toepasbare regels",
    "IOAW": "uitkering voor oudere en gedeeltelijk arbeidsongeschikte werkloze werknemers",
    "IOAZ": "uitkering voor oudere en gedeeltelijk arbeidsongeschikte gewezen zelfstandigen",
    "IPLO": "Informatiepunt Leefomgeving",
    "ISDE": "Investeringssubsidie duurzame energie en energiebesparing",
    "Iv3": "Informatie voor derden: wat gemeenten aan het CBS opgeven over hun begroting en rekening",
    "KEV": "Klimaat- en Energieverkenning",
    "MinBZK": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "NHG": "Nationale Hypotheek Garantie",
    "NOVEX": "het programma waarin Rijk en regio de NOVI uitvoeren, met gebieden en arrangementen",
    "NOVI": "Nationale Omgevingsvisie",
    "NPLW": "Nationaal Programma Lokale Warmtetransitie",
    "ozb": "onroerendezaakbelasting",
    "PBL": "Planbureau voor de Leefomgeving",
    "RVO": "Rijksdienst voor Ondernemend Nederland",
    "sbo": "speciaal basisonderwijs",
    "SCP": "Sociaal en Cultureel Planbureau",
    "SDG": "Single Digital Gateway: Europese eisen aan digitale diensten",
    "SLIM": "subsidie voor leren en ontwikkelen in het mkb",
    "SPUK": "specifieke uitkering: geld van het Rijk voor één doel",
    "STAP": "stimulering arbeidsmarktpositie: subsidie voor scholing tot en met 2023",
    "STOP": "standaard voor officiële publicaties",
    "STTR": "standaard voor toepasbare regels",
    "SVB": "Sociale Verzekeringsbank",
    "SZW": "Ministerie van Sociale Zaken en Werkgelegenheid",
    "TAM-IMRO": "tijdelijke maatregel: plannen in de oude standaard IMRO (informatiemodel ruimtelijke ordening)",
    "TNO": "Nederlandse Organisatie voor toegepast-natuurwetenschappelijk onderzoek",
    "TPOD": "toepassingsprofiel omgevingsdocumenten",
    "UWV": "Uitvoeringsinstituut Werknemersverzekeringen",
    "VNG": "Vereniging van Nederlandse Gemeenten",
    "VO": "voortgezet onderwijs",
    "vso": "voortgezet speciaal onderwijs",
    "VWS": "Ministerie van Volksgezondheid, Welzijn en Sport",
    "Wajong": "Wet arbeidsongeschiktheidsvoorziening jonggehandicapten",
    "Wcw": "Wet collectieve warmte",
    "Wgiw": "Wet gemeentelijke instrumenten warmtetransitie",
    "WIA": "Wet werk en inkomen naar arbeidsvermogen",
    "Wkb": "Wet kwaliteitsborging voor het bouwen",
    "Wlz": "Wet langdurige zorg",
    "Wmo": "Wet maatschappelijke ondersteuning 2015",
    "WOZ": "Wet waardering onroerende zaken",
    "WSW": "Wet sociale werkvoorziening",
    "WW": "Werkloosheidswet",
    "Zvw": "Zorgverzekeringswet",
}
"""Each as it is written."""

NAMEN = frozenset({
    "ANP", "BESTAND", "BMC", "BWBR", "BY", "CC", "CVDR", "DigiD", "GEMEENTE", "GitHub", "IBK", "II", "IJssel", "IMRO",
    "JeugdzorgPlus", "MAIS", "MJ", "NBvT", "NH", "NOS", "RTL", "RTV", "SDP", "SMK", "StatLine", "SV", "TAM", "WMO",
})  # fmt: skip
"""Names, licences and words in capitals."""

_TEKST = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)


def text_of(page: str) -> str:
    """What a page says, without its tags."""
    return html.unescape(_TEKST.sub(" ", page))


def found_in(page: str) -> list[tuple[str, str]]:
    """The abbreviations in a page of HTML, with what they stand for."""
    said = text_of(page)
    found = [(short, long) for short, long in AFKORTINGEN.items() if _stands(short, said)]
    return sorted(found, key=lambda pair: pair[0].lower())


def _stands(short: str, said: str) -> bool:
    """Whether it is in a text as a word, or as the beginning of one in capitals (a plain search: texts are long)."""
    at = said.find(short)
    while at >= 0:
        before, after = said[at - 1 : at], said[at + len(short) : at + len(short) + 1]
        if not (before.isalnum() or before == "_" or "a" <= after <= "z"):
            return True
        at = said.find(short, at + 1)
    return False
