"""The list of what is in an installation names every package, once, with its pinned version."""

import re
from pathlib import Path

from tools import sbom

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = {"brotlicffi", "colorama"}
"""Of other systems: PyPy, Windows."""


def test_what_is_asked_for_stands_in_the_list() -> None:
    found, _ = sbom.bill()
    names = [one["name"] for one in found["components"]]
    assert len(names) == len(set(names))
    assert {"numpy", "polars", "lxml", "llvmlite"} <= set(names)  # llvmlite is numba's
    refs = {one["bom-ref"] for one in found["components"]}
    assert all(set(one["dependsOn"]) <= refs for one in found["dependencies"])
    assert all(one["version"] and one["purl"].endswith(one["version"]) for one in found["components"])


def test_pins() -> None:
    assert sbom.pins("# a==1\nPy_YAML==6.0 # why\nnumpy==2.1.0 ; python_version > '3'\n") == {
        "py-yaml": "6.0", "numpy": "2.1.0",
    }  # fmt: skip


def test_the_lock_has_the_pinned_versions_each_with_hashes() -> None:
    """After a change of constraints.txt: make lock."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked, pinned = sbom.pins(text), sbom.pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    assert {name: version for name, version in locked.items() if name not in ELSEWHERE} == pinned
    assert set(locked) - set(pinned) <= ELSEWHERE
    assert len(re.findall(r"^[A-Za-z0-9._-]+==.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)) == len(locked)
