"""Whatever nobody knows (null), an application is answered or refused in one line."""

from contextlib import suppress
from typing import Any

import pytest

from prinsjesdag.building import load
from prinsjesdag.building.aanvraag import lees
from prinsjesdag.building.antwoord import antwoord
from prinsjesdag.errors import InputError

AANVRAGEN: tuple[dict[str, Any], ...] = (
    {"bouwwerk": "dakkapel", "aanvraag": "2024-03-01"},
    {"bouwwerk": "bijbehorend_bouwwerk", "aanvraag": "2024-03-01", "hoogte": 3, "oppervlakte": 20},
    {"bouwwerk": "woning", "activiteit": "nieuwbouw", "aanvraag": "2026-09-01"},
    {"activiteit": "verbouw", "aanvraag": "2026-09-01"},
    {"gebied": "NZKG"},
)  # fmt: skip


@pytest.mark.parametrize("aanvraag", AANVRAGEN)
def test_any_fact_may_be_unknown(aanvraag: dict[str, Any]) -> None:
    facts = [one.name for one in load().variables.values() if one.period == "fact"]
    assert len(facts) > 50
    for name in facts:
        with suppress(InputError):
            assert antwoord(lees({**aanvraag, name: None})).as_dict()["uitkomsten"]


def test_days_that_it_stood_still_may_be_unknown() -> None:
    found = antwoord(lees({"bouwwerk": "woning", "aanvraag": "2025-02-03", "opgeschort_dagen": None})).as_dict()
    assert "opgeschort_dagen" in str(found["nog_nodig"])
