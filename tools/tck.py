"""`make tck TCK=../shared/tck`: runs the DMN Technology Compatibility Kit and prints passed/total a level.

`python -m tools.tck FOLDER [--alles]`: with --alles each answer that differs is printed. Exit 1 when a case fails that
isn't in EXCEPTED.
"""

import sys
from collections import Counter
from pathlib import Path

from prinsjesdag.dmn.answers import to_json
from prinsjesdag.dmn.model import load
from prinsjesdag.dmn.tck import agrees, run
from prinsjesdag.errors import InputError

EXCEPTED = {"0076-feel-external-java": "externe functies in Java worden niet uitgevoerd"}


def main(arguments: list[str]) -> int:
    folders = [argument for argument in arguments if not argument.startswith("-")]
    if len(folders) != 1 or not Path(folders[0]).is_dir():
        print("geef de map van de TCK: make tck TCK=../shared/tck", file=sys.stderr)
        return 2
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    excepted: Counter[str] = Counter()
    failed: list[str] = []
    for tests in sorted(Path(folders[0]).glob("*/*/*.xml")):
        level, folder = tests.parent.parent.name, tests.parent.name
        for case, differing in cases(tests):
            total[level] += 1
            if not differing:
                passed[level] += 1
            elif folder in EXCEPTED:
                excepted[level] += 1
            else:
                failed.append(f"{folder} {case}: {differing}")
    for level in sorted(total):
        note = f" ({excepted[level]} uitgezonderd: externe functies in Java)" if excepted[level] else ""
        print(f"{level}: {passed[level]}/{total[level]} gevallen{note}")
    for line in failed if "--alles" in arguments else failed[:20]:
        print("  ", line)
    return 1 if failed or not total else 0


def cases(tests: Path) -> list[tuple[str, str]]:
    """Every test case with what differs, empty where nothing does."""
    try:
        model = load(str(_model_of(tests)))
        answers = list(run(model, str(tests)))
    except InputError as error:
        return [(tests.name, str(error))]
    found: dict[str, list[str]] = {}
    for number, answer in enumerate(answers):
        key = answer.case or str(number)
        wrong = found.setdefault(key, [])
        if not agrees(answer.value, answer.expected):
            wrong.append(f"{answer.node} gaf {to_json(answer.value)[:150]}, verwacht {to_json(answer.expected)[:150]}")
    return [(case, "; ".join(wrong)) for case, wrong in found.items()]


def _model_of(tests: Path) -> Path:
    from prinsjesdag.dmn import xml

    name = xml.child_text(xml.read(str(tests)), "modelName")
    named = tests.parent / Path(name).name if name else None
    if named is not None and named.exists():
        return named
    return next(iter(sorted(tests.parent.glob("*.dmn"))), tests)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
