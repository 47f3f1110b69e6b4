"""Whether anything has been written in a report since it was laid out."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from linja.line.reporting import lifecycle
from linja.line.reporting.models import (
    AnsweredRequirement,
    MeasureUse,
    MergedAnswer,
    PartVerdict,
    PromisedDate,
    Report,
    ReportSection,
)

_SAID = ~Q(answer=None, follows=None, joint=None, delivered_on=None) | ~Q(
    phrase="", attainment="", basis="", progress="", exemption="", cause=""
)
#: What hangs on an answered requirement.
_HANGING = (PromisedDate, MeasureUse, PartVerdict, MergedAnswer)


def untouched(report_id: int) -> bool:
    """No word, status, promise, measure or step: the report is as the round laid it out."""
    report = Report.objects.filter(pk=report_id, state=lifecycle.DRAFT, steps=None).first()
    if report is None:
        return False
    rows = AnsweredRequirement.objects.filter(report=report)
    hanging = Q()
    for model in _HANGING:
        hanging |= Q(Exists(model._default_manager.filter(answered_id=OuterRef("pk"))))
    if rows.filter(_SAID | hanging).exists():
        return False
    sections = ReportSection.objects.filter(report=report).values_list("blocks", flat=True)
    return all("slot" in block for blocks in sections for block in blocks)
