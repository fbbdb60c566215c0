"""Random households, as a user would describe them and as the rows of a table."""

from datetime import date
from typing import Any

import polars as pl
from hypothesis import strategies as st

Content = dict[str, Any]

BIRTHS = st.one_of(
    st.dates(date(1925, 1, 1), date(2022, 12, 31)),
    st.dates(date(2004, 6, 1), date(2009, 6, 30)),  # who turns 17, 18 or 19 about now
    st.dates(date(1955, 1, 1), date(1960, 12, 31)),  # and the AOW-leeftijd
    st.sampled_from([date(2004, 2, 29), date(2008, 2, 29), date(1956, 2, 29), date(2006, 12, 31), date(2007, 1, 1)]),
)
AMOUNTS = st.sampled_from([0.0, 1.0, 8_000.0, 18_500.0, 32_000.0, 41_250.5, 75_000.0, 130_000.0])
LIKELY = {
    "loon": AMOUNTS,
    "winst": st.sampled_from([0.0, -4_000.0, 30_000.0]),
    "urencriterium": st.booleans(),
    "uitkering": st.sampled_from([0.0, 0.0, 16_000.0]),
    "uitkering_soort": st.sampled_from(["geen", "ww", "wia"]),
    "aanvullend_pensioen": st.sampled_from([0.0, 9_000.0]),
    "pensioenpremie": st.sampled_from([0.0, 1_200.0]),
    "spaargeld": st.sampled_from([0.0, 20_000.0, 140_000.0, 400_000.0]),
    "schulden": st.sampled_from([0.0, 10_000.0]),
    "zorgverzekerd": st.booleans(),
    "student": st.booleans(),
    "arbeidsuren_week": st.sampled_from([0.0, 24.0, 40.0]),
    "kinderopvang.bso.uren_maand": st.sampled_from([0.0, 45.0]),
    "kinderopvang.bso.uurprijs": st.sampled_from([0.0, 9.25]),
    "tabelloon_maand": st.sampled_from([0.0, 2_500.0]),
}
"""Facts that everybody in a table tells, when it has the column."""
SOMETIMES: dict[str, Any] = {
    "aow": st.sampled_from([None, None, 15_000.0]),
    "toetsingsinkomen": st.sampled_from([None, 24_000.0]),
    "relatie": st.sampled_from([None, "samenwonend", "samenlevingscontract"]),
    "partnerschap.toeslag": st.sampled_from([None, "ja", "nee"]),
}
"""Facts that may stay empty."""
HOME = {
    "soort": st.sampled_from(["huur", "koop"]),
    "kale_huur": st.sampled_from([400.0, 690.0, 880.0]),
    "servicekosten": st.sampled_from([0.0, 24.0]),
    "hypotheekrente": st.sampled_from([0.0, 6_000.0]),
    "woz_waarde": st.sampled_from([0.0, 310_000.0]),
}


@st.composite
def tables(draw: st.DrawFn) -> list[Content]:
    """Some households that tell the same kinds of things."""
    likely = draw(st.sets(st.sampled_from(sorted(LIKELY)), min_size=1))
    if not likely & {"loon", "winst", "uitkering", "aanvullend_pensioen"}:
        likely.add("loon")
    if "kinderopvang.bso.uren_maand" in likely or "kinderopvang.bso.uurprijs" in likely:
        likely |= {"kinderopvang.bso.uren_maand", "kinderopvang.bso.uurprijs"}
    sometimes = draw(st.sets(st.sampled_from(sorted(SOMETIMES))))
    home = draw(st.booleans())
    count = draw(st.integers(1, 4))
    return [draw(_household(f"h{i}", likely, sometimes, home)) for i in range(count)]


@st.composite
def _household(draw: st.DrawFn, name: str, likely: set[str], sometimes: set[str], home: bool) -> Content:
    roles = ["aanvrager"] + ["partner"] * draw(st.integers(0, 1))
    roles += draw(st.lists(st.sampled_from(["kind", "kind", "medebewoner"]), max_size=4))
    roles = draw(st.permutations(roles))
    of_couple = {k: draw(SOMETIMES[k]) for k in sorted(sometimes) if k.startswith(("relatie", "partnerschap"))}
    persons = []
    for i, role in enumerate(roles):
        person: Content = {"id": f"p{i}", "rol": role}
        if draw(st.booleans()):
            lowest = 0 if role == "kind" else 18
            person["leeftijd"] = draw(st.integers(lowest, 90 if lowest else 30))
        else:
            born = BIRTHS if role == "kind" else BIRTHS.filter(lambda d: d.year < 2006)
            person["geboortedatum"] = draw(born).isoformat()
        if role in ("kind", "medebewoner") and draw(st.booleans()):
            person["gezin"] = draw(st.integers(1, 4))
        for fact in sorted(likely):
            if role == "kind" or not fact.startswith("kinderopvang."):
                person[fact] = draw(LIKELY[fact])
        for fact in sorted(sometimes):
            value = of_couple[fact] if fact in of_couple and role in ("aanvrager", "partner") else draw(SOMETIMES[fact])
            if value is not None:
                person[fact] = value
        persons.append(person)
    content: Content = {"id": name, "personen": persons}
    if home:
        content["woning"] = {k: draw(v) for k, v in HOME.items()}
        if content["woning"]["soort"] == "koop" and draw(st.booleans()):
            del content["woning"]["kale_huur"]
    return content


def nested(content: Content) -> Content:
    """As in a household file: groups in place of dots."""
    persons = []
    for person in content["personen"]:
        plain = {k: v for k, v in person.items() if not k.startswith(("kinderopvang.", "partnerschap."))}
        if "kinderopvang.bso.uren_maand" in person:
            care = {k.rsplit(".", 1)[1]: v for k, v in person.items() if k.startswith("kinderopvang.")}
            plain["kinderopvang"] = [{"soort": "bso", **care}]
        if "partnerschap.toeslag" in person:
            plain["partnerschap"] = {"toeslag": person["partnerschap.toeslag"]}
        persons.append(plain)
    return {**content, "personen": persons}


def rows(contents: list[Content]) -> pl.DataFrame:
    """The same households as a table: a row a person, the home repeated, dates as dates."""
    found = []
    for content in contents:
        home = {f"woning.{k}": v for k, v in content.get("woning", {}).items()}
        for person in content["personen"]:
            plain = {k: v for k, v in person.items() if k != "id"}
            found.append({"huishouden_id": content["id"], "persoon_id": person["id"], **plain, **home})
    table = pl.DataFrame(found, infer_schema_length=None)
    if "geboortedatum" in table.columns:
        table = table.with_columns(pl.col("geboortedatum").cast(pl.String).str.to_date())
    return table
