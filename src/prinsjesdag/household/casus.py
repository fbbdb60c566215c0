"""Exercises for training: a household, an assignment, and the answer that the law gives, from one seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from prinsjesdag import wording
from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.household.answer import Answer, answer
from prinsjesdag.household.effects import Effect, effects
from prinsjesdag.household.examples import describe, examples
from prinsjesdag.household.explain import Explained, explain
from prinsjesdag.household.model import Household, Person
from prinsjesdag.law import load
from prinsjesdag.measures.agenda import known_role
from prinsjesdag.measures.register import ROLES, Measure, measure, register

OUTCOMES = {
    "zorgtoeslag": "consulent_inkomen", "huurtoeslag": "consulent_inkomen", "kindgebonden_budget": "consulent_inkomen",
    "kinderopvangtoeslag": "klantmanager_werk", "arbeidskorting": "klantmanager_werk",
    "bijstand": "consulent_inkomen", "bijstandsnorm_maand": "consulent_inkomen",
    "besteedbaar_inkomen": "beleidsadviseur", "beslagvrije_voet_maand": "schuldhulpverlener",
}  # fmt: skip
"""Outcomes that make an exercise, with the role for which they are the first choice."""

ASKED = (
    "Een inwoner leest dit in de krant en vraagt u wat het voor haar betekent.",
    "Een collega vraagt of dit nu geldt en wat de gemeente ermee moet.",
    "Een raadslid vraagt wat hiervan terecht is gekomen.",
)

MISTAKES = {
    "zorgtoeslag": ["de partner vergeten: beide inkomens tellen en er is één toeslag voor twee verzekerden",
                    "het nettoloon gebruiken in plaats van het verzamelinkomen van het hele jaar"],
    "huurtoeslag": ["alle servicekosten meetellen bij de huur", "de kale huur zonder aftoppingsgrens gebruiken"],
    "kindgebonden_budget": ["de vermogensgrens vergeten", "de leeftijd op 1 januari het hele jaar houden"],
    "kinderopvangtoeslag": ["het hele uurtarief vergoeden, niet het maximum per soort opvang"],
    "arbeidskorting": ["de korting over het nettoloon berekenen", "de afbouw boven de laatste grens vergeten"],
    "bijstand": ["bruto inkomen met de netto norm vergelijken", "vakantiegeld aan één kant meetellen"],
    "bijstandsnorm_maand": ["een medebewoner meetellen die jonger is dan 27 of studeert"],
    "besteedbaar_inkomen": ["toeslagen vergeten of de zorgpremie niet aftrekken"],
    "beslagvrije_voet_maand": ["de 95%-regel bij lage inkomens vergeten"],
}  # fmt: skip


@dataclass(frozen=True)
class Exercise:
    """An assignment with its model answer."""

    role: str
    subject: str
    seed: int
    title: str
    facts: Sequence[str]
    questions: Sequence[str]
    answers: Sequence[str]
    steps: Sequence[str]
    mistakes: Sequence[str]
    sources: Sequence[str]

    def as_dict(self, teacher: bool) -> dict[str, Any]:
        found: dict[str, Any] = {
            "rol": self.role, "onderwerp": self.subject, "zaad": self.seed, "titel": self.title,
            "situatie": list(self.facts), "vragen": list(self.questions),
        }  # fmt: skip
        if teacher:
            found |= {
                "antwoorden": list(self.answers), "stappen": list(self.steps),
                "gebruikelijke_fouten": list(self.mistakes), "bronnen": list(self.sources),
            }  # fmt: skip
        return found


def subjects(system: System) -> list[str]:
    """What exercises can be about: outcomes of the law, and measures of the register."""
    return [name for name in OUTCOMES if system.variable(name)] + [m.slug for m in register()]


def exercise(role: str, subject: str, seed: int, system: System, year: int = 2024) -> Exercise:
    """The exercise of a seed: the same each time. Raises InputError for a role or subject that there isn't."""
    key, known = known_role(role), subjects(system)
    if subject not in known:
        raise InputError(f"'{subject}' is geen onderwerp{nearest(subject, known)}; uitkomsten: {', '.join(known[:9])}; "
                         "of een maatregel uit het register")  # fmt: skip
    if subject in OUTCOMES:
        return _outcome(key, subject, seed, system, year)
    return _measure(key, measure(subject), seed)


def _outcome(role: str, target: str, seed: int, system: System, year: int) -> Exercise:
    """A voorbeeldhuishouden with other amounts, for which the outcome is something to calculate."""
    chance = random.Random(f"{role} {target} {seed}")
    names = list(examples())
    chance.shuffle(names)
    for name in names:
        household = _varied(examples()[name], chance)
        found = answer(household, system, When(year), [target])
        if found[target]:
            return _asked(role, target, seed, describe(name), found)
    raise InputError(f"geen voorbeeldhuishouden heeft in {year} een bedrag voor {target}")


