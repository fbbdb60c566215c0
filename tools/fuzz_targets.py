"""What `make fuzz` puts nonsense into: everything of this program that reads what others wrote.

A target takes bytes and gives nothing back. What it may raise are the documented errors, one line for people: anything
else is a finding. `SEEDS` are good files to start from, `WORDS` what the language of the file is made of.
"""

import itertools
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/prinsjesdag"
DAY = "2024-07-01"


@dataclass(frozen=True)
class Target:
    """One reader: how many of a million inputs it gets, what it starts from, and the function."""

    share: int
    about: str
    seeds: Callable[[], list[bytes]]
    made: Callable[[Path], Callable[[bytes], object]]
    """Given a folder to write in, the function that reads."""
    words: tuple[str, ...] = ()


# Functions that read


def household_yaml(folder: Path) -> Callable[[bytes], object]:
    """A household file."""
    from prinsjesdag.household.reading import read_household

    return through(folder / "gezin.yaml", read_household)


def household_json(folder: Path) -> Callable[[bytes], object]:
    """A file of many households, one a line."""
    from prinsjesdag.household.reading import read_file

    return through(folder / "gezinnen.jsonl", lambda file: list(read_file(file)))


def household_answer(folder: Path) -> Callable[[bytes], object]:
    """A household that can be read, calculated."""
    from prinsjesdag.household.reading import read_household
    from prinsjesdag.law import load

    system = load()

    def answered(file: str) -> None:
        from prinsjesdag.cli.show import moment

        household = read_household(file)
        household.answer(system, moment(household, None, None), ("zorgtoeslag", "huurtoeslag")).as_dict()

    return through(folder / "antwoord.yaml", answered)


def measure(folder: Path) -> Callable[[bytes], object]:
    """A measure of the register."""
    from prinsjesdag.measures.register import read

    return through(folder / f"{_a_measure().stem}.yaml", read)


def schemes(folder: Path) -> Callable[[bytes], object]:
    """A municipality's own schemes."""
    from prinsjesdag.measures.regelingen import read_regelingen

    return through(folder / "GM0344.yaml", read_regelingen)


def application(folder: Path) -> Callable[[bytes], object]:
    """An application for a building activity, and its answer."""
    from prinsjesdag.building.aanvraag import lees_bestand
    from prinsjesdag.building.antwoord import antwoord

    return through(folder / "aanvraag.yaml", lambda file: antwoord(lees_bestand(file, DAY)))


def names(folder: Path) -> Callable[[bytes], object]:
    """Names for the columns of a table."""
    from prinsjesdag.law import load
    from prinsjesdag.tables.schema import read_names

    system = load()
    return through(folder / "kolommen.yaml", lambda file: read_names(file, system))


def expenses(folder: Path) -> Callable[[bytes], object]:
    """A budget of expenses."""
    from prinsjesdag.household.uitgaven import _read

    return through(folder / "uitgaven.yaml", _read.__wrapped__)  # not from its cache


def neighbourhoods(folder: Path) -> Callable[[bytes], object]:
    """Neighbourhoods for the heat model."""
    from prinsjesdag.heat.inputs import places, read_table

    return through(folder / "buurten.csv", lambda file: places(read_table(file), file))


def table_csv(folder: Path) -> Callable[[bytes], object]:
    """A table of persons as text, calculated."""
    return through(folder / "personen.csv", _calculated)


def table_parquet(folder: Path) -> Callable[[bytes], object]:
    """A table of persons as Parquet, of which bytes are wrong."""
    return through(folder / "personen.parquet", _calculated)


def _calculated(file: str) -> None:
    from prinsjesdag.engine import When
    from prinsjesdag.law import load
    from prinsjesdag.tables.run import Run

    list(Run(load(), file, When(2024), ("zorgtoeslag",), executor="interpreter").frames())


