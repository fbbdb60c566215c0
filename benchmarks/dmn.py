"""`python -m benchmarks.dmn`: how many times a second a decision table of 20 rows is evaluated, on one core.

The table has three inputs (number, text, boolean) with ranges, lists of texts and dashes; every answer falls in
another row. What is timed is `evaluate` as users call it: inputs checked against their types, rows noted.
"""

import random
import time
from decimal import Decimal

from prinsjesdag.dmn import evaluate, loads

ROWS = 20
SECONDS = 3.0
ENTRY = "<{0}Entry><text>{1}</text></{0}Entry>"


def model() -> bytes:
    """A model with one table."""
    rules = "".join(
        "<rule>"
        + ENTRY.format("input", f"[{5 * row}..{5 * row + 5})")
        + ENTRY.format("input", '"koop","huur"' if row % 2 else "-")
        + ENTRY.format("input", ("true", "false", "-")[row % 3])
        + ENTRY.format("output", f'"uitkomst {row}"')
        + "</rule>"
        for row in range(ROWS)
    )
    inputs = (("Leeftijd", "number"), ("Soort", "string"), ("Alleenstaand", "boolean"))
    data = "".join(
        f'<inputData id="{n}" name="{n}"><variable name="{n}" typeRef="{t}"/></inputData>' for n, t in inputs
    )
    needs = "".join(f'<informationRequirement><requiredInput href="#{n}"/></informationRequirement>' for n, _ in inputs)
    columns = "".join(
        f'<input><inputExpression typeRef="{t}"><text>{n}</text></inputExpression></input>' for n, t in inputs
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="maat" namespace="maat">'
        f'{data}<decision id="d" name="Uitkomst"><variable name="Uitkomst" typeRef="string"/>{needs}'
        f'<decisionTable hitPolicy="UNIQUE">{columns}<output/>{rules}</decisionTable></decision></definitions>'
    ).encode()


def main() -> None:
    started = time.perf_counter()
    table = loads(model())
    chance = random.Random(1)
    cases = [
        {"Leeftijd": Decimal(chance.randrange(100)), "Soort": chance.choice(["koop", "huur"]), "Alleenstaand": True}
        for _ in range(1000)
    ]
    evaluate(table, cases[0])
    print(f"reading and compiling: {(time.perf_counter() - started) * 1000:.0f} ms")
    best = 0.0
    for _ in range(3):
        done, started = 0, time.perf_counter()
        while (taken := time.perf_counter() - started) < SECONDS / 3:
            for case in cases:
                evaluate(table, case)
            done += len(cases)
        best = max(best, done / taken)
    print(f"a table of {ROWS} rows: {best:,.0f} evaluations a second")


if __name__ == "__main__":
    main()
