"""A table of persons in, a table of outcomes out, a part at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from prinsjesdag.engine import LawError, System, When
from prinsjesdag.engine.plan import Plan
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import all_targets
from prinsjesdag.household.asking import known_target, read_when
from prinsjesdag.tables.ahead import ahead
from prinsjesdag.tables.building import Built, build, incomes
from prinsjesdag.tables.checking import Checked, check
from prinsjesdag.tables.executors import FEW, INTERPRETER, KERNEL, Result, compiled, interpret, needed_facts, unmet
from prinsjesdag.tables.local import Codes, by_municipality, codes_of, not_filled_in
from prinsjesdag.tables.reading import Part, Seen, Source, open_table, parts
from prinsjesdag.tables.schema import AREA, DAY, HOUSEHOLD, YEAR, Layout, Names, layout_of
from prinsjesdag.tables.writing import outcome_table

Progress = Callable[[int, int | None], None]
"""Hears how many persons are done, of how many where that is known."""

MESSAGES = 5
"""Of so many households that were skipped it is told why."""


@dataclass
class Report:
    """What a run met."""

    targets: tuple[str, ...] = ()
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Targets that nobody asked for by name and that the table hasn't the facts for, with those facts."""
    executor: str = ""
    persons: int = 0
    households: int = 0
    skipped: int = 0
    messages: list[str] = field(default_factory=list)
    """Why the first households that were skipped were so."""
    when: When | None = None
    """The year or day that was calculated."""
    needs: Counter[str] = field(default_factory=Counter)
    """Per missing fact the number of households that have an outcome that is null for it."""


