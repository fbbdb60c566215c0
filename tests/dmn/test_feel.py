"""FEEL against the examples of the standard (DMN 1.5, formal/2024-01-01): the tables of 10.3.4 and the text of 10.3.2.

Each line below is an example that the standard itself gives as an equation or as a value, unless it says otherwise.
"""

from decimal import Decimal
from typing import Any

import pytest

from prinsjesdag.dmn.engine import guarded, running
from prinsjesdag.dmn.feel.compiler import GLOBAL_NAMES, Static, compile_expression, compile_tests
from prinsjesdag.dmn.feel.lexer import SyntaxProblem
from prinsjesdag.dmn.feel.names import Names
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.temporal import Date, day_number, from_day_number, weekday
from prinsjesdag.dmn.temporal_text import parse_duration
from prinsjesdag.dmn.text import text

TRUE = r"""
string(1.1) = "1.1"
date(date and time("2012-12-25T11:00:00Z")) = date("2012-12-25")
date("2012-12-25") - date("2012-12-24") = duration("P1D")
date and time("2012-12-24T23:59:00") + duration("PT1M") = date and time("2012-12-25T00:00:00")
date and time("2012-12-24T23:59:00") - date and time("2012-12-22T03:45:00") = duration("P2DT20H14M")
date and time(date("2012-12-25"), time("23:59:00")) = date and time("2012-12-25T23:59:00")
number("1 000,0", " ", ",") = number("1,000.0", ",", ".")
duration("P2Y2M") = duration("P26M")
years and months duration(date("2011-12-22"), date("2013-08-24")) = duration("P1Y8M")
substring("foobar", 3) = "obar"
substring("foobar", 3, 3) = "oba"
substring("foobar", -2, 1) = "a"
substring("\U01F40Eab", 2) = "ab"
string length("\U01F40Eab") = 3
upper case("aBc4") = "ABC4"
lower case("aBc4") = "abc4"
substring before("foobar", "bar") = "foo"
substring before("foobar", "xyz") = ""
substring before("foobar", "o") = "f"
substring after("foobar", "ob") = "ar"
substring after("", "a") = ""
replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") = "[1=ab][2=]cd"
contains("foobar", "of") = false
starts with("foobar", "fo")
ends with("foobar", "r")
matches("foobar", "^fo*b")
split("John Doe", "\s") = ["John", "Doe"]
split("a;b;c;;", ";") = ["a", "b", "c", "", ""]
string join(["a", "b", "c"], "_and_") = "a_and_b_and_c"
string join(["a", "b", "c"]) = "abc"
string join(["a", null, "c"], "X") = "aXc"
string join([], "X") = ""
list contains([1, 2, 3], 2)
count([1, 2, 3]) = 3
count([1, [2, 3]]) = 2
min(1, 2, 3) = 1
max([1, 2, 3]) = 3
sum([1, 2, 3]) = 6
mean([1, 2, 3]) = 2
all([false, null, true]) = false
any([false, null, true]) = true
sublist([4, 5, 6], 1, 2) = [4, 5]
append([1], 2, 3) = [1, 2, 3]
concatenate([1, 2], [3]) = [1, 2, 3]
insert before([1, 3], 1, 2) = [2, 1, 3]
remove([1, 2, 3], 2) = [1, 3]
list replace([2, 4, 7, 8], 3, 6) = [2, 4, 6, 8]
list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5) = [5, 5, 7, 8]
reverse([1, 2, 3]) = [3, 2, 1]
index of([1, 2, 3, 2], 2) = [2, 4]
union([1, 2], [2, 3]) = [1, 2, 3]
distinct values([1, 2, 3, 2, 1]) = [1, 2, 3]
flatten([[1, 2], [[3]], 4]) = [1, 2, 3, 4]
product([2, 3, 4]) = 24
median([8, 2, 5, 3, 4]) = 4
median([6, 1, 2, 3]) = 2.5
decimal(stddev([2, 4, 7, 5]), 14) = 2.08166599946613
mode([6, 3, 9, 6, 6]) = [6]
mode([6, 1, 9, 6, 1]) = [1, 6]
decimal(1/3, 2) = .33
decimal(1.5, 0) = 2
decimal(2.5, 0) = 2
floor(-1.56, 1) = -1.6
ceiling(-1.56, 1) = -1.5
round up(-5.5, 0) = -6
round up(1.121, 2) = 1.13
round down(-5.5, 0) = -5
round half up(-5.5, 0) = -6
round half down(5.5, 0) = 5
abs(@"-PT5H") = @"PT5H"
modulo(-12, 5) = 3
modulo(12, -5) = -3
modulo(10.1, -4.5) = -3.4
sqrt(16) = 4
decimal(log(10), 8) = 2.30258509
decimal(exp(5), 12) = 148.413159102577
odd(5) and even(2)
is(date("2012-12-25"), time("23:00:50")) = false
is(date("2012-12-25"), date("2012-12-25"))
before(1, 10) and not(before(10, 1))
not(before(1, [1..10])) and before(1, (1..10])
not(before([1..10], 10)) and before([1..10), 10)
before([1..10], [15..20]) and before([1..10), [10..20])
overlaps([5..8], [1..5]) and not(overlaps([5..8], [1..5)))
overlaps before([1..5], [3..8]) and not(overlaps before([1..5), [5..8]))
finishes(10, [1..10]) and finishes([5..10], [1..10])
includes([1..10], [4..6]) and during(5, [1..10])
starts([1..5], [1..10]) and started by([1..10], [1..5))
coincides(5, 5) and coincides([1..5], [1..5])
day of year(date(2019, 9, 17)) = 260
day of week(date(2019, 9, 17)) = "Tuesday"
month of year(date(2019, 9, 17)) = "September"
week of year(date(2003, 12, 29)) = 1
week of year(date(2005, 1, 1)) = 53
get value({key1: "value1"}, "key1") = "value1"
get entries({key1: "value1"}) = [{key: "key1", value: "value1"}]
context([{key: "a", value: 1}, {key: "b", value: 2}]) = {a: 1, b: 2}
context put({x: 1}, "y", 2) = {x: 1, y: 2}
context merge([{x: 1}, {x: 2, y: 3}]) = {x: 2, y: 3}
sort(list: [3, 1, 4, 5, 2], precedes: function(x, y) x < y) = [1, 2, 3, 4, 5]
range("[18..21)") = [18..21)
[{x: 1, y: 2}, {x: 2, y: 3}][x = 1] = [{x: 1, y: 2}]
[{x: 1, y: 2}, {x: 2, y: 3}].y = [2, 3]
[1, 2, 3, 4][item > 2] = [3, 4]
[1, 2, 3, 4][-1] = 4
(for i in 0..4 return if i = 0 then 1 else i * partial[-1]) = [1, 1, 2, 6, 24]
every e in [1, 2] satisfies e > 0
(some e in [1, 2] satisfies e > 2) = false
-3 ** 2 = 9
2 ** 3 ** 2 = 64
{a: 1, b: a + 1}.b = 2
5 in (> 3) and 5 in [1..5] and not(5 in ]1..5[)
[1, 2] instance of list<number>
{a: 1} instance of context<a: number>
@"2024-02-28"+ @"P2D" = @"2024-03-01"
date("2021-01-31") + duration("P1M") = date("2021-02-28")
"\uD83D\uDC0E" = "\U01F40E"
1 /* one */ + 2 // three
    = 3
"""

