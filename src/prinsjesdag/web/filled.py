"""What somebody filled in on a form, by field, and what would be right where it isn't; kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException

from prinsjesdag.errors import InputError
from prinsjesdag.web.form import amount

LONGEST = 200
MOST_FIELDS = 400


@dataclass
class Filled:
    """Fields as they were typed; `errors` by field."""

    fields: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def number(self, name: str) -> float | None:
        """An amount or a size in Dutch; None where it is left out or can't be read."""
        if not self.get(name):
            return None
        try:
            return amount(self.get(name))
        except ValueError:
            self.errors[name] = f"“{self.get(name)[:30]}” is geen getal. Schrijf bijvoorbeeld 2,5."
            return None

    def blame(self, error: InputError) -> None:
        """Put an error at the field that it is about."""
        spots = [str(part) for part in error.path if isinstance(part, str)]
        self.errors[next((one for one in reversed(spots) if one in self.fields), "algemeen")] = error.what


def filled(pairs: Iterable[tuple[str, object]]) -> Filled:
    """The text fields of a form. Raises HTTPException 400."""
    fields = {name: value for name, value in pairs if isinstance(value, str)}
    if any(len(value) > LONGEST for value in fields.values()):
        raise HTTPException(400, "Een van de velden is te lang.")
    return Filled(fields)
