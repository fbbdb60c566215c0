"""The section on space of an area: vision, NOVEX, arrangement, deadlines and tasks."""

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.ruimte import answer, table
from prinsjesdag.report.section import Column, Section, Table


def section(area: Area, year: int) -> Section | None:
    """What the national policy of space asks of a municipality; the country has none."""
    if area.kind == "land":
        return None
    found, known = answer(area), table()
    novex, deal = found["novex"], found["arrangement"]
    inside = "ja: " + ", ".join(novex["gebieden"]) if novex["in_gebied"] is True else novex["in_gebied"]
    signed = f", getekend op {deal['getekend']}" if deal["getekend"] else ""
    state = Table(
        "ruimte-stand", "Welke afspraken gelden hier?",
        (Column("onderwerp"), Column("stand"), Column("toelichting")),
        (
            ("nationale omgevingsvisie", found["nationale_visie"], "geldt tot de Nota Ruimte is vastgesteld"),
            ("NOVEX-gebied (samen met het Rijk)", inside, novex["zekerheid"]),
            ("ruimtelijk arrangement van de provincie", deal["soort"] + signed, "afspraken van Rijk en provincie"),
        ),
        f"{novex['bron']}; {deal['bron']}; gezien {known['gezien']}", "wet",
    )  # fmt: skip
    terms = Table(
        "ruimte-termijnen", "Voor wanneer?", (Column("datum"), Column("wat"), Column("bron")),
        tuple((t["voor"] or f"onbekend sinds {known['gezien']}", t["wat"], t["bron"])
              for t in sorted(found["termijnen"], key=lambda t: str(t["voor"] or "9999"))),
        f"bron per regel; gezien {known['gezien']}", "wet",
        "Waar bronnen elkaar tegenspreken staan beide datums.",
    )  # fmt: skip
    tasks = Table(
        "ruimte-taken", "Wat moet de gemeente doen?", (Column("datum"), Column("taak"), Column("besluit door")),
        tuple((t["voor"] or t["termijn"], t["wat"], t["besluit_door"] or "") for t in found["taken"]),
        "register van maatregelen, domein ruimte",
    )  # fmt: skip
    return Section(
        "ruimte", "Ruimte en bouwen",
        ("Sinds 1 januari 2024 geldt de Omgevingswet. Of voor een bouwplan een vergunning nodig is en voor wanneer de "
         "gemeente beslist, berekent de opdracht prinsjesdag vergunning.",),
        (state, terms, tasks),
        not_modelled=("Het omgevingsplan van de gemeente zelf.", "Welke gemeenten in een NOVEX-gebied liggen.",
                      "Wat de afspraken kosten."),
        sources=((deal["bron"], deal["url"]), (novex["bron"], novex["url"])),
    )  # fmt: skip
