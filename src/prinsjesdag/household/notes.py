"""How periods were taken, told where assumptions are told."""

from prinsjesdag.engine import When
from prinsjesdag.household.case import partner_who_left
from prinsjesdag.household.model import Household
from prinsjesdag.wording import day


def notes(household: Household, when: When) -> list[str]:
    """What a reader must know of the periods: whose year it is, and which months had no say."""
    if not household.all_periods and all(person.present for person in household.persons):
        return []
    if when.on:
        away = [p.id for p in household.persons if not p.is_here(when.on)]
        found = [f"{name} woont op {day(when.on)} niet op het adres" for name in away]
        return [*found, f"wat op {day(when.on)} geldt, geldt het hele jaar"] if household.changes(when.year) else found
    found = []
    days = [when.new_year, *household.changes(when.year)]
    here = {person.id: [person.is_here(on) for on in days] for person in household.persons}
    some = [name for name, said in here.items() if any(said) and not all(said)]
    if some:
        found.append(
            f"van {' en '.join(some)} tellen in de bedragen van het gezin alleen de maanden op het adres, met het "
            "inkomen van die maanden en de belasting daarop; wat elders wordt ontvangen, is niet berekend"
        )
    found += [f"{name} woont in {when.year} niet op het adres" for name, said in here.items() if not any(said)]
    left = partner_who_left(household, days)
    if left is not None:
        found.append(f"geen fiscale partners in {when.year}, omdat {left.id} er eind {when.year} niet meer woont")
    if any(not period.touches(when.year) for period in household.all_periods):
        found.append(f"perioden buiten {when.year} tellen niet mee")
    return found
