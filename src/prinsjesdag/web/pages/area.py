"""One municipality, province or the country: the whole report, beside another, on paper and as tables."""

import csv
import io
import re
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from prinsjesdag.municipality.areas import Area, AreaError, all_municipalities, find
from prinsjesdag.report.gemeente import render
from prinsjesdag.report.wording import Outcomes
from prinsjesdag.web import answers
from prinsjesdag.web.compare import side_by_side
from prinsjesdag.web.pages.rendering import page

router = APIRouter(prefix="/gemeente")

Code = Annotated[str, Path(max_length=10)]
Year = Annotated[int, Query(ge=2000, le=2100)]


@router.get("/{code}")
def gemeente(code: Code, jaar: Year = answers.YEAR, van: Annotated[str, Query(max_length=80)] = "") -> Response:
    """The report with its tools."""
    area = _area(code)
    if area.code != code:
        return RedirectResponse(f"/gemeente/{area.code}", 303)
    former = _former(area, van)
    return page(
        "gemeente_pagina.html", area=area, year=jaar, years=answers.years(), found=answers.outcomes(area, jaar),
        report=report(area, jaar), former=former, current="/",
        fresh=answers.shipped(jaar).fresh, told=Outcomes(answers.outcomes(area, jaar)), municipalities=_names(),
    )  # fmt: skip


@router.get("/{code}/vergelijk")
def vergelijk(code: Code, met: Annotated[str, Query(max_length=200)], jaar: Year = answers.YEAR) -> Response:
    """Two areas side by side."""
    area = _area(code)
    try:
        other = find(met)
    except AreaError as error:
        return page("vergelijk.html", 400, area=area, other=None, year=jaar, problem=str(error), asked=met, parts=(),
                    current="/", municipalities=_names())  # fmt: skip
    parts = side_by_side(answers.outcomes(area, jaar), answers.outcomes(other, jaar))
    return page("vergelijk.html", area=area, other=other, year=jaar, problem="", asked=other.naam, parts=parts,
                current="/", municipalities=_names())  # fmt: skip


@router.get("/{code}/uitkomsten.csv")
def uitkomsten(code: Code, jaar: Year = answers.YEAR) -> Response:
    """Every figure of the area as CSV."""
    area = _area(code)
    out = io.StringIO()
    rows = answers.outcomes(area, jaar)["uitkomsten"]
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return _csv(out.getvalue(), f"{area.code}-{jaar}-uitkomsten")


@router.get("/{code}/tabel/{naam}.csv")
def tabel(code: Code, naam: Annotated[str, Path(max_length=100)], jaar: Year = answers.YEAR) -> Response:
    """One table of a domain as CSV."""
    area = _area(code)
    for section in answers.sections_of(area, jaar):
        for table in answers.tables_of(section):
            if table.name == naam:
                return _csv(table.csv(), f"{area.code}-{jaar}-{naam}")
    raise HTTPException(404, "Deze tabel is er niet.")


@router.get("/{code}/rapport.pdf")
def rapport(code: Code, jaar: Year = answers.YEAR) -> Response:
    """The report on paper."""
    area = _area(code)
    content = _pdf(area, jaar)
    name = f"prinsjesdag-{area.code}-{jaar}.pdf"
    return Response(
        content, media_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def report(area: Area, year: int) -> Markup:
    """The report between its own head and foot, which the page has too."""
    found = re.search(r"<main[^>]*>(.*)</main>", _whole(area, year), re.DOTALL)
    assert found is not None, "the report has a main part"
    return Markup(found.group(1))


def _whole(area: Area, year: int) -> str:
    return render(area, answers.outcomes(area, year), domains=answers.sections_of(area, year))


def _pdf(area: Area, year: int) -> bytes:
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
    except OSError as error:
        raise HTTPException(
            503, f"Op deze computer ontbreekt Pango, dat nodig is voor een PDF ({error.args[0].split(':')[0]}). "
                 "Installeer het pakket libpango-1.0-0 en libpangoft2-1.0-0, of druk de pagina af vanuit uw browser.",
        ) from None  # fmt: skip
    made: bytes = HTML(string=_whole(area, year), url_fetcher=_only_inside).write_pdf()
    return made


def _only_inside(url: str, **_: Any) -> Any:
    """A report on paper loads nothing either."""
    raise ValueError(f"not loaded: {url[:40]}")


def _area(code: str) -> Area:
    try:
        return find(code)
    except AreaError as error:
        raise HTTPException(404, str(error)) from None


def _former(area: Area, name: str) -> str:
    """What the former municipality that was asked for has to do with this one."""
    try:
        asked = find(name) if name else area
    except AreaError:
        return ""
    return asked.toelichting or "" if asked.code == area.code else ""


def _names() -> list[str]:
    return sorted(one.naam for one in all_municipalities())


def _csv(text: str, name: str) -> Response:
    """With a byte order mark, so that Excel reads the accents."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)