@dataclass
class Run:
    """One table under one law. `frames` gives the outcomes; `report` tells the rest when they are through."""

    system: System
    table: Any
    """A file, or a polars or pyarrow table."""
    when: When | None = None
    """None: the year or day stands in the table."""
    targets: Sequence[str] = ()
    names: Names = field(default_factory=Names)
    executor: str | None = None
    skip: bool = False
    optional: bool = False
    """Targets that the table hasn't the facts for are left out, also when they were asked for by name."""
    threads: int | None = None
    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None
    notice: Callable[[str], None] | None = None
    """Hears what the user should know meanwhile."""
    report: Report = field(default_factory=Report)

    def __post_init__(self) -> None:
        """Raises InputError when the table can't be opened or its columns don't fit."""
        self.source: Source = open_table(self.table)
        self.layout: Layout = layout_of(
            self.system, self.source.columns, self.names, self.source.name, self.source.row, self.source.offset
        )
        self._asked = tuple(dict.fromkeys(known_target(self.system, t, ("doel",)) for t in self.targets))
        self._told_by: str | None = None
        self._income_needed = True
        self.laws = 1

    def frames(self) -> Iterator[pl.DataFrame]:
        """The outcomes part by part. Raises InputError, maybe after some parts: then those don't count either."""
        seen = Seen(self.layout)
        for part in ahead(self.parts()):
            try:
                if part.first == 0:
                    self._begin(part)
                self._check_moment(part)
                frame, ids = self._part(part)
            except InputError:
                # Rows that seem wrong may be half a household, with the other half elsewhere in the table.
                seen.add(self.ids(part))
                seen.check(self.ids_again)
                raise
            seen.add(ids)
            yield frame
            self._tell_progress(part.first + part.frame.height)
        seen.check(self.ids_again)

    def frames_under(self, systems: Sequence[System]) -> Iterator[tuple[int, pl.DataFrame]]:
        """For each part the outcomes under each of these laws: reforms of this one. The table is read and checked once.

        Gives the number of the law with its outcomes. Raises InputError, maybe after some parts.
        """
        seen = Seen(self.layout)
        self.laws = len(systems)
        for part in ahead(self.parts()):
            if part.first == 0:
                self._begin(part)
            self._check_moment(part)
            checked, built, codes = self._read(part)
            for number, system in enumerate(systems):
                result = self._result(part, checked, built, codes, system)
                yield number, outcome_table(checked, built, result.values, system, self.skip)
            self._count(part, checked)
            seen.add(self.ids(part))
            self._tell_progress(part.first + part.frame.height)
        seen.check(self.ids_again)

    def parts(self) -> Iterator[Part]:
        """The rows as they stand, whole households at a time, of the columns that mean something."""
        return parts(self.source, self.layout, list(self.layout.own.values()))

    def ids(self, part: Part) -> pl.Series:
        """The households of a part as their rows name them, each once."""
        return part.frame[self.layout.own[HOUSEHOLD]].unique(maintain_order=True)

    def executor_of(self, rows: int) -> str:
        """Who runs the rules over so many rows."""
        return self.executor or (KERNEL if rows >= FEW and (self.when is None or self.when.on is None) else INTERPRETER)

    def ids_again(self) -> Iterator[pl.DataFrame]:
        return self.source.frames([self.layout.own[HOUSEHOLD]])

    def _tell_progress(self, done: int) -> None:
        if self.progress:
            self.progress(done, self.source.rows)

    def _begin(self, part: Part) -> None:
        """What the first part decides: the year, the targets, and who runs the rules."""
        if self.when is None:
            self.when = self._moment(part)
        self.report.when = self.when
        self.report.targets = self._asked or all_targets(self.system)
        if self._asked:
            needed = Plan(self.system, self.when, self._asked).steps
            self._income_needed = not incomes(self.system).isdisjoint(v.name for v in needed)
        rows = self.source.rows or part.frame.height + (0 if part.last else FEW)
        self.report.executor = self.executor_of(rows)
        if self.report.executor == KERNEL and self.when.on is not None:
            raise InputError("de kernel rekent hele jaren; geef een jaar of kies de interpreter", ("executor",))

    def _moment(self, part: Part) -> When:
        for name in (DAY, YEAR):
            if name in self.names.moment:
                return read_when(self.names.moment[name], (name,))
            if name in self.layout.own:
                said = part.frame[self.layout.own[name]].drop_nulls()
                if len(said):
                    self._told_by, self._said = name, said[0]
                    year = isinstance(said[0], float) and said[0].is_integer()
                    return read_when(int(said[0]) if year else said[0], (self.layout.called(name),))
        raise InputError("welk jaar? geef --jaar 2024, of een kolom jaar", (), self.source.name)

    def _check_moment(self, part: Part) -> None:
        if self._told_by is not None:
            column = part.frame[self.layout.own[self._told_by]]
            other = np.flatnonzero(column.ne_missing(pl.Series([self._said]).cast(column.dtype)).to_numpy())
            if len(other):
                what = f"'{column[int(other[0])]}' naast '{self._said}'; een tabel gaat over één jaar of dag"
                where = self.layout.rows((other + part.first).tolist())
                raise InputError(f"{what} ({where})", (self.layout.called(self._told_by),), self.layout.file)

    def _part(self, part: Part) -> tuple[pl.DataFrame, pl.Series]:
        checked, built, codes = self._read(part)
        result = self._result(part, checked, built, codes, self.system)
        self._count(part, checked)
        self.report.needs.update(result.needs)
        frame = outcome_table(checked, built, result.values, self.system, self.skip)
        return frame, checked.ids[HOUSEHOLD].gather(checked.starts[:-1])

    def _read(self, part: Part) -> tuple[Checked, Built, Codes]:
        assert self.when is not None
        checked = check(
            part.frame, part.first, self.layout, self.system, self.when,
            skip=self.skip, income_needed=self._income_needed,
        )  # fmt: skip
        built = build(checked.persons, checked.ages, self.system, self.when)
        codes = codes_of(part, checked, self.layout)
        if part.first == 0 and (self.optional or not self._asked):
            self._leave_out(built, codes)
        return checked, built, codes

    def _count(self, part: Part, checked: Checked) -> None:
        report = self.report
        report.persons += part.frame.height
        report.households += len(checked.starts) - 1
        report.skipped += len(checked.messages)
        report.messages += [checked.messages[h] for h in sorted(checked.messages)][: MESSAGES - len(report.messages)]

    def _leave_out(self, built: Built, codes: Codes) -> None:
        """Of all outcomes, those that the table has no facts for, or whose local schemes nobody filled in."""
        assert self.when is not None
        self.report.left_out |= not_filled_in(self.report.targets, codes, self.when, AREA in self.layout.own)
        absent = unmet(built, self.system, self.when)
        if absent:
            for target in self.report.targets:
                lacking = sorted(needed_facts(self.system, self.when, target, built) & absent.keys())
                if lacking:
                    self.report.left_out[target] = tuple(lacking)
        self.report.targets = tuple(t for t in self.report.targets if t not in self.report.left_out)

    def _result(self, part: Part, checked: Checked, built: Built, codes: Codes, law: System) -> Result:
        assert self.when is not None
        when, targets = self.when, self.report.targets
        if self.report.executor == KERNEL:
            self._whole(part, checked, built)

            def in_kernel(system: System, built: Built) -> Result:
                in_all = (self.source.rows or 0) * self.laws
                return compiled(system, when, targets, built, self.threads, self.cancelled, self.notice, in_all)

            try:
                return by_municipality(in_kernel, law, when, targets, built, codes)
            except LawError as error:
                if self.executor == KERNEL or part.first > 0:
                    what = f"van {self.when} is de wet nog niet heel bekend, en de kernel neemt haar alleen heel"
                    raise InputError(f"{what}; kies de interpreter ({error})", ("executor",)) from None
                self.report.executor = INTERPRETER
                if self.notice:
                    self.notice(
                        f"van {self.when} is de wet nog niet heel bekend: per huishouden gerekend, dat duurt langer"
                    )
        progress = None if self.progress is None else lambda persons: self._tell_progress(part.first + persons)

        def one_by_one(system: System, built: Built) -> Result:
            return interpret(system, when, targets, built, progress, self.cancelled)

        return by_municipality(one_by_one, law, when, targets, built, codes)

    def _whole(self, part: Part, checked: Checked, built: Built) -> None:
        """The compiled rules know no missing facts: say which rows lack what."""
        assert self.when is not None
        absent = unmet(built, self.system, self.when)
        for target in self.report.targets if absent else ():
            for fact in sorted(needed_facts(self.system, self.when, target, built) & absent.keys()):
                starts = np.flatnonzero(checked.good)[checked.persons.starts[:-1]]
                where = self.layout.rows((starts[absent[fact]] + part.first).tolist())
                what = f"{fact} ontbreekt, nodig voor {target} ({where}); vul aan, of kies de interpreter"
                raise InputError(what, (), self.layout.file)


def simulate(
    table: Any,
    system: System,
    when: When | None,
    targets: Sequence[str] = (),
    **options: Any,
) -> pl.DataFrame:
    """The outcomes for a table of persons in memory or in a file. Raises InputError. Options are those of Run.

    With `client`, a Dask client, the workers of its cluster calculate.
    """
    if (client := options.pop("client", None)) is not None:
        from prinsjesdag.tables import cluster

        return cluster.simulate(Run(system, table, when, targets, **options), client)
    return pl.concat(list(Run(system, table, when, targets, **options).frames()), rechunk=True)
