"""One household asked about: what tests of several laws share."""

from datetime import date
from typing import Any

from prinsjesdag import Household, Legislation

APPLICANT = {"id": "a", "rol": "aanvrager", "leeftijd": 40}
PARTNER = {"id": "b", "rol": "partner", "leeftijd": 40}
CHILD = {"id": "k", "rol": "kind", "leeftijd": 8}
NOTHING = {"geen_inkomen": True}


def law(when: int | date) -> Legislation:
    return Legislation.during(when) if isinstance(when, int) else Legislation.on(when)


def ask(target: str, when: int | date | Legislation, *persons: dict[str, Any], **facts: Any) -> list[Any]:
    """The year's value per instance of the target's level; `facts` are the household's, `woning_x` the home's."""
    home = {name.removeprefix("woning_"): facts.pop(name) for name in list(facts) if name.startswith("woning_")}
    content = {"id": "x", "personen": list(persons), **facts, **({"woning": home} if home else {})}
    legislation = when if isinstance(when, Legislation) else law(when)
    return legislation.calculate(Household.read(content), (target,)).outcome.year(target)


def one(target: str, when: int | date | Legislation, *persons: dict[str, Any], **facts: Any) -> Any:
    """The first instance's value: the applicant's, or gezin 1's."""
    return ask(target, when, *persons, **facts)[0]
