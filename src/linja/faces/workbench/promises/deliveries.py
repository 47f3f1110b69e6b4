"""Leveranser: everything that was handed over, to whom, where it is filed, and how late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.line.reporting import phrases
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import DeliveryRecord

HEADS = (
    ("title", gettext_lazy("What was delivered")),
    ("kind", gettext_lazy("Kind")),
    ("day", gettext_lazy("Delivered on")),
    ("receiver", gettext_lazy("Received by")),
    ("archive", gettext_lazy("Archive reference")),
    ("late", gettext_lazy("Against the deadline")),
)


@login_required
@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """The list, newest first."""
    every = reporting.deliveries(request.actor)  # type: ignore[attr-defined]
    rows = [one for one in every if _fits(request, one)]
    note(request)
    return render(
        request,
        "workbench/promises/deliveries.html",
        {
            "page": tables.page_of(request, rows),
            "columns": tables.columns(request, HEADS),
            "kinds": list(phrases.DELIVERY_KINDS.items()),
            "kind": request.GET.get("slag", ""),
            "only_late": bool(request.GET.get("sent")),
            "late": sum(1 for one in every if is_late(one)),
            "late_href": tables.address(request, sent=None if request.GET.get("sent") else "1", side=None),
            "all": len(every),
            "total": len(rows),
            "files": f"?{request.GET.urlencode()}" if request.GET else "",
        },
    )


def note(request: HttpRequest) -> None:
    """The list tells of drafts: that it was read is noted."""
    seen.thing(request, "reporting.list", "deliveries", _("Deliveries"))


def is_late(one: DeliveryRecord) -> bool:
    """A final delivery after the deadline that counts."""
    return one.final and one.days_late is not None and one.days_late > 0


def _fits(request: HttpRequest, one: DeliveryRecord) -> bool:
    kind = request.GET.get("slag", "")
    if kind in phrases.DELIVERY_KINDS and one.kind != kind:
        return False
    return not request.GET.get("sent") or is_late(one)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("leveranser", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("leveranser", _("Deliveries"), list(_table(request)), first_width=50)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    note(request)
    heads = [str(word) for _key, word in HEADS[:-1]]
    more = [_("Days after the deadline"), _("Final"), _("Organisation"), _("Requirement")]
    rows = [
        [
            one.title,
            str(phrases.DELIVERY_KINDS[one.kind]),
            one.delivered_on,
            one.receiver,
            one.archive_reference,
            one.days_late,
            _("Yes") if one.final else _("No"),
            one.organisation_name,
            one.text,
        ]
        for one in reporting.deliveries(request.actor)  # type: ignore[attr-defined]
        if _fits(request, one)
    ]
    return iter([[*heads, *more], *rows])
