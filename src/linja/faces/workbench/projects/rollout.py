"""What is rolled out where: solutions down, organisations across, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.plans.one import tried_quietly as tried
from linja.faces.workbench.projects.forms import RolloutForm
from linja.faces.workbench.projects.one import project_or_404, shown
from linja.line.projects import actions, phrases, queries
from linja.line.projects.records import ProjectRecord, RolloutRecord

Cell = tuple[ProjectRecord, RolloutRecord]


def _cells(request: HttpRequest) -> list[Cell]:
    """Every place of every solution that the reader may see, narrowed by how far it has come."""
    wanted = request.GET.get("tilstand", "")
    seen.thing(request, "projects.list", "rollouts", _("What is rolled out"))
    return [
        (project, one)
        for project in queries.projects(request.actor)  # type: ignore[attr-defined]
        for one in project.rollouts
        if wanted not in phrases.ROLLOUT_STATES or one.state == wanted
    ]


@login_required
@require_safe
def rollouts(request: HttpRequest) -> HttpResponse:
    """The matrix."""
    cells = _cells(request)
    places = sorted({(one.organisation_name, one.organisation_id) for _project, one in cells})
    held: dict[tuple[int, str], tuple[ProjectRecord, dict[int, RolloutRecord]]] = {}
    for project, one in cells:
        held.setdefault((project.id, one.solution), (project, {}))[1][one.organisation_id] = one
    context = {
        "columns": (
            tables.Column("what", _("What is introduced")),
            *(tables.Column(str(key), name) for name, key in places),
        ),
        "rows": [
            (project, solution, [found.get(key) for _name, key in places])
            for (_id, solution), (project, found) in held.items()
        ],
        "options": list(phrases.ROLLOUT_STATES.items()),
        "chosen": request.GET.get("tilstand", ""),
        "files": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/projects/rollouts.html", context)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, one line for each place."""
    return csv_response("innforing", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("innforing", _("Rolled out"), list(_table(request)), first_width=40)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    heads = [_("What is introduced"), _("Project"), _("Where"), _("How far"), _("Planned finish")]
    rows = [
        [
            one.solution,
            project.name,
            one.organisation_name,
            str(phrases.ROLLOUT_STATES[one.state]),
            one.planned_on,
        ]
        for project, one in _cells(request)
    ]
    return iter([heads, *rows])


@login_required
@require_POST
def set_one(request: HttpRequest, project_id: int) -> HttpResponse:
    """How far one organisation has come; what was said of it before is replaced."""
    actor, found = request.actor, project_or_404(request, project_id)  # type: ignore[attr-defined]
    form = RolloutForm(request.POST, held=found)
    if form.is_valid() and tried(form, lambda: actions.set_rollout(actor, project_id, **form.cleaned_data)):
        messages.success(request, _("Saved"))
        return redirect(reverse("project", args=(project_id,)) + "#rollout")
    return render(request, "workbench/projects/one.html", shown(request, found, form), status=422)
