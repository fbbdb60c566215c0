"""The household form: which questions the chosen outcomes need, and from what was filled in to a household.

The fields travel with every step, in the body of the request; nothing is kept here and nothing stands in an address.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from prinsjesdag.engine import System
from prinsjesdag.errors import InputError
from prinsjesdag.household.asking import FIRST_YEAR, LAST_YEAR
from prinsjesdag.household.model import Household
from prinsjesdag.municipality.areas import AreaError, find

QUESTIONS = {
    "besteedbaar_inkomen": "wat er te besteden is, na belasting en met toeslagen",
    "zorgtoeslag": "zorgtoeslag",
    "huurtoeslag": "huurtoeslag",
    "kindgebonden_budget": "kindgebonden budget",
    "kinderopvangtoeslag": "kinderopvangtoeslag",
    "kinderbijslag": "kinderbijslag",
    "bijstand": "bijstand",
    "inkomstenbelasting": "inkomstenbelasting, met premies volksverzekeringen",
}
"""What may be asked, with its words."""
NEEDS_HOME = {"besteedbaar_inkomen", "huurtoeslag", "bijstand"}
NEEDS_CARE = {"besteedbaar_inkomen", "kinderopvangtoeslag"}
CARE = {"dagopvang": "dagopvang (crèche)", "bso": "buitenschoolse opvang (bso)", "gastouder": "gastouder"}
BENEFITS = {"ww": "WW", "wia": "WIA", "wajong": "Wajong", "anw": "Anw", "wao": "WAO", "zw": "Ziektewet"}
RELATIONS = {
    "gehuwd": "getrouwd", "geregistreerd": "geregistreerd partner",
    "samenlevingscontract": "samenwonend met een contract bij de notaris", "samenwonend": "samenwonend zonder contract",
}  # fmt: skip
MOST_CHILDREN, MOST_OTHERS = 12, 8
CARE_UNTIL = 13
"""Years: a child of this age goes to secondary school."""

STEPS = {"vraag": "Vraag", "mensen": "Mensen", "inkomen": "Inkomen", "woning": "Woning", "opvang": "Kinderopvang",
         "uitkomst": "Uitkomst"}  # fmt: skip

AMOUNTS = {
    "loon": "Brutoloon per jaar, met vakantiegeld",
    "uitkering": "Uitkering per jaar, bruto",
    "aanvullend_pensioen": "Aanvullend pensioen per jaar, bruto",
    "winst": "Winst uit eigen bedrijf per jaar",
    "spaargeld": "Spaargeld en beleggingen op 1 januari",
}
"""What is asked of every adult."""

Fields = Mapping[str, str]


@dataclass
class Form:
    """What was filled in, by field; `errors` says per field what would be right."""

    fields: dict[str, str]
    wanted: list[str]
    errors: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    @property
    def year(self) -> int:
        return int(self.get("jaar") or 2024)

    @property
    def children(self) -> list[int]:
        return _ages(self.get("kinderen"))

    @property
    def others(self) -> list[int]:
        return _ages(self.get("anderen"))

    @property
    def adults(self) -> list[tuple[str, str, str]]:
        """Key, name and role of everyone of 18 and older."""
        found = [("1", "u", "aanvrager")]
        if self.get("partner") == "ja":
            found.append(("2", "uw partner", "partner"))
        grown = [(f"k{i}", f"uw kind van {age} jaar", "kind") for i, age in enumerate(self.children) if age >= 18]
        others = [(f"a{i}", f"de huisgenoot van {age} jaar", "medebewoner") for i, age in enumerate(self.others)]
        return found + grown + others

    @property
    def in_care(self) -> list[tuple[int, int]]:
        """Place and age of the children who may go to childcare."""
        return [(i, age) for i, age in enumerate(self.children) if age < CARE_UNTIL]

    @property
    def steps(self) -> list[str]:
        """Only what the chosen outcomes need."""
        found = ["vraag", "mensen", "inkomen"]
        if NEEDS_HOME & set(self.wanted):
            found.append("woning")
        if NEEDS_CARE & set(self.wanted) and self.in_care:
            found.append("opvang")
        return [*found, "uitkomst"]

    def check(self, step: str) -> bool:
        """Whether a step can be left; `errors` has what is wrong."""
        getattr(self, f"_check_{step}", lambda: None)()
        return not self.errors

    def _check_vraag(self) -> None:
        if not self.wanted:
            self.errors["doel"] = "Kies ten minste één vraag."
        if self.get("jaar") not in map(str, range(FIRST_YEAR + 1, LAST_YEAR + 1)):
            self.errors["jaar"] = f"Kies een jaar van {FIRST_YEAR + 1} tot en met {LAST_YEAR}."

    def _check_mensen(self) -> None:
        self._age("leeftijd", "Vul uw leeftijd in, in hele jaren. Bijvoorbeeld 38.", 18)
        if self.get("partner") == "ja":
            self._age("partner_leeftijd", "Vul de leeftijd van uw partner in, in hele jaren.", 16)
        for name, most, who in (("kinderen", MOST_CHILDREN, "kinderen"), ("anderen", MOST_OTHERS, "huisgenoten")):
            try:
                ages = _ages(self.get(name))
            except ValueError:
                self.errors[name] = "Schrijf leeftijden in hele jaren met een komma ertussen. Bijvoorbeeld: 4, 8."
                continue
            if len(ages) > most:
                self.errors[name] = f"Hier passen hoogstens {most} {who}."
        if self.errors.get("anderen") is None and any(age < 18 for age in self.others):
            self.errors["anderen"] = "Een huisgenoot is hier 18 of ouder. Kinderen vult u hierboven in."
        if self.get("gemeente"):
            try:
                area = find(self.get("gemeente"))
            except AreaError as error:
                self.errors["gemeente"] = str(error)
            else:
                if area.kind != "gemeente":
                    self.errors["gemeente"] = f"{area.naam} is geen gemeente."

    def _check_inkomen(self) -> None:
        for key, who, _ in self.adults:
            told = [self._amount(f"{name}_{key}", least=None if name == "winst" else 0.0) for name in AMOUNTS]
            if self.get(f"geen_inkomen_{key}") == "ja":
                if any(told[:-1]):
                    self.errors[f"geen_inkomen_{key}"] = (
                        f"Voor {who} staat er een bedrag én “geen inkomen”. Kies een van de twee."
                    )
            elif not any(told[:-1]) and not self.errors:
                self.errors[f"loon_{key}"] = f"Vul voor {who} een bedrag in, of kies “geen inkomen”."

    def _check_woning(self) -> None:
        kind = self.get("woning")
        if kind not in ("huur", "koop"):
            self.errors["woning"] = "Kies huur of koop."
        if kind == "huur" and self._amount("kale_huur") is None and "kale_huur" not in self.errors:
            self.errors["kale_huur"] = "Vul de kale huur per maand in. Bijvoorbeeld 690,50."
        for name in ("servicekosten", "woz_waarde", "hypotheekrente"):
            self._amount(name)

    def _check_opvang(self) -> None:
        for i, age in self.in_care:
            if self.get(f"opvang_{i}"):
                if self.get(f"opvang_{i}") not in CARE:
                    self.errors[f"opvang_{i}"] = "Kies een soort opvang."
                for name, text in (("uren", "uren per maand"), ("prijs", "prijs per uur")):
                    if self._amount(f"{name}_{i}") is None and f"{name}_{i}" not in self.errors:
                        self.errors[f"{name}_{i}"] = f"Vul voor het kind van {age} jaar de {text} in."

    def _age(self, name: str, said: str, least: int) -> None:
        text = self.get(name)
        if not text.isdigit() or not text.isascii() or int(text[:4]) > 120:
            self.errors[name] = said
        elif int(text) < least:
            self.errors[name] = f"Dit formulier is voor mensen vanaf {least} jaar."

    def _amount(self, name: str, least: float | None = 0.0) -> float | None:
        text = self.get(name)
        if not text:
            return None
        try:
            found = amount(text)
        except ValueError:
            self.errors[name] = f"“{text[:30]}” is geen bedrag. Schrijf bijvoorbeeld 32.000 of 690,50."
            return None
        if least is not None and found < least:
            self.errors[name] = "Een bedrag is hier nul of meer."
        elif abs(found) > 1e8:
            self.errors[name] = "Dit bedrag is te hoog om goed te zijn."
        return found

    def household(self, system: System) -> Household:
        """What was filled in, as a household. Raises InputError."""
        return Household.read(self.content(), system)

    def content(self) -> dict[str, Any]:
        """What was filled in, as a household file has it."""
        found: dict[str, Any] = {"id": "huishouden", "jaar": self.year, "personen": self._persons()}
        if self.get("gemeente"):
            found["gemeente"] = find(self.get("gemeente")).code
        if "woning" in self.steps:
            found["woning"] = self._home()
        if self.get("partner") == "ja":
            found["relatie"] = self.get("relatie") if self.get("relatie") in RELATIONS else "gehuwd"
        return found

    def _persons(self) -> list[dict[str, Any]]:
        persons: list[dict[str, Any]] = [
            {"id": "u", "rol": "aanvrager", "leeftijd": int(self.get("leeftijd")), **self._income("1")}
        ]
        if self.get("partner") == "ja":
            age = int(self.get("partner_leeftijd"))
            persons.append({"id": "partner", "rol": "partner", "leeftijd": age, **self._income("2")})
        for i, age in enumerate(self.children):
            income = self._income(f"k{i}") if age >= 18 else {}
            persons.append({"id": f"kind{i + 1}", "rol": "kind", "leeftijd": age, **income, **self._care(i)})
        for i, age in enumerate(self.others):
            persons.append({"id": f"huisgenoot{i + 1}", "rol": "medebewoner", "leeftijd": age, **self._income(f"a{i}")})
        return persons

    def _income(self, key: str) -> dict[str, Any]:
        told = {name: amount(self.get(f"{name}_{key}") or "0") for name in AMOUNTS}
        found: dict[str, Any] = {name: value for name, value in told.items() if value}
        if "uitkering" in found:
            found["uitkering_soort"] = self.get(f"uitkering_soort_{key}") or "ww"
        if not found.keys() - {"spaargeld"}:
            found["geen_inkomen"] = True
        return found

    def _care(self, i: int) -> dict[str, Any]:
        kind = self.get(f"opvang_{i}")
        if "opvang" not in self.steps or not kind:
            return {}
        hours, price = amount(self.get(f"uren_{i}")), amount(self.get(f"prijs_{i}"))
        return {"kinderopvang": [{"soort": kind, "uren_maand": hours, "uurprijs": price}]}

    def _home(self) -> dict[str, Any]:
        rent = self.get("woning") == "huur"
        names = ("kale_huur", "servicekosten") if rent else ("woz_waarde", "hypotheekrente")
        return {"soort": self.get("woning")} | {name: amount(self.get(name)) for name in names if self.get(name)}


def amount(text: str) -> float:
    """A Dutch amount: 32.000, 690,50, € 1.234,5 or 690.50. Raises ValueError."""
    plain = re.sub(r"[€\s]", "", text).removesuffix(",-")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d{1,2})?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d{1,12}([.,]\d{1,2})?", plain):
        return float(plain.replace(",", "."))
    raise ValueError(f"geen bedrag: {text}")


def _ages(text: str) -> list[int]:
    """4, 8 and 12 jaar. Raises ValueError."""
    parts = [part for part in re.split(r"[,;\s]+|\ben\b", text.replace("jaar", " ")) if part]
    found = [int(part) for part in parts]
    if any(not 0 <= age <= 120 for age in found):
        raise ValueError(f"geen leeftijden: {text}")
    return found


def place_of(error: InputError, form: Form) -> str:
    """The field that an error of the reader is about; empty where it is about none."""
    path = list(error.path)
    if path[:1] == ["woning"] and len(path) > 1:
        return str(path[1])
    if len(path) > 2 and path[0] == "personen" and isinstance(path[1], int):
        keys = [key for key, _, _ in form.adults]
        return f"{path[2]}_{keys[path[1]]}" if path[1] < len(keys) else ""
    return ""
