"""The section on work: re-integration, protected work, Onderwijsroute, bijstand, STAP and the WW."""

from collections.abc import Iterable
from typing import Any

from prinsjesdag.municipality import finance, keys, scholing, work
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, content, sources
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.report import ww
from prinsjesdag.report.budgets import (
    SLEUTELS,
    assumption_rows,
    figure,
    in_euros,
    key_note,
    lines_table,
    readable,
    tests_table,
    ways_table,
)  # fmt: skip
from prinsjesdag.report.charts import ATTENTION, INK, PLAIN
from prinsjesdag.report.section import Cell, Chart, Column, Section, Table

REGELS = (
    "re-integratie", "beschut-werk", "ontwikkelbedrijven-2024", "beschut-werk-extra", "onderwijsroute-eerder",
    "onderwijsroute",
)  # fmt: skip
SOORTEN = ("budget (geschat)", "uitgaven 6.3")
NIET = (
    "De wettelijke verdeling van de BUIG (een model met kenmerken van huishoudens) en de vangnetuitkering.",
    "Wat minder re-integratie doet met de kans op werk.",
    "Het vastgestelde minimum aantal beschutte werkplekken per gemeente (artikel 10b Participatiewet): de tabellen van "
    "2023 tot en met 2026 zijn niet gevonden.",
    "Hoeveel mensen in dit gebied STAP gebruikten is niet per gemeente gepubliceerd: het aantal hier is een deel van "
    "het landelijke. Wat mensen nu zelf aan scholing betalen, is niet bekend.",
    "Wie door een kortere WW sneller werk vindt, en hoe lang mensen met bijstand die houden.",
)


def section(area: Area, year: int) -> Section | None:
    """Work with the assumptions and keys of the package."""
    return made(area, work.model())


def made(
    area: Area, assumed: Assumptions, key: str | None = None, subsidised: Iterable[work.Subsidised] = ()
) -> Section:
    """Work by these assumptions, all amounts by one key if given, with the user's own workers if given."""
    both = Assumptions("werk", {**finance.model().values, **assumed.values})
    lines = [one for one in finance.lines(both) if one.naam in REGELS]
    effects = [finance.effect(area, line, key) for line in lines]
    budgets = work.buig(area, assumed, key)
    told = list(subsidised)
    named = content("werk")["buig_sleutel"]
    tests = finance.tests(lines) + [
        keys.left_out(one, named["toets"]) for one in (named["sleutel"], *named["aannemelijk"])
    ]
    return Section(
        "werk",
        f"Werk: geld en plekken in {area.naam}",
        (
            "Het Rijk publiceert deze bedragen voor heel Nederland. Wat een gemeente krijgt, is hier geschat met een "
            "verdeelsleutel. Het echte bedrag staat in de beschikking of de circulaire.",
            _short(area, effects, budgets),
        ),
        (
            lines_table("werk", area, effects),
            ways_table("werk", effects),
            _places(area, assumed, key),
            _routes(area, effects, assumed),
            readable(_buig_chart(area, budgets)),
            *([_subsidies(told)] if told else []),
            _stap_year(area, assumed, key),
            _stap(),
            *ww.blocks(area, assumed, key),
            tests_table("werk", dict.fromkeys(tests)),
        ),
        assumption_rows(assumed),
        NIET,
        sources("werk"),
    )


def _short(area: Area, effects: Iterable[finance.Effect], budgets: list[work.Buig]) -> str:
    """The newest budget for bijstand and the cut, in a sentence."""
    newest = budgets[-1]
    cut = next(one for one in effects if one.regel.naam == "re-integratie")
    budget = in_euros(figure(newest.deel))
    told = f"In het kort: voor bijstand krijgt {area.naam} in {newest.jaar} ongeveer {budget} (BUIG)."
    for year, part in list(cut.per_jaar.items())[:1]:
        thousand = in_euros(figure(part))
        told += f" De korting op re-integratie is vanaf {year} {thousand} per jaar."
    return told


