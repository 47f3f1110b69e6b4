"""Joint answers: what we lead, what others offer us, and the one text with its revisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.ground.document.tree import Role, Table
from linja.line.reporting import actions as reporting
from linja.line.reporting import calculations
from linja.line.reporting import queries as reports
from linja.pillars.steering import content, queries
from linja.pillars.steering.calculations.running_text import as_text, from_text
from linja.pillars.steering.records.joint import JointRow, JointView


class JointForm(forms.Form):
    """The shared words."""

    text = forms.CharField(
        label=gettext_lazy("The joint text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        required=False,
        help_text=gettext_lazy("Printed first in every report that takes it in."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


@login_required
@require_safe
def joint_answers(request: HttpRequest) -> HttpResponse:
    """What is shared in a year: ours to begin, ours to write, theirs to take in."""
    actor = request.actor  # type: ignore[attr-defined]
    years = queries.joint_years(actor)
    year = _year(request, years)
    rows = queries.joint_rows(actor, year)
    seen_joints(request, rows)
    context = {
        "year": year,
        "years": [(one, one) for one in years],
        "rows": rows,
        "to_begin": queries.joints_to_begin(actor, year) if year else (),
        "columns": _columns(),
        "report_years": year,
    }
    return render(request, "workbench/merging/joint_list.html", context)


def seen_joints(request: HttpRequest, rows: Any) -> None:
    """Unreleased words of several regions have been read."""
    for row in rows:
        seen.thing(request, "reporting.jointanswer", row.joint.id, f"{row.joint.lead_name} {row.joint.year}")


def _year(request: HttpRequest, years: tuple[int, ...]) -> int | None:
    asked = request.GET.get("ar", "")
    if asked.isdecimal() and int(asked) in years:
        return int(asked)
    return years[0] if years else None


def _columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("requirement", _("Requirement")),
        tables.Column("lead", _("Lead")),
        tables.Column("state", _("State")),
        tables.Column("own", _("In our report")),
        tables.Column("updated", _("Last changed")),
    )


@login_required
@require_safe
def joint_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as a file."""
    actor = request.actor  # type: ignore[attr-defined]
    year = _year(request, queries.joint_years(actor))
    rows = queries.joint_rows(actor, year)
    seen_joints(request, rows)
    heads = [
        _("Requirement"),
        _("Document"),
        _("Lead"),
        _("On behalf of the lead"),
        _("State"),
        _("In our report"),
    ]
    table = [heads, *(_line(row) for row in rows)]
    if kind == "csv":
        return csv_response(f"felles-{year}", iter(table))
    if kind == "xlsx":
        return xlsx_response(f"felles-{year}", _("Joint answers"), table)
    raise Http404


