"""The pages of docs/wetten are what is generated, and docs/besteedbaar_inkomen.md names what the rules add up."""

import re
from datetime import date
from inspect import signature
from pathlib import Path

import pytest

from prinsjesdag.law import load
from prinsjesdag.law.besteedbaar_inkomen import rules
from tools import build_docs
from tools.docs import cases, cliffs, common, law
from tools.docs.commands import filled

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = sorted(path.parent.name for path in (ROOT / "src/prinsjesdag/law").glob("*/__init__.py"))
CONCEPT = (ROOT / "docs/besteedbaar_inkomen.md").read_text(encoding="utf-8")


def test_the_pages_on_disk_are_what_is_generated() -> None:
    stale = [path.name for path in build_docs.stale()]
    assert stale == [], "run `python tools/build_docs.py`"


def test_every_law_folder_has_a_page() -> None:
    assert sorted(common.texts()["laws"]) == FOLDERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rule_and_every_value_of_a_law_stands_on_its_page(folder: str) -> None:
    text = build_docs.pages()[common.TARGET / f"{folder}.md"]
    helping = common.told(folder).get("help", ())
    for module in law.modules(folder):
        found = law.declared(module)
        names = [r.variable for r in found.rules] + [a.variable for a in found.aggregates]
        if module.partition(".")[2] in helping:
            assert f"`{module.partition('.')[2]}.py` ({len(names)})" in text
        else:
            assert [name for name in names if f"`{name}`" not in text] == []
    assert [name for name in common.series(folder) if f"`{name}`" not in text] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_law_says_what_is_not_modelled_and_which_jumps_it_has(folder: str) -> None:
    told = common.told(folder)
    assert told["not_modelled"]
    assert told.get("cliffs") or told["no_cliffs"]


# By hand, with the figures of facts/toeslagen.md and tax.md. 2024, alone: 1,987 - 1.879% x 108% x 12 x 2,069.40 =
# 1,483.06. 2026, one person, rent at the limit: 498.20 - 202.52 + 65% x (713.02 - 498.20) + 40% x (932.93 - 713.02) =
# 523.277; a third resident: 65% x (764.14 - 713.02) = 33.228. 2025, AOW: 1,536 - 3.170% x (76,817 - 28,406) = 1.37.
@pytest.mark.parametrize(
    ("path", "year", "shown"),
    [
        ("zorgtoeslag.vermogensgrens_zonder_partner", 2022, "120,020"),
        ("zorgtoeslag.vermogensgrens_met_partner", 2022, "151,767"),
        ("zorgtoeslag_alleen", 2024, "1,483.06"),
        ("huurtoeslag_alleen", 2026, "523.28"),
        ("huurtoeslag_aftopping", 2026, "33.23"),
        ("ahk_rest_aow", 2025, "1.37"),
        ("kindgebonden_budget.bedrag_eerste_kind", 2027, "2,653 (p)"),
        ("aow.aow_leeftijd_maanden", 2022, "66 years and 7 months"),
        ("minimumloon.minimumloon_uur", 2023, "–"),
    ],
)
def test_figures_of_cliffs(path: str, year: int, shown: str) -> None:
    _, figures = cliffs.by_year(path)
    assert figures[common.YEARS.index(year)] == shown


def test_a_name_that_is_nothing_is_refused() -> None:
    with pytest.raises(common.DocsError, match=r"zorgtoeslag\.premie is no value"):
        cliffs.by_year("zorgtoeslag.premie")


def test_deviations_have_both_figures_and_the_comment_of_the_test() -> None:
    found = {d.case: d for d in cases.deviating("zorgtoeslag")}
    wrong = found["tpwrong-rr-zt-2024-minor"]
    assert (wrong.published, wrong.ours) == ("1,987", "0")
    assert wrong.why.startswith("Third-party tests that apply the percentage")
    assert found["zt-2024-leaflet2-jaar"].why.startswith("The leaflets print the year's amount before rounding")


def test_the_concept_names_every_component() -> None:
    functions = (
        rules.besteedbaar_inkomen,
        rules.bruto_inkomen_persoon,
        rules.afgedragen_persoon,
        rules.ontvangen_toeslagen,
    )
    names = {name for f in functions for name in signature(f).parameters if not name.startswith("ontvangt_")}
    assert sorted(name for name in names if f"`{name}`" not in CONCEPT) == []


def test_the_concept_has_the_factors_that_the_rule_gives() -> None:
    numbers = {"one": 1, "two": 2, "three": 3, "four": 4}
    section = CONCEPT.partition("### Standardising")[2].partition("## Sources")[0]
    factors = load().values_on(rules.Equivalentie, date(2024, 1, 1))
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| ")
    ]
    for household, _, _, here in rows[2:]:
        adults, _, children = household.partition(", ")
        grown = 2 if adults == "couple" else numbers[adults.split()[0]]
        young = numbers[children.split()[0]] if children else 0
        assert f"{rules.equivalentiefactor(grown, young, factors):.2f}" == here


def test_every_source_that_is_cited_is_listed() -> None:
    text, _, sources = CONCEPT.partition("## Sources")
    cited = {int(n) for group in re.findall(r"\[(\d+(?:, \d+)*)\]", text) for n in group.split(", ")}
    assert cited == {int(n) for n in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)}


@pytest.mark.parametrize("page", sorted(["docs/besteedbaar_inkomen.md", *(f"docs/wetten/{f}.md" for f in FOLDERS)]))
def test_links_within_the_repository_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if not t.startswith("http")]
    assert [t for t in targets if not ((ROOT / page).parent / t).exists()] == []


def test_every_command_is_on_the_page_of_commands() -> None:
    """The site takes them from the program: with each option that `--help` knows, and a word of what it does."""
    page = filled((ROOT / "docs/opdrachten.md").read_text(encoding="utf-8"))
    for name in (
        "gemeente",
        "bereken",
        "armoedeval",
        "warmteprogramma",
        "data verversen",
        "gemeenteregelingen controleer",
    ):
        assert f"## `prinsjesdag {name}`" in page
    assert "| `--executor` | wie een tabel rekent; standaard naar de grootte (interpreter, kernel) |" in page
    without = [row for row in page.splitlines() if row.startswith("| `") and row.split(" | ")[1].strip() == ""]
    assert without == []
