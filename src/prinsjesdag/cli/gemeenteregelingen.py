"""`prinsjesdag gemeenteregelingen`: which local schemes are filled in, and whether a file of them is in order."""

from typing import Any

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import changes, files, regelingen
from prinsjesdag.measures.regelingen import Regelingen, read_regelingen
from prinsjesdag.measures.soorten import KINDS
from prinsjesdag.municipality.areas import all_municipalities


def overview(as_json: bool) -> None:
    """What is filled in, by municipality."""
    known = [found for code in sorted(files()) if (found := regelingen(code)) is not None]
    if as_json:
        print(dump([_as_dict(one) for one in known], indent=2))
        return
    from rich.table import Table

    table = Table(title="minimabeleid dat is ingevuld, met de laatste dag", title_justify="left")
    table.add_column("regeling")
    for one in known:
        table.add_column(f"{one.name}\n{one.code}")
    for scheme in KINDS:
        table.add_row(scheme.replace("_", " "), *(_cell(one, scheme) for one in known))
    console().print(table)
    console().print("Van andere gemeenten: NIET ingevuld. Zelf invullen: docs/gemeenteregelingen.md")


def check(file: str, as_json: bool) -> None:
    """Read one file as it will be used. Raises InputError with file, line and field."""
    found = read_regelingen(file, codes=[area.code for area in all_municipalities()])
    system = load()
    system.reform(changes(system, found))
    if as_json:
        print(dump(_as_dict(found), indent=2))
        return
    out = console()
    out.print(f"[bold]{found.name} ({found.code}): in orde[/bold]")
    for scheme, versions in found.schemes.items():
        for version in versions:
            period = f"{wording.day(version.first)} tot en met {wording.day(version.last)}"
            out.print(f"  {scheme.replace('_', ' ')}: {period}, {version.source.title}", highlight=False)
    lacking = [scheme for scheme in KINDS if scheme not in found.schemes]
    if lacking:
        out.print("  NIET ingevuld: " + ", ".join(scheme.replace("_", " ") for scheme in lacking))


def _cell(one: Regelingen, scheme: str) -> str:
    versions = one.schemes.get(scheme)
    return f"tot {versions[-1].last.isoformat()}" if versions else "NIET ingevuld"


def _as_dict(one: Regelingen) -> dict[str, Any]:
    return {
        "gemeente": one.code,
        "naam": one.name,
        "bestand": one.file,
        "regelingen": {
            scheme: [
                {
                    "van": version.first.isoformat(),
                    "tot": version.last.isoformat(),
                    "waarden": {
                        name: list(value) if isinstance(value, tuple) else value
                        for name, value in version.values.items()
                    },
                    "bron": {
                        "titel": version.source.title,
                        "url": version.source.url,
                        "gezien": version.source.seen.isoformat(),
                        "zekerheid": version.source.confidence,
                    },
                    "toelichting": version.note,
                }
                for version in versions
            ]
            for scheme, versions in one.schemes.items()
        },
        "niet_ingevuld": {
            scheme: one.left_out.get(scheme, "nog niet ingevuld") for scheme in KINDS if scheme not in one.schemes
        },
    }