def _line(row: JointRow) -> list[Any]:
    one = row.joint
    return [
        one.requirement_text,
        one.document_title,
        one.lead_name,
        one.delegate_name,
        _("Offered") if one.offered else _("Being written"),
        _("Yes") if any(own.taken_in for own in row.own) else _("No"),
    ]


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The lead begins; the page to write on opens."""
    actor = request.actor  # type: ignore[attr-defined]
    numbers = {name: request.POST.get(name, "") for name in ("krav", "ar", "leder")}
    if not all(one.isdecimal() and len(one) < 19 for one in numbers.values()):
        raise Http404
    krav, ar, leder = (int(numbers[name]) for name in ("krav", "ar", "leder"))
    if ar > 9999:
        raise Http404
    made, _refusal = attempt(request, lambda: reporting.begin_joint(actor, krav, ar, leder))
    return redirect("joint_answer", made) if made else redirect("joint_answers")


def _found(request: HttpRequest, joint_id: int) -> JointView:
    view = queries.joint_view(request.actor, joint_id)  # type: ignore[attr-defined]
    if view is None:
        raise Http404
    seen_joints(request, [view.row])
    return view


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def joint_answer(request: HttpRequest, joint_id: int) -> HttpResponse:
    """Written by the lead, read and taken in by the others."""
    view = _found(request, joint_id)
    joint = view.row.joint
    text = as_text(joint.blocks)
    form = JointForm(request.POST or None, initial={"text": text, "revision": joint.revision})
    theirs = ""
    if request.method == "POST" and form.is_valid():
        _done, refusal = attempt(request, lambda: _save(request, view, form.cleaned_data), _("Saved."))
        if refusal is None:
            return redirect("joint_answer", joint_id)
        if refusal.code == "reporting.answered_meanwhile":
            theirs = as_text(calculations.restored_blocks(refusal.facts["theirs"]))  # type: ignore[arg-type]
            form = JointForm({"text": form.cleaned_data["text"], "revision": str(refusal.facts["revision"])})
    return render(request, "workbench/merging/joint.html", _context(request, view, form, theirs))


def _save(request: HttpRequest, view: JointView, held: dict[str, Any]) -> int:
    joint = view.row.joint
    written = held["text"].replace("\r\n", "\n").strip()
    if request.POST.get("act") == "sentence":
        offered = content.joint_sentence(joint, "nb")
        written = written if offered in written else "\n\n".join(one for one in (offered, written) if one)
    tables_kept = [block for block in joint.blocks if isinstance(block, Table)]
    blocks = [*from_text(written, Role.ANSWER), *tables_kept]
    actor = request.actor  # type: ignore[attr-defined]
    return reporting.write_joint(actor, joint.id, blocks, revision=held["revision"])


def _context(request: HttpRequest, view: JointView, form: JointForm, theirs: str) -> dict[str, Any]:
    actor = request.actor  # type: ignore[attr-defined]
    joint = view.row.joint
    text = as_text(joint.blocks)
    return {
        "joint": joint,
        "row": view.row,
        "form": form,
        "theirs": theirs,
        "text": text,
        "sentence": content.joint_sentence(joint, "nb"),
        "units": view.units,
        "revisions": [
            (later, as_text(before.blocks), as_text(later.blocks))
            for before, later in zip(view.texts, view.texts[1:], strict=False)
        ][::-1],
        "own": [(one, _difference(view, one)) for one in view.row.own],
        "may_not_write": sentence(reporting.may_joint(actor, "write", joint.id)),
        "may_not_offer": sentence(reporting.may_joint(actor, "offer", joint.id)),
        "may_delegate": reporting.may_joint(actor, "delegate", joint.id) is None,
        "taken": reports.taken_in([joint.id], actor).get(joint.id, ()),
    }


def _difference(view: JointView, own: Any) -> str:
    """What stands in a report that was handed in before the text was changed."""
    return as_text(own.answer.shared.blocks) if own.behind else ""


@login_required
@require_POST
def offer(request: HttpRequest, joint_id: int) -> HttpResponse:
    """All who report it are told."""
    _found(request, joint_id)
    actor = request.actor  # type: ignore[attr-defined]
    attempt(request, lambda: reporting.offer_joint(actor, joint_id), _("The joint text is offered."))
    return redirect("joint_answer", joint_id)


@login_required
@require_POST
def delegate(request: HttpRequest, joint_id: int) -> HttpResponse:
    """A unit under the lead writes on its behalf."""
    _found(request, joint_id)
    chosen = request.POST.get("enhet", "")
    if chosen and not (chosen.isdecimal() and len(chosen) < 19):
        raise Http404
    actor = request.actor  # type: ignore[attr-defined]
    unit = int(chosen) if chosen else None
    attempt(request, lambda: reporting.delegate_joint(actor, joint_id, unit), _("Done"))
    return redirect("joint_answer", joint_id)


@login_required
@require_POST
def take_in(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """Into the report, or out of it again."""
    actor = request.actor  # type: ignore[attr-defined]
    one = reports.answered_one(answered_id, actor)
    if one is None or one.report_id != report_id:
        raise Http404
    act = reporting.leave_joint if request.POST.get("act") == "leave" else reporting.take_in_joint
    attempt(request, lambda: act(actor, answered_id), _("Done"))
    return redirect("report_answer", report_id, answered_id)
