"""A municipality's own proposal: what its file may say, what households notice, what it costs, and the paper."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pytest

from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import filled, proposed, regelingen
from prinsjesdag.municipality import watals as module
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.typen import TYPES, household
from prinsjesdag.municipality.voorstel import read_proposal
from prinsjesdag.municipality.watals import WatAls, watals
from prinsjesdag.population.artefacts import population
from prinsjesdag.report.raadsvoorstel import of_proposal
from prinsjesdag.report.watals import document, render, variants, write

PROPOSAL = """naam: Ruimere inkomenstoeslag
jaar: 2024
varianten:
  - naam: grens naar 120%
    regelingen:
      individuele_inkomenstoeslag: {grens: {percentage: 1.20}}
  - naam: alleenstaande 100 euro meer
    regelingen:
      individuele_inkomenstoeslag: {bedragen: {alleenstaande: 376}}
  - naam: nieuw voor kinderen
    regelingen:
      participatie_kinderen:
        grens: {percentage: 1.30}
        vermogen: {grens: geen}
        bedragen: {per_kind: [{vanaf: 4, tot_en_met: 17, bedrag: 120}]}
gebruik: {laag: 0.6, hoog: 0.8, bron: eigen registratie}
"""


def written(folder: Path, text: str = PROPOSAL) -> str:
    file = folder / "voorstel.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def _value(system: System, name: str, year: int) -> Any:
    owner = next(cls for cls in system.parameter_classes if name in cls.names)
    return system.value_on(owner, name, date(year, 6, 1))


def _due(system: System, year: int) -> np.ndarray:
    """Every tenth household of the pool has one child scheme or inkomenstoeslag of the law, made up by its values."""
    limit = max(1.0, _value(system, "iit_grens", year))
    single = _value(system, "iit_bedragen", year)[0]
    child = _value(system, "kind_ingevuld", year)
    n = np.arange(population().donors.count)
    return np.where(n % 100 < round(100.0 * (limit - 1.0)), single, 0.0) + np.where(n % 50 == 0, 120.0 * child, 0.0)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatAls]:
    folder = tmp_path_factory.mktemp("voorstel")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_due", _due)
        patch.setattr(module, "TRAPS", ("alleenstaande",))
        yield watals(find("Utrecht"), read_proposal(written(folder), "GM0344", "Utrecht"))


def test_what_households_notice_is_the_rule_of_the_proposal(found: WatAls) -> None:
    """Utrecht 2024 gives a couple 704 and a single 276 euro a year, to 110% (GM0344.yaml)."""
    month = [{(e.type.slug, e.level): e.month for e in o.effects if e.month} for o in found.outcomes]
    assert month[0]["paar", 1.2] == pytest.approx(704 / 12.0, abs=0.01)
    assert month[0]["alleenstaande", 1.2] == pytest.approx(276 / 12.0, abs=0.01)
    assert ("paar", 1.0) not in month[0]
    assert ("paar", 1.3) not in month[0]
    assert month[1] == {("alleenstaande", level): pytest.approx(100 / 12.0, abs=0.01) for level in (1.0, 1.1)}
    assert month[2]["paar-kinderen", 1.3] == pytest.approx(2 * 120 / 12.0, abs=0.01)  # two children, 10 a month each
    assert not any(slug == "paar" for slug, _ in month[2])


def test_the_cliff_moves_with_the_limit(found: WatAls) -> None:
    now, then = found.outcomes[0].cliffs["alleenstaande"]
    assert [c.scheme for c in now] == ["individuele_inkomenstoeslag"]
    assert then[0].gross > now[0].gross


def test_costs_are_the_weighted_sum_with_use_and_a_margin(found: WatAls) -> None:
    weights = population().weights("GM0344")
    n = np.arange(len(weights))
    households = float(weights[(n % 100 >= 10) & (n % 100 < 20)].sum())  # those that only the limit of 120% reaches
    cost = found.outcomes[0].cost
    assert cost is not None
    assert cost.value == pytest.approx(0.7 * 276.0 * households, rel=1e-9)  # the middle of 60 and 80% use
    assert 0.0 < cost.low < 0.6 * 276.0 * households < 0.8 * 276.0 * households < cost.high
    more, less = found.outcomes[0].more, found.outcomes[0].less
    assert more is not None
    assert less is not None
    assert more.value == pytest.approx(0.7 * households)
    assert less.high == 0.0


def test_all_variants_stand_in_one_table_and_the_page_loads_nothing(found: WatAls) -> None:
    assert [row[0] for row in variants(found).rows] == [v.name for v in found.proposal.variants]
    text = render(found, date(2026, 11, 22))
    assert not re.search(r"<(script|link|img|iframe|object|image)\b|@import|\bsrc=|url\(\s*['\"]?(?!#)", text)
    for o in found.as_dict()["varianten"]:
        assert o["naam"] in text
    assert "taakveld 6.3" in text
    assert "eigen registratie" in text
    assert "None" not in text
    assert all(section.blocks for section in document(found))


def test_the_paper_opens_in_the_order_of_a_raadsvoorstel(found: WatAls) -> None:
    paper = docx.Document(io.BytesIO(of_proposal(found, date(2026, 11, 22))))
    heads = [p.text for p in paper.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert heads[:7] == ["Voorgesteld besluit", "Aanleiding", "Beoogd effect", "Argumenten", "Kanttekeningen",
                         "Financiën", "Uitvoering"]  # fmt: skip
    assert heads[7] == "Bijlage 1: gezegd en geworden"
    assert "Bijlage 4: bronnen" in heads
    open_places = [p for p in paper.paragraphs if "IN TE VULLEN DOOR DE GEMEENTE" in p.text]
    assert len(open_places) >= 5
    assert all(p.runs[0].font.highlight_color is not None for p in open_places)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "grens naar 120%" in cells
    assert "58,67" in cells  # 704 a year, EUR a month: the couple at 120%


def test_files_are_written_whole(found: WatAls, tmp_path: Path) -> None:
    files = write(found, tmp_path, date(2026, 11, 22))
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted(f.name for f in files)
    assert {f.suffix for f in files} == {".html", ".docx", ".json"}


def test_a_handful_of_households_is_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_due", _due)
    monkeypatch.setattr(module, "TRAPS", ())
    only_children = PROPOSAL[: PROPOSAL.index("  - naam: grens")] + PROPOSAL[PROPOSAL.index("  - naam: nieuw") :]
    small = watals(find("GM0088"), read_proposal(written(tmp_path, only_children), "GM0088", "Schiermonnikoog"))
    outcome = small.outcomes[0]
    assert outcome.cost is None
    assert outcome.ceiling == pytest.approx(100 * 120.0)
    assert any("nieuw voor kinderen" in one["grootheid"] for one in small.as_dict()["onderdrukt"])
    assert "minder dan 100" in render(small, date(2026, 11, 22))


def test_a_proposal_holds_only_within_its_block(tmp_path: Path) -> None:
    known = read_proposal(written(tmp_path), "GM0344", "Utrecht").variants[2].known
    law, of = load(), household(TYPES[4], "GM0344", 2024, bijstand=True)
    target = ["participatieregeling_kinderen"]
    with proposed(known):
        assert answer(of, law, When(2024), target)[target[0]] == 240.0
        assert "participatie_kinderen" in filled("GM0344", When(2024)).until
    assert answer(of, law, When(2024), target)[target[0]] is None
    own = regelingen("GM0344")
    assert own is not None
    assert "participatie_kinderen" not in own.schemes


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("percentage: 1.20", "percentage: 120", "schrijf 1.2 voor 120%"),
        ("individuele_inkomenstoeslag: {grens", "inkomenstoeslag: {grens", "individuele_inkomenstoeslag"),
        ("jaar: 2024\n", "", "jaar ontbreekt"),
        ("laag: 0.6", "laag: 0.9", "laag hoort niet boven hoog"),
        ("jaar: 2024", "jaar: 2024\ngemeente: GM0363", "GM0363"),
        ("vermogen: {grens: geen}", "spaargeld: nee", "onbekend veld"),
    ],
)
def test_mistakes_are_told_in_one_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_proposal(written(tmp_path, PROPOSAL.replace(old, new, 1)), "GM0344", "Utrecht")
    assert message in str(caught.value)
    assert "voorstel.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)
