"""The register: every file readable, every mistake told where it stands, lists and calendars that say the same."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar

from prinsjesdag.errors import InputError
from prinsjesdag.measures.agenda import agenda, calendar
from prinsjesdag.measures.register import (
    DOMAINS,
    FOLDER,
    ROLES,
    SCHEMA,
    last_seen,
    measure,
    overdue,
    read,
    register,
    search,
    years,
)
from prinsjesdag.measures.training import advice

SLUGS = [
    "minimumloon-verhoging",
    "bijstand-heffingskorting-bevroren",
    "kindgebonden-budget-verhoging",
    "huurtoeslag-eigen-bijdrage-verlaging",
    "jonggehandicaptenkorting-behoud",
    "arbeidskorting-verhoging",
    "zorgpremie-stijging",
    "zorgtoeslag-verhoging-vervalt",
    "energietoeslag-vervalt",
    "alleenverdieners-tegemoetkoming",
    "participatiewet-in-balans",
    "re-integratiebudget-korting",
    "beschut-werk-middelen",
    "onderwijsroute-inburgering",
    "stap-budget-afschaffing",
    "noodfonds-energie",
    "toeslagenaffaire-brede-ondersteuning",
    "wmo-inkomensafhankelijke-eigen-bijdrage",
    "wmo-effectieve-uitvoering",
    "wmo-samenwerking",
    "wmo-kwaliteit-en-sturing",
    "jeugd-reikwijdte",
    "jeugd-integrale-aanpak",
    "jeugd-lokale-teams",
    "jeugd-ambulant-voor-verblijf",
    "jeugd-gesloten-afbouw",
    "jeugd-kleinschalig-wonen",
    "schoolmaaltijden",
    "warmtetransitie-gebiedsgericht",
    "nationaal-isolatieprogramma",
    "besluit-bouwwerken-leefomgeving",
    "wet-kwaliteitsborging-bouwen",
    "novex-arrangementen",
    "mooi-nederland-handreikingen",
    "nota-ruimte",
    "omgevingswet-inwerkingtreding",
    "dso-doorontwikkeling",
    "brede-welvaart-monitor",
]
"""The announcement of 19 September 2023, measure by measure."""

TODAY = date(2026, 11, 23)


def test_every_announced_measure_is_there() -> None:
    assert sorted(m.slug for m in search(year=2024)) == sorted(SLUGS)
    assert len(SLUGS) == 38
    assert {m.domain for m in register()} == set(DOMAINS)


@pytest.mark.parametrize("m", register(), ids=lambda m: f"{m.year}-{m.slug}")
def test_each_has_sources_a_status_tasks_and_a_calculation_or_says_why_not(m: Any) -> None:
    assert m.sources
    assert m.status
    assert m.tasks or m.content["geen_taken_reden"]
    assert m.calculation is not None or m.not_calculated.startswith("nog niet doorgerekend, omdat")
    assert m.events
    if m.status.startswith("onbekend"):
        assert m.status == f"onbekend sinds {m.status_date}"
    for source in m.sources:
        assert source["titel"]
        assert date.fromisoformat(source["gezien"]) <= TODAY
    json.dumps(m.as_dict(), allow_nan=False)


NOT_CALCULATED = {
    "toeslagenaffaire-brede-ondersteuning", "noodfonds-energie", "mooi-nederland-handreikingen",
    "brede-welvaart-monitor", "huurtoeslag-vereenvoudiging", "arbeidskorting-lage-inkomens-2026",
    "box3-hoger-forfait-2026", "kinderopvangtoeslag-2026", "huurbevriezing-boodschappenbonus",
    "wet-handhaving-sociale-zekerheid",
    "publiek-energiefonds", "inflatiecorrectie-beperkt-2027", "eigen-risico-2027", "arbeidskorting-hoger-2027",
    "kinderopvangtoeslag-2027", "participatiewet-in-balans-fase-2-en-3", "noodfonds-energie-2027",
    "energiebelasting-2027",
}  # fmt: skip
"""Measures that point to no calculation; each says precisely why. None of them is about Wmo, youth or work."""


def test_the_list_of_measures_without_a_calculation_only_grows_shorter() -> None:
    without = {m.slug for m in register() if m.calculation is None}
    assert without <= NOT_CALCULATED
    for m in register():
        if m.calculation is None:
            assert len(m.not_calculated or "") > len("nog niet doorgerekend, omdat ") + 15, m.slug


@pytest.mark.parametrize("m", [m for m in register() if m.domain in ("wmo", "jeugd", "werk")], ids=lambda m: m.slug)
def test_every_measure_of_the_social_domain_points_to_a_calculation_that_is_there(m: Any) -> None:
    """A division, a rule or a model; the command it names has a section that is made, with a table."""
    from importlib import import_module

    from prinsjesdag.municipality.areas import find

    assert m.calculation is not None
    if m.calculation["soort"] != "verdeling" or "opdracht" in m.calculation:
        program, command, area = m.calculation["opdracht"].split()
        assert (program, area) == ("prinsjesdag", "GEMEENTE")
        section = import_module(f"prinsjesdag.report.{command}").section(find("GM0344"), 2024)
        names = {getattr(block, "table", block).name for block in section.blocks}
        assert TABLES[m.slug] in names
    else:
        from prinsjesdag.municipality import finance

        assert m.slug in {line.maatregel for line in finance.lines(finance.model())}


TABLES = {
    "wmo-inkomensafhankelijke-eigen-bijdrage": "wmo_bijdrage_effect", "wmo-samenwerking": "wmo_samen",
    "wmo-effectieve-uitvoering": "wmo_vergeleken", "wmo-kwaliteit-en-sturing": "wmo_vraag",
    "jeugd-reikwijdte": "jeugd_scenarios", "jeugd-gesloten-afbouw": "jeugd_scenarios",
    "schoolmaaltijden": "jeugd_schoolmaaltijden", "schoolmaaltijden-structureel": "jeugd_schoolmaaltijden",
    "jeugd-integrale-aanpak": "jeugd_samen", "jeugd-kleinschalig-wonen": "jeugd_scenarios",
    "jeugd-lokale-teams": "jeugd_scenarios", "jeugd-ambulant-voor-verblijf": "jeugd_scenarios",
    "onderwijsroute-inburgering": "onderwijsroute", "beschut-werk-middelen": "beschut_werk",
    "re-integratiebudget-korting": "werk_regels", "beschut-werk-extra-2026": "werk_regels",
    "stap-budget-afschaffing": "stap_verdeeld", "ww-duur-verkorting": "ww_duur",
}  # fmt: skip
"""The table in which each measure's calculation stands."""


