"""What the insulation programme says of an area: homes that count, pace, money, energy poverty, where to begin."""

from datetime import date

from prinsjesdag import wording
from prinsjesdag.energy import stock as homes
from prinsjesdag.energy.figures import figures, sources
from prinsjesdag.energy.heat_loss import Range
from prinsjesdag.energy.programme import Programme, programme
from prinsjesdag.energy.stock import PERIODS, TYPES
from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.report.charts import ATTENTION, GAIN
from prinsjesdag.report.layout import cell, interval
from prinsjesdag.report.section import Assumption, Cell, Chart, Column, Figure, Section, Table

MILLION, THOUSAND = 1e-6, 1e-3
GIVEN = "De labels komen uit uw bestand; woningen zonder label zijn geschat."
ESTIMATED = (
    "De labels zijn geschat uit landelijke aandelen naar type en bouwjaar; een eigen bestand maakt het zekerder."
)
ETLOCAL = "woningen 2023: ETLocal (BAG en Klimaatmonitor)"
WORDS = {
    "voor_1945": "voor 1945",
    "1945_1964": "1945-1964",
    "1965_1984": "1965-1984",
    "1985_2004": "1985-2004",
    "vanaf_2005": "vanaf 2005",
    "appartement": "appartement",
    "rijwoning": "rijwoning",
    "twee_onder_een_kap": "twee-onder-een-kap",
    "vrijstaand": "vrijstaand",
}


def section(area: Area, year: int) -> Section | None:
    """The programme of an area as it stands today; the year of the report changes nothing in it."""
    codes = [one.code for one in municipalities_in(area)]
    return of_programme(area.naam, programme(codes, area.code, date.today()))


def of_programme(name: str, found: Programme) -> Section:
    """The same of a programme that was made with a user's own labels."""
    blocks: list[Table | Chart] = [_main(found), _chart(name, found), _money(found)]
    if found.neighbourhoods:
        blocks.append(_neighbourhoods(found))
    return Section(
        slug="isolatie",
        title="Isolatie en energiearmoede",
        intro=(
            f"Naar schatting {_count(found.poor)} van de {wording.number(found.stock.total)} woningen in {name} zijn "
            f"slecht geïsoleerd (label D tot en met G). {GIVEN if found.labels else ESTIMATED}",
            "Het landelijke doel is 2,5 miljoen woningen tot en met 2030. Naar rato is dat hier "
            f"{_count(found.share)}. Om alle slecht geïsoleerde woningen voor 2031 aan te pakken zijn er "
            f"{_count(found.pace)} per jaar nodig.",
        ),
        blocks=tuple(blocks),
        assumptions=_assumptions(),
        not_modelled=(
            "woningen die sinds hun label zijn geïsoleerd: het programma trekt ze af als u hun aantal geeft",
            "woningen zonder label D tot en met G maar met twee slechte delen",
            "verschil in labels tussen koop en huur binnen een type en bouwperiode",
            "of eigenaren meedoen, en of er genoeg vaklieden zijn",
            "de verdeling van de uitkering zoals het ministerie die maakte (niet gevonden)",
        ),
        sources=tuple(sources("labels", "lokale_aanpak", "bouwdelen", "gasverbruik")),
    )


