"""What is owed before a report can be handed in, with the page where each of it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import NoReverseMatch, reverse

from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import phrases
from linja.pillars.steering.records import Owed


def owed_rows(report: ReportRecord, owed: Iterable[Owed]) -> list[dict[str, Any]]:
    """What is owed with its words and where it is mended."""
    return [
        {"gap": one, "label": phrases.OWED.get(one.code, one.code), "href": mended_at(report, one)}
        for one in owed
    ]


def mended_at(report: ReportRecord, one: Owed) -> str:
    """The page where it is mended; empty when there is none."""
    pages: dict[str, tuple[str, tuple[Any, ...]]] = {
        "answer": ("report_answer", (report.id, one.link)),
        "section": ("report_section", (report.id, one.link)),
        "statement": ("statement", (one.link,)),
        "requirement": ("report_gaps", (report.id,)),
        "units": ("rounds", ()),
    }
    if one.where == "sign":
        return reverse("report_sign", args=(report.id,)) + f"?som={one.key.partition(':')[2]}"
    if one.where not in pages:
        return ""
    name, args = pages[one.where]
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
