"""Small models for tests, written as text."""

from xml.sax.saxutils import escape

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="m">'


def needs(*ids: str) -> str:
    """Requirements of inputs (i…) and decisions."""
    return "".join(
        f'<informationRequirement><required{"Input" if id_.startswith("i") else "Decision"} href="#{id_}"/>'
        "</informationRequirement>"
        for id_ in ids
    )


def decision(name: str, expression: str, *required: str, type_: str = "") -> str:
    asked = f' typeRef="{type_}"' if type_ else ""
    return (
        f'<decision id="{name}" name="{name}"><variable name="{name}"{asked}/>{needs(*required)}'
        f"<literalExpression><text>{escape(expression)}</text></literalExpression></decision>"
    )


def table(policy: str, rows: list[tuple[str, str]], extra: str = "", output: str = "<output/>") -> str:
    """A decision `d` on the number `i`."""
    rules = "".join(
        f"<rule><inputEntry><text>{escape(test)}</text></inputEntry>"
        f"<outputEntry><text>{escape(out)}</text></outputEntry></rule>"
        for test, out in rows
    )
    return (
        f'<inputData id="i" name="i"><variable name="i" typeRef="number"/></inputData><decision id="d" name="d">'
        f'<variable name="d"/>{needs("i")}<decisionTable hitPolicy="{policy}" {extra}><input><inputExpression '
        f'typeRef="number"><text>i</text></inputExpression></input>{output}{rules}</decisionTable></decision>'
    )


def model(*parts: str) -> bytes:
    return (HEAD + "".join(parts) + "</definitions>").encode()
