"""The commands with their arguments and options, from the program itself, as Markdown for the site."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import typer.main

from prinsjesdag.cli.app import app

PLACE = "<!-- opdrachten -->"
"""Where on a page they come."""


def filled(page: str) -> str:
    """The page with the commands in their place."""
    return page.replace(PLACE, "\n".join(_all()))


def _all() -> Iterator[str]:
    yield from _section("prinsjesdag", typer.main.get_command(app))


def _section(name: str, command: Any) -> Iterator[str]:
    """A command, and the commands under it."""
    below = getattr(command, "commands", {})
    usual = [one for one in command.params if one.name != "help" and not getattr(one, "hidden", False)]
    named = [one for one in usual if one.param_type_name == "option"]
    placed = [one for one in usual if one.param_type_name == "argument"]
    words = [_word(one) for one in placed]
    yield f"## `{name}`\n"
    yield f"{(command.help or command.short_help or '').strip()}\n"
    if not below:
        yield f"```text\n{' '.join([name, *words, *(['[opties]'] if named else [])])}\n```\n"
    rows = [(f"`{one.metavar or one.name.upper()}`", one) for one in placed]
    rows += [(", ".join(f"`{opt}`" for opt in (*one.opts, *one.secondary_opts)), one) for one in named]
    if rows:
        yield "| | betekent | standaard |\n| --- | --- | --- |"
        yield from (f"| {shown} | {_cell(_said(one))} | {_default(one)} |" for shown, one in rows)
        yield ""
    for word in sorted(below):
        if not below[word].hidden:
            yield from _section(f"{name} {word}", below[word])


def _word(argument: Any) -> str:
    shown = argument.metavar or argument.name.upper()
    shown += "…" if argument.nargs == -1 or argument.multiple else ""
    return shown if argument.required or shown.startswith("[") else f"[{shown}]"


def _said(one: Any) -> str:
    kind = one.type_descriptor.annotation
    words = f" ({', '.join(str(c.value) for c in kind)})" if isinstance(kind, type) and issubclass(kind, Enum) else ""
    return f"{one.help or ''}{words}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _default(one: Any) -> str:
    if one.required:
        return "verplicht"
    value = one.default
    if value is None or value is False or callable(value) or value in ((), []) or value == "":
        return ""
    return f"`{getattr(value, 'value', value)}`"