def _places(area: Area, assumed: Assumptions, key: str | None) -> Table:
    found = work.places(area, assumed, key)
    used = found[0].plekken.sleutel
    rows: list[tuple[Cell, ...]] = [
        (one.omschrijving, str(one.jaar or "elk jaar"), one.landelijk_mln, one.landelijk, figure(one.plekken))
        for one in found
    ]
    return Table(
        "beschut_werk",
        f"Beschut werk: hoeveel plekken het geld betaalt in {area.naam}",
        (
            Column("Bedrag"), Column("Jaar"), Column("Landelijk", "mln euro", 1), Column("Plekken landelijk"),
            Column(f"Plekken {area.naam}"),
        ),
        tuple(rows),
        f"{assumed.values['beschut_per_plek'].bron}; Voorjaarsnota 2024",
        "verdeeld",
        "Plekken = bedrag gedeeld door het extra bedrag per plek, naar beneden afgerond. De aankondiging noemt ruim 64 "
        "miljoen per jaar; de Voorjaarsnota 2024 zette 23 tot 32 miljoen over. Waarom dat verschilt, is niet gevonden: "
        f"beide staan er. {key_note(used, 'iv3:6.4')} Aan 28 gemeenten waarvan het aantal plekken van 2017 is gelezen: "
        f"20 tot 27% van de plekken verkeerd (docs/financien.md). {SLEUTELS}",
    )  # fmt: skip


def _routes(area: Area, effects: Iterable[finance.Effect], assumed: Assumptions) -> Table:
    found = next(one for one in effects if one.regel.naam == "onderwijsroute")
    rows: list[tuple[Cell, ...]] = [
        (str(year), found.regel.bedragen[year], figure(part, 1000.0), figure(part, work.trajectories(1.0, assumed)))
        for year, part in found.per_jaar.items()
    ]
    return Table(
        "onderwijsroute",
        f"Onderwijsroute: geld en trajecten in {area.naam}",
        (
            Column("Jaar"), Column("Landelijk", "mln euro", 1), Column(area.naam, "duizend euro"),
            Column(f"Trajecten {area.naam}", "", 1),
        ),
        tuple(rows),
        found.regel.bron,
        "aanname",
        "Alleen het totaal over vier jaar is gepubliceerd; de jaren zijn een aanname. "
        f"{key_note(next(iter(found.per_jaar.values())).sleutel)} {SLEUTELS}",
    )  # fmt: skip


def _buig_chart(area: Area, budgets: list[work.Buig]) -> Chart:
    rows: list[tuple[Cell, ...]] = [
        (
            str(one.jaar), one.stand, one.landelijk, figure(one.deel), one.inkomensregelingen, one.besteed,
            figure(one.verschil) if one.verschil else None,
        )
        for one in budgets
    ]  # fmt: skip
    table = Table(
        "buig",
        f"Bijstand: budget van het Rijk (BUIG) en uitgaven van {area.naam}",
        (
            Column("Jaar"), Column("Stand"), Column("Landelijk", "mln euro", 1), Column("Deel", "mln euro", 1),
            Column("Lasten 6.3", "mln euro", 1), Column("Daarvan uit BUIG", "mln euro", 1),
            Column("Over of tekort", "mln euro", 1),
        ),
        tuple(rows),
        "; ".join([*(title for title, _ in sources("werk") if "bijstand" in title or "BUIG" in title), IV3]),
        "verdeeld",
        "Lasten 6.3 zijn alle inkomensregelingen: ook bijzondere bijstand, minimabeleid en in 2022 en 2023 de "
        "energietoeslag. Voor 2024 is het deel uit de BUIG geschat met de landelijke verhouding; landelijk bleef toen "
        "2,4% over. Het verschil is een grove aanwijzing: volgens Divosa hield 64% van de gemeenten geld over, hier "
        "komt 52% daarop uit. 2025 en 2026 zijn begrotingen. De sleutel volgt de grootte, zoals de wet: bij "
        "kleine gemeenten de lasten van twee jaar eerder, bij grote het aantal mensen met bijstand. "
        f"{key_note(budgets[0].deel.sleutel, 'iv3:6.3')} {SLEUTELS}",
    )  # fmt: skip
    return Chart(
        f"Het budget voor bijstand naast alle inkomensregelingen van {area.naam} (streep: marge van de sleutels)",
        f"Per jaar het geschatte deel van {area.naam} in de BUIG, met de marge tussen de sleutels, en de lasten op "
        "taakveld 6.3 als punt.",
        _buig_spec(budgets),
        table,
    )


