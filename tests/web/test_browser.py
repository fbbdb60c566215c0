"""Every page as somebody uses it, in Debian's Chromium: walked, read by axe-core, and nothing loaded from elsewhere."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CHROMIUM

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="GEEN CHROMIUM: de pagina's zijn niet in een browser getest")

PAGES = (
    "/", "/zoek?naam=Nergens", "/gemeente/GM0344", "/gemeente/GM0344/vergelijk?met=Groningen", "/huishouden", "/woning",
    "/vergunning", "/toepasbare-regels", "/maatregelen", "/maatregelen/tijdlijn",
    "/maatregelen/wmo-inkomensafhankelijke-eigen-bijdrage", "/agenda?rol=schuldhulpverlener", "/methode", "/gegevens",
    "/api", "/toegankelijkheid", "/privacy", "/niets",
)  # fmt: skip
"""One of each kind."""
DARK = ("/", "/maatregelen/tijdlijn")
WIDTHS = (360, 1440)
SCHUUR = Path(__file__).parents[1] / "dmn" / "data" / "schuur.dmn"
SLOW = 300_000
"""Milliseconds: the first report is made while the server still warms up."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page without JavaScript, that may ask nobody else anything."""
    context = browser.new_context(base_url=site, java_script_enabled=False, accept_downloads=True)
    context.set_default_timeout(SLOW)
    elsewhere: list[str] = []
    context.on("request", lambda r: None if r.url.startswith((site, "data:")) else elsewhere.append(r.url))
    found = context.new_page()
    refused: list[str] = []
    found.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    yield found
    context.close()
    assert elsewhere == []
    assert refused == []


def test_find_utrecht_read_the_headline_and_compare_with_groningen(page: Any) -> None:
    page.goto("/")
    page.get_by_label("Gemeente, oude gemeentenaam").fill("utrecht")
    page.get_by_role("button", name="Zoek").click()
    assert page.url.endswith("/gemeente/GM0344")
    assert "Utrecht" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("heading", name="In het kort").is_visible()
    assert page.get_by_text("schatting", exact=False).first.is_visible()
    page.get_by_label("Vergelijk met een gemeente").fill("Groningen")
    page.get_by_role("button", name="Vergelijk").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Utrecht naast Groningen"
    cells = page.get_by_role("row", name="huishoudens tot 110%").inner_text()
    assert "10,7%" in cells  # both counted by CBS, 2021
    assert "15,7%" in cells


def test_a_former_name_and_a_wrong_name(page: Any) -> None:
    page.goto("/zoek?naam=Bolsward")
    assert page.get_by_text("Bolsward hoort sinds 2011 bij Súdwest-Fryslân.").is_visible()
    page.goto("/zoek?naam=Utrehct")
    assert "Bedoelde u Utrecht" in page.get_by_role("alert").inner_text()


def test_a_household_with_a_mistake_that_is_repaired_and_explained(page: Any) -> None:
    page.goto("/huishouden")
    page.get_by_label("huurtoeslag").check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Uw leeftijd").fill("veertig")
    page.get_by_role("button", name="Verder").click()
    assert "Vul uw leeftijd in" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Uw leeftijd").get_attribute("aria-invalid") == "true"
    assert page.get_by_label("Uw leeftijd").input_value() == "veertig"
    page.get_by_label("Uw leeftijd").fill("40")
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Brutoloon").fill("twintig")
    page.get_by_role("button", name="Verder").click()
    assert "“twintig” is geen bedrag" in page.get_by_role("alert").inner_text()
    page.get_by_label("Brutoloon").fill("20.000")
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("huur", exact=True).check()
    page.get_by_label("Kale huur").fill("650,50")
    page.get_by_role("button", name="Bereken").click()
    row = page.get_by_role("row", name="huurtoeslag").first
    assert "€" in row.inner_text()
    row.get_by_role("button", name="uitleg 2024").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Uitleg: huurtoeslag, 2024"
    step = page.locator("details details > summary", has_text="huurtoeslag voor afronding").first
    step.click()
    assert page.get_by_role("link", name="Wet op de huurtoeslag").first.is_visible()
    assert page.url.endswith("/huishouden")  # nothing of the household in the address
    page.get_by_role("button", name="Terug naar de uitkomst").click()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar op uw eigen computer").click()
    assert kept.value.suggested_filename == "huishouden.json"


def test_a_csv_opens_and_the_report_prints(page: Any) -> None:
    page.goto("/gemeente/GM0344")
    with page.expect_download() as csv_file:
        page.get_by_role("link", name="Alle cijfers (CSV)").click()
    text = csv_file.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    [counted] = [row for row in rows if row["grootheid"] == "aandeel_huishoudens_tot_110_sociaal_minimum"]
    assert (counted["waarde"], counted["bronjaar"]) == ("0.107", "2021")
    assert len(page.pdf(format="A4")) > 50_000


