"""`make fuzz`: a million nonsense inputs, half of them led by coverage (atheris). Writes docs/fuzz.md; 1 for a finding.

Run: make fuzz, or python -m tools.fuzz [--aantal N] [--zaad N] [NAME …] (with names nothing is written). Where atheris
isn't there every input is a random change of a good file. Each target is fuzzed in a process of its own, so that a
crash of it is a finding too. A run that was broken off goes on with the target where it stopped, with the same seed and
as long as the program is the same; what a broken target did doesn't count.
"""

import argparse
import hashlib
import json
import random
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tools.disturbed import lines
from tools.fuzz_targets import ROOT, TARGETS, Target, documented, folders

DOC = ROOT / "docs/fuzz.md"
FOLDER = ROOT / "build/fuzz"
"""Where processes leave what they found."""
MILLION = 1_000_000
UNDER_WAY = FOLDER / "run.json"
"""The seed, the number of inputs and the program of a run that isn't through yet."""
WAYS = BY_COVERAGE, BY_CHANCE, BY_GRAMMAR = ("atheris", "toeval", "grammatica")
GRAMMAR, GRAMMAR_ABOUT = "grammatica", "FEEL, tabellen, DMN-modellen en toepasbare regels, naar de grammatica"
GRAMMAR_SHARE = 20
"""Of a million: expressions, tables, models and rules built from the grammar of FEEL and DMN."""
SLOW = 10.0
"""Seconds of the processor that an input may take."""
LONGEST = 4000
"""Bytes of an input."""
INSTRUMENTED = ["prinsjesdag.household", "prinsjesdag.measures", "prinsjesdag.reading", "prinsjesdag.dmn",
                "prinsjesdag.building.aanvraag", "prinsjesdag.tables", "prinsjesdag.heat.inputs"]  # fmt: skip


@dataclass
class Tally:
    """What became of the inputs of one target."""

    name: str
    way: str
    inputs: int = 0
    read: int = 0
    """Of which nothing was wrong."""
    seconds: float = 0.0
    slowest: float = 0.0
    findings: dict[str, str] = field(default_factory=dict)
    """Where an error came up that isn't documented, and an input that gives it."""

    def write(self) -> None:
        """For the process that collects."""
        kept(self.name, self.way).write_text(json.dumps(asdict(self)), encoding="utf-8")


def kept(name: str, way: str) -> Path:
    """Where a process leaves its tally."""
    return FOLDER / f"{name}.{way}.json"


class Watched:
    """A target that counts, and holds what it finds."""

    def __init__(self, tally: Tally, read: Callable[[Any], object], of: int) -> None:
        self.tally, self.read, self.of, self.known = tally, read, of, documented()
        self.begun = time.process_time()

    def __call__(self, content: Any) -> None:
        tally, begun = self.tally, time.process_time()
        try:
            self.read(content)
            tally.read += 1
        except self.known as error:
            if "\n" in str(error).strip():
                self._found(f"{type(error).__name__} of several lines", content)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a library in Rust panics with what is no Exception
            frames = [f for f in traceback.extract_tb(error.__traceback__) if "prinsjesdag" in f.filename]
            at = frames[-1] if frames else None
            place = f"{Path(at.filename).relative_to(ROOT / 'src')}:{at.lineno}" if at else "?"
            self._found(f"{type(error).__name__} in {place}: {str(error)[:100]}", content)
        took = time.process_time() - begun
        if took > SLOW:
            self._found(f"slower than {SLOW:.0f} s", content)
        tally.slowest = max(tally.slowest, took)
        tally.inputs += 1
        if tally.inputs % 500 == 0 or tally.inputs >= self.of:
            tally.seconds = time.process_time() - self.begun
            tally.write()

    def _found(self, what: str, content: object) -> None:
        if what.partition(": ")[0] not in {known.partition(": ")[0] for known in self.tally.findings}:
            self.tally.findings[what] = repr(content)[:3000]
            self.tally.write()


# One target, in its own process


