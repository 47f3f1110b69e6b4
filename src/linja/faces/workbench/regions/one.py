"""One requirement: the regions' answers in columns, with what the ministry says of each."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.doing import attempt
from linja.faces.workbench.regions.board import may_amend, note, short_name
from linja.faces.workbench.requirements.address import query_text
from linja.ground.document.tree import Block, Document, Section
from linja.ground.kernel.actor import Actor
from linja.ground.printing import to_html
from linja.line.reporting import queries as reporting
from linja.line.requirements.content import shortened
from linja.pillars.steering import actions as steering_actions
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import FeedbackRecord, RegionCell, RegionRow
from linja.pillars.steering.rules import feedback as rules


@login_required
@require_http_methods(["GET", "POST"])
def requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The four answers; feedback is given to one of them."""
    actor = request.actor  # type: ignore[attr-defined]
    row = steering.region_row(actor, requirement_id)
    if row is None:
        raise Http404
    if request.method == "POST":
        _give(request, row)
        return redirect(request.get_full_path())
    note(request, [row])
    current = row.record.current
    context = {
        "row": row,
        "record": row.record,
        "back": query_text(request) or f"?ar={row.record.document.year}",
        "title": shortened(f"{current.stem} {current.text}", 160),
        "columns": _columns(actor, row),
        "joint": [
            {"one": one, "body": as_html(one.blocks, f"j{one.id}-")}
            for one in reporting.joint_answers(
                actor, year=row.record.document.year, requirement_ids=[requirement_id]
            )
        ],
        "may_amend": may_amend(actor, (row,)),
    }
    return render(request, "workbench/regions/one.html", context)


def _give(request: HttpRequest, row: RegionRow) -> None:
    """Feedback to the answer that the form names; only one that stands on the page."""
    asked = request.POST.get("svar", "")
    answers = {str(one.answer.answered_id): one.answer for one in row.cells if one.answer}
    if asked not in answers:
        raise Http404
    answer = answers[asked]
    attempt(
        request,
        lambda: steering_actions.give_feedback(
            request.actor,  # type: ignore[attr-defined]
            answer.report_id,
            request.POST.get("tekst", ""),
            answered_id=answer.answered_id,
        ),
        _("The feedback is given."),
    )


def _columns(actor: Actor, row: RegionRow) -> list[dict[str, Any]]:
    reports = {one.answer.report_id for one in row.cells if one.answer}
    held: dict[int | None, list[FeedbackRecord]] = {}
    for one in steering.feedback_on(reports, actor):
        held.setdefault(one.answered_id, []).append(one)
    year = row.record.document.year
    givable = {
        one.id
        for one in steering.region_reports(actor, year)
        if rules.may_give(actor, reporting.facts_of(one)) is None
    }
    return [_column(actor, cell, held, givable) for cell in row.cells]


def _column(
    actor: Actor, cell: RegionCell, held: dict[int | None, list[FeedbackRecord]], givable: set[int]
) -> dict[str, Any]:
    answer = cell.answer
    own = cell.organisation_id in actor.organisations(*rules.REPLIERS)
    return {
        "cell": cell,
        "name": short_name(cell.organisation_name),
        "body": as_html(answer.answer, f"r{cell.organisation_id}-") if answer else "",
        "feedback": held.get(answer.answered_id, []) if answer else [],
        "may_give": bool(answer and answer.report_id in givable),
        "may_reply": own,
    }


def as_html(blocks: tuple[Block, ...], prefix: str) -> str:
    """The blocks of an answer as they are printed, below headings of the page."""
    return to_html(Document("", "nb", (Section("", None, blocks),)), heading_level=4, prefix=prefix)