def _buig_spec(budgets: list[work.Buig]) -> dict[str, Any]:
    import altair as alt

    values = [
        {
            "jaar": str(one.jaar), "deel": one.deel.waarde, "laag": one.deel.laag, "hoog": one.deel.hoog,
            "lasten": one.inkomensregelingen, "budget": SOORTEN[0], "uitgaven": SOORTEN[1],
        }
        for one in budgets
    ]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0)))
    scale = alt.Scale(domain=list(SOORTEN), range=[PLAIN, ATTENTION])
    budget, costs = alt.Color("budget:N", scale=scale), alt.Color("uitgaven:N", scale=scale)
    bars = base.mark_bar(width=34, opacity=0.8).encode(y=alt.Y("deel:Q", title="mln euro"), color=budget)
    margin = base.mark_rule(color=INK, strokeWidth=2).encode(y=alt.Y("laag:Q"), y2=alt.Y2("hoog:Q"))
    points = base.mark_point(filled=True, opacity=1, size=90, shape="diamond").encode(y=alt.Y("lasten:Q"), color=costs)
    return dict((bars + margin + points).properties(width=560, height=280).to_dict(validate=False))


def _subsidies(told: list[work.Subsidised]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.aantal, one.uren, 100.0 * one.loonwaarde, one.leeftijd, one.per_persoon, one.samen) for one in told
    ]
    rows.append((sum(one.aantal for one in told), None, None, None, None, sum(one.samen for one in told)))
    return Table(
        "loonkostensubsidie",
        "Loonkostensubsidie voor de opgegeven mensen (laatste regel: samen)",
        (
            Column("Aantal", "", 1), Column("Uren per week", "", 1), Column("Loonwaarde", "%", 1), Column("Leeftijd"),
            Column("Per persoon", "euro per jaar"), Column("Samen", "euro per jaar"),
        ),
        tuple(rows),
        "Participatiewet artikel 10d lid 4; eigen aantallen",
        "wet",
        "Zonder de 50% in de eerste zes maanden (lid 5) en zonder begeleiding.",
    )  # fmt: skip


def _stap_year(area: Area, assumed: Assumptions, key: str | None) -> Table:
    found = scholing.stap(area, assumed, key)
    rows: list[tuple[Cell, ...]] = [
        (
            one.jaar, one.landelijk, figure(one.aanvragen) if one.aanvragen else None,
            one.landelijk_mln, figure(one.geld, 1000.0),
        )
        for one in found
    ]  # fmt: skip
    return Table(
        "stap_verdeeld",
        f"STAP-budget: aanvragen en geld, landelijk en het deel van {area.naam}",
        (
            Column("Jaar"), Column("Aanvragen landelijk"), Column(f"Aanvragen {area.naam}"),
            Column("Geld landelijk", "mln euro"), Column(f"Geld {area.naam}", "duizend euro"),
        ),
        tuple(rows),
        "; ".join(
            assumed.values[name].bron
            for name in ("stap_toegekend_2022", "stap_aanvragen_laatste", "stap_geld_2022_mln", "stap_geld_2023_mln",
                         "stap_bespaard_mln")
        ),
        "verdeeld",
        "2022: toegekend; 2023: aangevraagd, het aantal toekenningen is niet gevonden. Het geld ging van UWV naar de "
        "opleider, nooit via de gemeente: minder dan nul is wat inwoners niet meer kunnen krijgen. "
        f"{key_note(key or scholing.SLEUTEL)} {SLEUTELS}",
    )  # fmt: skip


def _stap() -> Table:
    found = work.stap()
    return Table(
        "stap",
        "STAP-budget: gestopt op 1 januari 2024",
        (Column("Vraag"), Column("Antwoord")),
        tuple((question, answer) for question, answer, _ in found),
        "; ".join(dict.fromkeys(source for *_, source in found)),
    )
