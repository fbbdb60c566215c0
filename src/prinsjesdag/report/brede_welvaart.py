"""Brede welvaart as a section: the wheel with its table, what there is per theme, and where the rest can be had."""

from math import pi
from typing import Any

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.precomputed import precomputed
from prinsjesdag.municipality.welvaart import ABSENT, ANNOUNCED, Spoke, has_wheel, spokes
from prinsjesdag.report.charts import GAIN, INK, LINE, LOSS, MUTED
from prinsjesdag.report.section import Assumption, Chart, Column, Section, Table

SIZE, HOLE, RIM = 460, 22.0, 150.0
FIRST_YEAR = 2024
"""The figures are of about this year: an earlier report doesn't show them."""


def section(area: Area, year: int) -> Section | None:
    """The wheel of an area; a table only where fewer than six of ten spokes have a figure."""
    if year < FIRST_YEAR:
        return None
    shipped = precomputed(year)
    power = {
        code: float(row["waarde"])
        for code, row in (shipped.everywhere("mediaan_koopkracht") if shipped else {}).items()
    }
    found = spokes(area, power)
    figures = _figures(area, found)
    first = _wheel(area, found, figures) if has_wheel(found) else figures
    return Section(
        "brede-welvaart", "Brede welvaart",
        (
            "Brede welvaart is meer dan geld: ook werk, wonen en milieu. Het wiel laat zien hoe deze plaats het doet "
            "naast andere gemeenten. Hoe langer een vlak, hoe meer gemeenten het minder goed doen.",
            "Er is geen totaalcijfer: het CBS maakt dat bewust niet. De maten lijken op die van de Regionale Monitor "
            "Brede Welvaart, maar zijn die niet: alleen cijfers die er voor elke gemeente zijn, doen mee.",
        ),
        (first, _announced(), _absent()),
        (
            Assumption("Wat beter is", "meer inkomen, vermogen, werk, opleiding en zonnestroom; minder van de rest",
                       "zoals in de monitor van het CBS; zonnestroom, gas en elektriciteit: keuze van prinsjesdag"),
            Assumption("Nederland, provincie", "gemiddelde van gemeenten, gewogen naar inwoners",
                       "keuze van prinsjesdag"),
            Assumption("Gas per woning", "31,65 MJ per m3, ook woningen zonder gas tellen mee", "aanname"),
        ),
        ("Hoe het later of elders gaat: kapitaal voor wie na ons komt, en wat ons gebruik elders doet.",
         "Energiearmoede: komt erbij als het model haar berekent."),
        (("CBS, Monitor Brede Welvaart",
          "https://www.cbs.nl/nl-nl/visualisaties/monitor-brede-welvaart-en-de-sustainable-development-goals"),),
    )  # fmt: skip


def _figures(area: Area, found: list[Spoke]) -> Table:
    rows = tuple(
        (
            one.indicator.theme, f"{one.indicator.label} ({one.indicator.unit})", _number(one, one.value),
            _number(one, one.country), None if one.place is None else float(round(one.place)), one.trend,
            f"{one.indicator.source}{', schatting' if one.indicator.modelled else ''}",
        )
        for one in found
    )  # fmt: skip
    return Table(
        "brede-welvaart-wiel", f"Brede welvaart in {area.naam}",
        (Column("Thema"), Column("Maat"), Column(area.naam), Column("Nederland"),
         Column("Doet het beter dan", "% van de gemeenten"), Column("Trend"), Column("Bron en jaar")),
        rows, "CBS (CC BY 4.0) en ETLocal; koopkracht: berekening prinsjesdag",
        note="De meeste cijfers zijn uit 2021: nieuwere staan niet in het programma. Een streepje: niet gepubliceerd. "
             "De koopkracht is een schatting; verschillen tussen gemeenten zijn vaak kleiner dan de marge.",
    )  # fmt: skip


def _number(spoke: Spoke, value: float | None) -> str | None:
    """A column holds many units, so figures are written out here."""
    if value is None:
        return None
    return f"{value:,.{spoke.indicator.decimals}f}".translate(str.maketrans(",.-", ".,−"))


def _wheel(area: Area, found: list[Spoke], figures: Table) -> Chart:
    import altair as alt

    step = 2.0 * pi / len(found)
    rows: list[dict[str, Any]] = []
    for n, one in enumerate(found):
        place = one.place
        rows.append({
            "maat": one.indicator.label, "van": n * step + 0.02, "tot": (n + 1) * step - 0.02,
            "midden": (n + 0.5) * step, "straal": HOLE + (RIM - HOLE) * (place or 0.0) / 100.0,
            "kleur": LINE if place is None else GAIN if place >= 50.0 else LOSS,
            "tekst": "geen cijfer" if place is None else f"{place:.0f}%",
        })  # fmt: skip
    base = alt.Chart(alt.InlineData(values=rows))
    around = {"theta": alt.Theta("van:Q", scale=None), "theta2": alt.Theta2("tot:Q")}
    rim = base.mark_arc(innerRadius=HOLE, outerRadius=RIM, color=LINE, opacity=0.55).encode(**around)
    arcs = base.mark_arc(innerRadius=HOLE).encode(
        **around, radius=alt.Radius("straal:Q", scale=None), color=alt.Color("kleur:N", scale=None)
    )
    half = alt.Chart(alt.InlineData(values=[{}])).mark_arc(
        innerRadius=(HOLE + RIM) / 2 - 0.6, outerRadius=(HOLE + RIM) / 2 + 0.6, theta=0, theta2=2 * pi, color=MUTED
    )
    texts = []
    for right in (True, False):
        side = alt.Chart(alt.InlineData(values=[row for row in rows if (row["midden"] < pi) == right]))
        for line, color, dy in (("maat", INK, -5), ("tekst", MUTED, 9)):
            mark = side.mark_text(radius=RIM + 16, align="left" if right else "right", fontSize=12, color=color, dy=dy)
            texts.append(mark.encode(theta=alt.Theta("midden:Q", scale=None), text=f"{line}:N"))
    drawn = alt.layer(rim, arcs, half, *texts).properties(width=SIZE + 200, height=SIZE - 80)
    best = [one.indicator.label for one in found if one.place is not None and one.place >= 80.0]
    worst = [one.indicator.label for one in found if one.place is not None and one.place < 20.0]
    told = f"Wiel met {len(found)} maten. "
    told += f"Bij de beste vijfde: {', '.join(best) or 'geen'}. Bij de laagste vijfde: {', '.join(worst) or 'geen'}."
    return Chart(f"{area.naam} naast de andere gemeenten: blauw is beter dan het midden, oranje minder", told,
                 drawn.to_dict(validate=False), figures)  # fmt: skip


def _announced() -> Table:
    return Table(
        "brede-welvaart-themas", "Wat er is over de thema's uit de aankondiging",
        (Column("Thema"), Column("Wel"), Column("Niet, en waar het te halen is")), ANNOUNCED,
        "overzicht van de Miljoenennota 2024, 19 september 2023",
    )  # fmt: skip


def _absent() -> Table:
    return Table(
        "brede-welvaart-ontbreekt", "Thema's van de monitor zonder cijfers",
        (Column("Thema"), Column("Maten"), Column("Waar te halen")), ABSENT,
        "CBS, Regionale Monitor Brede Welvaart (2020)",
        note="Ophalen van een tabel van het CBS: prinsjesdag data verversen --tabel 83648NED.",
    )  # fmt: skip
