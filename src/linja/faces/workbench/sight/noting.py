"""What the pages of the line show that is not released is noted (``faces.workbench.seen``)."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from linja.faces.workbench import seen
from linja.line.reporting.lifecycle import PUBLISHED
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements.records import DocumentRecord


def answers(request: HttpRequest, many: Iterable[AnswerElsewhere]) -> None:
    """Answers in reports that are not published, once per report."""
    held = {one.report_id: one for one in many if one.report_state != PUBLISHED}
    for report_id, one in held.items():
        seen.thing(request, "reporting.report", report_id, f"{one.organisation_name}, {one.year}")


def documents(request: HttpRequest, many: Iterable[DocumentRecord]) -> None:
    """Drafts among the documents."""
    held = {one.id: one for one in many if one.draft}
    for document_id, one in held.items():
        seen.thing(request, "requirements.governingdocument", document_id, one.title)
