"""Finding an area by whatever a user types."""

import unicodedata

import pytest

from prinsjesdag.municipality.areas import AreaError, all_municipalities, find, municipalities_in, provinces
from prinsjesdag.municipality.data import rows


def refused(text: str) -> str:
    """The message for a text that names no single area; always one line that fits a terminal."""
    with pytest.raises(AreaError) as caught:
        find(text)
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 220
    return message


def test_there_are_342_municipalities_in_12_provinces() -> None:
    # CBS, Gemeentelijke indeling 2023 to 2026: 342.
    assert len(all_municipalities()) == 342
    assert [province.code for province in provinces()] == [f"PV{number}" for number in range(20, 32)]
    # CBS, Gemeentelijke indeling 2026, municipalities per province, PV20 Groningen to PV31 Limburg.
    expected = [10, 18, 12, 25, 6, 51, 26, 44, 50, 13, 56, 31]
    assert [len(municipalities_in(province)) for province in provinces()] == expected
    assert municipalities_in(find("NL")) == all_municipalities()
    assert municipalities_in(find("Ede")) == (find("GM0228"),)


def test_every_municipality_is_found_by_its_code_and_its_name() -> None:
    for area in all_municipalities():
        bare_accents = "".join(c for c in unicodedata.normalize("NFKD", area.naam) if not unicodedata.combining(c))
        for text in (
            area.code,
            area.code.lower(),
            area.code[2:],
            area.naam,
            area.naam.upper(),
            f"  gemeente {area.naam.lower()} ",
            area.naam.replace("-", " "),
            bare_accents,
        ):
            found = find(text)
            assert found == area
            assert found.kind == "gemeente"
            assert found.gevraagd_als is None
            assert found.toelichting is None


def test_every_province_is_found_by_its_code_and_its_name() -> None:
    for area in provinces():
        for text in (area.code, area.code.lower(), f"provincie {area.naam}", f"{area.naam} (PV)", f"prov. {area.naam}"):
            assert find(text) == area
        assert area.kind == "provincie"
        assert area.provincie_code == area.code
    assert find("friesland").code == "PV21"
    assert find("zuid holland").code == "PV28"


@pytest.mark.parametrize("text", ["NL", "nl", "Nederland", "NEDERLAND", "NL01"])
def test_the_country(text: str) -> None:
    assert (find(text).code, find(text).kind) == ("NL", "land")


@pytest.mark.parametrize(("text", "code"), [("Utrecht", "GM0344"), ("groningen", "GM0014")])
def test_a_municipality_goes_before_the_province_of_the_same_name(text: str, code: str) -> None:
    assert find(text).code == code
    assert find(f"{text} (gemeente)").code == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("s-Gravenhage", "'s-Gravenhage"),
        ("’s gravenhage", "'s-Gravenhage"),
        ("den bosch", "'s-Hertogenbosch"),
        ("Hertogenbosch", "'s-Hertogenbosch"),
        ("sudwest fryslan", "Súdwest-Fryslân"),
        ("Bergen (NH)", "Bergen (NH.)"),
        ("Bergen Noord-Holland", "Bergen (NH.)"),
        ("bergen, limburg", "Bergen (L.)"),
        ("Hengelo", "Hengelo (O.)"),
        ("Rijswijk", "Rijswijk (ZH.)"),
        ("Middelburg", "Middelburg (Z.)"),
        ("Laren", "Laren (NH.)"),
        ("Beek", "Beek (L.)"),
        ("Stein", "Stein (L.)"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn"),
        ("Krimpen aan de IJssel", "Krimpen aan den IJssel"),
        ("St. Michielsgestel", "Sint-Michielsgestel"),
        ("Gilze & Rijen", "Gilze en Rijen"),
        ("Nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("Bilt", "De Bilt"),
        ("ĳsselstein", "IJsselstein"),
    ],
)
def test_spellings_in_daily_use(text: str, name: str) -> None:
    assert find(text).naam == name


# --- former municipalities -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "explanation"),
    [
        # RvIG, Landelijke tabel 33 (gemeententabel).
        ("Bolsward", "GM1900", "Bolsward hoort sinds 2011 bij Súdwest-Fryslân."),
        ("gm0064", "GM1900", "Bolsward hoort sinds 2011 bij Súdwest-Fryslân."),
        ("rozenburg", "GM0599", "Rozenburg hoort sinds 2010 bij Rotterdam."),
        ("het Bildt", "GM1949", "Het Bildt hoort sinds 2018 bij Waadhoeke."),
        # CBS 70739ned: "Naamswijziging per 01-07-2015, nieuwe naam: De Fryske Marren (GM1940)".
        ("De Friese Meren", "GM1940", "De Friese Meren heet sinds 2015 De Fryske Marren."),
        # Two steps: Molenwaard in 2013, Molenlanden in 2019.
        (
            "Nieuw-Lekkerland",
            "GM1978",
            "Nieuw-Lekkerland hoort sinds 2013 bij Molenwaard; die gemeente hoort sinds 2019 bij Molenlanden.",
        ),
        (
            "Millingen a/d Rijn",
            "GM1945",
            "Millingen aan de Rijn hoort sinds 2015 bij Groesbeek; die gemeente heet sinds 2016 Berg en Dal.",
        ),
    ],
)
def test_a_former_municipality_gives_the_one_of_today_and_says_so(text: str, code: str, explanation: str) -> None:
    found = find(text)
    assert found == find(code)
    assert found.gevraagd_als is not None
    assert found.toelichting == explanation


