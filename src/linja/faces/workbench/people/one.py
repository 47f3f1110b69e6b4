"""One person: who they are, which roles they hold and have held, and what was done to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.audit import words
from linja.faces.workbench.people import forms
from linja.faces.workbench.people.listing import place_name, places
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.people.accounts import actions, phrases, queries
from linja.people.audit import queries as audit
from linja.people.audit.actions import Subject
from linja.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Held:
    """A role as shown: ``state`` is past, now or to come."""

    record: queries.AssignmentRecord
    role: str
    place: str
    state: str


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined, no-any-return]


def _found(request: HttpRequest, person_id: int) -> queries.PersonRecord:
    """The person; somebody who may not see people is stopped before it is said whether there is one."""
    if actions.may(_actor(request), "register"):
        raise PermissionDenied
    record = queries.visible_person(_actor(request), person_id)
    if record is None:
        raise Http404
    return record


def refused_into(form: django_forms.Form, refused: Refused) -> None:
    """The refusal's sentence at the field that it is about."""
    field = forms.FIELD_OF.get(refused.refusal.code)
    form.add_error(field if field in form.fields else None, phrases.sentence(refused.refusal))


def _status(form: django_forms.Form) -> int:
    return 422 if form.errors else 200


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register a person; the password is chosen by the person, by the link for a forgotten one."""
    if actions.may(_actor(request), "register"):
        raise PermissionDenied
    form = forms.PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_person(_actor(request), **form.cleaned_data)
        except Refused as refused:
            refused_into(form, refused)
        else:
            messages.success(request, _("The person is registered. Now give the roles that are needed."))
            return redirect("person_give_role", made)
    return render(request, "workbench/people/new.html", {"form": form}, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person, with a form for the facts when the administrator may change them."""
    record = _found(request, person_id)
    why = actions.may(_actor(request), "change", person_id)
    facts = {key: getattr(record, key) for key in ("name", "email", "preferred_language")}
    form = forms.PersonForm(request.POST if request.method == "POST" else None, initial=facts)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(_actor(request), person_id, **form.cleaned_data)
        except Refused as refused:
            refused_into(form, refused)
        else:
            messages.success(request, _("The changes are kept."))
            return redirect("person", person_id)
    context = {
        "record": record,
        "form": form,
        "may_not": phrases.sentence(why) if why else "",
        "roles": _roles(person_id),
        "history": words.shown(audit.entries_for(Subject("accounts.person", str(person_id), ""), 50)),
        "may_read_log": queries.readable_log_of(_actor(request)) is None,
    }
    return render(request, "workbench/people/one.html", context, status=_status(form))


def _roles(person_id: int) -> list[Held]:
    today = timezone.localdate()
    held = queries.assignments_of(person_id)
    names = organisations.by_ids(one.organisation_id for one in held if one.organisation_id)
    shown = [
        Held(one, phrases.role_name(one.role), place_name(one.organisation_id, names), _when(one, today))
        for one in held
    ]
    order = ("now", "to_come", "past")
    return sorted(shown, key=lambda one: (order.index(one.state), one.record.valid_from))


def _when(held: queries.AssignmentRecord, today: Any) -> str:
    if held.valid_to is not None and held.valid_to < today:
        return "past"
    return "now" if held.valid_from <= today else "to_come"


@login_required
@require_http_methods(["GET", "POST"])
def give_role(request: HttpRequest, person_id: int) -> HttpResponse:
    """A role in an organisation, from a day."""
    record = _found(request, person_id)
    country = queries.ruled_by(_actor(request), "administrator") is None
    form = forms.RoleForm(
        request.POST if request.method == "POST" else None, places(request), country=country
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign_role(_actor(request), person_id=person_id, **form.cleaned_data)
        except Refused as refused:
            refused_into(form, refused)
        else:
            messages.success(request, _("The role is given."))
            return redirect("person", person_id)
    return render(
        request, "workbench/people/give_role.html", {"record": record, "form": form}, status=_status(form)
    )


@login_required
@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, person_id: int, assignment_id: int) -> HttpResponse:
    """The last day of a role, with what that means."""
    record = _found(request, person_id)
    held = next((one for one in _roles(person_id) if one.record.id == assignment_id), None)
    if held is None or held.state == "past":
        raise Http404
    today = timezone.localdate()
    form = forms.EndForm(
        request.POST if request.method == "POST" else None, initial={"on": max(today, held.record.valid_from)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_assignment(_actor(request), assignment_id, **form.cleaned_data)
        except Refused as refused:
            refused_into(form, refused)
        else:
            first = form.cleaned_data["on"] + timedelta(days=1)
            day = date_format(first, "j. F Y")
            messages.success(request, _("The role is not held from %(day)s.") % {"day": day})
            return redirect("person", person_id)
    context = {"record": record, "held": held, "form": form}
    return render(request, "workbench/people/end_role.html", context, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def open_or_close(request: HttpRequest, person_id: int) -> HttpResponse:
    """Close a person's sign-in, or open it again."""
    record = _found(request, person_id)
    form = forms.ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_active(
                _actor(request), person_id, active=not record.is_active, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            refused_into(form, refused)
        else:
            said = _("The sign-in is closed.") if record.is_active else _("The sign-in is open.")
            messages.success(request, said)
            return redirect("person", person_id)
    context = {"record": record, "form": form}
    return render(request, "workbench/people/open_or_close.html", context, status=_status(form))
