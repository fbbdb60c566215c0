"""`prinsjesdag vergelijk`: a household in two years, side by side."""

from collections.abc import Sequence

from prinsjesdag import wording
from prinsjesdag.cli.bereken import assumed, needed
from prinsjesdag.cli.show import console, dump
from prinsjesdag.household.asking import known_target, read_when
from prinsjesdag.household.compare import Comparison, compare
from prinsjesdag.household.reading import read_household
from prinsjesdag.law import load


def run(file: str, first: str, second: str, unchanged: bool, targets: Sequence[str], as_json: bool) -> None:
    """Compare one household between two years or days."""
    system = load()
    wanted = [known_target(system, target, ("--doel",)) for target in targets]
    moments = read_when(first, ("--van",)), read_when(second, ("--naar",))
    found = compare(read_household(file), system, *moments, unchanged, wanted)
    if as_json:
        print(dump(found.as_dict(), indent=2))
    else:
        show(found)


def show(found: Comparison) -> None:
    """The comparison as a table."""
    from rich.markup import escape
    from rich.table import Table

    out = console()
    before, after = (wording.day(a.when.on) if a.when.on else str(a.when.year) for a in (found.before, found.after))
    table = Table(
        title=escape(f"{found.before.household.id}: {before} en {after}"), title_justify="left", title_style="bold"
    )
    for name, justify in (("uitkomst", "left"), ("van", "left"), (before, "right"), (after, "right")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    table.add_column("verschil", justify="right")
    table.add_column("na prijsstijging", justify="right")
    for row in found.rows:
        if not found.before.asked and not row.before and not row.after:
            continue  # nothing in both
        unit = row.variable.unit
        values = ["nog niet te zeggen" if v is None else wording.shown(v, unit) for v in (row.before, row.after)]
        for i, parts in enumerate(row.months):
            values[i] += "".join(f"\n[dim]{escape(part.short)}[/dim]" for part in parts)
        changed = "" if not row.difference else ("+" if row.difference > 0 else "")
        difference = "" if row.difference is None else changed + wording.shown(row.difference, unit)
        real = found.real(row)
        percent = "" if real is None else f"{'+' if real > 0 else ''}{wording.number(real, 1)}%"
        table.add_row(row.variable.label, escape(row.whose), *values, difference, percent)
    out.print(table)
    if any(parts for row in found.rows for parts in row.months):
        out.print("Onder een bedrag: per maand in dat deel van het jaar; toeslagen vóór afronding.")
    if found.unchanged:
        out.print("De bedragen in het bestand zijn in beide jaren dezelfde euro's (--ongewijzigd).")
    elif found.moved and found.before.household.when:
        out.print(f"De bedragen in het bestand zijn van {found.before.household.when.year}.")
    for moved in found.moved:
        steps = ", ".join(f"{s.first.year} {wording.shown(s.value, 'deel')} ({s.source.title})" for s in moved.steps)
        amounts = f"{wording.euro(moved.before)} → {wording.euro(moved.after)}"
        out.print(escape(f"{moved.name} ({moved.person}): {amounts}, {moved.index}: {steps}"), soft_wrap=True)
    if found.price_rise is None:
        out.print("Na prijsstijging: niet te zeggen, want de prijsstijging van een van de jaren is niet bekend.")
    for line in needed(found.missing):
        out.print(line)
    if found.assumed:
        out.print(f"[dim]{escape(assumed(found.assumed))}[/dim]")
    if found.after.outcome.plan.proposals or found.before.outcome.plan.proposals:
        out.print("[yellow]Een deel van deze bedragen is een voorstel en nog geen wet.[/yellow]")