def by_coverage(name: str, target: Target, inputs: int, seed: int) -> None:
    """atheris decides what to try next. Never returns."""
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
        for folder in folders():
            seeds = folder / "corpus"
            seeds.mkdir()
            for number, content in enumerate(target.seeds()):
                (seeds / str(number)).write_bytes(content)
            words = folder / "words"
            words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), encoding="utf-8")
            watched = Watched(Tally(name, BY_COVERAGE), target.made(folder), inputs)
            options = [f"-runs={inputs}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=120", "-rss_limit_mb=4000",
                       f"-artifact_prefix={FOLDER}/{name}-", "-verbosity=0"]  # fmt: skip
            if target.words:
                options.append(f"-dict={words}")
            atheris.Setup([sys.argv[0], *options, str(seeds)], watched)
            atheris.Fuzz()


def _escaped(word: str) -> str:
    """As libFuzzer reads dictionaries."""
    return "".join(f"\\x{byte:02X}" for byte in word.replace("\\n", "\n").encode())


def by_chance(name: str, target: Target, inputs: int, seed: int) -> None:
    """Good files with a few changes: a piece gone, doubled, from another file, a word, other bytes."""
    draw = random.Random(seed)
    for folder in folders():
        watched = Watched(Tally(name, BY_CHANCE), target.made(folder), inputs)
        seeds = target.seeds()
        words = [word.replace("\\n", "\n").encode() for word in target.words] or [b"0", b'"', b"{", b"\xff"]
        for _ in range(inputs):
            watched(changed(draw, seeds, words))


def by_grammar(inputs: int, seed: int) -> None:
    """What could be FEEL, a table, a model or a DSO file; some of it changed."""
    from tools.fuzz_dmn import attempts  # here: what is imported before atheris has no counters

    draw = random.Random(seed)
    watched = Watched(Tally(GRAMMAR, BY_GRAMMAR), lambda attempt: attempt[0](attempt[1]), inputs)
    for attempt in attempts(draw, inputs):
        watched(attempt)


EXTREMES = (
    b"-1", b"1e999", b"99999999999999999999", b"0.1", b"null", b"''", b"\xff\xfe", b"\x00", b"\t", b"[[[[", b"{{",
    b"NaN", b"-0", b"9999-12-31", b"0001-01-01", "é\u202e€".encode(), b"true", b"&a", b"*a", b"1_000", b"0x1F",
)  # fmt: skip


