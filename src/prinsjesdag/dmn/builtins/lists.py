"""Functions of lists (DMN 1.5, 10.3.4.4). Places count from 1, or from -1 at the end."""

from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.limits import LIST_ITEMS
from prinsjesdag.dmn.problems import TooMuch, fail, step, weigh
from prinsjesdag.dmn.scope import invoke
from prinsjesdag.dmn.values import compare, equal, whole

List = list[Any]


def _place(items: List, position: Decimal) -> int | None:
    place = whole(position)
    if place == 0 or abs(place) > len(items):
        return fail(f"een lijst van {len(items)} heeft geen plaats {place}")
    return place - 1 if place > 0 else len(items) + place


def _same(left: Any, right: Any) -> bool:
    step()
    return type(left) is type(right) and equal(left, right) is True


def bounded(items: List) -> List:
    """The list, if it isn't past the limits."""
    if len(items) > LIST_ITEMS:
        raise TooMuch(f"een lijst wordt langer dan {LIST_ITEMS}")
    return items


@builtin("list contains", "list:list, element:any")
def list_contains(items: List, element: Any) -> bool:
    return any(_same(item, element) for item in items)


@builtin("count", "list:list")
def count(items: List) -> Decimal:
    return Decimal(len(items))


@builtin("all", "*list:list")
def all_(items: List) -> bool | None:
    return _logic(items, False)


@builtin("any", "*list:list")
def any_(items: List) -> bool | None:
    return _logic(items, True)


def _logic(items: List, decisive: bool) -> bool | None:
    if any(item is decisive for item in items):
        return decisive
    if all(item is (not decisive) for item in items):
        return not decisive
    return None


@builtin("sublist", "list:list, start position:number, [length]:number")
def sublist(items: List, start: Decimal, length: Decimal | None = None) -> List | None:
    first = _place(items, start)
    if first is None:
        return None
    if length is None:
        return items[first:]
    if whole(length) < 1 or first + whole(length) > len(items):
        return fail("zo lang is de lijst niet")
    return items[first : first + whole(length)]


@builtin("append", "list:list, *item:any")
def append(items: List, more: List) -> List:
    return bounded(items + more)


@builtin("concatenate", "*list:any")
def concatenate(lists: Any) -> List | None:
    return _joined(lists)


@builtin("union", "*list:any")
def union(lists: Any) -> List | None:
    joined = _joined(lists)
    return None if joined is None else distinct_values(joined)


def _joined(lists: Any) -> List | None:
    weigh(lists if isinstance(lists, list) else ())
    if not isinstance(lists, list) or not all(isinstance(one, list) for one in lists):
        if isinstance(lists, list) and lists and None not in lists:
            return bounded([item for one in lists for item in (one if isinstance(one, list) else [one])])
        return fail("er zijn lijsten gevraagd")
    return bounded([item for one in lists for item in one])


@builtin("insert before", "list:list, position:number, newItem:any")
def insert_before(items: List, position: Decimal, new: Any) -> List | None:
    place = _place(items, position)
    return None if place is None else bounded([*items[:place], new, *items[place:]])


@builtin("remove", "list:list, position:number")
def remove(items: List, position: Decimal) -> List | None:
    place = _place(items, position)
    return None if place is None else items[:place] + items[place + 1 :]


@builtin("list replace", "list:list, position:number, newItem:any")
def list_replace(items: List, position: Decimal, new: Any) -> List | None:
    place = _place(items, position)
    return None if place is None else [*items[:place], new, *items[place + 1 :]]


@builtin("list replace", "list:list, match:function, newItem:any")
def list_replace_matching(items: List, match: Any, new: Any) -> List | None:
    replaced = []
    for item in items:
        step()
        found = invoke(match, [item, new])
        if not isinstance(found, bool):
            return fail("de functie van list replace geeft true of false")
        replaced.append(new if found else item)
    return replaced


@builtin("reverse", "list:list")
def reverse(items: List) -> List:
    return items[::-1]


@builtin("index of", "list:list, match:any")
def index_of(items: List, match: Any) -> List:
    return [Decimal(place) for place, item in enumerate(items, 1) if _same(item, match)]


@builtin("distinct values", "list:list")
def distinct_values(items: List) -> List:
    found: List = []
    seen: set[Any] = set()
    for item in items:
        if isinstance(item, (Decimal, str, bool)):
            key = (type(item), item)
            if key in seen:
                continue
            seen.add(key)
        elif any(_same(item, other) for other in found):
            continue
        found.append(item)
    return found


@builtin("flatten", "list:list")
def flatten(items: List) -> List:
    flat: List = []
    waiting = [iter(items)]
    while waiting:
        for item in waiting[-1]:
            step()
            if isinstance(item, list):
                waiting.append(iter(item))
                break
            flat.append(item)
        else:
            waiting.pop()
    return bounded(flat)


class _Unordered(Exception):  # noqa: N818
    pass


@builtin("sort", "list:list, [precedes]:function")
def sort(items: List, precedes: Any = None) -> List | None:
    def before(left: Any, right: Any) -> int:
        step()
        if precedes is None:
            found = compare(left, right)
            if found is None:
                raise _Unordered
            return found
        first = invoke(precedes, [left, right])
        if not isinstance(first, bool):
            raise _Unordered
        return -1 if first else int(invoke(precedes, [right, left]) is True)

    try:
        return sorted(items, key=cmp_to_key(before))
    except _Unordered:
        return fail("de lijst is niet te ordenen")
