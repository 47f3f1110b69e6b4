"""Gaps that a leader accepts by name: a tick and a reason for each, or one reason for several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from linja.faces.workbench.reports.owing import mended_at
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import phrases
from linja.pillars.steering.records import Owed


def given(request: HttpRequest, lacking: Iterable[Owed]) -> dict[str, str]:
    """The reason for each gap that is ticked: its own, else the one for all of them."""
    ticked = set(request.POST.getlist("accept"))
    common = request.POST.get("reason_for_all", "").strip()
    return {
        one.key: request.POST.get(f"reason-{one.key}", "").strip() or common
        for one in lacking
        if one.key in ticked
    }


def rows(
    request: HttpRequest,
    report: ReportRecord,
    lacking: Iterable[Owed],
    earlier: dict[str, str] | None = None,
) -> list[dict[str, Any]]:
    """The gaps with what was said of each, now or with the leader's signature."""
    said = earlier or {}
    sent = request.method == "POST"
    return [
        {
            "gap": one,
            "href": mended_at(report, one),
            "label": phrases.OWED.get(one.code, one.code),
            "ticked": one.key in (request.POST.getlist("accept") if sent else said),
            "reason": request.POST.get(f"reason-{one.key}", "") if sent else said.get(one.key, ""),
        }
        for one in lacking
    ]