def changed(draw: random.Random, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One to four changes of a good file."""
    found = draw.choice(seeds)
    for _ in range(draw.randint(1, 4)):
        size = len(found)
        at = draw.randint(0, size)
        to = min(size, at + min(draw.randint(1, 12), draw.randint(1, size + 1)))
        other = draw.choice(seeds)
        where = draw.randint(0, len(other))
        piece = draw.choice((b"", draw.choice(EXTREMES), draw.choice(words), found[at:to] * 2, draw.randbytes(3),
                             other[where : where + draw.randint(1, 40)]))  # fmt: skip
        numbers = [k for k in range(at, min(size, at + 200)) if found[k : k + 1].isdigit()]
        if numbers and draw.random() < 0.4:  # another value in place of a number
            at = numbers[0]
            to = at
            while to < size and found[to : to + 1] in b"0123456789.-":
                to += 1
            piece = draw.choice(EXTREMES)
        found = found[:at] + piece + found[to:]
    return found[:LONGEST]


# All of them


def main(words: list[str]) -> int:
    """Fuzz the targets; 0 when nothing was found."""
    options = argparse.ArgumentParser(prog="fuzz")
    options.add_argument("namen", nargs="*", choices=[*TARGETS, GRAMMAR, []], metavar="NAAM")
    options.add_argument("--aantal", type=int, default=MILLION)
    options.add_argument("--zaad", type=int)
    options.add_argument("--wijze", choices=WAYS, help=argparse.SUPPRESS)
    said = options.parse_args(words)
    FOLDER.mkdir(parents=True, exist_ok=True)
    if said.wijze == BY_GRAMMAR:
        by_grammar(said.aantal, said.zaad)
        return 0
    if said.wijze:
        fuzzed = by_coverage if said.wijze == BY_COVERAGE else by_chance
        fuzzed(said.namen[0], TARGETS[said.namen[0]], said.aantal, said.zaad)
        return 0
    seed = random.randrange(2**31) if said.zaad is None else said.zaad
    if said.namen:
        return _told([_one(*part, seed) for part in parts(said.aantal) if part[0] in said.namen])
    sittings = 1
    if (before := _under_way(said.aantal, said.zaad)) is not None:
        seed, sittings = before["zaad"], before["keren"] + 1
        print(f"verder met de run van {before['dag']}, zaad {seed}", flush=True)
    else:
        for file in FOLDER.glob("*.json"):
            file.unlink()
    this = {"zaad": seed, "aantal": said.aantal, "programma": program(), "dag": date.today().isoformat(),
            "keren": sittings}  # fmt: skip
    UNDER_WAY.write_text(json.dumps(this), encoding="utf-8")
    tallies = []
    for name, way, inputs in parts(said.aantal):
        tally = _whole(name, way, inputs) or _one(name, way, inputs, seed)
        tallies.append(tally)
        _told([tally])
    DOC.write_text(page(tallies, seed, sittings), encoding="utf-8")
    UNDER_WAY.unlink()
    return 1 if any(tally.findings for tally in tallies) else 0


def parts(total: int) -> list[tuple[str, str, int]]:
    """Every target and way, with the number of its inputs; together at least the total."""
    ways = (BY_COVERAGE, BY_CHANCE) if _atheris() else (BY_CHANCE,)
    shares = sum(target.share for target in TARGETS.values()) + GRAMMAR_SHARE
    halves = [(name, way, -(-total * target.share // (shares * len(ways)))) for name, target in TARGETS.items()
              for way in ways]  # fmt: skip
    return [*halves, (GRAMMAR, BY_GRAMMAR, -(-total * GRAMMAR_SHARE // shares))]


def program() -> str:
    """The hash of what is fuzzed and of what fuzzes it."""
    digest = hashlib.sha256()
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.yaml"), *(ROOT / "tools").glob("fuzz*.py")]
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _under_way(total: int, seed: int | None) -> dict[str, Any] | None:
    """The run that was broken off, if this is its continuation."""
    if not UNDER_WAY.exists():
        return None
    before: dict[str, Any] = json.loads(UNDER_WAY.read_text(encoding="utf-8"))
    same = (before["aantal"], before["programma"]) == (total, program()) and seed in (None, before["zaad"])
    return before if same else None


def _whole(name: str, way: str, inputs: int) -> Tally | None:
    """What a target gave before this run was broken off; None where it wasn't through."""
    file = kept(name, way)
    tally = Tally(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None
    return tally if tally is not None and tally.inputs >= inputs else None


def _told(tallies: list[Tally]) -> int:
    for told in tallies:
        print(
            f"{told.name} ({told.way}): {told.inputs} in {told.seconds:.0f} s, {len(told.findings)} vondsten",
            flush=True,
        )
        for what, content in told.findings.items():
            print(f"  {what}\n    {content[:600]}", flush=True)
    return 1 if any(tally.findings for tally in tallies) else 0


def _atheris() -> bool:
    from importlib.util import find_spec

    return find_spec("atheris") is not None


def _one(name: str, way: str, inputs: int, seed: int) -> Tally:
    file = kept(name, way)
    file.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tools.fuzz", name, "--wijze", way, "--aantal", str(inputs), "--zaad", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    tally = Tally(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else Tally(name, way)
    if tally.inputs < inputs:
        tally.findings[f"the process ended with status {done.returncode}"] = done.stderr[-3000:]
    return tally


def page(tallies: list[Tally], seed: int, sittings: int) -> str:
    """docs/fuzz.md."""
    how = "" if sittings == 1 else f" De run is {sittings - 1} keer onderbroken en ging verder waar hij was."
    total = _number(sum(t.inputs for t in tallies))
    out = [HEAD.format(day=date.today().isoformat(), inputs=total, seed=seed, how=how)]
    rows = []
    for name, about in {**{name: target.about for name, target in TARGETS.items()}, GRAMMAR: GRAMMAR_ABOUT}.items():
        of = [t for t in tallies if t.name == name]
        found = sum(len(t.findings) for t in of)
        by_way = [_number(sum(t.inputs for t in of if (t.way == BY_COVERAGE) is led)) for led in (True, False)]
        took, slowest = sum(t.seconds for t in of), max((t.slowest for t in of), default=0.0)
        told = [_number(sum(t.read for t in of)), f"{took:.0f}", f"{slowest:.2f}".replace(".", ",")]
        rows.append((about, *by_way, *told, str(found) if found else "geen"))
    heads = ("wat er gelezen wordt", "invoer, geleid door dekking", "invoer, toeval", "waarvan leesbaar", "seconden",
             "traagste (s)", "andere fouten dan de beschreven")  # fmt: skip
    out += lines(rows, heads)
    findings = [(t.name, what) for t in tallies for what in t.findings]
    if findings:
        out += ["", "## Gevonden", "", *(f"- {name}: {what}" for name, what in findings)]
    return "\n".join([*out, TAIL.format(fixed="\n".join(f"- {one}" for one in FIXED))])


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


HEAD = """# Fuzzing: wat het programma doet met onzin

*Gemaakt door `make fuzz` (tools/fuzz.py) op {day}, zaad {seed}; niet bewerken.* **{inputs} keer invoer** waarin iets
niet klopt, bij alles wat bestanden van anderen leest. Goed is: een uitkomst, of een van de beschreven fouten
(`InputError`, `EngineError`, in FEEL `SyntaxProblem`) met één regel. Elke andere fout is een vondst, net als een
invoer die meer dan tien seconden kost of een proces dat omvalt. De helft van de invoer wordt geleid door dekking
([atheris](https://github.com/google/atheris), libFuzzer): wat nieuwe code raakt, wordt verder veranderd. De andere
helft zijn goede bestanden met een tot vier toevallige veranderingen, en (de laatste regel) wat naar de grammatica van
FEEL en DMN is opgebouwd. Elk getal hieronder komt uit deze ene run.{how}
"""
FIXED = (
    "Een aanvraag met een onbekend bouwwerk (`bouwwerk:` zonder waarde) of een onbekende activiteit gaf een TypeError "
    "of MissingUsed; nu staat erbij wat er nog nodig is.",
    "Een Parquet-bestand met tekst die geen UTF-8 is liet polars omvallen; nu één regel.",
    "Een tabel met buurten waarin twee kolommen op hoofdletters na hetzelfde heten gaf een fout van polars.",
    "Een regel met kolomnamen met een losse regelterugloop gaf een fout van de CSV-lezer; nu één regel.",
    "Een FEEL-uitdrukking met een regeleinde op een onverwachte plaats gaf een melding van twee regels.",
    "Een rij met te veel of te weinig velden in een CSV die geen UTF-8 is gaf naast de foutregel een waarschuwing van "
    "pyarrow.",
    "Een FEEL-lus over `sum(lijst)` van duizend getallen nam 57 seconden, en `(a|a)*b` over vijftig letters kwam niet "
    "klaar: wat een functie doorloopt telt nu mee, een patroon wordt vooraf gewogen, en een berekening heeft een half "
    "miljoen stappen (`dmn/limits.py`). Elke bom die wij bedachten eindigt nu zonder tellers in ruim een seconde.",
    "Een aanvraag van voor 2014 (`aanvraag: 2012-05-01`) gaf een ValueError: feestdagen van toen zijn niet bekend; "
    "nu één regel.",
)
"""What fuzzing found before, and what was done."""
TAIL = """
## Wat er eerder gevonden en verbeterd is

{fixed}

Seconden bij "geleid door dekking" zijn die van code met tellers erin, zo'n vijf keer zo traag.

Niet beproefd: de webpagina's en de API (daar doet schemathesis dat, `tests/web`), geheugen boven 4 GB, en bestanden
van meer dan vier kilobyte; grenzen daarvoor staan in de lezers zelf en in hun tests.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
