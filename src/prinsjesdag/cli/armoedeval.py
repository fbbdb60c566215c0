"""`prinsjesdag armoedeval`: what is left of more pay, in the terminal, as JSON or as a chart."""

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump, moment
from prinsjesdag.errors import InputError
from prinsjesdag.household.armoedeval import Trap, trap
from prinsjesdag.household.reading import read_household
from prinsjesdag.law import load


def run(
    file: str, start: str, hours: str | None, year: str | None, day: str | None, step: float, most: float,
    out: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Calculate the household at each pay, or at each number of hours."""
    if start not in ("loon", "bijstand"):
        raise InputError(f"'{start}' kan niet; kies loon of bijstand", ("--van",))
    household, system = read_household(file), load()
    try:
        found = trap(
            household, system, moment(household, year, day), hours=_hours(hours), from_bijstand=start == "bijstand",
            step=step, most=most,
        )  # fmt: skip
    except InputError as error:
        error.file = error.file or file
        raise
    if out:
        from prinsjesdag.report import armoedeval, charts

        charts.save(armoedeval.chart(found), out)
        print(f"Grafiek: {out}")
    elif as_json:
        print(dump(found.as_dict(), indent=2))
    else:
        show(found)


def _hours(said: str | None) -> list[float]:
    if not said:
        return []
    try:
        found = [float(part.replace(" ", "")) for part in said.split(",")]
    except ValueError:
        raise InputError(f"'{said}' zijn geen uren; schrijf 16,24,32,36", ("--uren",)) from None
    if any(not 0.0 <= h <= 80.0 for h in found):
        raise InputError("uren per week liggen tussen 0 en 80", ("--uren",))
    return found


def show(found: Trap) -> None:
    """The points as a table, cliffs below."""
    from rich.markup import escape
    from rich.table import Table

    out = console()
    by_hours = found.points[0].hours is not None
    title = f"{found.household.id}: wat er overblijft van {'werk' if by_hours else 'meer loon'}, {found.when}"
    table = Table(title=escape(title), title_justify="left", title_style="bold")
    names = ["uren per week"] if by_hours else []
    names += ["brutoloon\nper jaar", "besteedbaar\nper maand", "meer dan\nbegin", "weg van elke\neuro erbij"]
    if found.filled_in:
        names.append("zonder regelingen\nvan de gemeente")
    for name in names:
        table.add_column(name, justify="right")
    every = 1 if by_hours else max(1, len(found.points) // 24)
    for i, p in enumerate(found.points):
        if i % every:
            continue
        cells = [f"{p.hours:g}" if p.hours else "geen werk"] if by_hours else []
        cells += [wording.euro(p.gross, 0), wording.euro(p.income / 12.0, 0), wording.euro(found.kept(i), 0)]
        cells.append(_share(found.pressure(i, since=every)))
        if found.filled_in:
            cells.append(wording.euro(p.without_local / 12.0, 0))
        table.add_row(*cells)
    out.print(table)
    for cliff in found.cliffs:
        out.print(f"[yellow]Bij {wording.euro(cliff.gross, 0)} brutoloon kost één euro meer loon "
                  f"{wording.euro(cliff.loss, 0)} per jaar: {escape(found.label(cliff.scheme))}.[/yellow]")  # fmt: skip
    if not found.cliffs:
        out.print("Nergens daalt het besteedbaar inkomen bij één euro meer loon (25 euro per jaar of meer).")
    out.print(f"[dim]{escape(_local(found))} {escape(_assumed(found))}[/dim]")


def _share(pressure: float | None) -> str:
    return "" if pressure is None else f"{wording.number(100.0 * pressure)}%"


def _local(found: Trap) -> str:
    """What of the municipality is part of it."""
    said = [text for text in found.assumed if text.startswith("minimabeleid")]
    stand = "; ".join(said) or "minimabeleid: niets ingevuld"
    if not found.filled_in:
        return f"Regelingen van de gemeente tellen niet mee ({stand})."
    taken = "aangenomen is dat alles waar recht op is, wordt ontvangen" if found.all_received else "zoals opgegeven"
    return f"Regelingen van de gemeente tellen mee: {taken} ({stand})."


def _assumed(found: Trap) -> str:
    rest = [text for text in found.assumed if not text.startswith(("minimabeleid", "ontvangt_gemeentelijke"))]
    return f"Aangenomen: {'; '.join(rest[:4])}; en nog {len(rest) - 4} (zie --json)." if len(rest) > 4 else ""