def _main(found: Programme) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("woningen (2023)", found.stock.total, "geteld"),
        ("slecht geïsoleerd: label D tot en met G", _figure(found.poor), "schatting"),
        ("waarvan koopwoningen (doel van de lokale aanpak)", _figure(found.poor_owned), "schatting"),
        ("aandeel in de 2,5 miljoen", _figure(found.share), "verdeeld"),
        ("aandeel in de 750.000 van de lokale aanpak", _figure(found.share_local), "verdeeld"),
        ("nodig per jaar tot en met 2030", _figure(found.pace), "berekend"),
        ("kosten van alle slecht geïsoleerde woningen, 1.000 EUR", _figure(found.cost.times(THOUSAND)), "kentallen"),
        ("gas dat dan minder nodig is, 1.000 m3 per jaar", _figure(found.saving.times(THOUSAND)), "berekend"),
        ("huishoudens in energiearmoede (2024)", _figure(found.energy_poor), "verdeeld"),
        ("waarvan in een woning van lage kwaliteit", _figure(found.energy_poor_in_poor_homes), "verdeeld"),
    )
    note = (
        "De marge: bij labels wat gemeenten van de schatting afwijken (90%), bij energiearmoede de "
        "laagste en hoogste van drie verdeelsleutels. Er blijven "
        f"{wording.number(found.years_left, 1)} jaar tot eind 2030."
    )
    return Table(
        "isolatie-hoofdcijfers",
        "Het programma in cijfers",
        (Column("wat"), Column("aantal"), Column("hoe zeker")),
        rows,
        f"{ETLOCAL}; labels: {'uw bestand en ' if found.labels else ''}Hestia (PBL en TNO); energiearmoede: TNO 2024",
        "",
        note,
    )


def _chart(name: str, found: Programme) -> Chart:
    import altair as alt

    poor = homes.poor_by_cell(found.stock)
    cells = [
        (WORDS[period], WORDS[kind], round(found.stock.homes[kind, period]), round(poor[kind, period]))
        for period in PERIODS
        for kind in TYPES
    ]
    by_period = {p: round(sum(poor[kind, p] for kind in TYPES)) for p in PERIODS}
    worst = max(PERIODS, key=lambda p: by_period[p])
    bars = [
        {"periode": WORDS[p], "label": word, "woningen": count}
        for p in PERIODS
        for word, count in (
            ("label D-G", by_period[p]),
            ("label A-C", round(found.stock.of_period(p)) - by_period[p]),
        )
    ]
    title = f"De meeste slecht geïsoleerde woningen zijn van {WORDS[worst]}"
    spec = (
        alt.Chart(alt.InlineData(values=bars))
        .mark_bar()
        .encode(
            y=alt.Y("periode:N", title=None, sort=[WORDS[p] for p in PERIODS]),
            x=alt.X("woningen:Q", title="woningen", axis=alt.Axis(tickCount=5)),
            color=alt.Color("label:N", scale=alt.Scale(domain=["label D-G", "label A-C"], range=[ATTENTION, GAIN])),
            order=alt.Order("label:N", sort="descending"),
            tooltip=["periode:N", "label:N", alt.Tooltip("woningen:Q", format=",.0f")],
        )
        .properties(width=560, height=190)
        .to_dict(validate=False)
    )
    spec.pop("config", None)
    columns = (Column("bouwjaar"), Column("type"), Column("woningen"), Column("naar schatting label D-G"))
    table = Table(
        "isolatie-woningen",
        "Woningen naar bouwjaar en type",
        columns,
        tuple(cells),
        f"{ETLOCAL}; labels: Hestia (PBL en TNO)",
        "berekend",
        "Landelijke aandelen per type en bouwjaar; ook als u een bestand met labels geeft.",
    )
    alt_text = f"Woningen in {name} naar bouwjaar, met label D tot en met G: " + ", ".join(
        f"{WORDS[p]} {wording.number(by_period[p])}" for p in PERIODS
    )
    return Chart(title, alt_text, spec, table)


