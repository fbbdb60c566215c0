"""A council paper in the order of a raadsvoorstel; what only the municipality can decide is left open, marked.

Of a report: what the Miljoenennota means here. Of a proposal: what other local schemes would do. No figure is made
here.
"""

from datetime import date

from prinsjesdag import wording as words
from prinsjesdag.household.said import said_and_become
from prinsjesdag.law import load
from prinsjesdag.measures.register import Measure, register
from prinsjesdag.municipality.finance import effects
from prinsjesdag.municipality.watals import TAAKVELD, WatAls
from prinsjesdag.report import wording
from prinsjesdag.report.budgets import lines_table
from prinsjesdag.report.docx import Block, Fill, Items, Part, document
from prinsjesdag.report.front import status_words, when, who
from prinsjesdag.report.gemeente import Report
from prinsjesdag.report.section import Column, Table
from prinsjesdag.report.watals import document as sections_of
from prinsjesdag.report.watals import variants


def of_report(found: Report) -> bytes:
    """What a Miljoenennota means for a municipality, as a paper for the council."""
    year, area, front = int(found.found["jaar"]), found.area, found.front
    measures = [m for _, of in found.domains for m in of]
    unknown = tuple(f"{m.title}: {status_words(m)}." for m in front.unknown)
    power = found.told.get("mediaan_koopkracht")
    doubts: list[Block] = []
    if unknown:
        doubts = [f"Van {len(unknown)} maatregelen is de stand niet bekend:", Items(unknown)]
    lines = lines_table("financien", area, effects(area))
    money: list[Block] = [lines, Fill("welke posten van de begroting en het meerjarenbeeld hierdoor veranderen")]
    arguments: list[Block] = [
        f"Bij het midden van de huishoudens verandert de koopkracht van {year - 1} naar {year} met "
        f"{wording.shown(power)} (schatting; tussen haakjes het 90%-interval).",
        Items(tuple(f"{title}: {found.effects[slug]['text']}" for slug, title in found.told.measures)),
        front.households,
    ]  # fmt: skip
    return document(
        f"Raadsvoorstel: gevolgen van de Miljoenennota {year} voor {area.naam}",
        [
            Part("Voorgesteld besluit", [Fill("het besluit dat de raad neemt")]),
            Part("Aanleiding", [
                f"Op Prinsjesdag maakt het kabinet de Miljoenennota bekend. Die van {year} noemt {len(measures)} "
                f"maatregelen die inwoners en de gemeente raken. Op {words.day(found.today)} is de stand: "
                + ", ".join(f"{count} {state}" for state, count in front.statuses) + ".",
                f"In {area.naam} had {_percent(front.minima.shares[110])} van de huishoudens een inkomen tot 110% van "
                f"het sociaal minimum en {_percent(front.minima.shares[120])} tot 120% ({front.minima_source}).",
                front.local,
            ]),
            Part("Beoogd effect", [Fill("wat de gemeente wil bereiken, en voor wie")]),
            Part("Argumenten", arguments),
            Part("Kanttekeningen", [
                "De effecten op alle huishoudens zijn schattingen met een model, met een marge.",
                *doubts,
                "Wat niet is meegenomen, staat in de bijlage.", Fill("eigen kanttekeningen en risico's"),
            ]),
            Part("Financiën", money),
            Part("Uitvoering", [
                Items(tuple(f"Voor {when(t)}: {t.what} ({who(t)})" for t in front.decisions)) if front.decisions
                else "Er is geen besluit met een datum die nog komt.",
                Fill("planning, capaciteit, communicatie en evaluatie"),
            ]),
            *_appendices(measures, year),
            _proof(found.found["bewijs"]),
        ],
        found.today,
    )  # fmt: skip


def of_proposal(found: WatAls, day: date) -> bytes:
    """A proposal for other local schemes, as a paper for the council."""
    p, sections = found.proposal, sections_of(found)
    tables = [block for section in sections[1:] for block in section.blocks if isinstance(block, Table)]
    return document(
        f"Raadsvoorstel: {p.name} ({found.area.naam}, {p.year})",
        [
            Part("Voorgesteld besluit", [
                "De raad kiest uit de volgende varianten:", Items(tuple(o.variant.name for o in found.outcomes)),
                Fill("de variant die het college voorstelt"),
            ]),
            Part("Aanleiding", [Fill("waarom de gemeente haar regelingen wil veranderen")]),
            Part("Beoogd effect", [Fill("wat de gemeente wil bereiken, en voor wie")]),
            Part("Argumenten", ["Wat voorbeeldhuishoudens merken, is de wet met en zonder het voorstel: exact voor dat "
                                "ene huishouden.", *tables]),
            Part("Kanttekeningen", [
                Items(tuple(f"{text[0].upper()}{text[1:]}." for text in found.assumed)),
                Items(sections[0].not_modelled), Fill("eigen kanttekeningen en risico's"),
            ]),
            Part("Financiën", [*sections[0].intro, variants(found),
                               Fill(f"dekking op taakveld {TAAKVELD}, eenmalig of structureel")]),
            Part("Uitvoering", [Fill("ingangsdatum, verordening, systemen, communicatie en evaluatie")]),
            *_appendices([m for m in register() if m.year == p.year], p.year),
            _proof(found.as_dict()["bewijs"]),
        ],
        day,
    )  # fmt: skip


def _appendices(measures: list[Measure], year: int) -> list[Part]:
    numbers = said_and_become(year, load()) if measures else []
    rows = tuple(
        (n.measure.title, n.what, n.said, n.become + (f" ({n.model})" if n.model else ""), n.why) for n in numbers
    )
    columns = tuple(Column(name) for name in ("Maatregel", "Wat", "Gezegd", "Geworden", "Verklaring"))
    table = Table("gezegd-geworden", f"Gezegd en geworden, Miljoenennota {year}", columns, rows,
                  "register van maatregelen; de bron van elk getal staat bij de maatregel")  # fmt: skip
    status = tuple((m.title, status_words(m), str(m.content["uitkomst"])) for m in measures)
    heads = (Column("Maatregel"), Column("Stand"), Column("Uitkomst"))
    states = Table("maatregelen", "Stand van de maatregelen", heads, status, "register van maatregelen")  # fmt: skip
    left_out = tuple(dict.fromkeys(f"{m.title}: {text}" for m in measures for text in m.content["niet_gemodelleerd"]))
    sources = tuple(sorted({_source(s) for m in measures for s in m.sources}))
    return [
        Part("Bijlage 1: gezegd en geworden", [table] if rows else ["Het register heeft hiervan geen getallen."]),
        Part("Bijlage 2: stand van de maatregelen", [states]),
        Part("Bijlage 3: wat niet is gemodelleerd", [Items(left_out)]),
        Part("Bijlage 4: bronnen", [Items(sources)]),
    ]  # fmt: skip


def _source(source: dict[str, str]) -> str:
    return f"{', '.join(filter(None, (source['titel'], source['url'])))} (gezien {source['gezien']})"


def _proof(proof: dict[str, str]) -> Part:
    return Part("Bewijs", [f"prinsjesdag {proof['versie']}, wet van {proof['wetgeving']}, regels {proof['hash']}. "
                           "Wie dezelfde versie draait, krijgt dezelfde uitkomst."])  # fmt: skip


def _percent(share: float) -> str:
    return f"{words.number(100.0 * share, 1)}%"
