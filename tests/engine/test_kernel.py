"""The compiled rules against the interpreter, and what must never make them compile again or serve an old rule."""

import importlib.util
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from prinsjesdag.engine import NOT_GIVEN, Case, CaseError, Declarations, Interpreter, LawError, System, When, kernel
from prinsjesdag.engine.kernel import Cancelled, Run, program_of, simulate
from prinsjesdag.engine.plan import first_of_month
from tests.engine.packed import packed, unequal

LAW = '''
"""A small law, written to a file of its own so that it can be edited."""
from enum import IntEnum

from prinsjesdag.engine import Day, Fact, Parameters, aggregate, best, nudge, rule
from prinsjesdag.engine.calendar import NO_DAY, whole_years


class Work(IntEnum):
    NONE = 0
    PAID = 1
    OWN = 2


FACTS = (
    Fact("born", "person", Day, default=NO_DAY), Fact("income", "person", float, "EUR", 0.0),
    Fact("work", "person", Work, default=Work.NONE), Fact("share", "flat", float, "deel", 0.5),
    Fact("rent", "block", float, "EUR", 300.0), Fact("gift", "person", float, "EUR", 0.0),
)


class P(Parameters, file="FILE"):
    rate: float
    steps: tuple[float, ...]
    grown: int


@rule(level="person", unit="jaar", period="month", over_year="first", law="1", label="age")
def age(born: Day, datum: Day) -> int:
    """Whole years."""
    if born == NO_DAY:
        return 30
    return max(0, whole_years(born, datum))


@rule(level="person", period="month", over_year="any", law="1", label="adult")
def is_adult(age: int, p: P) -> bool:
    return age >= p.grown


@rule(level="person", unit="EUR", law="2", label="tax", rounding="down")
def tax(income: float, gift: float, is_adult: bool, work: Work, spouse: bool, spouse_income: float, share: float,
        p: P) -> float:
    if not is_adult:
        return 0.0
    part = share * gift if spouse else gift
    base = max(0.0, income - part)
    owed = 0.0
    for step in p.steps:
        owed += p.rate * max(0.0, base - step)
    if work == Work.OWN:
        owed = owed * 0.9
    return owed + (10.0 if spouse_income > 1000.0 else 0.0)


@rule(level="flat", unit="EUR", period="month", law="3", label="help")
def help_with_rent(adults: int, rent: float, all_adult: bool, top: float, p: P) -> float:
    if all_adult and top > 2000.0:
        return 0.0
    return rent * p.rate * adults


adults = aggregate("count", "is_adult", level="flat", label="adults")
all_adult = aggregate("all", "is_adult", level="flat", label="all adult")
top = aggregate("max", "income", level="flat", label="highest income")
tax_of_flat = aggregate("sum", "tax", level="flat", label="tax of the flat")
tax_of_block = aggregate("sum", "tax_of_flat", level="block", label="tax of the block")


@rule(level="flat", unit="EUR", law="4", label="left", target=True)
def left(tax_of_flat: float, help_with_rent: float, earned: float) -> float:
    return earned - tax_of_flat + help_with_rent


earned = aggregate("sum", "income", level="flat", label="earned")


@rule(level="person", unit="EUR", law="5", label="rise")
def rise(income: float) -> float:
    return 0.03 * income


kept = nudge("left", "income", "rise", level="person", label="kept")


@rule(level="flat", unit="deel", law="6", label="none")
def none(earned: float) -> float:
    return 0.0


@rule(level="flat", unit="deel", law="6", label="half")
def half(earned: float) -> float:
    return 0.5


@rule(level="flat", unit="deel", law="6", label="all")
def whole(earned: float) -> float:
    return 1.0


@rule(level="person", law="6", label="gives")
def gives(gift: float) -> bool:
    return gift > 0.0


some_gift = aggregate("any", "gives", level="flat", label="some gift")
CHOICE = best("tax_of_flat", knobs=("share",), candidates=(("half", "none", "whole"),), when="some_gift")
'''

