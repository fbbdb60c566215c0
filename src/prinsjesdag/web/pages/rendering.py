"""One Jinja environment for the pages, with the layout that they share with the report."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from prinsjesdag import __version__
from prinsjesdag import wording as words
from prinsjesdag.report import layout, wording

if TYPE_CHECKING:
    from jinja2 import Environment

NAVIGATION = (
    ("/", "Gemeenten"),
    ("/huishouden", "Uw huishouden"),
    ("/woning", "Uw woning"),
    ("/vergunning", "Bouwen"),
    ("/toepasbare-regels", "Toepasbare regels"),
    ("/maatregelen", "Maatregelen"),
    ("/agenda", "Agenda"),
    ("/methode", "Hoe het werkt"),
)


@cache
def environment() -> "Environment":
    """Templates of the pages, then those of the report."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    found = layout.install(
        Environment(
            loader=ChoiceLoader([
                PackageLoader("prinsjesdag.web", "templates"), PackageLoader("prinsjesdag.report", "templates"),
            ]),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )
    )  # fmt: skip
    found.filters |= {
        "shown": wording.shown, "band": wording.band, "value": wording.value, "day": day, "amount": words.shown,
        "euro": words.euro, "signed": signed, "number": words.number,
    }  # fmt: skip
    found.globals |= {"version": __version__, "navigation": NAVIGATION}
    return found


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(environment().get_template(template).render(status=status, **values), status)


@cache
def style() -> str:
    """The style of the report, then what only the pages have."""
    texts = [environment().loader.get_source(environment(), name)[0] for name in ("_style.css", "_pages.css")]  # type: ignore[union-attr]
    return "\n".join(texts)


def day(said: Any) -> str:
    """A date as far as it is known, in words: 2023-09-19, 2024-07 or 2024."""
    if said is None:
        return ""
    year, *rest = str(said).split("-")
    if len(rest) == 2:
        return words.day(date.fromisoformat(str(said)))
    return f"{words.MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def signed(amount: float, decimals: int = 0) -> str:
    """+€ 12 or −€ 3."""
    return f"{'+' if round(amount, decimals) > 0 else ''}{words.euro(amount, decimals)}"