def _asked(role: str, target: str, seed: int, title: str, found: Answer) -> Exercise:
    variable = found.system.variable(target)
    assert variable is not None
    explained = explain(found, target)
    value = wording.shown(found[target], variable.unit)
    year = found.when.year
    return Exercise(
        role=ROLES[role], subject=target, seed=seed, title=title, facts=_facts(found.household, found.system),
        questions=[
            f"Hoe hoog is in {year} de uitkomst '{variable.label}' voor dit huishouden?",
            "Welke artikelen hebt u daarvoor gebruikt?",
            "Welke gegevens zou u bij de aanvrager nog navragen?",
        ],
        answers=[
            f"{variable.label}: {value}",
            "; ".join(dict.fromkeys(step.article for step in _spine(explained.tree) if step.article)),
            "Aangenomen is: " + ("; ".join(found.assumed[:8]) or "niets, alle gegevens staan in de situatie"),
        ],
        steps=[_line(step) for step in _spine(explained.tree)],
        mistakes=MISTAKES[target],
        sources=[f"{s.title} (gezien {wording.day(s.seen)})" for s in explained.sources],
    )  # fmt: skip


def _measure(role: str, m: Measure, seed: int) -> Exercise:
    """A case from the register: what was announced, what became of it, what the municipality has to do."""
    c = m.content
    tasks = [t for t in m.tasks if role in t.roles] or list(m.tasks)
    announced = date.fromisoformat(c["aangekondigd"]["datum"])
    chance = random.Random(f"{role} {m.slug} {seed}")
    facts = [f"Aangekondigd op {wording.day(announced)}: {c['aangekondigd']['tekst']}", chance.choice(ASKED)]
    questions = ["Wat is er van deze maatregel geworden, en hoe zeker is dat?",
                 f"Wat moet uw gemeente doen, en wat is uw taak als {ROLES[role]}?",
                 "Wie merkt er iets van, en wie voert het uit?"]  # fmt: skip
    answers = [f"Status: {m.status}. {c['uitkomst']}"]
    answers.append(
        "; ".join(f"{t.what} ({wording.day(t.by) if t.by else t.term})" for t in tasks)
        or str(c.get("geen_taken_reden"))
    )
    answers.append(f"{c['geraakt']} Uitvoering: {c['uitvoerder']}")
    if c["grondslag"]:
        basis = [f"{b['wet']}" + (f" art. {b['artikel']}" if b["artikel"] else "") for b in c["grondslag"]]
        answers[-1] += f" Grondslag: {'; '.join(basis)}."
    found = _touched(m, chance)
    if found is not None:
        household, effect = found
        facts += [f"De inwoner: {describe(household.id)}", *_facts(household, load())]
        questions.append("Wat doet de maatregel met het besteedbaar inkomen van deze inwoner, in euro's per maand?")
        amount = effect.month or 0.0
        said = f"{wording.euro(abs(amount))} per maand {'meer' if amount > 0 else 'minder'} in {effect.year}"
        answers.append(f"{said}: de wet, tegen de wet zonder de maatregel. {(m.calculation or {})['toelichting']}")
    return Exercise(
        role=ROLES[role], subject=m.slug, seed=seed, title=m.title, facts=facts, questions=questions, answers=answers,
        steps=[f"{event['datum']}: {event['gebeurtenis']}" for event in m.events],
        mistakes=list(c["opleiding"]["gebruikelijke_fouten"]),
        sources=[s["titel"] + (f" ({s['url']})" if s["url"] else "") for s in m.sources],
    )  # fmt: skip


def _touched(m: Measure, chance: random.Random) -> tuple[Household, Effect] | None:
    """A voorbeeldhuishouden that notices the measure, with what it notices; None where nothing is calculated."""
    names = list(examples()) if m.without else []
    chance.shuffle(names)
    for name in names:
        (effect,) = effects(m, {name: examples()[name]})
        if effect.month:
            return examples()[name], effect
    return None


def _varied(household: Household, chance: random.Random) -> Household:
    """The same household with round amounts of its own."""
    persons = []
    for p in household.persons:
        facts = dict(p.facts)
        for name in ("loon", "aanvullend_pensioen", "winst", "uitkering"):
            if isinstance(facts.get(name), float) and facts[name] > 0:
                facts[name] = round(facts[name] * chance.uniform(0.85, 1.15) / 100.0) * 100.0
        persons.append(Person(p.id, p.role, facts, p.family))
    return Household(household.id, household.when, persons, household.facts, household.municipality, (), 1.0)


def _facts(household: Household, system: System) -> list[str]:
    found = []
    for p in household.persons:
        said = [
            f"{name.replace('_', ' ')}: {_value(name, value, system)}"
            for name, value in p.facts.items()
            if name != "rol"
        ]
        found.append(f"{p.id} ({p.role.name.lower()}): " + ", ".join(said))
    home = [
        f"{name.removeprefix('woning_').replace('_', ' ')}: {_value(name, value, system)}"
        for name, value in household.facts.items()
    ]
    return found + ([f"woning: {', '.join(home)}"] if home else [])


def _value(name: str, value: Any, system: System) -> str:
    """A fact with the unit in which it is declared: hours are no euros."""
    variable = system.variable(name)
    return wording.shown(value, variable.unit if variable else None)


def _spine(tree: Explained) -> list[Explained]:
    """The steps that matter most: those by an article, nearest the outcome first, at most twelve."""
    level, found = [tree], list[Explained]()
    while level and len(found) < 12:
        found += [step for step in level if step.article and step.step.origin in ("rule", "year")]
        level = [below for step in level for below in step.steps]
    return found[:12]


def _line(step: Explained) -> str:
    words = f" = {step.words}" if step.words else ""
    return f"{step.label} ({step.of}): {step.value}{words} [{step.article}]"
