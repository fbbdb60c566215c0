"""How the outcomes of an area read: the figure, then its 90% interval, and the names of groups and schemes."""

from collections.abc import Mapping
from typing import Any

from prinsjesdag import wording
from prinsjesdag.measures.register import register

Row = Mapping[str, Any]
"""One of the `uitkomsten` of `gemeente --json`."""

GROUPS: Mapping[str, Mapping[str, str]] = {
    "": {"alle": "alle huishoudens"},
    "Soort huishouden": {
        "eenpersoons": "alleenstaanden", "eenouder": "eenoudergezinnen",
        "paar_zonder_kinderen": "paren zonder kinderen", "paar_met_kinderen": "paren met kinderen",
        "overig": "andere huishoudens",
    },
    "Inkomensgroep": {
        "tiende_1": "laagste tien procent", **{f"tiende_{n}": f"groep {n}" for n in range(2, 10)},
        "tiende_10": "hoogste tien procent",
    },
    "Bron van inkomen": {
        "bron_loon": "loon", "bron_winst": "eigen bedrijf", "bron_bijstand": "bijstand",
        "bron_andere_uitkering": "andere uitkering", "bron_pensioen": "pensioen of AOW",
        "bron_student_of_geen": "student of geen inkomen",
    },
    "Woning": {"koop": "eigen woning", "sociale_huur": "sociale huur", "particuliere_huur": "particuliere huur"},
    "Leeftijd van de hoofdpersoon": {
        "leeftijd_tot_35": "tot 35 jaar", "leeftijd_35_tot_50": "35 tot 50 jaar",
        "leeftijd_50_tot_67": "50 tot 67 jaar", "leeftijd_67_of_ouder": "67 jaar of ouder",
    },
}  # fmt: skip
SCHEMES = {
    "zorgtoeslag": "zorgtoeslag", "huurtoeslag": "huurtoeslag", "kindgebonden_budget": "kindgebonden budget",
    "kinderopvangtoeslag": "kinderopvangtoeslag", "kinderbijslag": "kinderbijslag", "bijstand": "bijstand",
}  # fmt: skip
_SIGNED = ("procent", "EUR/maand")


class Outcomes:
    """The answer about an area, by quantity, group and measure."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        self.answer = answer
        self.rows = {(r["grootheid"], r["groep"], r["maatregel"]): r for r in answer["uitkomsten"]}

    def get(self, quantity: str, group: str = "alle", measure: str | None = None) -> Row | None:
        """A figure; None where it isn't shown."""
        return self.rows.get((quantity, group, measure))

    @property
    def counted(self) -> list[Row]:
        """What CBS counts."""
        return [row for row in self.rows.values() if row["soort"] == "geteld"]

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Kinds of groups, each with the groups that are shown and their names."""
        found = []
        for kind, names in GROUPS.items():
            shown = [(g, label) for g, label in names.items() if self.get("mediaan_koopkracht", g)]
            if shown:
                found.append((kind, shown))
        return found

    @property
    def measures(self) -> list[tuple[str, str]]:
        """The measures that are shown, largest effect first, with their titles."""
        titles = {measure.slug: measure.title for measure in register()}
        slugs = dict.fromkeys(slug for _, group, slug in self.rows if slug is not None and group == "alle")
        size = {slug: abs(self.rows["totaal_effect_mln", "alle", slug]["waarde"]) for slug in slugs}
        return [(slug, titles.get(slug, slug)) for slug in sorted(slugs, key=lambda slug: -size[slug])]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What is not shown and why, by name."""
        titles = {measure.slug: measure.title for measure in register()}
        found = []
        for one in self.answer["onderdrukt"]:
            name = titles.get(one["grootheid"].removeprefix("maatregel "), one["grootheid"].replace("_", " "))
            if one["groep"] != "alle":
                name = next((names[one["groep"]] for names in GROUPS.values() if one["groep"] in names), one["groep"])
            found.append((_HIDDEN.get(one["grootheid"], name), one["reden"]))
        return found


_HIDDEN = {
    "aandeel_arm_personen": "armoede onder personen", "aandeel_arm_kinderen": "armoede onder kinderen",
    "uitgaven_aio": "AIO", "uitgaven_toeslagenwet": "Toeslagenwet", "uitgaven_ioaw": "IOAW",
    "huishoudens_tot_110_sociaal_minimum": "huishoudens tot 110% van het sociaal minimum, berekend",
}  # fmt: skip


def value(row: Row | None) -> str:
    """A figure as short as its certainty allows: 31%, € 12, −1,4%, 8.400."""
    return "–" if row is None else _figure(row["waarde"], row)


def band(row: Row | None) -> str:
    """The 90% interval of a figure: −0,2% tot +0,4%. Nothing for a figure that is counted."""
    if row is None or row["laag"] is None:
        return ""
    return f"{_bare(row['laag'], row)} tot {_bare(row['hoog'], row)}"


def shown(row: Row | None) -> str:
    """A figure with its interval."""
    told = band(row)
    return f"{value(row)} ({told})" if told else value(row)


def _bare(amount: float, row: Row) -> str:
    """Within an interval what is an amount or a million need not be said again."""
    return _figure(amount, row).replace("€\u00a0", "").removesuffix("\u00a0mln")


def _figure(amount: float, row: Row) -> str:
    unit = row["eenheid"]
    plus = "+" if unit in _SIGNED and amount > 0 else ""
    if unit == "deel":
        return f"{wording.number(100.0 * amount, 1)}%"
    if unit == "procent":
        return f"{plus}{wording.number(amount, 2)}%".replace("-", "−")
    if unit.startswith("EUR"):
        whole = all(row[key] == round(row[key]) for key in ("waarde", "laag", "hoog"))
        return f"{plus}{wording.euro(amount, 0 if whole else 2)}".replace(" ", "\u00a0")
    if unit == "mln EUR":
        return f"{wording.number(amount, 2)} mln".replace("-", "−").replace(" ", "\u00a0")
    return wording.number(amount).replace("-", "−")
