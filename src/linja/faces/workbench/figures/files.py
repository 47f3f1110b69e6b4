"""The values that a view shows as files: CSV that can be read in again, a workbook, and JSON-stat 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linja.faces.workbench.figures import address, noting, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.one import BUILD
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.calculations.shapes import json_stat, table
from linja.line.indicators.calculations.shapes.json_stat import Cube, Dimension
from linja.line.indicators.records import ValueDraft, ValueRecord

KINDS: Final = ("csv", "xlsx", "json")


@login_required
@require_safe
def values_file(request: HttpRequest, indicator: str, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The file; what it shows that is not released is noted."""
    if kind not in KINDS:
        raise Http404
    asked = address.asked(request, indicator)
    values = BUILD[asked.view](asked).values
    noting.values(request, values)
    if kind == "json":
        return _json(asked, values)
    rows = [_heads(), *(_row(one, asked) for one in values)]
    if kind == "csv":
        return csv_response(indicator, iter(rows))
    return xlsx_response(indicator, asked.indicator.short.say(words.language())[:31], rows, first_width=30)


def _heads() -> list[Any]:
    """The columns of the import, so that the file can be read in; then what tells people more."""
    return [*table.COLUMNS, _("Indicator"), _("Period"), _("Parts"), _("State"), _("Source"), _("Released")]


def _row(one: ValueRecord, asked: Asked) -> list[Any]:
    draft = ValueDraft(
        organisation_id=one.organisation_id,
        indicator=one.indicator,
        period=one.period,
        number=_plain(one.number),
        state=one.state,
        breakdown=one.breakdown,
        numerator=_plain(one.numerator),
        denominator=_plain(one.denominator),
        extracted_on=one.extracted_on,
    )
    return [
        *table.cells_of(table.Written(draft, one.organisation_name)),
        asked.name,
        words.period(one.period),
        words.breakdown(one.breakdown, asked.definitions) if one.breakdown else "",
        words.state(one.state),
        words.provenance(one),
        _("Yes") if one.released_at else _("No"),
    ]


def _plain(number: Decimal | None) -> Decimal | None:
    """Without the zeros that the database keeps behind."""
    if number is None:
        return None
    held = number.normalize()
    return held.quantize(Decimal(1)) if held == held.to_integral_value() else held


def _json(asked: Asked, values: Sequence[ValueRecord]) -> HttpResponse:
    response = HttpResponse(
        json_stat.write(cube(asked, values)), content_type="application/json; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{asked.indicator.code}.json"'
    return response


def cube(asked: Asked, values: Sequence[ValueRecord]) -> Cube:
    """The values as a cube: organisation x period x part; the state of each cell is its status."""
    units = {str(one.organisation_id): one.organisation_name for one in values}
    periods = sorted({one.period for one in values}, key=of_code)
    parts = {one.breakdown: words.breakdown(one.breakdown, asked.definitions) for one in values}
    dimensions = (
        Dimension("organisation", _("Organisation"), units),
        Dimension("period", _("Period"), {code: words.period(code) for code in periods}),
        Dimension("breakdown", _("Parts"), {code or "total": label for code, label in parts.items()}),
    )
    at = {(str(one.organisation_id), one.period, one.breakdown or "total"): one for one in values}
    return Cube(
        f"{asked.name} ({words.unit(asked.version)})",
        dimensions,
        {place: one.number for place, one in at.items() if one.number is not None},
        {place: one.state.value for place, one in at.items()},
        asked.indicator.source.say(words.language()),
    )
