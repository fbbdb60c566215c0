"""The law of a year or of a day, as users of the library take it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from prinsjesdag.engine import System, When
from prinsjesdag.law import load

if TYPE_CHECKING:  # only the types: a household knows the law, the law no household
    import polars

    from prinsjesdag.household.answer import Answer
    from prinsjesdag.household.model import Household


class Legislation:
    """What is in force in a year (`during`) or on a day (`on`). Immutable."""

    def __init__(self, system: System, when: When) -> None:
        self.system = system
        self.when = when

    @classmethod
    def during(cls, year: int) -> "Legislation":
        """The law of a calendar year; outcomes are the year's amounts."""
        return cls(load(), When(year))

    @classmethod
    def on(cls, day: date) -> "Legislation":
        """The law of one day; monthly outcomes are that month's and a year is twelve of them."""
        return cls(load(), When(day.year, day))

    def with_values(self, changes: Mapping[str, Any]) -> "Legislation":
        """The same law with other values, as `{"zorgtoeslag.standaardpremie": 2000}`. Raises CaseError."""
        return Legislation(self.system.reform(changes), self.when)

    def without(self, *slugs: str) -> "Legislation":
        """The same law as if these measures of the register had not been taken. Raises InputError.

        InputError too for a measure whose effect isn't a change of values (not calculated, a budget to divide).
        """
        from prinsjesdag.measures.register import measure
        from prinsjesdag.measures.without import without

        return Legislation(without(self.system, [measure(slug) for slug in slugs]), self.when)

    def baseline(self) -> "Legislation":
        """The law of this year without new policy: the values of the year before, indexed as the law indexes them."""
        from prinsjesdag.measures.baseline import baseline

        return Legislation(baseline(self.system, self.when.year), self.when)

    def calculate(self, household: "Household", targets: Sequence[str] = ()) -> "Answer":
        """The outcomes for one household; its own year or day is left aside."""
        return household.answer(self.system, self.when, targets)

    def simulate(self, table: Any, targets: Sequence[str] = (), **options: Any) -> "polars.DataFrame":
        """The outcomes for a table of persons (polars, pyarrow, or a .csv or .parquet file), in the form of --uit.

        Its own year or day is left aside. Options are those of tables.run.Run: `executor`, `skip`, `names`, `threads`,
        `progress`, `cancelled`; and `client`, a Dask client whose workers calculate. Raises InputError.
        """
        # The one import upward, only when called: a table has no method of its own to hand over to, as a household has.
        from prinsjesdag.tables.run import simulate

        return simulate(table, self.system, self.when, targets, **options)
