"""`prinsjesdag uitleg`: an outcome as a letter that can be checked against the law."""

from typing import TYPE_CHECKING

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump, moment
from prinsjesdag.engine import Figure
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.household.asking import known_target
from prinsjesdag.household.explain import Explained, Explanation, explain
from prinsjesdag.household.reading import read_household
from prinsjesdag.law import load

if TYPE_CHECKING:
    from rich.tree import Tree


def run(file: str, target: str, year: str | None, day: str | None, person: str | None, as_json: bool) -> None:
    """Explain one outcome of one household."""
    system = load()
    target = known_target(system, target, ("--doel",))
    household = read_household(file)
    found = answer(household, system, moment(household, year, day), [target])
    instance = None
    if person is not None:
        ids = [p.id for p in household.persons]
        if person not in ids:
            raise InputError(f"'{person}' staat niet in het huishouden; kies uit {', '.join(ids)}", ("--persoon",))
        variable = system.variable(target)
        instance = ids.index(person) if variable and variable.level == "persoon" else None
    explanation = explain(found, target, instance)
    if as_json:
        print(dump(explanation.as_dict(), indent=2))
    else:
        show(explanation)


def show(explanation: Explanation) -> None:
    """The explanation on a terminal."""
    from rich.markup import escape

    answer, top = explanation.answer, explanation.tree
    when = wording.day(answer.when.on) if answer.when.on else str(answer.when.year)
    out = console()
    out.print(f"[bold]{escape(top.label)}, {when}, {escape(answer.household.id)}: {top.value}[/bold]\n")
    for part in explanation.months:
        out.print(f"  {part.when}: {part.text}")
    if explanation.months:
        out.print()
    numbers = {source.title: i for i, source in enumerate(explanation.sources, 1)}
    out.print(_tree(top, numbers))
    if numbers:
        out.print("\n[bold]Bronnen van de bedragen en percentages[/bold]")
    for source in explanation.sources:
        how = f"gezien {wording.day(source.seen)}, {wording.CONFIDENCE[source.confidence]}"
        address = f" {source.url}" if source.url else ""
        out.print(f"  \\[{numbers[source.title]}] {escape(source.title)}.{address} ({how})", soft_wrap=True)
    for name, needs in answer.missing.items():
        out.print(f"\n[yellow]Nog nodig voor {name}:[/yellow] {', '.join(needs)}")
    if answer.assumed:
        out.print("\n[bold]Aangenomen, omdat het niet is opgegeven[/bold]")
        out.print(f"  {escape('; '.join(answer.assumed))}", soft_wrap=True)
    proposed = answer.outcome.plan.proposals
    if proposed:
        out.print(f"\n[yellow]Nog geen wet maar voorstel: {', '.join(proposed)}[/yellow]", soft_wrap=True)
    system = answer.system
    out.print(f"\n[dim]Bewijs: wet van {answer.when}, hash {system.hash[:16]}[/dim]")


def _tree(explained: Explained, numbers: dict[str, int], tree: "Tree | None" = None) -> "Tree":
    from rich.tree import Tree

    node = tree.add(_text(explained, numbers)) if tree is not None else Tree(_text(explained, numbers))
    for step in explained.steps:
        _tree(step, numbers, node)
    return node


def _text(explained: Explained, numbers: dict[str, int]) -> str:
    from rich.markup import escape

    step = explained.step
    months = ""
    if step.first is not None and step.months < 12:
        months = f", {wording.months(step.first, step.months)}"
    notes = {"given": "opgegeven", "assumed": "aangenomen", "missing": "ontbreekt", "year": "gemiddeld over de maanden"}
    note = f" [dim]({notes[step.origin]})[/dim]" if step.origin in notes else ""
    text = (
        f"{escape(explained.label)} [dim]({escape(explained.of)}{months})[/dim]: [bold]{explained.value}[/bold]{note}"
    )
    if step.seen_before:
        return f"{text} [dim](zie boven)[/dim]"
    if step.rule is not None:
        words = f": {escape(explained.words)}" if explained.words else ""
        text += f"\n[cyan]{escape(explained.article)}[/cyan]{words}"
        if explained.link:
            text += f"\n[dim]{explained.link}[/dim]"
    for figure in step.figures:
        text += f"\n  • {escape(_figure(figure, numbers))}"
    return text


def _figure(figure: Figure, numbers: dict[str, int]) -> str:
    value = wording.shown(figure.value, figure.unit)
    if figure.enacted is None:
        return f"{figure.label}: {value} (zelf gekozen waarde, niet de wet)"
    since = f"vanaf {wording.day(figure.enacted.first)}"
    seen = figure.enacted.confidence in ("official", "secondary")
    doubt = "" if seen else f", {wording.CONFIDENCE[figure.enacted.confidence]}"
    proposal = ", VOORSTEL" if figure.enacted.proposal else ""
    number = numbers[figure.enacted.source.title]
    return f"{figure.label}: {value} ({figure.article}, {since}{doubt}{proposal}) [{number}]"
