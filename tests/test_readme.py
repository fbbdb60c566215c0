"""What the READMEs show is what the commands say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAIN = (sys.executable, "-c", "from prinsjesdag.cli import main; main()")


@pytest.mark.parametrize("name", ["README.md", "README.nl.md"])
def test_what_the_readme_shows_is_what_the_commands_say(name: str, tmp_path: Path) -> None:
    """But for the hash of the law, which every change of a rule renews."""
    text = (ROOT / name).read_text(encoding="utf-8")
    household = re.search(r"```yaml\n(# gezin\.yaml\n.*?)```", text, re.DOTALL)
    assert household is not None
    (tmp_path / "gezin.yaml").write_text(household[1], encoding="utf-8")
    shown = next(block for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL) if " bereken gezin" in block)
    parts = re.split(r"^\$ prinsjesdag (.*)\n", shown, flags=re.MULTILINE)[1:]
    for asked, said in zip(parts[::2], parts[1::2], strict=True):
        arguments, _, first = asked.partition(" | head -")
        ran = subprocess.run([*MAIN, *arguments.split()], cwd=tmp_path, env=os.environ | {"COLUMNS": "120"},
                             capture_output=True, text=True, check=True)  # fmt: skip
        lines = [line.rstrip() for line in ran.stdout.splitlines()][: int(first) if first else None]
        assert _without_hash(lines) == _without_hash(said.splitlines())


def _without_hash(lines: list[str]) -> list[str]:
    return [re.sub(r"(prinsjesdag [\d.]+), [0-9a-f]{12}$", r"\1", line) for line in lines]
