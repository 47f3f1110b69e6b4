"""One organisation: what it is, where it stands on a day, what it is called, and what happened to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.workbench.organisations import handing_over
from linja.faces.workbench.organisations.country import day_in
from linja.faces.workbench.organisations.forms import CHANGES, NameForm
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DocumentRecord
from linja.people.organisations import actions, phrases, queries


@login_required
@require_GET
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """One organisation on a day (today unless the address says another)."""
    return page(request, organisation_id, NameForm())


def page(request: HttpRequest, organisation_id: int, name_form: NameForm) -> HttpResponse:
    """The page, with the form for one more name as it stands."""
    record = found_or_404(organisation_id)
    on = day_in(request)
    actor = request.actor  # type: ignore[attr-defined]
    why = actions.may(actor, organisation_id)
    context = {
        "record": record,
        "kind": phrases.kind_name(record.kind),
        "name_then": queries.name_on(organisation_id, on),
        "on": on,
        "is_today": on == timezone.localdate(),
        "trail": _trail(organisation_id, on),
        "parents": queries.parents_of(organisation_id, on),
        "children": _by_kind(queries.children_of(organisation_id, on)),
        "aliases": [name for name in queries.aliases_of(organisation_id) if name != record.name],
        "changes": _changes(record),
        "documents": _documents(organisation_id),
        "leaves": handing_over.offered(actor, organisation_id) if record.valid_to else None,
        "reports": reporting.reports(actor, organisation_ids=[organisation_id]),
        "may_change": why is None,
        "doing": [(word, one.label) for word, one in CHANGES.items()],
        "name_form": name_form,
        "ended": record.valid_to is not None and record.valid_to < timezone.localdate(),
    }
    status = 422 if name_form.errors else 200
    return render(request, "workbench/organisations/one.html", context, status=status)


def found_or_404(organisation_id: int) -> queries.OrganisationRecord:
    """The organisation, or the page that says it isn't there."""
    record = queries.by_id(organisation_id)
    if record is None:
        raise Http404
    return record


def _trail(organisation_id: int, on: date) -> list[dict[str, str]]:
    return [
        {"label": one.name, "href": reverse("organisation", args=(one.id,))}
        for one in queries.line_to(organisation_id, on)
    ]


def _by_kind(
    held: tuple[queries.OrganisationRecord, ...],
) -> list[tuple[str, list[queries.OrganisationRecord]]]:
    kinds = dict.fromkeys(one.kind for one in held)
    ordered = [kind for kind in phrases.KIND_NAMES if kind in kinds]
    return [(phrases.kind_name(kind), [one for one in held if one.kind == kind]) for kind in ordered]


def _documents(organisation_id: int) -> list[DocumentRecord]:
    """What it has issued and what speaks to it."""
    return [
        one
        for one in requirements.documents()
        if one.issuer_id == organisation_id
        or organisation_id in {to for to, _name in (*one.addressees, *one.formerly)}
    ]


def _changes(record: queries.OrganisationRecord) -> list[dict[str, Any]]:
    own, into = queries.changes_of(record.id), queries.changes_into(record.id)
    ids = [one.successor_id for one in own if one.successor_id] + [one.organisation_id for one in into]
    names = {key: found.name for key, found in queries.by_ids(ids).items()}
    told = [(one.on, _happened(one, names)) for one in own]
    told += [(one.on, _joined(one, names)) for one in into]
    return [
        {"when": date_format(on, "j. F Y"), "heading": words, "state": "done"}
        for on, words in sorted(told, key=lambda one: one[0])
    ]


def _happened(one: queries.ChangeRecord, names: dict[int, str]) -> str:
    facts = {"old": one.old_name, "new": one.new_name, "other": names.get(one.successor_id or 0, "")}
    sentences = {
        "renamed": _("Called %(new)s, before that %(old)s"),
        "merged": _("Merged into %(other)s"),
        "dissolved": _("Dissolved, and %(other)s goes on") if one.successor_id else _("Dissolved"),
        "transferred": _("Moved under %(other)s"),
    }
    return sentences[one.kind] % facts


def _joined(one: queries.ChangeRecord, names: dict[int, str]) -> str:
    facts = {"other": names.get(one.organisation_id, "")}
    if one.kind == "transferred":
        return _("%(other)s was moved under it") % facts
    if one.kind == "dissolved":
        return _("Goes on in place of %(other)s") % facts
    return _("%(other)s was merged into it") % facts
