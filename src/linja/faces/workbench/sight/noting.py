"""What long pages show that is not released is noted once per report or document, not once per row."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from linja.faces.workbench import seen
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements.records import DocumentRecord


def answers(request: HttpRequest, many: Iterable[AnswerElsewhere]) -> None:
    """Answers in many reports."""
    seen.answers(request, {one.report_id: one for one in many}.values())


def documents(request: HttpRequest, many: Iterable[DocumentRecord]) -> None:
    """Many documents, drafts perhaps among them."""
    for one in {one.id: one for one in many}.values():
        seen.document(request, one)
