"""Toepasbare regels of the Omgevingsloket: a file is uploaded, asks its questions, and its conclusion is explained.

The file travels with every step in the form itself; nothing is stored.
"""

import base64
import binascii
import json
import zlib
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from prinsjesdag.dmn.answers import to_json
from prinsjesdag.dmn.interview import Interview, shown
from prinsjesdag.dmn.replies import answer
from prinsjesdag.dmn.showing import as_dict
from prinsjesdag.dmn.sttr import Rules, read_bytes
from prinsjesdag.errors import InputError
from prinsjesdag.web.filled import MOST_FIELDS, Filled, filled
from prinsjesdag.web.pages.rendering import page

router = APIRouter()
LARGEST = 900_000
"""Bytes of a file."""


@router.get("/toepasbare-regels")
def begin() -> Response:
    """Where the file is asked for."""
    return _page(Filled({}), "", None)


@router.post("/toepasbare-regels")
async def go(request: Request) -> Response:
    """The questions of a file, or its conclusion with these answers."""
    said = await request.form(max_files=1, max_fields=MOST_FIELDS)
    form = filled((name, value) for name, value in said.multi_items() if name != "inhoud")
    try:
        content, name = await _content(said)
    except InputError as error:
        form.errors["bestand"] = error.what
        return _page(form, "", None)
    return await anyio.to_thread.run_sync(lambda: _go(form, said, content, name))


async def _content(said: FormData) -> tuple[bytes, str]:
    """The file that is uploaded now, or the one that came along. Raises InputError."""
    sent = said.get("bestand")
    if isinstance(sent, UploadFile) and sent.filename:
        content, name = await sent.read(LARGEST + 1), sent.filename[:100]
    elif isinstance(packed := said.get("inhoud"), str) and packed:
        content, name = _unpacked(packed), str(said.get("naam", ""))[:100]
    else:
        raise InputError("Kies een bestand met toepasbare regels (.dmn).")
    if len(content) > LARGEST:
        raise InputError("Het bestand is te groot: hoogstens 900 kB.")
    return content, name


def _packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content, 6)).decode()


def _unpacked(packed: str) -> bytes:
    try:
        return zlib.decompressobj().decompress(base64.b64decode(packed, validate=True), LARGEST + 1)
    except (binascii.Error, zlib.error, ValueError):
        raise InputError("Het bestand kwam niet goed mee. Kies het opnieuw.") from None


def _go(form: Filled, said: FormData, content: bytes, name: str) -> Response:
    try:
        rules = read_bytes(content, name)
    except InputError as error:
        form.errors["bestand"] = error.what
        return _page(form, "", None)
    answers = _answers(form, said, rules)
    state = Interview(rules).state(answers)
    found = json.loads(to_json(as_dict(rules, state, answers)))
    places = {question.id: f"v{at}" for at, question in enumerate(rules.questions)}
    for one in found["vragen"]:
        one["veld"] = places[one["id"]]
    return _page(form, _packed(content), found, name)


def _answers(form: Filled, said: FormData, rules: Rules) -> dict[str, Any]:
    """Answers by question; what can't be read is told at its field."""
    found = {}
    for at, question in enumerate(rules.questions):
        texts = [one for one in said.getlist(f"v{at}") if isinstance(one, str) and one.strip()]
        if not texts:
            continue
        try:
            found[question.id] = answer(texts if question.several else texts[0].strip(), question)
        except InputError as error:
            form.errors[f"v{at}"] = error.what
    return found


def _page(form: Filled, packed: str, found: dict[str, Any] | None, name: str = "") -> Response:
    return page("toepasbare_regels.html", 400 if form.errors else 200, form=form, packed=packed, found=found, name=name,
                shown=shown, current="/toepasbare-regels")  # fmt: skip