VALUES = """
law: Act
id: A1
sources: {g: {title: Gazette, seen: 2024-02-01, confidence: official}}
values:
  rate:
    {label: rate, unit: deel, article: '1',
     at: {2024-01-01: {value: 0.1, source: g}, 2024-07-01: {value: 0.2, source: g}}}
  steps: {label: steps, unit: EUR, article: '1', at: {2023-01-01: {value: [0, 500, 1500], source: g}}}
  grown: {label: grown, unit: jaar, article: '1', at: {2023-01-01: {value: 18, source: g}}}
"""

TARGETS = ("left", "tax", "is_adult", "age", "help_with_rent", "tax_of_block", "share", "kept", "adults", "top")
UNITS = ("EUR", "EUR/jaar", "deel", "jaar", "aantal")


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.getbasetemp() / "compiled"
    monkeypatch.setenv("PRINSJESDAG_CACHE", str(folder))
    return folder


def written(file: Path, text: str) -> None:
    """What stands there already stays: another process may be reading it."""
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def load(folder: Path, text: str = LAW, name: str = "law_of_test_kernel") -> System:
    folder.mkdir(parents=True, exist_ok=True)
    written(folder / "parameters.yaml", VALUES)
    file = folder / f"{name}.py"
    # A yearly rule may not read what changes within the year: it takes the rate of 1 January.
    text = text.replace('label="tax", rounding', 'label="tax", on="01-01", rounding')
    written(file, text.replace("FILE", str(folder / "parameters.yaml")))
    # The name goes into the generated code: the same law in another folder is the same code, compiled once.
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module
    spec.loader.exec_module(module)
    return System(Declarations.of(module), levels=("person", "flat", "block"), links=("spouse",), units=UNITS)


