"""The published cases that a law is held against, and those it doesn't follow. Read from tests/."""

import ast
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tools.docs.common import ROOT, TEXT, DocsError, Row, bullets, figure, table, texts, told

TABLES = ("tests/law/data", "tests/household/data")
DEVIATIONS = ("CONTRADICTIONS", "CONTRADICTED", "TEGENSPRAAK", "UNROUNDED", "ONAFGEROND", "WHOLE_EUROS")
"""Names under which a test lists cases that it doesn't follow to the letter."""


def cases(folder: str) -> Iterator[str]:
    """How many published cases the law is held against, and which of them it doesn't follow."""
    rows: list[Row] = [[f"`{file}`", count, years, what] for file, count, years, what in tables(folder)]
    rows += [[f"`{test}`", count, "", what] for test, count, what in written_out(folder)]
    if rows:
        yield f"{total(folder)} published cases in this repository. {texts()['cases'].strip()}"
        yield table(["where", "cases", "by year", "what"], rows)
    else:
        yield told(folder)["no_cases"].strip()
    if tests := _tests(folder):
        yield "The tests:"
        yield bullets(f"`{test.relative_to(ROOT)}`: {_first_line(test)}" for test in tests)
    yield "### Named deviations"
    found = list(deviating(folder))
    if not found:
        yield "None."
        return
    yield texts()["deviations"].strip()
    yield table(
        ["case", "published", "this program", "why"], ([f"`{d.case}`", d.published, d.ours, d.why] for d in found)
    )


def total(folder: str) -> int:
    """All cases of a law in this repository."""
    return sum(count for _, count, *_ in tables(folder)) + sum(count for _, count, _ in written_out(folder))


def tables(folder: str) -> Iterator[tuple[str, int, str, str]]:
    """File, number of cases, how many of which year, and what they are."""
    for listed in told(folder).get("tables", ()):
        rows = [row for name, row in counted(folder) if name == listed["file"]]
        years = Counter((row.get("year") or row.get("date") or row["datum"])[:4] for row in rows)
        by_year = ", ".join(f"{year}: {count}" for year, count in sorted(years.items()))
        yield listed["file"], len(rows), by_year, listed["what"]


def counted(folder: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every row of a table of cases that belongs to this law, with its file."""
    for listed in told(folder).get("tables", ()):
        file = ROOT / listed["file"]
        if not file.is_file():
            raise DocsError(f"{TEXT}: {folder}: there is no {listed['file']}")
        for row in lines(file):
            if all(row[column] == wanted for column, wanted in listed.get("where", {}).items()):
                yield listed["file"], row


@cache
def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def written_out(folder: str) -> Iterator[tuple[str, int, str]]:
    """Cases that stand in the test itself: test, number of cases, what they are."""
    for listed in told(folder).get("written_out", ()):
        file, _, name = listed["test"].partition("::")
        test = getattr(_module(file), name, None)
        if test is None:
            raise DocsError(f"{TEXT}: {folder}: {file} has no {name}")
        uppermost = [mark for mark in test.pytestmark if mark.name == "parametrize"][-1]
        yield listed["test"], len(list(uppermost.args[1])), listed["what"]


@dataclass(frozen=True)
class Deviation:
    """A published figure that the program doesn't follow."""

    case: str
    published: str
    ours: str
    why: str


def deviating(folder: str) -> Iterator[Deviation]:
    """What the tests of a law name as contradictions, with the comments that stand with them."""
    published = {row["id"]: row["expected"] for _, row in counted(folder) if "expected" in row}
    for test in _tests(folder):
        source = test.read_text(encoding="utf-8")
        body = ast.parse(source).body
        for node, following in zip(body, [*body[1:], None], strict=True):
            name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
            if not isinstance(node, ast.Assign) or name not in DEVIATIONS:
                continue
            why = _comment_above(source.splitlines(), node.lineno)
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                why = " ".join(str(following.value.value).split())
            for case, because in _reasons(node, source.splitlines(), why):
                named = getattr(_module(str(test.relative_to(ROOT))), name)
                ours = named[case] if isinstance(named, dict) else None
                yield _deviation(case, published.get(case, "not in the share kept here"), ours, because)


def _reasons(node: ast.Assign, source: list[str], why: str) -> Iterator[tuple[str, str]]:
    """The cases that a dict or set names, each with the nearest comment above it and the one behind it."""
    cases = node.value.keys if isinstance(node.value, ast.Dict) else getattr(node.value, "elts", [])
    for case in cases:
        assert isinstance(case, ast.Constant)
        if case.lineno > node.lineno:
            why = _comment_above(source, case.lineno) or why
        behind = source[case.lineno - 1].partition("  # ")[2]
        yield str(case.value), f"{why} ({behind})" if behind else why


def _deviation(case: str, published: str, ours: Any, why: str) -> Deviation:
    """From (published, ours), (ours, why), ours, why, or nothing: agrees in whole euros."""
    if isinstance(ours, tuple) and isinstance(ours[1], str):
        return Deviation(case, published, figure(ours[0], None), ours[1])
    if isinstance(ours, tuple):
        return Deviation(case, figure(ours[0], None), figure(ours[1], None), why)
    if isinstance(ours, str):
        return Deviation(case, published, "see why", ours)
    return Deviation(case, published, "agrees in whole euros" if ours is None else figure(ours, None), why)


def _comment_above(source: Sequence[str], line: int) -> str:
    found: list[str] = []
    while line > 1 and source[line - 2].strip().startswith("#"):
        line -= 1
        found.insert(0, source[line - 1].strip().lstrip("# "))
    return " ".join(found)


def _tests(folder: str) -> list[Path]:
    return sorted(
        {*(ROOT / "tests/law").glob(f"test_{folder}*.py"), *(ROOT / t for t in told(folder).get("tests", ()))}
    )


def _module(file: str) -> ModuleType:
    return import_module(file.removesuffix(".py").replace("/", "."))


def _first_line(test: Path) -> str:
    return (ast.get_docstring(ast.parse(test.read_text(encoding="utf-8"))) or "").partition("\n")[0]
