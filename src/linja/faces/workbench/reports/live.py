"""The live report: as it would be printed now, with what is missing marked in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linja.faces.ui import tables
from linja.faces.workbench.doing import attempt, sentence, shown
from linja.faces.workbench.reports import answer_page, contradictions, line, owing
from linja.faces.workbench.reports.gathering import gathered, is_insider
from linja.ground.kernel.actor import Actor
from linja.line.publication import content as files
from linja.line.publication import phrases as publication_phrases
from linja.line.publication import queries as publication
from linja.line.reporting import calculations, phrases
from linja.line.reporting import queries as reports
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content
from linja.pillars.steering.records import Owed

FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML"))


@login_required
@require_safe
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Contents left, the document right, readiness above."""
    held = gathered(report_id, request)
    actor = request.actor  # type: ignore[attr-defined]
    document = content.printed(content.with_unchanged(held, actor), drafting=True)
    writes = reports.may_write(actor, held.report) is None
    links = _links(report_id) if writes else None
    top = line.context(held, actor)
    return render(
        request,
        "workbench/reports/report.html",
        {
            "report": held.report,
            "state": phrases.STATES[held.report.state],
            "counts": calculations.counts(held.answered),
            **shown(document, _("Contents"), links=links, write=_("Write answer")),
            "editions": _editions(report_id, actor),
            "may_write": writes,
            "may_not_compile": sentence(steering.may_compile(actor, report_id)),
            **top,
            "files": [
                {
                    "href": reverse("report_file", args=(report_id, kind)),
                    "label": label,
                    "format": kind.upper(),
                }
                for kind, label in FORMATS
            ],
        },
    )


def _links(report_id: int) -> dict[str, Any]:
    return {
        "requirement": lambda number: reverse("report_answer", args=(report_id, number)),
        "section": lambda number: reverse("report_section", args=(report_id, number)),
        "statement": lambda number: reverse("statement", args=(number,)),
    }


def _editions(report_id: int, actor: Actor) -> list[tuple[Any, Any]]:
    """The editions that the reader may open."""
    subject = f"report:{report_id}"
    found = publication.editions_of([subject], actor).get(subject, ())
    return [(one, publication_phrases.STATES[one.state]) for one in found]


@login_required
@require_safe
def gaps(request: HttpRequest, report_id: int) -> HttpResponse:
    """Everything that is missing, as a list."""
    held = gathered(report_id, request)
    actor = request.actor  # type: ignore[attr-defined]
    every = owing.all_owed(held, actor)
    chosen = request.GET.get("mangel", "")
    rows = owing.owed_rows(held.report, [one for one in every if chosen in ("", one.code)])
    return render(
        request,
        "workbench/reports/gaps.html",
        {
            "report": held.report,
            "rows": rows,
            "counts": _owed_counts(request, every, chosen),
            "files": owing.as_files(request, report_id),
            "chosen": chosen,
            "headings": _headings(held, request),
            **(_for_insiders(held) if is_insider(held.report, actor) else {}),
        },
    )


def _for_insiders(held: content.Gathered) -> dict[str, Any]:
    """What its own people look at once more before they hand it in."""
    return {"remarks": answer_page.remark_rows(held.answered), **contradictions.undecided(held)}


def _owed_counts(request: HttpRequest, every: Sequence[Owed], chosen: str) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "n": n,
            "href": tables.address(request, mangel=None if code == chosen else code),
            "current": code == chosen,
        }
        for code, label, n in line.counted(every)
    ]


def _headings(held: content.Gathered, request: HttpRequest) -> list[tuple[int, str]]:
    """Where a requirement that came later can stand; empty when there is nothing to place."""
    late = any(gap["code"] == "not_in_report" for gap in content.missing(held))
    if not late or reports.may_write(request.actor, held.report) is not None:  # type: ignore[attr-defined]
        return []
    return [(one.id, f"{one.number} {one.title}".strip()) for one in held.sections if one.role != "statement"]


@login_required
@require_POST
def take_in(request: HttpRequest, report_id: int) -> HttpResponse:
    """Put the chosen requirements under the chosen heading."""
    gathered(report_id, request)
    chosen = [int(one) for one in request.POST.getlist("krav") if _is_number(one)]
    heading = request.POST.get("under", "")
    if not chosen or not _is_number(heading):
        messages.error(request, _("Choose the requirements and the heading they are to stand under."))
        return redirect("report_gaps", report_id)
    actor = request.actor  # type: ignore[attr-defined]
    attempt(request, lambda: steering.take_in(actor, report_id, int(heading), chosen), _("Done"))
    return redirect("report_gaps", report_id)


def _is_number(text: str) -> bool:
    """True for the number of a row; anybody may send anything."""
    return text.isdecimal() and len(text) < 19


@login_required
@require_safe
def report_file(request: HttpRequest, report_id: int, kind: str) -> HttpResponse:
    """The draft as a file, with its gaps said."""
    if kind not in dict(FORMATS):
        raise Http404
    held = gathered(report_id, request)
    data = files.printed(content.printed(held, drafting=True), kind)
    answer = HttpResponse(data, content_type=files.CONTENT_TYPES[kind])
    name = f"{held.report.title} {held.report.organisation_name} ({_('draft')}).{kind}"
    answer.headers["Content-Disposition"] = _attachment(name)
    return answer


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name) or "attachment"


@login_required
@require_POST
def compile_edition(request: HttpRequest, report_id: int) -> HttpResponse:
    """Freeze the report as it stands."""
    actor = request.actor  # type: ignore[attr-defined]
    note = request.POST.get("note", "")
    edition_id, _refusal = attempt(
        request, lambda: steering.compile_report(actor, report_id, note), _("The edition is made.")
    )
    return redirect("edition", edition_id) if edition_id else redirect("report", report_id)