def cases(count: int, seed: int) -> list[Case]:
    """Random blocks of one to three flats with up to four persons, couples, birthdays and somebody who moves."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        flats = int(random.integers(1, 4))
        home = [g for g in range(flats) for _ in range(int(random.integers(0 if g else 1, 4)))]
        size = len(home)
        spouse = [-1] * size
        if size > 1 and home[0] == home[1] and random.random() < 0.6:
            spouse[0], spouse[1] = 1, 0
        born = [date(2024 - int(random.integers(5, 60)), int(random.integers(1, 13)), int(random.integers(1, 29)))
                for _ in range(size)]  # fmt: skip
        days = [d.replace(year=2024) for d in born]
        moved = [*home[:-1], flats - 1]
        given: dict[str, list[Any]] = {
            "born": [d.toordinal() for d in born],
            "income": [float(x) for x in random.integers(0, 4000, size)],
            "work": [int(x) for x in random.integers(0, 3, size)],
            "gift": [float(x) if random.random() < 0.3 else 0.0 for x in random.integers(0, 900, size)],
            "rent": [float(random.integers(100, 900))],
        }
        parents = (home, [0] * flats)
        later = [(date(2024, int(random.integers(2, 12)), 1), (moved, [0] * flats))] if random.random() < 0.3 else []
        found.append(Case((size, flats, 1), parents, {"spouse": spouse}, given, days, later))
    return found


def outcomes(system: System, crowd: list[Case]) -> list[str]:
    """What the compiled law has another answer for than the interpreter."""
    columns = packed(system, crowd, 2024)
    interpreter = Interpreter(system, When(2024))
    expected = [interpreter.run(TARGETS, columns.case(system, 2024, h)) for h in range(len(crowd))]
    return unequal(simulate(system, When(2024), TARGETS, columns, threads=2), expected, TARGETS)


def test_equal_to_the_interpreter_to_the_bit(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    assert outcomes(system, cases(600, 1)) == []


def test_a_given_fact_an_asked_column_or_another_value_compiles_nothing(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    crowd = cases(50, 2)
    columns = packed(system, crowd, 2024)
    simulate(system, When(2024), TARGETS, columns)
    told: list[str] = []
    simulate(system, When(2024), ("left",), columns, report=told.append)
    simulate(system, When(2024), ("top", "age", "left"), columns, report=told.append)
    given = ({**columns.given[0], "tax": np.full(columns.size(0), 7.0)}, columns.given[1], columns.given[2])
    fixed = packed(system, crowd, 2024)
    object.__setattr__(fixed, "given", given)
    assert set(simulate(system, When(2024), ("tax",), fixed, report=told.append)["tax"]) == {7.0}
    dearer = system.reform({f"{(tmp_path / 'law').name}.rate": 0.5})
    found = simulate(dearer, When(2024), ("help_with_rent",), columns, report=told.append)["help_with_rent"]
    assert told == []
    assert outcomes(dearer, crowd) == []
    assert not np.array_equal(found, simulate(system, When(2024), ("help_with_rent",), columns)["help_with_rent"])


def test_a_group_s_count_that_is_told_of_some_replaces_theirs_only(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    crowd = [c for c in cases(120, 8) if c.sizes[1] > 1]
    for case in crowd:
        case.given = {**case.given, "adults": [5, *[NOT_GIVEN] * (case.sizes[1] - 1)]}
    columns = packed(system, crowd, 2024)
    assert outcomes(system, crowd) == []
    assert set(simulate(system, When(2024), ("adults",), columns)["adults"][columns.starts[1][:-1]]) == {5.0}


def test_what_is_told_of_everybody_needs_nothing_behind_it(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    columns = packed(system, cases(50, 9), 2024)
    whole = ({**columns.given[0], "tax": np.full(columns.size(0), 7.0)}, *columns.given[1:])
    run = Run(program_of(system, When(2024)), replace(columns, given=whole), ("tax_of_block",), None)
    assert not [step for step in run.whole.steps if isinstance(step, tuple)]  # no rule at all
    assert not run.parts
    found = simulate(system, When(2024), ("tax_of_block",), replace(columns, given=whole))["tax_of_block"]
    assert found.tolist() == [7.0 * persons for persons in np.diff(columns.starts[0])]


ALIKE: tuple[dict[str, float | None], ...] = (
    {"gift": None}, {"gift": 0.0}, {"gift": 300.0, "income": 2500.0}, {"income": 0.0, "work": 1.0}, {"rent": 500.0},
    {"born": None}, {"born": float(date(1980, 6, 1).toordinal()), "income": None, "gift": None, "work": None},
)  # fmt: skip


def test_what_is_told_alike_of_everybody_or_of_nobody(tmp_path: Path) -> None:
    """Done once for all, and in rooms that another question was asked in before."""
    system = load(tmp_path / "law")
    for seed, alike in enumerate(ALIKE):
        crowd = cases(80, 20 + seed)
        for case in crowd:
            sizes = {"rent": 1}
            told = {name: [value] * sizes.get(name, case.sizes[0]) for name, value in alike.items()}
            case.given = {
                name: said for name, said in {**case.given, **told}.items() if alike.get(name, 0.0) is not None
            }
        assert outcomes(system, crowd) == []
        simulate(system, When(2024), ("tax",), packed(system, cases(30, 40 + seed), 2024))


def test_what_is_the_same_for_all_is_no_step(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    crowd = cases(40, 5)
    for case in crowd:
        case.given = {name: values for name, values in case.given.items() if name != "gift"}
    run = Run(program_of(system, When(2024)), packed(system, crowd, 2024), ("tax",), None)
    places = {(node.space, node.row): name for name, node in run.program.nodes.items()}
    same = {places[place]: value for place, value in run.same.items()}
    assert same["gift"] == 0.0  # and with it who gives, and that there is nothing to choose
    assert (same["gives"], same["some_gift"], same["share"]) == (0.0, 0.0, 0.5)
    assert not run.parts
    assert not {"income", "tax", "is_adult", "age"} & same.keys()


def test_a_break_of_the_law_counts_for_who_reads_what_changes(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    columns = packed(system, cases(60, 6), 2024)
    program = program_of(system, When(2024))
    july = 1 << 6
    assert Run(program, columns, ("help_with_rent",), None).fixed & july
    assert not Run(program, columns, ("tax",), None).fixed & july  # the rate of 1 January
    taxed = ("tax", "is_adult", "adults", "age")
    expected = [Interpreter(system, When(2024)).run(taxed, columns.case(system, 2024, h)) for h in range(60)]
    assert unequal(simulate(system, When(2024), taxed, columns), expected, taxed) == []


UNDIVIDED = ("left", "tax", "is_adult", "age", "help_with_rent", "tax_of_block", "adults", "top", "all_adult")


def undivided(count: int, seed: int) -> list[Case]:
    """Nothing to choose: the share of every flat is told."""
    crowd = cases(count, seed)
    for case in crowd:
        case.given = {**case.given, "share": [0.25] * case.sizes[1]}
    return crowd


def test_a_question_of_very_many_is_one_piece_of_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = load(tmp_path / "law")
    monkeypatch.setattr(kernel, "MANY", 10)
    for law in (system, system.reform({f"{(tmp_path / 'law').name}.rate": 0.35})):  # the same code for both
        crowd = undivided(300, 11)
        columns = packed(law, crowd, 2024)
        assert Run(program_of(law, When(2024)), columns, UNDIVIDED, None, fuse=True).fused
        expected = [Interpreter(law, When(2024)).run(UNDIVIDED, columns.case(law, 2024, h)) for h in range(300)]
        assert unequal(simulate(law, When(2024), UNDIVIDED, columns, threads=2), expected, UNDIVIDED) == []
        assert len(program_of(law, When(2024)).joined) == 1
    assert outcomes(system, cases(60, 12)) == []  # who has something to choose is calculated as ever
    assert not Run(program_of(system, When(2024)), packed(system, cases(9, 1), 2024), TARGETS, None, fuse=True).fused


def test_one_piece_of_code_for_few_kinds_of_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = load(tmp_path / "law")
    monkeypatch.setattr(kernel, "KINDS", 1)
    columns = packed(system, undivided(30, 13), 2024)
    program = program_of(system, When(2024))
    assert Run(program, columns, ("adults",), None, fuse=True).fused
    assert not Run(program, columns, ("adults", "age"), None, fuse=True).fused
    assert Run(program, columns, ("adults",), None, fuse=True).fused


def test_a_birthday_that_nobody_looks_at_is_no_stretch(tmp_path: Path) -> None:
    """Only who turns 18 in 2024 counts for the number of adults, and who moves."""
    system = load(tmp_path / "law")
    columns = packed(system, cases(200, 14), 2024)
    born = [date.fromordinal(int(day)) for day in columns.given[0]["born"]]
    expected = []
    for h in range(200):
        months = 0
        for p in range(columns.starts[0][h], columns.starts[0][h + 1]):
            after = [first_of_month(born[p].replace(year=2024))] if born[p].year == 2006 else []
            moved = [date.fromordinal(int(columns.moves[p]))] if columns.moves[p] else []
            months |= sum({1 << day.month - 1 for day in after + moved if day.year == 2024})
        expected.append(months & int(columns.breaks[h]))
    run = Run(program_of(system, When(2024)), columns, ("adults",), None)
    assert (run.breaks & ~run.fixed & 0xFFE).tolist() == [months & 0xFFE for months in expected]
    assert sum(bin(months).count("1") for months in expected) < 120  # of about a birthday a person


MORE = LAW.replace(
    "FACTS = (", 'FACTS = (Fact("num", "person", int, "jaar", 0), Fact("flag", "person", bool, default=False),'
).replace(
    "tax_of_block =",
    """
