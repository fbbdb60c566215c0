"""What somebody in a role ought to know of the measures: topics, in the order in which they matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from prinsjesdag.measures.agenda import known_role
from prinsjesdag.measures.register import ROLES, Measure, register

IMPACT = {"in werking": 0, "in behandeling": 1, "uitgesteld": 2, "aangekondigd": 3, "vervangen": 4, "vervallen": 5}
"""What is law goes before what may become it; what is gone comes last, because people still ask for it."""


@dataclass(frozen=True)
class Topic:
    """Something to know because of one measure."""

    measure: Measure
    subject: str
    why: str
    by: date | None
    """The first date on which the role has to do something with it that is still to come; None without one."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "onderwerp": self.subject, "waarom": self.why, "voor": self.by and self.by.isoformat(),
            "maatregel": self.measure.slug, "titel": self.measure.title, "domein": self.measure.domain,
            "status": self.measure.status, "fouten": list(self.measure.content["opleiding"]["gebruikelijke_fouten"]),
        }  # fmt: skip


def advice(role: str, today: date, measures: Iterable[Measure] | None = None) -> list[Topic]:
    """The topics for a role: with a date to come first (soonest first), then by how far the measure is law.

    Raises InputError for a role that there isn't.
    """
    key = known_role(role)
    found = []
    for m in register() if measures is None else measures:
        dates = [t.by for t in m.tasks if t.by is not None and t.by >= today and key in t.roles]
        found += [
            Topic(m, topic["onderwerp"], topic["waarom"], min(dates, default=None))
            for topic in m.content["opleiding"]["onderwerpen"]
            if key in topic["rollen"]
        ]
    return sorted(
        found, key=lambda t: (t.by is None, t.by or date.max, IMPACT.get(t.measure.status, 3), t.measure.slug)
    )


def role_name(role: str) -> str:
    """The role in words."""
    return ROLES[known_role(role)]