NULL = r"""
string(null)
median([])
stddev([47])
1 / 0
1 + "1"
null + 1
1 = "1"
[1, 2][3]
substring("foobar", 0)
date("2019-02-29")
time("24:00:01")
duration("P1Y1D")
{a: 1, a: 2}
replace("abc", "b*", "x")
matches("a", "(?=a)")
sum([])
not("x")
true and null
false or null
abs(n: 1, n: 2)
f(1)
"""


def value(expression: str, **names: Any) -> Any:
    code = compile_expression(expression)
    with running():
        return guarded(lambda: code(Scope(names)))


def lines(block: str) -> list[str]:
    """One expression a line; a line that starts with a space goes on."""
    found: list[str] = []
    for line in block.strip().split("\n"):
        if line.startswith(" "):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


@pytest.mark.parametrize("expression", lines(TRUE))
def test_what_the_standard_gives_as_true(expression: str) -> None:
    assert value(expression) is True


@pytest.mark.parametrize("expression", lines(NULL))
def test_what_the_standard_makes_null(expression: str) -> None:
    assert value(expression) is None


@pytest.mark.parametrize(
    ("tests", "given", "holds"),
    [
        ("-", 5, True),
        ("< 10", 5, True),
        ("[1..5)", 5, False),
        ("not(1, 5)", 5, False),
        ('"a", "b"', "b", True),
        ("? > 3 and ? < 6", 5, True),
        ("null", None, True),
        ("5", None, None),
        ("odd(?)", 5, True),
    ],
)
def test_unary_tests(tests: str, given: Any, holds: bool | None) -> None:
    """8.3.3 and 10.3.2.13 of the standard: a cell is a test of the column's value."""
    test = compile_tests(tests)
    found = True if test is None else test(Decimal(given) if isinstance(given, int) else given, Scope({}))
    assert (found is True) == (holds is True)


def test_names_of_several_words_are_the_longest_that_is_known() -> None:
    """10.3.1.4: a-b is a name where there is one, else a subtraction."""
    static = Static(Names(["a-b", "first name"], GLOBAL_NAMES))
    assert text(compile_expression("a-b", static)(Scope({"a-b": "one"}))) == "one"
    assert text(compile_expression('first   name + "!"', static)(Scope({"first name": "Jo"}))) == "Jo!"
    assert text(compile_expression("c-d", static)(Scope({"c": value("3"), "d": value("1")}))) == "2"


@pytest.mark.parametrize("wrong", ["1 +", "(1", "[1..2", "if true then 1", "@", '"open', "1 2", "{a 1}", "..", ")"])
def test_what_is_no_feel_is_told(wrong: str) -> None:
    with pytest.raises(SyntaxProblem):
        compile_expression(wrong)


def test_days_are_counted_over_the_whole_calendar() -> None:
    """Day numbers and dates are each other's inverse; 1 January 1970 was a Thursday, 19 November 2026 too."""
    assert day_number(Date(1970, 1, 1)) == 0
    assert weekday(Date(1970, 1, 1)) == weekday(Date(2026, 11, 19)) == 4
    for number in (*range(-800_000, 800_000, 997), 10**10, -(10**10)):
        date = from_day_number(number)
        assert date is not None
        assert day_number(date) == number


def test_time_zones_change_with_summer_time() -> None:
    """Amsterdam is an hour ahead of UTC in January and two in July (Regeling zomertijd)."""
    assert value('@"2024-01-15T12:00:00@Europe/Amsterdam" = @"2024-01-15T11:00:00Z"') is True
    assert value('@"2024-07-15T12:00:00@Europe/Amsterdam" = @"2024-07-15T10:00:00Z"') is True


def test_a_duration_is_written_in_its_largest_units() -> None:
    duration = parse_duration("-PT100H61M0.5S")
    assert text(duration) == "-P4DT5H1M0.5S"
