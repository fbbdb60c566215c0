"""What municipalities have to do because of the measures, by date: a list, and a calendar file."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from prinsjesdag.errors import InputError, nearest
from prinsjesdag.measures.register import ROLES, Measure, Task, register


def agenda(
    measures: Iterable[Measure] | None = None,
    *,
    role: str | None = None,
    domain: str | None = None,
    since: date | None = None,
) -> list[Task]:
    """Tasks by date, those without a date last. Raises InputError for a role that there isn't."""
    if role is not None:
        role = known_role(role)
    found = [
        task
        for m in (register() if measures is None else measures)
        if domain is None or m.domain == domain
        for task in m.tasks
        if (role is None or role in task.roles) and (since is None or task.by is None or task.by >= since)
    ]
    return sorted(found, key=lambda t: (t.by is None, t.by or date.max, t.measure.slug))


def known_role(said: str) -> str:
    """A role by its key or its words. Raises InputError with the nearest."""
    key = said.strip().lower().replace(" ", "_").replace("-", "_")
    if key not in ROLES:
        raise InputError(f"'{said}' is geen rol{nearest(key, ROLES)}; kies uit {', '.join(ROLES)}")
    return key


def calendar(tasks: Iterable[Task], today: date) -> bytes:
    """The tasks that have a date as an iCalendar file (RFC 5545): a day-long event each.

    A task keeps its uid whatever else is asked for, so that a second import renews it.
    """
    from icalendar import Calendar, Event

    found = Calendar()
    found.add("prodid", "-//prinsjesdag//agenda//NL")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Gemeentelijke taken uit de Miljoenennota")
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for task in (t for t in tasks if t.by is not None):
        event = Event()
        event.add("uid", f"{task.measure.slug}-{task.measure.tasks.index(task)}@prinsjesdag")
        event.add("dtstamp", stamp)
        event.add("dtstart", task.by)
        event.add("summary", f"{task.measure.title}: {task.what}")
        source = task.measure.source(task.source)
        lines = [f"Rol: {', '.join(ROLES[r] for r in task.roles)}"]
        if task.decided_by:
            lines.append(f"Besluit door: {task.decided_by}")
        lines.append(f"Bron: {source['titel']}" + (f" ({source['url']})" if source["url"] else ""))
        event.add("description", "\n".join(lines))
        found.add_component(event)
    return bytes(found.to_ical())
