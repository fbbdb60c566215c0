"""For an energy coach and a resident: one home, what insulation saves, costs and is paid back in."""

import anyio.to_thread
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from prinsjesdag.energy import advice, stock
from prinsjesdag.energy.home import KINDS, LABELS, read
from prinsjesdag.errors import InputError
from prinsjesdag.municipality.areas import AreaError, all_municipalities, find
from prinsjesdag.report import layout
from prinsjesdag.report import woning as told
from prinsjesdag.web.filled import MOST_FIELDS, Filled, filled
from prinsjesdag.web.pages.rendering import page

router = APIRouter()
NUMBERS = {
    "oppervlakte": (
        "Gebruiksoppervlakte in m²",
        "Staat op het energielabel en in het register van adressen en gebouwen (BAG). Dit is altijd nodig.",
    ),
    "bouwjaar": ("Bouwjaar", ""),
    "gasverbruik": ("Gasverbruik in m³ per jaar", "Van de jaarafrekening. Leeg: wij schatten het."),
    "elektriciteitsverbruik": ("Stroomverbruik in kWh per jaar", "Leeg: het gemiddelde van Nederland."),
    "woz_waarde": ("WOZ-waarde in euro", "Alleen voor de lokale aanpak van de gemeente."),
}
YEARS = (2026, 2025, 2024, 2023)


@router.get("/woning")
def begin() -> Response:
    """The form, empty."""
    return _page(Filled({"jaar": str(YEARS[0])}), None)


@router.post("/woning")
async def go(request: Request) -> Response:
    """The advice on this home."""
    form = filled((await request.form(max_files=0, max_fields=MOST_FIELDS)).multi_items())
    return await anyio.to_thread.run_sync(lambda: _go(form))


def _go(form: Filled) -> Response:
    said = _said(form)
    if form.errors:
        return _page(form, None)
    try:
        one = read(said)
        found = advice.advise(one, advice.Options(mean_woz=stock.mean_woz(one.municipality)))
    except InputError as error:
        form.blame(error)
        return _page(form, None)
    return _page(form, found)


def _said(form: Filled) -> dict[str, object]:
    """What was filled in, as a file has it."""
    home: dict[str, object] = {name: value for name in NUMBERS if (value := form.number(name)) is not None}
    home |= {name: form.get(name) for name in ("soort", "type", "energielabel") if form.get(name)}
    if form.get("monument"):
        home["monument"] = "ja"
    said: dict[str, object] = {"woning": home}
    if form.get("jaar") in map(str, YEARS):
        said["jaar"] = int(form.get("jaar"))
    else:
        form.errors["jaar"] = f"Kies een jaar van {YEARS[-1]} tot en met {YEARS[0]}."
    if not form.get("type"):
        form.errors["type"] = "Kies de soort woning: daarmee schatten wij hoe groot dak, gevel, vloer en ramen zijn."
    if form.get("gemeente"):
        try:
            said["gemeente"] = find(form.get("gemeente")).code
        except AreaError as error:
            form.errors["gemeente"] = str(error)
    return said


def _page(form: Filled, found: advice.Advice | None) -> Response:
    drawn = Markup(layout.svg_text(told.chart(found).to_dict())) if found else None
    return page(
        "woning.html", 400 if form.errors else 200, form=form, found=found, current="/woning", numbers=NUMBERS,
        kinds=KINDS, labels=LABELS, years=YEARS, drawn=drawn, tables=told.tables(found) if found else [],
        lines=told.lines(found) if found else [], losses=told.losses(found) if found else None,
        not_modelled=told.NOT_MODELLED, sources=told.sources(),
        municipalities=sorted(one.naam for one in all_municipalities()),
    )  # fmt: skip
