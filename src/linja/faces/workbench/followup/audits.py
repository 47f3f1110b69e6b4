"""Audits: the register, one audit with its findings, writing and steps, and the year's summary."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.followup import listing
from linja.faces.workbench.followup.forms import AuditForm, FindingForm
from linja.faces.workbench.followup.stepping import Step, stepped
from linja.faces.workbench.meetings.forms import hosts
from linja.faces.workbench.meetings.pages import FORMATS, file_of, number, tried
from linja.ground.document.tree import Document
from linja.line.meetings import actions, content, lifecycle, phrases, queries
from linja.line.meetings.records import AUDIT_KINDS, AuditRecord, FollowUpDraft, FollowUpFilter
from linja.people.organisations import queries as organisations

CONSEQUENCES = {
    "start": gettext_lazy("Those who are looked at see the audit."),
    "finish": gettext_lazy("Those who are looked at see the conclusion."),
    "reopen": gettext_lazy(
        "The conclusion is hidden from those who are looked at until it is finished again."
    ),
    "cancel": gettext_lazy("The audit stays in the register as cancelled."),
}


def _wanted(request: HttpRequest) -> dict[str, Any]:
    kind = request.GET.get("slag", "")
    return {
        "kind": kind if kind in AUDIT_KINDS else "",
        "year": number(request.GET.get("aar")),
        "organisation_id": number(request.GET.get("hos")),
    }


def _columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("topic", _("Topic")),
        tables.Column("kind", _("Kind")),
        tables.Column("year", _("Year"), numeric=True),
        tables.Column("where", _("In the register of")),
        tables.Column("scope", _("Looks at")),
        tables.Column("state", _("State")),
        tables.Column("findings", _("Findings"), numeric=True),
        tables.Column("unsettled", _("Not settled"), numeric=True),
    )


@login_required
@require_GET
def audits(request: HttpRequest) -> HttpResponse:
    """Internal audits, the Auditor General's investigations and supervisions."""
    actor, wanted = request.actor, _wanted(request)  # type: ignore[attr-defined]
    rows, every = queries.audits(actor, **wanted), queries.audits(actor)
    if rows:
        seen.thing(request, "meetings.list", "revisjoner", _("Audits"))
    context = {
        "page": tables.page_of(request, rows),
        "total": len(rows),
        "columns": _columns(),
        "kinds": {one: phrases.SOURCES[one] for one in AUDIT_KINDS},
        "kind_options": [(one, phrases.SOURCES[one]) for one in AUDIT_KINDS],
        "states": phrases.AUDIT_STATES,
        "years": [(one, one) for one in sorted({row.year for row in every}, reverse=True)],
        "places": sorted({(row.organisation.id, row.organisation.name) for row in every}),
        "wanted": wanted,
        "filtered": any(wanted.values()),
        "may_register": bool(hosts(actor)),
        "summary": wanted["year"] and wanted["organisation_id"],
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/followup/audits.html", context)


def _table(request: HttpRequest) -> list[list[Any]]:
    heads = [
        *(str(one.label) for one in _columns()),
        *(
            _("Performed by"),
            _("Ordered by"),
            _("Method"),
            _("Conclusion"),
            pgettext("source", "Reference number"),
        ),
    ]
    rows = [
        [
            *(one.topic, str(phrases.SOURCES[one.kind]), one.year, one.organisation.name),
            *(", ".join(there.name for there in one.scope), str(phrases.AUDIT_STATES[one.state])),
            *(one.findings, one.unsettled, one.performed_by, one.ordered_by, one.method),
            *(one.conclusion, one.reference),
        ]
        for one in queries.audits(request.actor, **_wanted(request))  # type: ignore[attr-defined]
    ]
    return [heads, *rows]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> Any:
    """The register as CSV."""
    seen.thing(request, "meetings.list", "revisjoner", _("Audits"))
    return csv_response("revisjoner", iter(_table(request)))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The register as a workbook."""
    seen.thing(request, "meetings.list", "revisjoner", _("Audits"))
    return xlsx_response("revisjoner", _("Audits"), _table(request))


@login_required
@require_safe
def summary(request: HttpRequest, organisation_id: int, year: int, kind: str) -> HttpResponse:
    """The year's audits as a chapter."""
    actor = request.actor  # type: ignore[attr-defined]
    found = organisations.by_id(organisation_id)
    language = "nn" if get_language() == "nn" else "nb"
    sections = content.audit_summary(actor, organisation_id, year, language)
    if found is None or not sections or kind not in FORMATS:
        raise Http404
    seen.thing(request, "meetings.list", "revisjoner", f"{_('Audits')} {year}, {found.name}")
    tree = Document(_("Audits"), language, sections, organisation=found.name, year=year, kind="audits")
    return file_of(tree, kind, f"revisjoner-{year}")


def audit_or_404(request: HttpRequest, audit_id: int) -> AuditRecord:
    """The audit, or the page that says it isn't there."""
    found = queries.audit(request.actor, audit_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    seen.thing(request, "meetings.audit", found.id, found.topic)
    return found


@login_required
@require_GET
def audit(request: HttpRequest, audit_id: int) -> HttpResponse:
    """One audit with its findings."""
    actor, found = request.actor, audit_or_404(request, audit_id)  # type: ignore[attr-defined]
    findings = queries.items(actor, FollowUpFilter(audit_id=audit_id))
    context = {
        "audit": found,
        "kind": phrases.SOURCES[found.kind],
        "state": phrases.AUDIT_STATES[found.state],
        "rows": [(one, listing.lateness(one)) for one in findings],
        "columns": listing.columns(),
        "sources": phrases.SOURCES,
        "natures": phrases.NATURES,
        "states": phrases.STATES,
        "may_change": actions.may_audit(actor, "change", audit_id) is None,
        "may_add": found.organisation.id in {one.id for one in hosts(actor)},
        "steps": _steps(request, found),
    }
    return render(request, "workbench/followup/audit.html", context)


def _steps(request: HttpRequest, found: AuditRecord) -> list[dict[str, Any]]:
    shown = []
    for one in lifecycle.AUDIT.transitions:
        if one.source != found.state:
            continue
        refusal = actions.may_audit(request.actor, one.name, found.id)  # type: ignore[attr-defined]
        if refusal and refusal.code.endswith((".wrong_role", ".not_found", ".no_such_step")):
            continue
        href = reverse("audit_step", args=(found.id, one.name))
        shown.append(
            {
                "name": one.name,
                "label": phrases.AUDIT_STEPS[one.name],
                "may_not": sentence(refusal),
                "href": href,
            }
        )
    return shown


@login_required
@require_http_methods(["GET", "POST"])
def new_audit(request: HttpRequest) -> HttpResponse:
    """Register an audit."""
    if not hosts(request.actor):  # type: ignore[attr-defined]
        raise Http404
    return _written(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit_audit(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Change an audit."""
    return _written(request, audit_or_404(request, audit_id))


def _written(request: HttpRequest, found: AuditRecord | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    why = actions.may_audit(actor, "change", found.id) if found else None
    form = AuditForm(request.POST or None, actor=actor, held=found)
    if request.method == "POST" and not why and form.is_valid():
        made = _saved(request, form, found)
        if made:
            messages.success(request, _("Saved"))
            return redirect("audit", made)
    context = {"form": form, "audit": found, "may_not": sentence(why)}
    return render(request, "workbench/followup/audit_form.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, form: AuditForm, found: AuditRecord | None) -> int:
    actor = request.actor  # type: ignore[attr-defined]
    if found is None:
        return tried(form, lambda: actions.register_audit(actor, form.draft())) or 0
    revision = form.cleaned_data["revision"]
    done = tried(form, lambda: actions.change_audit(actor, found.id, form.draft(), revision=revision))
    return found.id if done else 0


@login_required
@require_http_methods(["GET", "POST"])
def new_finding(request: HttpRequest, audit_id: int) -> HttpResponse:
    """A finding of an audit."""
    actor, found = request.actor, audit_or_404(request, audit_id)  # type: ignore[attr-defined]
    if found.organisation.id not in {one.id for one in hosts(actor)}:
        raise Http404
    form = FindingForm(request.POST or None, audit=found)
    if request.method == "POST" and form.is_valid():
        draft = FollowUpDraft(
            source=found.kind,
            raised_by_id=found.organisation.id,
            audit_id=audit_id,
            **form.cleaned_data,
        )
        if tried(form, lambda: actions.raise_item(actor, draft)):
            messages.success(request, _("Saved"))
            return redirect("audit", audit_id)
    context = {"form": form, "audit": found}
    return render(request, "workbench/followup/finding.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, audit_id: int, name: str) -> HttpResponse:
    """A step of an audit's life."""
    actor, found = request.actor, audit_or_404(request, audit_id)  # type: ignore[attr-defined]
    return stepped(
        request,
        Step(
            table=lifecycle.AUDIT,
            name=name,
            state=found.state,
            heading=phrases.AUDIT_STEPS.get(name, ""),
            over=found.topic,
            consequence=CONSEQUENCES.get(name, ""),
            back=reverse("audit", args=(audit_id,)),
            act=lambda reason: actions.step_audit(actor, audit_id, name, reason),
            may=lambda: actions.may_audit(actor, name, audit_id),
            danger=name == "cancel",
        ),
    )
