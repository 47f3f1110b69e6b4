"""What a person does in the review, one POST each; an answer without script is a redirect back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linja.faces.workbench.intake import review
from linja.faces.workbench.intake.asking import actor_of, document_or_404, number
from linja.faces.workbench.intake.forms import FieldsForm
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.intake import actions, phrases, queries

#: Does one thing; answers the finding to open afterwards (None: the next that waits).
Deed = Callable[[HttpRequest, queries.FindingRecord], int | None]


@login_required
@require_POST
def on_finding(request: HttpRequest, document_id: int, finding_id: int) -> HttpResponse:
    """Decide about one finding, or correct it."""
    record = document_or_404(request, document_id)
    finding = queries.finding(finding_id)
    if finding is None or finding.document_id != document_id:
        raise Http404
    what = request.POST.get("gjor", "")
    deed = DEEDS.get(what)
    if deed is None:
        raise Http404
    try:
        open_next = deed(request, finding)
    except Refused as refused:
        return _refused(request, record, finding_id, what, refused.refusal)
    if open_next is None:
        open_next = _next_waiting(request, document_id, finding)
    return redirect(review.address(document_id, open_next, request.POST.get("orden", "usikre")))


def _refused(
    request: HttpRequest,
    record: queries.DocumentRecord,
    finding_id: int | None,
    what: str,
    refusal: Refusal,
    control: str = "",
) -> HttpResponse:
    """The same finding once more, with what was wrong above it and what was written kept."""
    fields = FieldsForm(request.POST) if what == "felter" else None
    anchor = control or CONTROLS.get(what, "funn")
    problems = [(anchor, phrases.sentence(refusal))]
    return review.show(request, record, finding_id, problems=problems, fields=fields)


def _next_waiting(request: HttpRequest, document_id: int, done: queries.FindingRecord) -> int | None:
    """After a decision the next finding of the chosen order that still waits; else the same one."""
    found = queries.findings(document_id)
    waiting = [one for one in found if one.state == "proposed"]
    if not waiting:
        return done.id
    if request.POST.get("orden") == "dokument":
        return next((one.id for one in waiting if one.line > done.line), waiting[0].id)
    return queries.by_certainty(waiting)[0].id


def _line(request: HttpRequest, name: str = "linje") -> int:
    line = number(request.POST.get(name))
    if line is None:
        raise Refused(Refusal("intake.not_a_line", {}))
    return line


def _accept(request: HttpRequest, finding: queries.FindingRecord) -> int | None:
    actions.accept(actor_of(request), finding.id)
    return None


def _drop(request: HttpRequest, finding: queries.FindingRecord) -> int | None:
    actions.drop(actor_of(request), finding.id)
    return None


def _reopen(request: HttpRequest, finding: queries.FindingRecord) -> int:
    actions.reopen(actor_of(request), finding.id)
    return finding.id


def _step(request: HttpRequest, finding: queries.FindingRecord) -> int:
    which, _colon, delta = request.POST.get("steg", "").partition(":")
    if delta not in {"1", "-1"}:
        raise Refused(Refusal("intake.no_such_boundary", {}))
    actions.step_boundary(actor_of(request), finding.id, which, int(delta))  # type: ignore[arg-type]
    return finding.id


def _move(request: HttpRequest, finding: queries.FindingRecord) -> int:
    which = request.POST.get("grense", "")
    actions.move_boundary(actor_of(request), finding.id, which, _line(request))  # type: ignore[arg-type]
    return finding.id


def _split(request: HttpRequest, finding: queries.FindingRecord) -> int:
    return actions.split(actor_of(request), finding.id, _line(request))


def _merge(request: HttpRequest, finding: queries.FindingRecord) -> int:
    return actions.merge(actor_of(request), finding.id, number(request.POST.get("med")) or 0)


def _fields(request: HttpRequest, finding: queries.FindingRecord) -> int:
    form = FieldsForm(request.POST)
    if not form.is_valid():
        raise Refused(Refusal("intake.unknown_requirement_kind", {}))
    before = review.fields_form(finding).initial
    values = form.cleaned_data
    changed = {name: value for name, value in values.items() if (value or "") != (before.get(name) or "")}
    if changed:
        actions.set_fields(actor_of(request), finding.id, **changed)
    return finding.id


DEEDS: dict[str, Deed] = {
    "godta": _accept,
    "dropp": _drop,
    "gjenapne": _reopen,
    "steg": _step,
    "flytt": _move,
    "del": _split,
    "sla_sammen": _merge,
    "felter": _fields,
}
#: The control that a problem is about.
CONTROLS = {"flytt": "flytt-linje", "del": "del-linje", "felter": "felt-deadline", "steg": "grenser"}


@login_required
@require_POST
def new_finding(request: HttpRequest, document_id: int) -> HttpResponse:
    """A person marks lines as a requirement."""
    record = document_or_404(request, document_id)
    try:
        first = _line(request, "fra")
        last = number(request.POST.get("til")) or first
        made = actions.cut_new(actor_of(request), document_id, first, last, request.POST.get("art", ""))
    except Refused as refused:
        chosen = number(request.POST.get("funn"))
        return _refused(request, record, chosen, "ny", refused.refusal, "ny-fra")
    return redirect(review.address(document_id, made, request.POST.get("orden", "usikre")))


@login_required
@require_POST
def accept_all(request: HttpRequest, document_id: int) -> HttpResponse:
    """Accept everything that is at least so certain."""
    record = document_or_404(request, document_id)
    wanted = request.POST.get("sikkerhet", "")
    try:
        least = float(wanted)
        count = actions.accept_all(actor_of(request), document_id, least or None)
    except ValueError:
        raise Http404 from None
    except Refused as refused:
        return _refused(request, record, None, "alle", refused.refusal, "godta-flere")
    told = ngettext("%(count)s finding was accepted.", "%(count)s findings were accepted.", count)
    messages.success(request, told % {"count": count})
    return redirect(review.address(document_id, None, request.POST.get("orden", "usikre")))


@login_required
@require_POST
def undo(request: HttpRequest, document_id: int) -> HttpResponse:
    """Take the last correction back."""
    record = document_or_404(request, document_id)
    last = queries.last_undoable(document_id)
    try:
        what = actions.undo_last(actor_of(request), document_id)
    except Refused as refused:
        return _refused(request, record, None, "angre", refused.refusal, "funn")
    messages.success(request, _("Undone: %(what)s.") % {"what": phrases.CORRECTIONS.get(what, what)})
    finding_id = last.finding_key if last and queries.finding(last.finding_key or 0) else None
    return redirect(review.address(document_id, finding_id, request.POST.get("orden", "usikre")))