@pytest.mark.parametrize(
    ("name", "successors"),
    [
        # boarnsterhim.nl and CBS, "Aantal gemeenten opnieuw gedaald" (2014).
        ("Boarnsterhim", {"Leeuwarden", "Heerenveen", "Súdwest-Fryslân", "De Fryske Marren"}),
        # CBS 70739ned: 6,719 and 4,629 inhabitants.
        ("Maasdonk", {"'s-Hertogenbosch", "Oss"}),
        # CBS 70739ned: 3,394, 5,411 and 1,878 inhabitants.
        ("Littenseradiel", {"Leeuwarden", "Súdwest-Fryslân", "Waadhoeke"}),
        # CBS, December 2018: Ezinge, Feerwerd and Garnwerd to Westerkwartier.
        ("Winsum", {"Het Hogeland", "Westerkwartier"}),
        # VNG, herindelingsadvies 2019.
        ("Haaren", {"Boxtel", "Oisterwijk", "Tilburg", "Vught"}),
    ],
)
def test_a_divided_municipality_names_all_that_came_after(name: str, successors: set[str]) -> None:
    message = refused(name)
    assert "verdeeld over" in message
    assert {area.naam for area in all_municipalities() if f"{area.naam} ({area.code})" in message} == successors


def test_every_former_municipality_resolves_by_name_and_by_code() -> None:
    former = {(row["code"], row["naam"]) for row in rows("namen")}
    assert len(former) == 121  # CBS, Gemeentelijke indeling 2010 to 2026: codes that disappeared
    divided = {row["naam"] for row in rows("namen") if row["soort"] == "verdeeld"}
    current = {area.code for area in all_municipalities()}
    for code, name in former:
        assert code not in current
        if name in divided:
            assert refused(code) == refused(name)
        else:
            assert find(code) == find(name)
            assert find(name).gevraagd_als == name
            assert find(name).code in current


# CBS's news items: 431 and 418 ("418 municipalities in 2011"), 408 (2013), 403 (2014), 393 (2015), 390 (2016), 388 and
# 380 (2017, 2018), 355 (December 2018), 415 and 345 (December 2021); 342 since 2023.
NUMBERS = {2010: 431, 2011: 418, 2012: 415, 2013: 408, 2014: 403, 2015: 393, 2016: 390, 2017: 388, 2018: 380, 2019: 355}
NUMBERS |= {2022: 345, 2023: 342}


@pytest.mark.parametrize(("year", "number"), NUMBERS.items())
def test_the_table_of_mergers_gives_the_number_of_municipalities_of_each_year(year: int, number: int) -> None:
    first_day = f"{year}-01-01"
    ended_later = {row["code"] for row in rows("namen") if row["datum"] > first_day}
    # Every successor numbered GM1900 or higher is one that began with the merger or the new name.
    began = {row["code_nieuw"]: row["datum"] for row in reversed(rows("namen")) if row["code_nieuw"] >= "GM1900"}
    began_later = {code for code, date in began.items() if date > first_day}
    assert len(all_municipalities()) + len(ended_later) - len(began_later) == number


def test_every_alias_means_something() -> None:
    for row in rows("aliassen"):
        try:
            found = find(row["alias"])
        except AreaError as error:
            assert row["code"] in str(error) or "verdeeld over" in str(error)  # noqa: PT017
        else:
            assert row["code"] in (found.code, *(old["code"] for old in rows("namen")))


# --- texts that name nothing, or too much ----------------------------------------------------------------------------


def test_an_ambiguous_name_names_the_choices() -> None:
    message = refused("Bergen")
    assert "Bergen (NH.) (GM0373)" in message
    assert "Bergen (L.) (GM0893)" in message
    assert "Alphen-Chaam (GM1723)" in refused("alphen")


def test_no_own_name_is_ambiguous_but_bergen() -> None:
    bare = {area.naam.split(" (")[0] for area in all_municipalities()}
    ambiguous = set()
    for name in bare:
        try:
            find(name)
        except AreaError:
            ambiguous.add(name)
    assert ambiguous == {"Bergen"}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Utrect", "Bedoelde u Utrecht?"),
        ("Amstedam", "Bedoelde u Amsterdam?"),
        ("Gemeente Roterdam", "Bedoelde u Rotterdam, "),
        ("Bolswart", "Bedoelde u Bolsward?"),
        ("Zuid-Hollant", "Bedoelde u Zuid-Holland"),
        ("Den Hag", "'s-Gravenhage"),
        ("gemeente Drenthe", "Drenthe"),
    ],
)
def test_an_unknown_name_comes_with_the_nearest(text: str, suggestion: str) -> None:
    assert suggestion in refused(text)


def test_a_letter_left_out_of_any_longer_name_is_recognised() -> None:
    for area in all_municipalities():
        name = area.naam.split(" (")[0]
        if len(name) >= 6:
            typed = name[:3] + name[4:]
            try:
                assert find(typed) == area
            except AreaError as error:
                assert name in str(error)  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "Geef een gemeente"),
        (" \n", "Geef een gemeente"),
        ("---", "Geef een gemeente"),
        ("GM9999", "GM9999 is onbekend"),
        ("PV99", "PV99 is onbekend"),
        ("12345", "GM0344"),
        ("qqqq", "bijvoorbeeld GM0344"),
        ("x" * 1_000_000, "geen gemeente"),
        ("\x1b[31mkwaad\x00", "geen gemeente"),
    ],
)
def test_nonsense_gets_one_clear_line(text: str, part: str) -> None:
    assert part in refused(text)