@rule(level="person", unit="jaar", period="month", over_year="first", law="9", label="number")
def number(num: int) -> int:
    return num


@rule(level="person", law="9", label="counts")
def counts(number: int, flag: bool) -> bool:
    return flag and number > 3


@rule(level="person", period="month", over_year="any", law="9", label="grown")
def grown_and_counts(counts: bool, age: int) -> bool:
    return counts and age >= 20


@rule(level="person", unit="EUR", period="month", law="9", label="paid")
def paid(grown_and_counts: bool, income: float) -> float:
    return income if grown_and_counts else 1.0


@rule(level="block", unit="EUR", period="month", law="9", label="costs")
def costs(rent: float, p: P) -> float:
    return rent * p.rate


tax_of_block =""",
)


def test_a_number_that_all_have_and_a_birthday_that_counts(tmp_path: Path) -> None:
    """The year's value of what is the same for all is no reason to forget a birthday; nor is a 2 that says yes."""
    system = load(tmp_path / "law", MORE, "more_of_test_kernel")
    crowd = cases(60, 4)
    for k, case in enumerate(crowd):
        case.given = {**case.given, "num": [5] * case.sizes[0], "flag": [k % 2 == 0] * case.sizes[0]}
    columns = packed(system, crowd, 2024)
    expected = [Interpreter(system, When(2024)).run(("paid",), columns.case(system, 2024, h)) for h in range(60)]
    found = simulate(system, When(2024), ("paid",), columns)
    assert unequal(found, expected, ("paid",)) == []
    twice = {**columns.given[0], "flag": 2.0 * columns.given[0]["flag"]}
    other = simulate(system, When(2024), ("paid",), replace(columns, given=(twice, *columns.given[1:])))
    assert np.array_equal(found["paid"], other["paid"])


