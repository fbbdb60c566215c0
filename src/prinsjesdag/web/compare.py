"""Two areas side by side: the same figures, with whether their intervals tell them apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prinsjesdag.report.wording import GROUPS, SCHEMES, Outcomes

MAIN = {
    "mediaan_koopkracht": "koopkracht, het midden",
    "aandeel_vooruit": "gaat erop vooruit",
    "aandeel_achteruit": "gaat erop achteruit",
    "mediaan_besteedbaar_inkomen": "besteedbaar inkomen per jaar, het midden",
    "mediaan_gestandaardiseerd_inkomen": "gestandaardiseerd inkomen per jaar, het midden",
    "gini": "ongelijkheid (Gini)",
    "aandeel_huishoudens_tot_110_sociaal_minimum": "huishoudens tot 110% van het sociaal minimum (geteld)",
}


@dataclass(frozen=True)
class Pair:
    """One figure of both; None where it isn't shown."""

    label: str
    one: Mapping[str, Any] | None
    other: Mapping[str, Any] | None

    @property
    def apart(self) -> str:
        """Whether the difference is more than the intervals allow."""
        if self.one is None or self.other is None:
            return "niet te zeggen"
        if self.one["waarde"] == self.other["waarde"]:
            return "gelijk"
        higher = "hoger" if self.one["waarde"] > self.other["waarde"] else "lager"
        if self.one["laag"] is None or self.other["laag"] is None:
            return higher
        overlap = self.one["laag"] <= self.other["hoog"] and self.other["laag"] <= self.one["hoog"]
        return "binnen de marge" if overlap else higher


@dataclass(frozen=True)
class Part:
    """Figures of one kind."""

    title: str
    pairs: tuple[Pair, ...]


def side_by_side(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[Part, ...]:
    """The main figures, purchasing power by group, and allowances by household."""
    a, b = Outcomes(one), Outcomes(other)
    parts = [Part("Hoofdcijfers", tuple(Pair(label, a.get(name), b.get(name)) for name, label in MAIN.items()))]
    for kind, groups in GROUPS.items():
        if kind:
            pairs = tuple(
                Pair(label, a.get("mediaan_koopkracht", group), b.get("mediaan_koopkracht", group))
                for group, label in groups.items()
            )
            parts.append(Part(f"Koopkracht, het midden: {kind.lower()}", pairs))
    changes = tuple(
        Pair(label, a.get(f"gemiddelde_verandering_{name}_maand"), b.get(f"gemiddelde_verandering_{name}_maand"))
        for name, label in SCHEMES.items()
    )
    parts.append(Part("Regelingen: verandering per maand, gemiddeld over alle huishoudens", changes))
    shown = [Part(part.title, tuple(p for p in part.pairs if p.one or p.other)) for part in parts]
    return tuple(part for part in shown if part.pairs)
