"""Every sample of code on the pages of the site runs, and shows what the page says it shows.

A block whose first line is `# bestand: NAAM` is a file. In a console block each line after `$ prinsjesdag …` stands in
the output. Blocks of Python are doctests. Other YAML is read by what reads it for the user. Blocks of text and `sh` are
not run: they install things, or need a cluster or a server.
"""

import doctest
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prinsjesdag.cli.app import app
from prinsjesdag.engine import EngineError
from prinsjesdag.errors import InputError

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = ("yaml", "console", "python")
PAGES = [
    page
    for page in sorted([*DOCS.glob("*.md"), *(DOCS / "handleiding").glob("*.md")])
    if any(kind in RUN for kind, _ in BLOCK.findall(page.read_text(encoding="utf-8")))
]
LEFT = ("text", "sh", "json")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_samples(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    names: dict[str, object] = {}
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if text.startswith("# bestand: "):
            name, _, content = text.removeprefix("# bestand: ").partition("\n")
            Path(name).write_text(content, encoding="utf-8")
        elif kind == "console":
            console(text)
        elif kind == "python":
            test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), 0)
            assert test.examples
            assert doctest.DocTestRunner(verbose=False).run(test, clear_globs=False).failed == 0
            names = test.globs
        elif kind == "yaml":
            file = tmp_path / f"{page.stem}.yaml"
            file.write_text(text, encoding="utf-8")
            READERS[page.stem, text.partition(":")[0]](str(file))
        else:
            assert kind in LEFT, f"who runs {kind}?"


def _proposal(file: str) -> None:
    from prinsjesdag.municipality.voorstel import read_proposal

    assert len(read_proposal(file, "GM0363", "Amsterdam").variants) == 2


def _prices(file: str) -> None:
    from prinsjesdag.heat.coefficients import coefficients

    assert coefficients(2030, file) != coefficients(2030)


READERS: dict[tuple[str, str], Callable[[str], None]] = {
    ("rapport", "naam"): _proposal,
    ("warmte", "mijn_prijzen"): _prices,
    ("maatregel_toevoegen", "slug"): lambda file: None,  # tests/measures/test_register.py reads it with its own name
}
"""Who reads a block of YAML that isn't given to a command on the page: by page and first key."""


def console(text: str) -> None:
    for call in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = call.strip().splitlines()
        program, *words = shlex.split(command)
        assert program == "prinsjesdag", command
        done = CliRunner().invoke(app, words)
        if done.exception is not None and not isinstance(done.exception, (InputError, EngineError, SystemExit)):
            raise done.exception
        said = flat(f"{done.output}\n{done.exception or ''}")
        assert shown, f"{command} shows nothing on the page"
        for line in shown:
            assert flat(line) in said, f"{command}: {line!r} not in {said[:2000]}"


def flat(text: str) -> str:
    return " ".join(text.split())