def test_a_block_in_which_nobody_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before others, and alone: its year has a break in April."""
    monkeypatch.setattr(f"{__name__}.VALUES", VALUES.replace("2024-07-01", "2024-04-01"))
    system = load(tmp_path / "april", MORE, "more_of_test_kernel")
    empty = Case((0, 1, 1), ([], [0]), {"spouse": []}, {"rent": [400.0]}, [])
    found = simulate(system, When(2024), ("costs",), packed(system, [empty, empty], 2024))["costs"]
    assert found.tolist() == [70.0, 70.0]  # 400 x (3 x 0.1 + 9 x 0.2) / 12
    crowd = cases(20, 9)
    for case in crowd:
        case.given = {name: said for name, said in case.given.items() if name != "born"}
    assert outcomes(system, [empty, *crowd]) == []


def test_an_edited_rule_is_never_served_from_an_old_program(tmp_path: Path) -> None:
    crowd = cases(20, 3)
    first, second = load(tmp_path / "one"), load(tmp_path / "two", LAW.replace("0.03 * income", "0.04 * income"))
    rises = [simulate(s, When(2024), ("rise",), packed(s, crowd, 2024))["rise"] for s in (first, second)]
    incomes = packed(first, crowd, 2024).given[0]["income"]
    assert np.array_equal(rises[0], 0.03 * incomes)
    assert np.array_equal(rises[1], 0.04 * incomes)


def test_a_birthday_of_somebody_else_changes_nothing(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    crowd = cases(40, 4)
    alone = [simulate(system, When(2024), ("left",), packed(system, [c], 2024))["left"].tolist() for c in crowd]
    together = simulate(system, When(2024), ("left",), packed(system, crowd, 2024))["left"].tolist()
    assert [v for values in alone for v in values] == together


def test_progress_and_stopping_and_many_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = load(tmp_path / "law")
    columns = packed(system, cases(700, 5), 2024)
    whole = simulate(system, When(2024), ("left",), columns)["left"]
    monkeypatch.setattr(kernel, "CHUNK", 256)
    assert np.array_equal(simulate(system, When(2024), ("left",), columns)["left"], whole)
    seen: list[tuple[int, int]] = []
    simulate(system, When(2024), ("left",), columns, progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (700, 700)
    assert len(seen) > 1
    with pytest.raises(Cancelled):
        simulate(system, When(2024), ("left",), columns, cancelled=lambda: True)


def test_what_it_refuses(tmp_path: Path) -> None:
    system = load(tmp_path / "law")
    columns = packed(system, cases(2, 6), 2024)
    with pytest.raises(CaseError, match="whole years"):
        simulate(system, When(2024, date(2024, 3, 1)), ("left",), columns)
    with pytest.raises(CaseError, match="nonsense is no variable"):
        simulate(system, When(2024), ("nonsense",), columns)
    with pytest.raises(LawError, match=r"not known: law.rate op 2023-01-01"):
        simulate(system, When(2023), ("left",), columns)


def test_two_processes_on_one_empty_cache_are_both_right(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from tests.engine.test_kernel import cases, load, outcomes\n"
        "print(outcomes(load(Path(sys.argv[1])), cases(30, 7)))\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PRINSJESDAG_CACHE": str(tmp_path / "cache")}
    root = str(Path(__file__).parents[2])
    command = [sys.executable, str(script), str(tmp_path / "law"), root]
    load(tmp_path / "law")  # the files of the law are there before both start
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(2)]
    assert [process.communicate(timeout=300)[0].strip() for process in running] == ["[]", "[]"]
