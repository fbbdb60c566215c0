"""DSO's toepasbare regels (STTR/IMTR) read from their DMN file: the questions, conclusions, and what isn't supported.

Versions 1.0, 2.0 and 3.0 differ in namespaces, hardly in names: everything is found by local name. A question
(uitvoeringsregel) belongs to the input whose uitvoeringsregelRef points at it. The rules themselves are DMN.
"""

from dataclasses import dataclass, field
from typing import Any

from prinsjesdag.dmn import xml
from prinsjesdag.dmn.feel.names import normal
from prinsjesdag.dmn.model import Model, Node, load, loads
from prinsjesdag.dmn.xml import Element, child, child_text, children, descendants, local, reference
from prinsjesdag.errors import InputError

# kinds of uitvoeringsregel that need a connection or a register: these are answered by hand here
UNSUPPORTED = {
    "geoVerwijzing": "een vraag aan de kaart; geef het antwoord zelf",
    "geoverwijzing": "een vraag aan de kaart; geef het antwoord zelf",
    "herbruikbareBeslissing": "een beslissing uit een ander bestand; geef de uitkomst zelf",
    "registerBevraging": "een vraag aan een register; geef het antwoord zelf",
    "registerbevraging": "een vraag aan een register; geef het antwoord zelf",
    "registerbevragingAPIProfiel": "een vraag aan een register; geef het antwoord zelf",
    "vasteWaardeVoorbehoud": "een vaste waarde onder voorbehoud; geef haar zelf",
    "vasteWaarde": "een vaste waarde; geef haar zelf als het bestand haar niet noemt",
    "implicietAntwoord": "een antwoord dat uit andere volgt; geef het zelf",
    "bijlage": "een bijlage; geef true als u haar hebt",
}


@dataclass(slots=True)
class Question:
    """One question; `node` is the input that its answer fills."""

    id: str
    text: str
    type: str  # boolean, list, number, string, date …
    node: Node
    options: list[str] = field(default_factory=list)
    several: bool = False
    group: str = ""
    order: tuple[int, int, int] = (0, 0, 0)
    help: str = ""
    long_help: str = ""
    important: bool = False
    kind: str = "vraag"
    fixed: str | None = None

    @property
    def domain(self) -> list[Any] | None:
        """All answers there are, or None where they can't be counted."""
        if self.type == "boolean":
            return [True, False]
        return list(self.options) if self.options and not self.several else None


@dataclass(slots=True)
class Rules:
    """A file with toepasbare regels."""

    model: Model
    name: str
    version: str
    questions: list[Question]
    conclusions: list[Node]
    activity: str
    unsupported: list[str]
    assumed: list[str]

    def question(self, key: str) -> Question | None:
        """By its id, its input's name or id, or its text."""
        wanted = normal(key).casefold()
        for question in self.questions:
            names = (question.id, question.node.id, question.node.name, question.text)
            if wanted in (normal(name).casefold() for name in names if name):
                return question
        return None


def read(path: str) -> Rules:
    """Read a file. Raises InputError."""
    return rules_of(load(path))


def read_bytes(content: bytes, file: str) -> Rules:
    """Read an uploaded file. Raises InputError."""
    return rules_of(loads(content, file))


def rules_of(model: Model) -> Rules:
    """The questions and conclusions of a model. Raises InputError where it has none."""
    assumed = _name_inputs(model)
    executions = {one.get("id", ""): one for one in descendants(model.root, "uitvoeringsregel")}
    groups = _groups(model.root)
    unsupported, questions = list(model.notes), []
    for place, node in enumerate(model.of_kind("input")):
        pointer = next(descendants(node.element, "uitvoeringsregelRef"), None)
        element = executions.get(reference(pointer)) if pointer is not None else None
        if element is None:
            if pointer is not None:
                unsupported.append(f"{node.name}: de uitvoeringsregel {reference(pointer)} staat niet in het bestand")
            questions.append(Question(node.id, node.name, _feel_type(node), node, order=(9999, 9999, place)))
            continue
        question = _question(element, node, groups, place)
        questions.append(question)
        if question.kind in UNSUPPORTED and question.fixed is None:
            unsupported.append(f"{question.text or node.name}: {UNSUPPORTED[question.kind]}")
        if question.several:
            assumed.append(f"{question.text}: een rij geldt als een van de gekozen antwoorden erin staat")
    conclusions = _conclusions(model)
    if not conclusions:
        raise InputError("geen toepasbare regels: het bestand heeft geen beslissing", file=model.file)
    unsupported += _unread(model.root)
    questions.sort(key=lambda question: question.order)
    return Rules(
        model, model.name, _version(model.root), questions, conclusions, _activity(conclusions), unsupported, assumed
    )


