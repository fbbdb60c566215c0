"""Toepasbare regels with their answers as plain data: the same for the command line's JSON, the API and the page."""

from typing import Any

from prinsjesdag.dmn.interview import State
from prinsjesdag.dmn.sttr import Question, Rules


def as_dict(found: Rules, state: State, answers: dict[str, Any]) -> dict[str, Any]:
    """Everything, for JSON and pages."""
    return {
        "naam": found.name,
        "versie": found.version,
        "activiteit": found.activity,
        "conclusies": [
            {
                "beslissing": one.node.name,
                "beslist": one.decided,
                "conclusie": one.value,
                "mogelijk": one.possible,
                "toelichting": one.explanation,
                "uitleg": [
                    {
                        "beslissing": step.decision,
                        "rijen": step.rows,
                        "omdat": [{"wat": what, "waarde": value, "eis": asked} for what, value, asked in step.because],
                        "uitkomst": step.value,
                    }
                    for step in one.steps
                ],
                "fouten": one.problems,
            }
            for one in state.conclusions
        ],
        "vragen": [
            {
                "id": one.id,
                "vraag": one.text,
                "soort": one.kind,
                "type": one.type,
                "opties": one.options,
                "meer_antwoorden": one.several,
                "groep": one.group,
                "toelichting": one.help,
                "belangrijk": one.important,
                "antwoord": answers.get(one.id),
                "status": _status(one, state, answers),
                "telde_mee": one in state.counted,
            }
            for one in found.questions
        ],
        "volgende": state.open[0].id if state.open else None,
        "niet_ondersteund": found.unsupported,
        "aannames": found.assumed,
    }


def _status(question: Question, state: State, answers: dict[str, Any]) -> str:
    if question.id in answers:
        return "beantwoord"
    if question.fixed is not None:
        return "vast"
    return "open" if question in state.open else "niet nodig"
