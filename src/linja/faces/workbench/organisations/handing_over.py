"""What an organisation that is no more leaves: what waits for its successor, and what it has taken over."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.doing import attempt, sentence
from linja.ground.kernel.actor import Actor
from linja.line.reporting import rules as reporting
from linja.people.organisations import actions as organisations
from linja.people.organisations import queries
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries as steering_queries
from linja.pillars.steering.records.handing_over import HandingOver, Thing

#: What is handed over, in the order of the page: field of the record, heading, where each leads.
GROUPS: Final[tuple[tuple[str, str | Promise, str, str], ...]] = (
    ("documents", gettext_lazy("Requirements in force, by document"), "document", "document"),
    ("reports", gettext_lazy("Answers that are being written"), "report", "report"),
    ("promises", gettext_lazy("Promised dates"), "promise", "promise"),
    ("measures", gettext_lazy("Measures"), "measure", "measure"),
    ("items", gettext_lazy("To be followed up"), "followup", "followup_item"),
)
#: What does not go on: kind, heading, why, where each leads.
STAYS: Final[tuple[tuple[str, str | Promise, str | Promise, str], ...]] = (
    (
        "requirement",
        gettext_lazy("Named as lead or coordinator"),
        gettext_lazy("It stands in the words of the requirement. Whoever asks names another in a letter."),
        "requirement",
    ),
    (
        "round",
        gettext_lazy("Rounds that are not closed"),
        gettext_lazy(
            "The units hand in to the one that asked. The round is closed there, and the successor asks anew."
        ),
        "round",
    ),
    (
        "joint",
        gettext_lazy("Joint answers"),
        gettext_lazy("It is written by the lead that the requirement names, or by whom the lead has chosen."),
        "joint_answer",
    ),
)


@login_required
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, organisation_id: int, change_id: int) -> HttpResponse:
    """What waits, ticked where it is usual; what is ticked goes on with the successor."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = steering_queries.handing_over(actor, change_id)
    if found is None or found.old_id != organisation_id or not may_see(actor, found):
        raise Http404
    if request.method == "POST":
        _done, refusal = attempt(
            request,
            lambda: steering.hand_over(
                actor, change_id, request.POST.getlist("ta"), request.POST.get("grunn", "")[:500]
            ),
            _("%(name)s has taken over, and has been told.") % {"name": found.new_name},
        )
        if refusal is None:
            return redirect("organisation_hand_over", organisation_id, change_id)
    context = {
        "found": found,
        "groups": _groups(actor, found),
        "stays": _stays(found),
        "taken": [(one, _address(actor, found, one.key)) for one in found.taken],
        "may_not": sentence(organisations.may_hand_over(actor, change_id)),
        "trail": [
            {"label": one.name, "href": reverse("organisation", args=[one.id])}
            for one in queries.line_to(found.new_id)
        ],
    }
    return render(request, "workbench/organisations/hand_over.html", context)


def may_see(actor: Actor, found: HandingOver) -> bool:
    """Those who may hand over, the successor's own people, and who reads everything."""
    change = queries.change(found.change_id)
    if change is None:
        return False
    above = queries.hand_over_facts(change).above
    if reporting.reads_everything(actor) or actor.organisations() & {found.new_id, *above}:
        return True
    return organisations.may_hand_over(actor, found.change_id) is None


def offered(actor: Actor, organisation_id: int) -> HandingOver | None:
    """What an organisation's page and an order's page lead to; None when there is nothing to see."""
    found = steering_queries.to_hand_over(actor, organisation_id)
    return found if found and may_see(actor, found) else None


def _groups(actor: Actor, found: HandingOver) -> list[dict[str, Any]]:
    held = []
    for field, heading, _kind, _place in GROUPS:
        things: tuple[Thing, ...] = getattr(found, field)
        if things:
            rows = [
                {"thing": one, "href": _address(actor, found, one.key), "said": _said(one)} for one in things
            ]
            held.append({"key": field, "heading": heading, "rows": rows})
    return held


def _stays(found: HandingOver) -> list[dict[str, Any]]:
    """What does not go on, each kind with its reason; what the reader may not open has no words."""
    held = []
    for kind, heading, why, place in STAYS:
        rows = [
            (one, reverse(place, args=[one.key.partition(":")[2]]) if one.label else "")
            for one in found.stays
            if one.kind == kind
        ]
        if rows:
            held.append({"key": kind, "heading": heading, "why": why, "rows": rows})
    return held


def _said(one: Thing) -> str:
    """How much it is."""
    if one.asked:
        return ngettext("%(n)s requirement", "%(n)s requirements", one.asked) % {"n": one.asked}
    return ""


def _address(actor: Actor, found: HandingOver, key: str) -> str:
    """Where it is read, for those who can; what the reader may not open is named without a link."""
    kind, _colon, number = key.partition(":")
    place = next((name for _f, _h, one, name in GROUPS if one == kind), "")
    if kind == "document":
        return reverse(place, args=[number])
    own = found.new_id if key in {one.key for one in found.taken} else found.old_id
    inside = own in actor.organisations() or reporting.reads_everything(actor)
    return reverse(place, args=[number]) if inside and place else ""
