"""Decisions change on exactly the right day: the day before and the day itself, from the law as cited."""

from typing import Any

import pytest

from tests.building.test_gevallen import outcome

SPEELTOESTEL = {"bouwwerk": "speeltoestel"}


@pytest.mark.parametrize(
    ("name", "said", "before", "on", "was", "becomes"),
    [
        # Invoeringswet Omgevingswet art. 4.3: the Omgevingswet holds from 1 January 2024.
        ("toepasselijk_recht", {}, "2023-12-31", "2024-01-01",
         "Wabo / Bouwbesluit 2012 / bestemmingsplan", "Omgevingswet / Bbl / omgevingsplan"),
        # Wkb: in force on 1 January 2024, for new building.
        ("wkb_van_toepassing", {"activiteit": "nieuwbouw", "wkb_gevolgklasse1": True}, "2023-12-31", "2024-01-01",
         False, True),
        # Bbl art. 2.27 lid 2 onder k: solar panels on the list since 1 January 2025 (here one of 6 m on a frame).
        ("klein_bouwwerk_technisch_vergunningvrij", {"bouwwerk": "zonnepaneel", "hoogte_m": 6.0, "doorsnede_m": 0},
         "2024-12-31", "2025-01-01", False, True),
        # Bbl art. 2.27 lid 2 onder g: since 2025 only a pool that stands on the ground.
        ("klein_bouwwerk_technisch_vergunningvrij",
         {"bouwwerk": "zwembad", "op_de_grond": False, "hoogte_m": 6.0, "doorsnede_m": 0}, "2024-12-31", "2025-01-01",
         True, False),
        # Bbl art. 2.27 lid 2 onder d: filling a cavity stood apart until 2025.
        ("gevelisolatie_technisch_vergunningvrij", {"spouw": True, "hoogste_vloer_m": 20.0}, "2024-12-31",
         "2025-01-01", False, True),
        # Bbl art. 2.30 lid 1: ordinary maintenance of a monument is free since 1 January 2025.
        ("onderhoud_opa_vergunningvrij", {"activiteit": "onderhoud", "monument": True}, "2024-12-31", "2025-01-01",
         False, True),
        # Bbl art. 2.25 onder f: what a road runs over needs a technical permit since 1 January 2025.
        ("gebouw_technisch_vergunningvrij",
         {"activiteit": "verbouw", "weg_erover": True, "hoogte_m": 3.0, "wkb_gevolgklasse1": False}, "2024-12-31",
         "2025-01-01", True, False),
        # Bbl art. 4.159: another method and another requirement on 1 July 2026; 0.8 since 1 July 2021.
        ("mpg_max", {"gebruiksfunctie": "woonfunctie", "gebruiksoppervlakte_m2": 120}, "2026-06-30", "2026-07-01",
         0.8, 1.6),
        ("mpg_max", {"gebruiksfunctie": "woonfunctie", "gebruiksoppervlakte_m2": 120}, "2021-06-30", "2021-07-01",
         1.0, 0.8),
        ("mpg_max", {"gebruiksfunctie": "kantoor", "gebruiksoppervlakte_m2": 120}, "2026-06-30", "2026-07-01",
         1.0, 1.55),
        # A school had no requirement before 1 July 2026 (table 4.158).
        ("mpg_max", {"gebruiksfunctie": "onderwijs", "gebruiksoppervlakte_m2": 900}, "2026-06-30", "2026-07-01",
         None, 1.85),
    ],
)  # fmt: skip
def test_turning_points(name: str, said: dict[str, Any], before: str, on: str, was: Any, becomes: Any) -> None:
    assert outcome(name, said | {"aanvraag": before}) == was
    assert outcome(name, said | {"aanvraag": on}) == becomes