def _money(found: Programme) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            f"ronde {t.number}",
            t.national * MILLION,
            _figure(t.amount.times(MILLION)),
            t.per_home,
            _figure(t.homes) if t.homes else None,
        )
        for t in found.tranches
    )
    columns = (
        Column("lokale aanpak"),
        Column("landelijk", "mln EUR", 1),
        Column("hier", "mln EUR", 2),
        Column("per woning", "EUR"),
        Column("woningen hier"),
    )
    until = wording.day(date.fromisoformat(str(figures("lokale_aanpak")["besteden_tot"])))
    note = (
        f"Verdeeld naar het {figures('lokale_aanpak')['sleutel']}; uw beschikking gaat voor. Te besteden tot {until}, "
        "met twee keer een jaar uitstel. Ronde 1 is 206 mln of, na een aanvulling, 306,6 mln (bronnen verschillen; het "
        "hoogste staat hier, de marge telt beide): 1.460 per woning in de regeling, 1.790 gemiddeld na de aanvulling. "
        "Van ronde 2 is het bedrag per woning niet gevonden; dat van ronde 3 is afgeleid."
    )
    return Table(
        "isolatie-uitkering",
        "Geld van het Rijk voor de lokale aanpak",
        columns,
        rows,
        "Staatscourant 2023, 3877; 2024, 20127; 2025, 8875",
        "verdeeld",
        note,
    )


def _neighbourhoods(found: Programme) -> Table:
    labelled = found.labels is not None and bool(found.labels.by_area)
    columns = [
        Column("buurt"),
        Column("huishoudens"),
        Column("met bijstand", "%", 1),
        Column("gas per woning 2016", "m3"),
        Column("score", "", 1),
    ]
    rows: list[tuple[Cell, ...]] = []
    for one in found.neighbourhoods[:20]:
        row: list[Cell] = [one.name, one.households, 100.0 * one.assistance, one.gas, one.score]
        if labelled:
            row.insert(4, None if one.poor is None else 100.0 * one.poor)
        rows.append(tuple(row))
    if labelled:
        columns.insert(4, Column("label D-G", "%"))
    measured = sum(one.gas is not None for one in found.neighbourhoods)
    note = (
        "De score is het deel met bijstand, het gasverbruik en (uit uw bestand) het deel met label D-G, elk gedeeld "
        "door dat van de gemeente, maal elkaar: waar weinig geld en veel verbruik samengaan. Gas is bekend van "
        f"{measured} van de {len(found.neighbourhoods)} buurten, en van 2016; wie het niet heeft, telt daarvoor "
        "gemiddeld. Buurten onder de 100 huishoudens en buurten die na 2016 grotendeels zijn gebouwd, staan er niet in."
        + (
            ""
            if labelled
            else " Labels per buurt zijn niet gegeven; uw eigen bestand met labels kan een kolom met de buurt hebben."
        )
    )
    return Table(
        "isolatie-buurten",
        "Waar te beginnen",
        tuple(columns),
        tuple(rows),
        "CBS Kerncijfers wijken en buurten 2020; ETLocal 2016",
        "berekend",
        note,
    )


def _assumptions() -> tuple[Assumption, ...]:
    told, label = figures("lokale_aanpak"), figures("labels")
    areas = figures("bouwdelen")["voorbeeldwoning"]["oppervlakte"]
    return (
        Assumption(
            "Marge van de labels",
            f"{100 * label['afwijking']['waarde']:.0f} procentpunt per gemeente",
            label["afwijking"]["noot"],
        ),
        Assumption(
            "Hoekwoningen onder de rijwoningen", f"{100 * label['hoekwoningen_van_rij']['waarde']:.0f}%", "aanname"
        ),
        Assumption("Oppervlakte in de kosten", ", ".join(f"{WORDS[k]} {v} m2" for k, v in areas.items()), "aanname"),
        Assumption(
            "Energiearmoede landelijk",
            f"{wording.number(told['energiearmoede']['huishoudens'])} huishoudens",
            told["energiearmoede"]["bron"],
        ),
        Assumption(
            "Koopwoningen",
            "even vaak label D-G als huurwoningen van hetzelfde type en bouwjaar",
            "aanname, als in Hestia",
        ),
    )


def _figure(found: Range) -> Figure:
    return Figure(found.middle, found.low, found.high)


def _count(found: Range) -> str:
    """A number of homes in a sentence, as the table beside it has it."""
    whole = Column("aantal")
    margin = interval(_figure(found), whole)
    return f"{cell(_figure(found), whole)} ({margin})" if margin else cell(_figure(found), whole)
