"""Two years beside each other: what went on, in which words, and how it stood then and stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.rolling import owners
from linja.faces.workbench.sight import noting
from linja.faces.workbench.sight.files import status_of
from linja.line.requirements import queries as requirements
from linja.pillars.steering import queries as steering
from linja.pillars.steering.queries.sight import whole
from linja.pillars.steering.records import YearPair

CHANGES: Final[Mapping[str, str | Promise]] = {
    "same": gettext_lazy("The same words"),
    "changed": gettext_lazy("Other words"),
    "new": gettext_lazy("New"),
    "gone": gettext_lazy("Not carried on"),
}


@login_required
@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """One row per requirement of either year."""
    owner, choices = owners.chosen(request, "ministry")
    year, years = _year(request)
    pairs = _pairs(request, owner, year)
    chosen = request.GET.get("hva", "")
    shown = [one for one in pairs if not chosen or one.change == chosen]
    held = Counter(one.change for one in pairs)
    context = {
        "owner": owner,
        "owners": choices,
        "year": year,
        "before": year - 1,
        "years": [(one, f"{one - 1} – {one}") for one in years],
        "page": tables.page_of(request, shown),
        "changes": CHANGES,
        "counts": tables.counted(
            request, "hva", {code: word for code, word in CHANGES.items() if held[code]}, held, chosen
        ),
        "columns": (
            tables.Column("then", str(year - 1)),
            tables.Column("now", str(year)),
            tables.Column("status_then", _("Status %(year)s") % {"year": year - 1}),
            tables.Column("status_now", _("Status %(year)s") % {"year": year}),
        ),
        "files": f"?{request.GET.urlencode()}" if request.GET else "",
        "filtered": bool(chosen),
    }
    return render(request, "workbench/rolling/compare.html", context)


def _year(request: HttpRequest) -> tuple[int, tuple[int, ...]]:
    """The later of the two years, among those that have a year before."""
    every = requirements.years_asked()
    years = tuple(one for one in every if one - 1 in every) or every
    asked = request.GET.get("ar", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4 and int(asked) in years:
        return int(asked), years
    return (years[0] if years else timezone.localdate().year), years


def _pairs(request: HttpRequest, owner: int | None, year: int) -> tuple[YearPair, ...]:
    pairs = steering.two_years(request.actor, owner, year) if owner else ()  # type: ignore[attr-defined]
    records = [record for one in pairs for record in (one.then, one.now) if record]
    noting.answers(request, (held for one in pairs for held in (*one.status_then, *one.status_now)))
    noting.documents(request, (record.document for record in records))
    return pairs


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The comparison as CSV."""
    return csv_response("to-ar", iter(_table(request)))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The comparison as a workbook."""
    return xlsx_response("to-ar", _("Two years"), _table(request), 60)


def _table(request: HttpRequest) -> list[list[Any]]:
    owner, _choices = owners.chosen(request, "ministry")
    year, _years = _year(request)
    chosen = request.GET.get("hva", "")
    heads = [str(year - 1), str(year), _("What happened")]
    heads += [_("Status %(year)s") % {"year": one} for one in (year - 1, year)]
    pairs = _pairs(request, owner, year)
    return [heads, *(_cells(one) for one in pairs if not chosen or one.change == chosen)]


def _cells(one: YearPair) -> list[Any]:
    return [
        whole(one.then.current) if one.then else "",
        whole(one.now.current) if one.now else "",
        str(CHANGES[one.change]),
        "; ".join(f"{held.organisation_name}: {status_of(held)}" for held in one.status_then),
        "; ".join(f"{held.organisation_name}: {status_of(held)}" for held in one.status_now),
    ]
