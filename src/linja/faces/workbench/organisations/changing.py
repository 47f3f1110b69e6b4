"""What an administrator changes: one more name, and what happens on a date."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linja.faces.workbench.organisations import handing_over, one
from linja.faces.workbench.organisations.forms import (
    CHANGES,
    CONSEQUENCES,
    FIELD_OF,
    ChangeForm,
    Doing,
    NameForm,
)
from linja.ground.kernel.refusals import Refused
from linja.people.organisations import actions, phrases, queries


def _stop(request: HttpRequest, organisation_id: int) -> None:
    if actions.may(request.actor, organisation_id):  # type: ignore[attr-defined]
        raise PermissionDenied


@login_required
@require_POST
def add_name(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """One more name by which documents call it."""
    one.found_or_404(organisation_id)
    _stop(request, organisation_id)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            actions.add_alias(request.actor, organisation_id, form.cleaned_data["name"])  # type: ignore[attr-defined]
        except Refused as refused:
            form.add_error("name", phrases.sentence(refused.refusal))
        else:
            messages.success(request, _("The name is added."))
            return redirect("organisation", organisation_id)
    return one.page(request, organisation_id, form)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, organisation_id: int, what: str) -> HttpResponse:
    """What happens on a date, with what that means."""
    record = one.found_or_404(organisation_id)
    if what not in CHANGES:
        raise Http404
    _stop(request, organisation_id)
    doing = CHANGES[what]
    form = ChangeForm(request.POST if request.method == "POST" else None, doing, record)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_change(
                request.actor,  # type: ignore[attr-defined]
                organisation_id,
                kind=doing.kind,
                **form.cleaned_data,
            )
        except Refused as refused:
            field = FIELD_OF.get(refused.refusal.code)
            form.add_error(field if field in form.fields else None, phrases.sentence(refused.refusal))
        else:
            messages.success(request, _("The change is recorded."))
            return _onward(request, organisation_id)
    context = {
        "record": record,
        "doing": doing,
        "form": form,
        "danger": doing.kind in {"merged", "dissolved"},
        "consequence": _consequence(record, doing),
    }
    status = 422 if form.errors else 200
    return render(request, "workbench/organisations/change.html", context, status=status)


def _onward(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """To what the successor can take over, when there is something; else to the organisation."""
    left = handing_over.offered(request.actor, organisation_id)  # type: ignore[attr-defined]
    if left is None:
        return redirect("organisation", organisation_id)
    return redirect("organisation_hand_over", organisation_id, left.change_id)


def _consequence(record: queries.OrganisationRecord, doing: Doing) -> str:
    parents = ", ".join(each.name for each in queries.parents_of(record.id))
    units = len(queries.children_of(record.id))
    facts = {"name": record.name, "units": units, "parents": parents or _("nobody")}
    return str(CONSEQUENCES[doing.kind]) % facts
