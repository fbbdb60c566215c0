"""How much work a regular expression may be, counted by hand; and what people use is little work."""

import pytest

from prinsjesdag.dmn.builtins.backtracking import CHEAPER, LONGEST, ways


@pytest.mark.parametrize(
    ("pattern", "length", "counted"),
    [
        ("abc", 1280, 1280),  # begins at each character
        ("a*b", 255, 256 * 255 // 2),  # each piece of the text: two ends out of 256 places
        (r"\*[*+?]\+", 255, 255),  # stars that are characters
        ("a?b", 1280, 2 * 1280),
        ("(a|b|c)d", 1280, 3 * 1280),
        ("a{3}", 1280, 1280),  # always three
    ],
)
def test_repeats_beside_one_another(pattern: str, length: int, counted: int) -> None:
    assert ways(pattern, length) == counted // CHEAPER


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(?:a+b?)+c", "((a?)b)*", "(a{1,9}){2,}", "([)*]+)*"])
def test_a_repeat_of_a_repeat_doubles_with_every_character(pattern: str) -> None:
    assert ways(pattern, 20) == 2**20
    assert ways(pattern, 5000) == 2**LONGEST


@pytest.mark.parametrize("pattern", [r"^[A-Z]{2}[0-9]{4}$", r"(ab)+", r"(?:[0-9]{3})*", r"^(aap|noot|mies)$"])
def test_what_fits_in_one_way_is_little_work(pattern: str) -> None:
    assert ways(pattern, 100) < 100
