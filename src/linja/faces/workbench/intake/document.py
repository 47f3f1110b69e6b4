"""One uploaded document: how far it has come, what it is, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linja.faces.workbench.intake.asking import actor_of, document_or_404, number, tell_refusal
from linja.faces.workbench.intake.forms import FactsForm
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, phrases, queries
from linja.people.organisations import queries as organisations

#: Steps a person takes with the whole document: (action, words on the button, told afterwards).
STEPS: dict[str, tuple[Callable[[Actor, int], None], Any, Any]] = {
    "finish": (actions.finish, gettext_lazy("Finish the review"), gettext_lazy("The review is finished.")),
    "reopen": (
        actions.reopen_document,
        gettext_lazy("Back to the review"),
        gettext_lazy("The document is under review again."),
    ),
    "read_again": (
        actions.reread,
        gettext_lazy("Read again"),
        gettext_lazy("The document will be read again."),
    ),
    "set_aside": (
        actions.set_aside,
        gettext_lazy("Set aside"),
        gettext_lazy("The document is set aside. It can be brought back."),
    ),
    "bring_back": (actions.bring_back, gettext_lazy("Bring back"), gettext_lazy("The document is back.")),
}


@login_required
@require_safe
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """The document's own page; it asks itself for news as long as the document is being read."""
    record = document_or_404(request, document_id)
    response = render(request, "workbench/intake/document.html", _facts_page(request, record))
    if getattr(request, "htmx", False) and record.state not in {"received", "reading"}:
        # Reading has ended while the page waited: everything on it is new, not the progress alone.
        response.headers["HX-Refresh"] = "true"
    return response


def _facts_page(
    request: HttpRequest, record: queries.DocumentRecord, form: FactsForm | None = None
) -> dict[str, Any]:
    actor = actor_of(request)
    owner = organisations.by_id(record.organisation_id) if record.organisation_id else None
    return {
        "document": record,
        "state": phrases.DOCUMENT_STATES[record.state],
        "kind": phrases.DOCUMENT_KINDS.get(record.kind, ""),
        "organisation": owner.name if owner else "",
        "waiting": record.state in {"received", "reading"},
        "progress_label": _progress_label(record),
        "failure": phrases.failure_sentence(record.failure) if record.state == "failed" else "",
        "warnings": [phrases.warning_sentence(code) for code in record.warnings],
        "form": form or _facts_form(actor, record),
        "may_correct": actions.may("correct_facts", actor, record) is None,
        "may_register": actions.may("register", actor, record) is None,
        "steps": _steps(actor, record),
        "finish_refusal": _finish_refusal(actor, record),
        "corrections": [
            (one, phrases.CORRECTIONS.get(one.what, one.what)) for one in queries.corrections(record.id, 10)
        ],
    }


def _progress_label(record: queries.DocumentRecord) -> str:
    if record.state == "received":
        return _("The document waits for its turn. You can leave this page.")
    return _("The document is being read. You can leave this page.")


def _steps(actor: Actor, record: queries.DocumentRecord) -> list[tuple[str, Any]]:
    return [
        (name, words) for name, (_do, words, _told) in STEPS.items() if not actions.may(name, actor, record)
    ]


def _finish_refusal(actor: Actor, record: queries.DocumentRecord) -> str:
    if record.state != "under_review":
        return ""
    refusal = actions.may("finish", actor, record)
    return phrases.sentence(refusal) if refusal else ""


def _facts_form(actor: Actor, record: queries.DocumentRecord, data: Any = None) -> FactsForm:
    places = {str(place.id): place.name for place in actions.upload_places(actor)}
    if record.organisation_id and str(record.organisation_id) not in places:
        owner = organisations.by_id(record.organisation_id)
        places[str(record.organisation_id)] = owner.name if owner else ""
    initial = {
        "kind": record.kind or "ukjent",
        "year": record.year,
        "organisation": str(record.organisation_id or ""),
        "language": record.language or "nb",
    }
    return FactsForm(sorted(places.items(), key=lambda pair: pair[1]), data, initial=initial)


@login_required
@require_POST
def facts(request: HttpRequest, document_id: int) -> HttpResponse:
    """A person says what the document is."""
    record = document_or_404(request, document_id)
    form = _facts_form(actor_of(request), record, request.POST)
    if form.is_valid():
        try:
            actions.correct_facts(
                actor_of(request),
                document_id,
                kind=form.cleaned_data["kind"],
                year=form.cleaned_data["year"],
                organisation_id=number(form.cleaned_data["organisation"]),
                language=form.cleaned_data["language"],
            )
        except Refused as refused:
            form.add_error(None, phrases.sentence(refused.refusal))
        else:
            messages.success(request, _("The facts about the document are saved."))
            return redirect("intake_document", document_id)
    return render(request, "workbench/intake/document.html", _facts_page(request, record, form))


@login_required
@require_POST
def step(request: HttpRequest, document_id: int) -> HttpResponse:
    """One step of the document's way."""
    document_or_404(request, document_id)
    chosen = STEPS.get(request.POST.get("step", ""))
    if chosen is None:
        return HttpResponseBadRequest()
    act, _words, told = chosen
    try:
        act(actor_of(request), document_id)
    except Refused as refused:
        tell_refusal(request, refused.refusal)
    else:
        messages.success(request, told)
    return redirect("intake_document", document_id)