@pytest.mark.parametrize(
    ("received", "procedure", "extended", "last"),
    [
        # By hand: 14 March 2024 + 56 days is 9 May, Ascension Day; 10 May is made equal to a holiday; then a weekend.
        ("2024-03-14", "regulier", False, "2024-05-13"),
        # 2 March 2026 + 56 days is 27 April, King's Day.
        ("2026-03-02", "regulier", False, "2026-04-28"),
        # Fourteen weeks are no short term: 1 March 2024 + 98 days.
        ("2024-03-01", "regulier", True, "2024-06-07"),
        ("2024-03-01", "uitgebreid", True, "2024-10-11"),
        # The Wabo had the same eight weeks (art. 3.9 lid 1): 2 October 2023 + 56 days.
        ("2023-10-02", "wabo regulier", False, "2023-11-27"),
    ],
)
def test_terms_with_holidays(received: str, procedure: str, extended: bool, last: str) -> None:
    said = {"aanvraag": received, "procedure": procedure, "verlengd": extended}
    assert outcome("beslistermijn", said) == last


def test_the_clock_stands_still() -> None:
    """Awb art. 4:15: ten days for an addition; 1 March 2024 + 10 + 56 days is 6 May, a Monday after Liberation Day."""
    assert outcome("beslistermijn", {"aanvraag": "2024-03-01", "opgeschort_dagen": 10}) == "2024-05-06"


@pytest.mark.parametrize(
    ("decided", "asked", "expected"),
    [(None, "2023-11-28", True), (None, "2023-11-27", False), ("2023-11-27", "2023-12-01", False),
     ("2023-11-28", "2023-12-01", True)],
)  # fmt: skip
def test_by_operation_of_law(decided: str | None, asked: str, expected: bool) -> None:
    """The term of 2 October 2023 ends on 27 November: nothing arises before it is over, or when somebody decided."""
    said = {"aanvraag": "2023-10-02", "procedure": "wabo regulier", "besluit": decided}
    assert outcome("vergunning_van_rechtswege", said, asked) is expected


@pytest.mark.parametrize(("received", "expected"), [("2023-11-03", True), ("2023-11-06", False)])
def test_the_last_permit_by_operation_of_law(received: str, expected: bool) -> None:
    """The exception of art. 4.3: of a term that ends in 2024 none arises. 3 November 2023 + 56 days is 29 December;
    6 November + 56 days is 1 January 2024."""
    said = {"aanvraag": received, "procedure": "wabo regulier", "besluit": None}
    assert outcome("vergunning_van_rechtswege", said, "2024-06-01") is expected


@pytest.mark.parametrize(
    ("begins", "ends", "first", "last"),
    [
        # Monday 3 June 2024: Friday and Thursday before it. Ends on a Friday: Monday.
        ("2024-06-03", "2024-06-07", "2024-05-30", "2024-06-10"),
        # Tuesday after Easter, 2 April 2024: Thursday 28 and Wednesday 27 March (Good Friday and Easter Monday are no
        # working days). Ends on Thursday 28 March: Tuesday 2 April.
        ("2024-04-02", "2024-03-28", "2024-03-27", "2024-04-02"),
    ],
)  # fmt: skip
def test_the_begin_and_the_end_are_told_in_working_days(begins: str, ends: str, first: str, last: str) -> None:
    """Bbl art. 7.7 (rechtspraakbestuursrecht.nl): at least two working days before, at most the first one after."""
    assert outcome("bouw_startmelding", {"begin_bouw": begins}) == first
    assert outcome("bouw_eindmelding", {"einde_bouw": ends}) == last


def test_the_first_day_after_a_notification_is_told_two_working_days_before() -> None:
    """1 July 2024 + four weeks is Monday 29 July: Friday 26 and Thursday 25."""
    assert outcome("wkb_startmelding", {"bouwmelding": "2024-07-01"}) == "2024-07-25"


def test_a_day_before_the_holidays_are_known_is_not_answered() -> None:
    assert "reguliere_weken" in outcome("beslistermijn", {"aanvraag": "2013-06-01"})[0]
