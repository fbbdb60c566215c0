"""Facts as they are written: by name, in lists and in groups; of a person, of a couple, of the home."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from prinsjesdag.engine import System, Variable
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.household.model import is_some, tagged
from prinsjesdag.law.algemeen.feiten import INCOME
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.values import Path, read_value

NESTED = ("kinderopvang", "wmo_voorziening", "partnerschap", "peiljaarinkomen")


class FactReader:
    """Reads what may be told, by the declarations of the law."""

    def __init__(self, system: System) -> None:
        self.system = system

    @cached_property
    def of_person(self) -> dict[str, Variable]:
        found = {}
        for variable in self.system.variables.values():
            if variable.level == "persoon" and variable.name not in ("rol", "eerste_van_paar"):
                found[variable.fact.name if variable.fact else variable.name] = variable
        return found

    @cached_property
    def of_home(self) -> dict[str, Variable]:
        return {
            v.fact.name[7:]: v for v in self.system.variables.values() if v.fact and v.fact.name.startswith("woning.")
        }

    @cached_property
    def of_groups(self) -> dict[str, Variable]:
        """Variables of the gezin and the household."""
        return {n: v for n, v in self.system.variables.items() if v.level != "persoon"}

    def known(self, content: Mapping[Any, Any], names: Iterable[str], path: Path, also: Iterable[str] = ()) -> None:
        """Refuse a field that there is not. Raises InputError."""
        fields = [*names, *also]
        for name in content:
            if name not in fields:
                raise InputError(f"onbekend veld{nearest(str(name), fields)}", (*path, str(name)))

    def person(self, said: Mapping[str, Any], path: Path, role: Rol) -> dict[str, Any]:
        """Everything told of one person, by variable."""
        facts: dict[str, Any] = {}
        for name, value in said.items():
            if name in self.of_person:
                variable = self.of_person[name]
                facts[variable.name] = read_value(variable, value, (*path, name))
        self._flatten(said, facts, path, role)
        self._income(facts, path)
        return facts

    def couple(self, said: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """What binds two partners."""
        facts: dict[str, Any] = {}
        if "relatie" in said:
            facts["relatie"] = read_value(self.of_person["relatie"], said["relatie"], (*path, "relatie"))
        self._grouped("partnerschap", said, facts, path)
        return facts

    def home(self, said: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """What is told of the home."""
        facts: dict[str, Any] = {}
        for name, value in self._group(said, "woning", path).items():
            if name not in self.of_home:
                raise InputError(f"onbekend veld{nearest(str(name), self.of_home)}", (*path, "woning", str(name)))
            facts[self.of_home[name].name] = read_value(self.of_home[name], value, (*path, "woning", name))
        return facts

    def groups(self, said: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """Given variables of the gezin and the household."""
        return {
            name: read_value(variable, said[name], (*path, name))
            for name, variable in self.of_groups.items()
            if name in said
        }

    def _income(self, facts: dict[str, Any], path: Path) -> None:
        told = [v.name for v in tagged(self.system, INCOME) if is_some(facts.get(v.name))]
        if facts.get("geen_inkomen") is True and told:
            raise InputError(f"geen_inkomen en {told[0]} spreken elkaar tegen", (*path, "geen_inkomen"))
        if "loon" in told and "minimumloon_uren" in told:
            raise InputError("geef loon of minimumloon_uren: uit de uren volgt het loon", (*path, "minimumloon_uren"))

    def _flatten(self, said: Mapping[str, Any], facts: dict[str, Any], path: Path, role: Rol) -> None:
        """Lists and groups of facts: childcare, Wmo provisions, overrides of partnership."""
        care = said.get("kinderopvang")
        entries = [care] if isinstance(care, Mapping) else care or []
        if not isinstance(entries, list):
            raise InputError(
                "hier hoort een lijst te staan: [{soort: bso, uren_maand: 40, uurprijs: 9.10}]", (*path, "kinderopvang")
            )
        for i, entry in enumerate(entries):
            spot = (*path, "kinderopvang", i)
            if not isinstance(entry, Mapping) or not {"soort", "uren_maand", "uurprijs"} <= set(entry):
                raise InputError("elke opvang heeft soort, uren_maand en uurprijs", spot)
            for name, value in entry.items():
                if name != "soort":
                    self._nested(f"kinderopvang.{entry['soort']}.{name}", value, facts, (*spot, str(name)), "opvang")
        hours = [
            value for name, value in facts.items() if name.startswith("kinderopvang_") and name.endswith("_uren_maand")
        ]
        if role != Rol.KIND and any(is_some(value) for value in hours):
            raise InputError("kinderopvang hoort bij het kind", (*path, "kinderopvang"))
        provisions = said.get("wmo_voorziening")
        if provisions is not None and not isinstance(provisions, (str, list)):
            raise InputError("hier hoort een lijst te staan, als [begeleiding]", (*path, "wmo_voorziening"))
        for name in [provisions] if isinstance(provisions, str) else provisions or []:
            self._nested(f"wmo_voorziening.{name}", True, facts, (*path, "wmo_voorziening"), "voorziening")
        for group in ("partnerschap", "peiljaarinkomen"):
            self._grouped(group, said, facts, path)

    def _grouped(self, group: str, said: Mapping[str, Any], facts: dict[str, Any], path: Path) -> None:
        for name, value in self._group(said, group, path).items():
            self._nested(f"{group}.{name}", value, facts, (*path, group, str(name)), group)

    def _group(self, said: Mapping[str, Any], name: str, path: Path) -> Mapping[str, Any]:
        group = said.get(name) or {}
        if not isinstance(group, Mapping):
            raise InputError(f"hier horen velden van {name} te staan, als {{…: …}}", (*path, name))
        return group

    def _nested(self, name: str, said: Any, facts: dict[str, Any], path: Path, what: str) -> None:
        variable = self.of_person.get(name)
        if variable is None:
            raise InputError(f"onbekende {what} '{name}'{nearest(name, self.of_person)}", path)
        if variable.name in facts:
            raise InputError(f"{name} staat er twee keer; tel dezelfde soort bij elkaar op", path)
        facts[variable.name] = read_value(variable, said, path)
