"""The line of one requirement as a table: on the page, and as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.ui import states
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import phrases
from linja.pillars.steering.queries import SightLevel, SightStep
from linja.pillars.steering.queries.sight import whole


@dataclass(frozen=True, slots=True)
class Row:
    """One wording with one answer to it; a wording without answers has a row of its own."""

    depth: int
    step: SightStep
    answer: AnswerElsewhere | None

    def cells(self) -> list[Any]:
        """What the row says, in the order of :func:`heads`."""
        record, answer = self.step.line.record, self.answer
        current = record.current
        return [
            self.depth + 1,
            record.document.issuer_name,
            ", ".join(name for _id, name in record.document.addressees),
            record.document.title,
            whole(current),
            wording(self.step),
            str(phrases.OBLIGATIONS[current.obligation]),
            current.due_on,
            answer.organisation_name if answer else "",
            answer.year if answer else "",
            status_of(answer) if answer else "",
            ", ".join(f"{one.edition.publication.title} ({one.edition.number})" for one in self.step.printed),
        ]

    def shown(self) -> list[tuple[int, Any]]:
        """The cells of the page, each with its column."""
        cells = self.cells()
        return [(column, cells[column]) for column in ON_PAGE]


#: What stands on the page; the files have every column.
ON_PAGE = (0, 2, 4, 5, 7, 8, 9, 10)


def heads() -> list[str]:
    """Column heads, in the reader's language."""
    return [
        _("Level"),
        _("Issued by"),
        _("To"),
        _("Document"),
        _("Wording"),
        _("Against the one above"),
        _("Does it bind?"),
        _("Deadline"),
        _("Answered by"),
        _("Year"),
        _("Status"),
        _("Printed in"),
    ]


def wording(step: SightStep) -> str:
    """How a wording stands to the one above it."""
    if not step.words:
        return ""
    said = _("Word for word") if step.same else _("Own words")
    return f"{said}; {_('the one above has been changed since')}" if step.line.outdated else said


def status_of(answer: AnswerElsewhere) -> str:
    """Attainment and progress as words, else what is printed."""
    status = answer.status
    told = [
        str(states.state(kind, code).word)
        for kind, code in (("attainment", status.attainment), ("progress", status.progress))
        if code
    ]
    return ", ".join(told) or status.phrase or answer.exemption or _("no status")


def rows(levels: tuple[SightLevel, ...]) -> list[Row]:
    """One row per wording and answer, from the top down."""
    return [
        Row(level.depth, step, answer)
        for level in levels
        for step in level.steps
        for answer in (step.answers or (None,))
    ]


@login_required
@require_GET
def csv_file(request: HttpRequest, requirement_id: int) -> StreamingHttpResponse:
    """The line as CSV."""
    return csv_response(f"linje-{requirement_id}", iter(_table(request, requirement_id)))


@login_required
@require_GET
def xlsx_file(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The line as a workbook."""
    return xlsx_response(f"linje-{requirement_id}", _("The line"), _table(request, requirement_id), 10)


def _table(request: HttpRequest, requirement_id: int) -> list[list[Any]]:
    from linja.faces.workbench.sight.page import found_or_404

    levels = found_or_404(request, requirement_id)
    return [heads(), *(row.cells() for row in rows(levels))]
