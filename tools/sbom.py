"""`make sbom`: what is in an installation, as CycloneDX 1.6 JSON: every pinned package with version and licence.

Run: make sbom, or python -m tools.sbom [FILE]; standard output without a file. Packages are those of constraints.txt
that the wheel needs (with its extra `cluster`), as they are installed here; one that isn't is left out and told.
"""

import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from prinsjesdag import __version__

ROOT = Path(__file__).parents[1]


def main(words: list[str]) -> int:
    """Write the list; 1 when a pinned package has another version here."""
    found, wrong = bill()
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    if words:
        Path(words[0]).write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def bill() -> tuple[dict[str, Any], list[str]]:
    """The list, and what differs from constraints.txt."""
    pinned = pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    found, wrong = needed(direct()), []
    for name, of in found.items():
        if name not in pinned:
            wrong.append(f"{name} {of.version}: niet in constraints.txt")
        elif pinned[name] != of.version:
            wrong.append(f"{name}: {of.version} geïnstalleerd, {pinned[name]} vastgelegd")
    parts = [component(name, of) for name, of in sorted(found.items())]
    ours = {"type": "application", "bom-ref": "prinsjesdag", "name": "prinsjesdag", "version": __version__,
            "licenses": [{"license": {"id": "EUPL-1.2"}}]}  # fmt: skip
    tree = [{"ref": _address(of, name), "dependsOn": refs(uses(of), found)} for name, of in sorted(found.items())]
    top = {"ref": "prinsjesdag", "dependsOn": refs(direct(), found)}
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": ours},
        "components": parts, "dependencies": [top, *tree],
    }, wrong  # fmt: skip


def refs(names: list[str], found: dict[str, Distribution]) -> list[str]:
    """How the list refers to packages."""
    return sorted({_address(found[name], name) for name in names if name in found})


def _address(of: Distribution, name: str) -> str:
    return f"pkg:pypi/{name}@{of.version}"


def pins(text: str) -> dict[str, str]:
    """Names with the version that constraints.txt holds them to."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", text, re.MULTILINE)
    return {canonical(name): version for name, version in found}


def canonical(name: str) -> str:
    """A package's name as PyPI compares them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def direct() -> list[str]:
    """What pyproject.toml asks for, with the extra `cluster`."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"].get("cluster", [])]
    return [canonical(Requirement(one).name) for one in asked]


def needed(names: list[str]) -> dict[str, Distribution]:
    """These packages and what they need, as installed."""
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += uses(found[name])
    return found


def uses(of: Distribution) -> list[str]:
    """What a package needs on this system, without extras."""
    asked = [Requirement(one) for one in of.requires or ()]
    return [canonical(one.name) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]


def component(name: str, of: Distribution) -> dict[str, Any]:
    """One package."""
    address = _address(of, name)
    found: dict[str, Any] = {
        "type": "library", "bom-ref": address, "name": name, "version": of.version, "purl": address,
    }  # fmt: skip
    if expression := _said(of, "License-Expression"):
        found["licenses"] = [{"expression": expression}]
    elif licence := _licence(of):
        found["licenses"] = [{"license": {"name": licence}}]
    return found


def _licence(of: Distribution) -> str:
    lines = of.metadata.get_all("Classifier") or []
    known = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License")]
    return "; ".join(known) or _said(of, "License").strip().partition("\n")[0][:100]


def _said(of: Distribution, key: str) -> str:
    return of.metadata[key] if key in of.metadata else ""  # noqa: SIM401 - it has no get


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