def test_filter_the_register_and_open_a_measure(page: Any) -> None:
    page.goto("/maatregelen")
    page.get_by_label("Woorden").fill("huurtoeslag basishuur")
    page.get_by_role("button", name="Toon").click()
    page.get_by_role("link", name="Lagere eigen bijdrage in de huurtoeslag").click()
    assert page.get_by_role("heading", name="Gezegd en geworden").is_visible()
    assert page.get_by_role("heading", name="Wat gemeenten moeten doen").is_visible()
    page.goto("/agenda")
    page.get_by_label("Rol").select_option("schuldhulpverlener")
    page.get_by_role("button", name="Toon").click()
    assert page.get_by_role("heading", name="Wat een schuldhulpverlener moet weten").is_visible()


def test_with_the_keyboard_alone(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("id") == "naam":
            break
    page.keyboard.type("GM0344")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemeente/GM0344")


def violations(browser: Any, site: str, pages: tuple[str, ...], scheme: str) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    context = browser.new_context(base_url=site, color_scheme=scheme, reduced_motion="reduce")
    context.set_default_timeout(SLOW)
    page, found = context.new_page(), []
    for address in pages:
        page.goto(address)
        for one in Axe().run(page).response["violations"]:
            found.append(f"{address}: {one['id']}: {one['nodes'][0]['html'][:120]}")
    context.close()
    return found


def too_wide(browser: Any, site: str, widths: tuple[int, ...]) -> list[tuple[str, int]]:
    context = browser.new_context(base_url=site)
    context.set_default_timeout(SLOW)
    page, found = context.new_page(), []
    for address in PAGES:
        page.goto(address)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append((address, width))
    context.close()
    return found


def test_axe_finds_nothing_on_any_kind_of_page(browser: Any, site: str) -> None:
    assert violations(browser, site, PAGES, "light") == []


def test_axe_finds_nothing_in_the_dark(browser: Any, site: str) -> None:
    assert violations(browser, site, DARK, "dark") == []


@pytest.mark.soak
def test_axe_finds_nothing_anywhere_in_the_dark(browser: Any, site: str) -> None:
    assert violations(browser, site, (*PAGES, "/gemeente/NL"), "dark") == []


def test_no_page_is_wider_than_the_screen(browser: Any, site: str) -> None:
    assert too_wide(browser, site, WIDTHS) == []


@pytest.mark.soak
def test_no_page_is_wider_than_any_screen(browser: Any, site: str) -> None:
    assert too_wide(browser, site, (320, 640, 768, 1024)) == []  # 640: 1280 pixels at 200%


def test_the_forms_of_home_permit_and_rules_have_no_violations(browser: Any, site: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 900})
    page = context.new_page()
    found: list[str] = []

    def check(step: str) -> None:
        found.extend(f"{step}: {one['id']}" for one in Axe().run(page).response["violations"])
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            found.append(f"{step}: too wide")

    page.goto("/woning")
    page.get_by_role("button", name="Bereken").click()
    check("woning, met fouten")
    page.get_by_label("Gebruiksoppervlakte").fill("110")
    page.get_by_label("Bouwjaar").fill("1968")
    page.get_by_label("Soort woning").select_option("tussenwoning")
    page.get_by_role("button", name="Bereken").click()
    assert page.get_by_role("heading", name="Voor en na").is_visible()
    check("woning, uitkomst")
    page.goto("/vergunning")
    page.get_by_label("Wat bouwt of verandert u?").select_option("dakkapel")
    page.get_by_label("Dag waarop").fill("2026-11-20")
    page.get_by_role("button", name="Verder").click()
    check("vergunning, vragen")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Zet de termijnen in uw agenda").click()
    assert kept.value.suggested_filename == "termijnen.ics"
    page.goto("/toepasbare-regels")
    page.get_by_label("Bestand met toepasbare regels").set_input_files(SCHUUR)
    page.get_by_role("button", name="Open het bestand").click()
    check("toepasbare regels, vragen")
    page.get_by_label("ja").first.check()
    page.get_by_role("button", name="Verder").click()
    assert page.get_by_role("heading", name="Vergunningplicht").is_visible()
    check("toepasbare regels, conclusie")
    context.close()
    assert found == []


def test_the_steps_of_the_form_have_no_violations(browser: Any, site: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(base_url=site)
    page = context.new_page()
    found: list[str] = []

    def check(step: str) -> None:
        found.extend(f"{step}: {one['id']}" for one in Axe().run(page).response["violations"])

    page.goto("/huishouden")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Verder").click()
    check("mensen, met fouten")
    page.get_by_label("Uw leeftijd").fill("34")
    page.get_by_label("Leeftijden van uw kinderen").fill("3")
    page.get_by_role("button", name="Verder").click()
    check("inkomen")
    page.get_by_label("Brutoloon").fill("25000")
    page.get_by_role("button", name="Verder").click()
    check("woning")
    page.get_by_label("huur", exact=True).check()
    page.get_by_label("Kale huur").fill("600")
    page.get_by_role("button", name="Verder").click()
    check("opvang")
    page.get_by_role("button", name="Bereken").click()
    check("uitkomst")
    page.get_by_role("button", name="uitleg 2024").first.click()
    check("uitleg")
    context.close()
    assert found == []