def _version(root: Element) -> str:
    """The version of STTR, from the namespaces: 1.0, 2.0, 3.0; "onbekend" where there is none."""
    for element in root.iter():
        tag = element.tag
        if isinstance(tag, str) and "toepasbare-regels" in tag and "/v" in tag:
            return tag.partition("/v")[2].partition("/")[0]
    return "onbekend"


def _groups(root: Element) -> dict[str, tuple[int, str]]:
    return {
        group.get("id", ""): (_whole(child_text(group, "prioriteit")), child_text(group, "naam"))
        for group in descendants(root, "regelgroep")
    }


def _question(element: Element, node: Node, groups: dict[str, tuple[int, str]], place: int) -> Question:
    asked = child(element, "vraag")
    kind = next((local(one) for one in children(element) if local(one) in UNSUPPORTED), "vraag")
    if asked is None:
        asked = child(element, kind)
    priority, group = groups.get(reference(child(element, "regelgroepRef")), (9999, ""))
    own = _whole(child_text(element, "prioriteit"))
    text = normal(child_text(asked, "vraagTekst") or child_text(asked, "naam") or child_text(element, "naam"))
    said = child_text(asked, "gegevensType")
    type_ = said if said in ("boolean", "list", "number", "string", "date", "time") else _feel_type(node)
    choices = child(asked, "opties")
    options = sorted(children(choices, "optie"), key=lambda option: _whole(child_text(option, "sequenceId")))
    explanation = next(descendants(element, "toelichting"), None)
    return Question(
        id=element.get("id", ""),
        text=text or node.name,
        type=type_,
        node=node,
        options=[normal(child_text(option, "optieText")) for option in options],
        several=bool(options) and child_text(choices, "optieType") not in ("", "enkelAntwoord"),
        group=normal(group),
        order=(priority, own, place),
        help=normal(xml.text_of(explanation)),
        long_help=normal(xml.text_of(next(descendants(element, "langeToelichting"), None))),
        important=any(xml.text_of(one) == "true" for one in descendants(element, "belangrijk")),
        kind=kind,
        fixed=next((xml.text_of(one) for one in descendants(element, "waarde") if kind == "vasteWaarde"), None),
    )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 9999


def _feel_type(node: Node) -> str:
    return node.type_name.rpartition(":")[2] or "string"


def _name_inputs(model: Model) -> list[str]:
    """Files may leave inputs without a name: they then take the table's own words, in the order of requirements."""
    assumed = []
    for decision in model.of_kind("decision"):
        nameless = [need for need in decision.requires if need.kind == "input" and not need.name]
        named = {need.name for need in decision.requires if need.name}
        texts = [
            normal(child_text(child(column, "inputExpression"), "text"))
            for table in children(decision.element, "decisionTable")
            for column in children(table, "input")
        ]
        free = [text for text in texts if text and text not in named]
        if len(free) != len(nameless):
            continue
        for need, text in zip(nameless, free, strict=True):
            need.name = text
            assumed.append(f"de invoer {need.id} heeft geen naam; in {decision.name} is dat {text}")
    for node in model.of_kind("input"):
        node.name = node.name or node.id
    return assumed


def _conclusions(model: Model) -> list[Node]:
    """The decisions no other decision needs; those that point at an activity first."""
    decisions = list(model.of_kind("decision"))
    needed = {need for decision in decisions for need in decision.requires}
    last = [decision for decision in decisions if decision not in needed] or decisions[:1]
    return sorted(last, key=lambda node: next(descendants(node.element, "functioneleStructuurRef"), None) is None)


def _activity(conclusions: list[Node]) -> str:
    pointer = next((one for node in conclusions for one in descendants(node.element, "functioneleStructuurRef")), None)
    return reference(pointer).rpartition("/")[2]


_WORDS = """regelgroepen regelgroep naam prioriteit uitvoeringsregels uitvoeringsregel regelgroepRef vraag gegevensType
vraagTekst opties optieType optie sequenceId optieText uitvoeringsregelToelichting toelichting belangrijk waarde
uitvoeringsregelRef functioneleStructuurRef conclusieToelichting langeToelichting locatie"""
_READ = {*_WORDS.split(), *UNSUPPORTED}


def _unread(root: Element) -> list[str]:
    """Parts of the extensions this program doesn't know."""
    names: dict[str, int] = {}
    for element in root.iter():
        tag = element.tag
        if isinstance(tag, str) and "toepasbare-regels" in tag.partition("}")[0] and local(element) not in _READ:
            names[local(element)] = names.get(local(element), 0) + 1
    return [f"<{name}> wordt niet gelezen ({count} keer)" for name, count in sorted(names.items())]
