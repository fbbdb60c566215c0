"""The list of what is in an installation names every package, once, with its pinned version."""

from tools import sbom


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
