"""The terms of an application as a calendar file (RFC 5545)."""

from datetime import UTC, date, datetime

from prinsjesdag.building.antwoord import Antwoord


def kalender(found: Antwoord) -> bytes:
    """A day-long event for each term; a term keeps its uid, so that a second import renews it."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//prinsjesdag//vergunning//NL")
    calendar.add("version", "2.0")
    today = date.today()
    for term in found.termijnen:
        event = Event()
        event.add("uid", f"{found.aanvraag.naam}-{term.naam}@prinsjesdag")
        event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
        event.add("dtstart", term.uiterlijk)
        event.add("summary", f"{found.aanvraag.naam}: {term.wat}")
        event.add("description", "\n".join(line for line in (term.wet, term.toelichting) if line))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