def feel(folder: Path) -> Callable[[bytes], object]:
    """An expression of FEEL, evaluated."""
    from prinsjesdag.dmn.engine import guarded, running
    from prinsjesdag.dmn.feel.compiler import PLAIN, compile_expression, compile_tests
    from prinsjesdag.dmn.scope import Scope

    def read(content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        scope = Scope({"x": 1, "lijst": [1, 2, 3], "naam": "a"})
        with running():
            if text.startswith("?"):
                tests = compile_tests(text[1:], PLAIN)
                if tests is not None:
                    guarded(lambda: tests(1, scope))
                return
            code = compile_expression(text, PLAIN)
            guarded(lambda: code(scope))

    return read


def dmn(folder: Path) -> Callable[[bytes], object]:
    """A model of decisions, evaluated."""
    from prinsjesdag.dmn.engine import evaluate
    from prinsjesdag.dmn.model import loads

    return lambda content: evaluate(loads(content), {})


def dmn_inputs(folder: Path) -> Callable[[bytes], object]:
    """The inputs of a model as JSON."""
    from prinsjesdag.dmn.answers import read_inputs, to_json
    from prinsjesdag.dmn.engine import evaluate
    from prinsjesdag.dmn.model import loads

    model = loads(MODEL.encode())

    def read(content: bytes) -> None:
        given = read_inputs(content.decode("utf-8", "replace"), model)
        to_json(evaluate(model, given).values)

    return read


def through(file: Path, read: Callable[[str], object]) -> Callable[[bytes], object]:
    """By way of a file, as users give it."""
    name = str(file)

    def of_bytes(content: bytes) -> object:
        with open(name, "wb") as stream:
            stream.write(content)
        return read(name)

    return of_bytes


def documented() -> tuple[type[Exception], ...]:
    """The errors that end in one line."""
    from prinsjesdag.dmn.feel.lexer import SyntaxProblem
    from prinsjesdag.engine import EngineError
    from prinsjesdag.errors import InputError

    return InputError, EngineError, SyntaxProblem


# What they start from


def _files(folder: str, pattern: str = "*.yaml", most: int = 12) -> list[bytes]:
    return [file.read_bytes() for file in itertools.islice(sorted((PACKAGE / folder).glob(pattern)), most)]


def _a_measure() -> Path:
    return min((PACKAGE / "measures/2024").glob("*.yaml"), key=lambda file: file.stat().st_size)


def _json_households() -> list[bytes]:
    from prinsjesdag.reading import parse_yaml

    return [json.dumps(parse_yaml(text.decode())).encode() for text in _files("household/voorbeelden")]


def _table() -> str:
    return (
        "huishouden_id,persoon_id,rol,leeftijd,loon,geen_inkomen,woning.soort,woning.kale_huur\n"
        "1,a,aanvrager,40,30000,nee,huur,650.5\n1,b,partner,38,0,ja,huur,650.5\n2,c,aanvrager,70,0,nee,koop,\n"
    )


def _neighbourhoods() -> list[bytes]:
    from prinsjesdag.heat.inputs import COLUMNS

    rows = [",".join("BU03440111" if name == "buurtcode" else str(number) for name in COLUMNS) for number in (0, 500)]
    return ["\n".join([",".join(COLUMNS), *rows]).replace("BU03440111", "BU03440112", 1).encode()]


def _parquet() -> list[bytes]:
    import io

    import polars as pl

    held = io.BytesIO()
    pl.read_csv(io.StringIO(_table())).write_parquet(held)
    return [held.getvalue()]


MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n" id="m">
<inputData id="i" name="leeftijd"><variable name="leeftijd" typeRef="number"/></inputData>
<decision id="d" name="korting"><variable name="korting" typeRef="string"/>
<informationRequirement><requiredInput href="#i"/></informationRequirement>
<decisionTable hitPolicy="FIRST"><input id="c"><inputExpression><text>leeftijd</text></inputExpression></input>
<output name="korting"/><rule id="r1"><inputEntry><text>&lt; 18</text></inputEntry>
<outputEntry><text>"kind"</text></outputEntry></rule>
<rule id="r2"><inputEntry><text>-</text></inputEntry><outputEntry><text>string(leeftijd + 1)</text></outputEntry>
</rule></decisionTable></decision></definitions>"""
EXPRESSIONS = (
    '1 + 2 * x', 'if x > 1 then "a" else null', 'for i in 1..3 return i ** 2', 'some i in lijst satisfies i > 2',
    'lijst[item > 1]', '{a: 1, b: a + 1}.b', 'date("2024-02-29") + duration("P1M")', '[1..3]', 'x in (1, [2..5])',
    'function(a, b) a + b', 'substring(naam, 1)', 'sort(lijst, function(a, b) a > b)', '?< 5, > 7', '?not("a")',
    'matches("abc", "[a-z]+")', '@"2024-01-01" < @"2025-01-01"', 'x instance of number', 'string join(["a"], ",")',
)  # fmt: skip
FEEL_WORDS = (
    "if ", " then ", " else ", "for ", " in ", " return ", "some ", " satisfies ", "function(", "null", "true", "item",
    "date(", "duration(", "@\"", "instance of ", " between ", " and ", " or ", "..", "**", "not(", "list<", "context<",
    "time zone", "matches(", "replace(", "split(", "sum(", "mean(", "range(", "overlaps(", "now()", "number(",
)  # fmt: skip
YAML_WORDS = (
    ": ", "\\n", "- ", "{", "}", "[", "]", "null", "true", "nan", ".inf", "1e400", "2024-02-30", "!!", "&a", "*a", "<<",
    "personen", "rol", "aanvrager", "partner", "kind", "leeftijd", "geboortedatum", "loon", "woning", "perioden", "van",
    "tot", "gezin", "gemeente", "GM0344", "kinderopvang", "peiljaarinkomen", "partnerschap", "bron", "datum", "versies",
)  # fmt: skip
COLUMN_NAMES = b"kolommen:\n  brutoloon: loon\nleeg: {loon: 0}\nvast: {jaar: 2024}\nwoorden: {rol: {1: kind}}\n"
WORK = b"bouwwerk: dakkapel\nactiviteit: nieuwbouw\naanvraag: 2024-05-01\nhoogte_m: 1.5\ngebied: peel\nid: a\n"


def _houses(most: int = 12) -> list[bytes]:
    return _files("household/voorbeelden", most=most)


TARGETS = {
    "huishouden": Target(50, "huishouden (YAML), gelezen", _houses, household_yaml, YAML_WORDS),
    "huishoudens": Target(330, "huishoudens (JSON-regels), gelezen", _json_households, household_json, YAML_WORDS),
    "antwoord": Target(8, "huishouden (YAML), berekend", lambda: _houses(40), household_answer, YAML_WORDS),
    "maatregel": Target(25, "maatregel (YAML)", lambda: [_a_measure().read_bytes()], measure, YAML_WORDS),
    "regelingen": Target(
        30, "regelingen van een gemeente (YAML)", lambda: _files("measures/gemeente"), schemes, YAML_WORDS
    ),
    "aanvraag": Target(50, "bouwactiviteit (YAML), beantwoord", lambda: [WORK], application, YAML_WORDS),
    "kolommen": Target(30, "namen van kolommen (YAML)", lambda: [COLUMN_NAMES], names, YAML_WORDS),
    "uitgaven": Target(60, "uitgaven (YAML)", lambda: _files("household", "uitgaven.yaml"), expenses, YAML_WORDS),
    "tabel": Target(12, "tabel van personen (CSV), berekend", lambda: [_table().encode()], table_csv, YAML_WORDS),
    "parquet": Target(10, "tabel van personen (Parquet), berekend", _parquet, table_parquet),
    "buurten": Target(15, "buurten voor de warmtestrategie (CSV)", _neighbourhoods, neighbourhoods),
    "feel": Target(180, "FEEL-uitdrukking, berekend", lambda: [e.encode() for e in EXPRESSIONS], feel, FEEL_WORDS),
    "dmn": Target(80, "DMN-model (XML), berekend", lambda: [MODEL.encode()], dmn, FEEL_WORDS),
    "dmn-invoer": Target(120, "invoer van een DMN-model (JSON)", lambda: [b'{"leeftijd": 17}'], dmn_inputs),
}


def folders() -> Iterator[Path]:
    """A folder in memory where there is one."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)