def test_later_years_are_folders_only() -> None:
    """At least ten sourced measures of the Miljoenennota's after 2024; a proposal says so."""
    later = [m for m in register() if m.year > 2024]
    assert len(later) >= 10
    assert set(years()) >= {2024, 2025, 2026, 2027}
    for m in later:
        if m.in_force is None or m.in_force > TODAY:
            assert m.status != "in werking"


MISTAKES: Mapping[str, tuple[str, Any, str]] = {
    "domain": ("domein", "sport", "domein: 'sport' kan hier niet; kies uit inkomen"),
    "date": ("ingangsdatum", "1 januari", "geen datum"),
    "unknown": ("slugg", "x", "slugg: onbekend veld; bedoelde u slug?"),
    "number": ("miljoenennota", "tweeduizend", "miljoenennota"),
    "name": ("slug", "iets-anders", "slug: het bestand heet"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_line_and_field(name: str, tmp_path: Path) -> None:
    field, value, message = MISTAKES[name]
    original = FOLDER / "2024" / "nota-ruimte.yaml"
    content = yaml.safe_load(original.read_text(encoding="utf-8"))
    content[field] = value
    file = tmp_path / "nota-ruimte.yaml"
    file.write_text(yaml.dump(content, Dumper=Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(InputError) as found:
        read(file)
    text = str(found.value)
    assert message in text
    assert f"{file}, regel " in text
    assert len(text.splitlines()) == 1


class Plain(yaml.SafeDumper):
    """No anchors: they are refused."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("titel: ", "titel: [een, twee]  # "), "titel: hier hoort tekst te staan"),
        (("bron: ", "bron: bestaat-niet # "), "bron 'bestaat-niet' staat niet onder bronnen"),
        (("slug: ", "slug: a\nslug: "), "slug staat er twee keer"),
        (("titel: ", "titel: {"), "geen leesbare YAML"),
        (("uitkomst: ", "uitkomt: "), "ontbreekt"),
    ],
)
def test_text_with_a_mistake(change: tuple[str, str], message: str, tmp_path: Path) -> None:
    text = (FOLDER / "2024" / "nota-ruimte.yaml").read_text(encoding="utf-8").replace(*change, 1)
    file = tmp_path / "nota-ruimte.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"regel|ontbreekt") as found:
        read(file)
    assert message in str(found.value)


def test_the_schema_is_one() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_search() -> None:
    assert measure("nota-ruimte").domain == "ruimte"
    assert {m.slug for m in search(text="zorgtoeslag verhoging", year=2024)} >= {"zorgtoeslag-verhoging-vervalt"}
    assert all(m.status == "in werking" for m in search(status="in werking"))
    with pytest.raises(InputError, match="bedoelde u nota-ruimte"):
        measure("nota-ruimt")
    with pytest.raises(InputError, match="is geen domein"):
        search(domain="sport")
    with pytest.raises(InputError, match="staat hier niets"):
        search(year=1999)


def test_agenda_is_by_date_and_by_role() -> None:
    tasks = agenda()
    dates = [t.by for t in tasks if t.by]
    assert dates == sorted(dates)
    assert tasks[len(dates) :] == [t for t in tasks if t.by is None]
    for role in ROLES:
        assert all(role in t.roles for t in agenda(role=role))
        assert advice(role, TODAY)
    assert agenda(role="Wmo-consulent") == agenda(role="wmo_consulent")
    with pytest.raises(InputError, match="is geen rol"):
        agenda(role="burgemeester")


def test_the_calendar_has_the_dated_tasks() -> None:
    tasks = agenda(role="beleidsadviseur")
    events = Calendar.from_ical(calendar(tasks, TODAY)).walk("VEVENT")
    dated = [t for t in tasks if t.by]
    assert [e.decoded("dtstart") for e in events] == [t.by for t in dated]
    assert all(t.what in str(e["summary"]) for e, t in zip(events, dated, strict=True))
    assert len({str(e["uid"]) for e in events}) == len(events)


def test_statuses_that_ought_to_be_looked_up_again() -> None:
    assert overdue(TODAY) == []  # all were looked up on 22 and 23 November 2026
    later = overdue(date(2027, 6, 1))
    assert len(later) == len(register())
    unknown = [m.status.startswith("onbekend") for m in later]
    assert unknown == sorted(unknown, reverse=True)
    assert all(last_seen(m) <= TODAY for m in later)


def test_the_template_of_the_guide_is_a_measure(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "maatregel_toevoegen.md").read_text(encoding="utf-8")
    file = tmp_path / "voorbeeld-maatregel.yaml"
    file.write_text(guide.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert read(file).without


def test_a_task_keeps_its_uid_whatever_is_asked_for() -> None:
    def uids(role: str | None) -> dict[str, str]:
        events = Calendar.from_ical(calendar(agenda(role=role), TODAY)).walk("VEVENT")
        return {str(e["uid"]): str(e["summary"]) for e in events}

    every = uids(None)
    for role in ROLES:
        assert uids(role).items() <= every.items()
