"""Functions of contexts (DMN 1.5, 10.3.4.8)."""

from typing import Any

from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.problems import fail

Context = dict[str, Any]


@builtin("get value", "m:context, key:string")
def get_value(m: Context, key: str) -> Any:
    return m.get(key)


@builtin("get entries", "m:context")
def get_entries(m: Context) -> list[Context]:
    return [{"key": key, "value": value} for key, value in m.items()]


@builtin("context", "entries:list")
def context(entries: list[Any]) -> Context | None:
    made: Context = {}
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("key"), str) or "value" not in entry:
            return fail("context vraagt een lijst van contexten met key en value")
        if entry["key"] in made:
            return fail(f"de sleutel {entry['key']} staat er twee keer")
        made[entry["key"]] = entry["value"]
    return made


@builtin("context put", "context:context, key:string, value:any")
def context_put(context: Context, key: str, value: Any) -> Context:
    return {**context, key: value}


@builtin("context put", "context:context, keys:list, value:any")
def context_put_nested(context: Context, keys: list[Any], value: Any) -> Context | None:
    if not keys or not all(isinstance(key, str) for key in keys) or len(keys) > 100:
        return fail("context put vraagt een of meer sleutels")
    first, rest = keys[0], keys[1:]
    if not rest:
        return {**context, first: value}
    if not isinstance(context.get(first), dict):
        return fail(f"{first} is geen context")
    inner = context_put_nested(context[first], rest, value)
    return None if inner is None else {**context, first: inner}


@builtin("context merge", "contexts:list")
def context_merge(contexts: list[Any]) -> Context | None:
    merged: Context = {}
    for one in contexts:
        if not isinstance(one, dict):
            return fail("context merge vraagt een lijst van contexten")
        merged |= one
    return merged
