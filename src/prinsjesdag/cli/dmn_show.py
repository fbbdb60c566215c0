"""What `dmn` and `toepasbare-regels` show: outcomes, questions, conclusions with their reasons."""

import sys
import time
from pathlib import Path
from typing import Any

from prinsjesdag.dmn.answers import left_out, read_inputs, to_json
from prinsjesdag.dmn.engine import evaluate
from prinsjesdag.dmn.interview import Interview, State, shown
from prinsjesdag.dmn.model import load
from prinsjesdag.dmn.replies import answer, answers_of
from prinsjesdag.dmn.showing import as_dict
from prinsjesdag.dmn.sttr import Question, Rules, read
from prinsjesdag.dmn.tck import run
from prinsjesdag.errors import InputError, why
from prinsjesdag.reading import decoded, parse_yaml

LARGEST = 1_000_000


def console() -> Any:
    """The terminal; asked for late: JSON doesn't need it."""
    from prinsjesdag.cli.show import console as shared

    return shared()


def evaluate_model(file: str, given: str | None, wanted: list[str] | None, as_json: bool) -> None:
    """Evaluate a model and show its decisions."""
    model = load(file)
    text, source = _text(given) if given is not None else ("{}", None)
    try:
        inputs = read_inputs(text, model)
    except InputError as error:
        error.file = error.file or source or "--invoer"
        raise
    for name in wanted or []:
        if model.find(name, "decision", "service") is None:
            known = ", ".join(node.name for node in model.of_kind("decision", "service"))
            raise InputError(f"het model heeft geen beslissing {name}; wel: {known}", ("--beslissing",), file)
    started = time.perf_counter()
    found = evaluate(model, inputs, wanted or None)
    seconds = time.perf_counter() - started
    problems = [*model.notes, *dict.fromkeys(str(problem) for problem in found.problems)]
    missing = left_out(inputs, model, wanted or None)
    if as_json:
        told = {"model": model.name, "uitkomsten": found.values, "rijen": _rows(found.rows), "niet_gegeven": missing}
        print(to_json(told | {"fouten": problems}))
        return
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(model.name or file), title_justify="left", title_style="bold")
    table.add_column("beslissing")
    table.add_column("uitkomst")
    for name, value in found.values.items():
        table.add_row(escape(name), escape(to_json(value)))
    console().print(table)
    if missing:
        console().print(escape(f"Let op: niet gegeven, dus null: {', '.join(missing)}"))
    for problem in problems:
        console().print(escape(f"Let op: {problem}"))
    console().print(f"{len(found.values)} beslissingen in {seconds * 1000:.1f} ms")


def _rows(rows: dict[str, list[int]]) -> dict[str, list[int]]:
    return {place.removeprefix("beslissing "): numbers for place, numbers in rows.items()}


def _text(given: str) -> tuple[str, str | None]:
    """JSON as it is given, of a file, or of standard input; and where it came from."""
    if given.lstrip().startswith("{"):
        return given, None
    if given == "-":
        return decoded(sys.stdin.buffer.read(LARGEST + 1)[:LARGEST], "-"), "-"
    return _file(given), given


def _file(path: str) -> str:
    try:
        with Path(path).open("rb") as source:
            content = source.read(LARGEST + 1)
    except OSError as error:
        raise InputError(why(error), file=path) from None
    if len(content) > LARGEST:
        raise InputError("het bestand is groter dan 1 MB", file=path)
    return decoded(content, path)


def run_tck(file: str, tests: str, as_json: bool) -> None:
    """Answer a test file of the TCK."""
    answers = list(run(load(file), tests))
    if as_json:
        print(to_json([{"case": one.case, "node": one.node, "value": one.value} for one in answers]))
        return
    from prinsjesdag.dmn.tck import agrees

    good = sum(agrees(one.value, one.expected) for one in answers)
    for one in answers:
        if not agrees(one.value, one.expected):
            print(f"{one.case} {one.node}: {to_json(one.value)}, verwacht {to_json(one.expected)}")
    print(f"{good} van {len(answers)} antwoorden zoals de TCK verwacht")


def rules(file: str, given: str | None, as_json: bool) -> None:
    """Ask and answer toepasbare regels."""
    found = read(file)
    answers: dict[str, Any] = {}
    if given is not None:
        try:
            answers = answers_of(parse_yaml(_file(given)) or {}, found)
        except InputError as error:
            error.file = error.file or given
            raise
    interview = Interview(found)
    state = interview.state(answers)
    if not as_json and sys.stdin.isatty():
        while state.open:
            question = state.open[0]
            answers[question.id] = _ask(question)
            state = interview.state(answers)
    if as_json:
        print(to_json(as_dict(found, state, answers)))
    else:
        _show(found, state, answers)


def _ask(question: Question) -> Any:
    from rich.markup import escape

    out = console()
    out.print(f"\n[bold]{escape(question.text)}[/bold]")
    if question.help:
        out.print(escape(question.help), style="dim")
    for number, option in enumerate(question.options, 1):
        out.print(f"  {number}. {escape(option)}")
    hint = "nummers, met ; ertussen" if question.several else "nummer" if question.options else _hint(question)
    while True:
        try:
            said = input(f"{hint}: ").strip()
        except EOFError:
            raise InputError("er kwam geen antwoord meer") from None
        try:
            return answer(said, question)
        except InputError as error:
            out.print(escape(str(error)))


def _hint(question: Question) -> str:
    return {"boolean": "ja of nee", "number": "getal", "date": "datum (jjjj-mm-dd)"}.get(question.type, "antwoord")


def _show(found: Rules, state: State, answers: dict[str, Any]) -> None:
    from rich.markup import escape

    out = console()
    out.print(f"[bold]{escape(found.name or Path(found.model.file).stem)}[/bold] (STTR {found.version})")
    for one in state.conclusions:
        if one.decided:
            out.print(f"\nConclusie: [bold]{escape(shown(one.value))}[/bold]")
            if one.explanation:
                out.print(escape(one.explanation))
            for step in one.steps:
                out.print(escape(_because(step)))
        else:
            out.print(f"\nNog niet beslist; het kan worden: {escape('; '.join(shown(v) for v in one.possible))}")
        for problem in one.problems:
            out.print(escape(f"Let op: {problem}"))
    _show_questions(found, state, answers)
    for title, lines in (("Niet ondersteund", found.unsupported), ("Aangenomen", found.assumed)):
        if lines:
            out.print(f"\n{title}:")
            for line in lines:
                out.print(escape(f"- {line}"))


def _because(step: Any) -> str:
    rows = f"rij {', '.join(str(row) for row in step.rows)}" if step.rows else "geen rij geldt"
    reasons = "; ".join(f"{what} = {shown(value)}" for what, value, _ in step.because)
    return f"- {step.decision}: {shown(step.value)} ({rows}{': ' + reasons if reasons else ''})"


def _show_questions(found: Rules, state: State, answers: dict[str, Any]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="Vragen", title_justify="left")
    for name in ("vraag", "antwoord", "telde mee"):
        table.add_column(name)
    for one in found.questions:
        if one.id not in answers and one.fixed is not None:
            said, counted = f"{one.fixed} (staat vast)", "ja" if one in state.counted else "nee"
        elif one.id in answers:
            said, counted = shown(answers[one.id]), "ja" if one in state.counted else "nee"
        else:
            said, counted = ("nog open" if one in state.open else "niet nodig"), ""
        options = f"\n({' / '.join(one.options)})" if one.options and one in state.open else ""
        table.add_row(escape(f"{one.text}{options}"), escape(said), counted)
    console().print()
    console().print(table)
