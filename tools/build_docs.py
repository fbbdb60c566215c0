"""Rebuild docs/wetten: one page a law, with what is modelled, what isn't, the official cases and the declared cliffs.

    python tools/build_docs.py [--check]      --check: write nothing, exit 1 if a page is stale

Rules and values come from the law itself, cases and deviations from tests/, the rest from docs/wetten/tekst.yaml.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))  # tools and tests are no installed packages

from prinsjesdag.household.explain import link_to
from prinsjesdag.law import MODULES
from tools.docs.cases import TABLES, cases, counted, deviating, lines, total
from tools.docs.cliffs import cliffs
from tools.docs.common import ROOT, TARGET, TEXT, DocsError, bullets, series, table, texts, told
from tools.docs.law import LAST, declared, facts, from_memory, modelled, modules, values

GENERATED = "<!-- Made by `python tools/build_docs.py`; change the law, the tests or tekst.yaml, not this page. -->"


def main(arguments: Sequence[str]) -> int:
    found = stale()
    for path in found:
        print(path.relative_to(ROOT))
        if "--check" in arguments:
            continue
        if path in pages():
            path.write_text(pages()[path], encoding="utf-8")
        else:
            path.unlink()
    return 1 if "--check" in arguments and found else 0


def stale() -> list[Path]:
    """Pages on disk that differ from what is generated, lack or shouldn't be there."""
    kept = {path: path.read_text(encoding="utf-8") for path in TARGET.glob("*.md")}
    return sorted(path for path in {*kept, *pages()} if kept.get(path) != pages().get(path))


@cache
def pages() -> dict[Path, str]:
    """Every page with its text."""
    known, described = {module.partition(".")[0] for module in MODULES}, texts()["laws"]
    if known != set(described):
        raise DocsError(f"{TEXT}: in one of it and law/__init__.py only: {', '.join(sorted(known ^ set(described)))}")
    return {TARGET / "README.md": index(), **{TARGET / f"{folder}.md": page(folder) for folder in described}}


def page(folder: str) -> str:
    """The page of one law."""
    law = told(folder)
    links = [f"[{name}]({link})" for name in law["statutes"] if (link := link_to(name, LAST.isoformat()))]
    where = " · ".join([*links, f"[src/prinsjesdag/law/{folder}](../../src/prinsjesdag/law/{folder})"])
    parts = [GENERATED, f"# {law['title']}", law["about"].strip(), where]
    parts += ["## Modelled, article by article", *modelled(folder), *facts(folder)]
    parts += ["## Not modelled", bullets(law["not_modelled"])]
    parts += ["## Declared cliffs", *cliffs(folder)]
    parts += ["## Official cases", *cases(folder)]
    parts += ["## Values", *values(folder)]
    parts += ["## Values of confidence memory still in use", *from_memory(folder)]
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """The table of all laws, and of all tables of cases."""
    rows = []
    for folder, law in texts()["laws"].items():
        rules = sum(len(declared(module).rules) for module in modules(folder))
        memory = sum(value.confidence == "memory" for s in series(folder).values() for value in s.values)
        deviations = sum(1 for _ in deviating(folder))
        title = f"[{law['title']}]({folder}.md)"
        rows.append([title, rules, len(series(folder)), total(folder), deviations, memory])
    head = ["law", "rules", "values", "published cases", "named deviations", "dated values from memory"]
    used = Counter(name for folder in texts()["laws"] for name, _ in counted(folder))
    data = [
        [f"`{file.relative_to(ROOT)}`", len(lines(file)), used[str(file.relative_to(ROOT))]]
        for place in TABLES
        for file in sorted((ROOT / place).glob("*.csv"))
    ]
    parts = [GENERATED, "# The laws, one by one", texts()["index"].strip(), table(head, rows)]
    parts += ["## Tables of published cases", texts()["tables"].strip()]
    return "\n\n".join([*parts, table(["table", "rows", "counted on the page of a law"], data)]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
