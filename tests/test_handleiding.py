"""Every sample of code in the tutorial and the how-to pages runs, and shows what the page says it shows.

A block whose first line is `# bestand: NAAM` is a file. In a console block each line after `$ prinsjesdag …` stands in
the output. Blocks of Python are doctests. Blocks of text are not run: they install things or need a cluster.
"""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prinsjesdag.cli.app import app
from prinsjesdag.engine import EngineError
from prinsjesdag.errors import InputError

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = [*sorted((DOCS / "handleiding").glob("*.md")), DOCS / "varianten.md", DOCS / "grote_tabellen.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


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
