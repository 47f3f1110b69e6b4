"""An order as a document: read, downloaded, issued; or thrown away while it is a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence, shown
from linja.faces.workbench.meetings.pages import FORMATS, file_of
from linja.faces.workbench.organisations.handing_over import offered
from linja.faces.workbench.requirements.rows import day
from linja.ground.kernel.actor import Actor
from linja.line.requirements import actions
from linja.line.requirements.content import shortened
from linja.line.requirements.records import OrderRecord
from linja.pillars.steering import content, queries
from linja.pillars.steering.content import HeldOrder


class IssueForm(forms.Form):
    """The day on which it is given."""

    issued_on = day(label=gettext_lazy("Day"))


def _held(request: HttpRequest, document_id: int) -> HeldOrder:
    found = content.gather_order(document_id, request.actor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    if found.order.draft:
        seen.thing(request, "requirements.governingdocument", document_id, found.order.title)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, document_id: int) -> HttpResponse:
    """The order as it will be read, what may be done with it, and the way to each of its requirements."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    held = _held(request, document_id)
    form = IssueForm(request.POST or None, initial={"issued_on": _usual_day(held.order)}, auto_id="f-%s")
    if request.method == "POST" and form.is_valid():
        attempt(
            request,
            lambda: actions.issue_order(actor, document_id, form.cleaned_data["issued_on"]),
            _("The document is issued, and the unit has been told."),
        )
        return redirect("passing_order", document_id)
    prepares = queries.may_pass_down(actor, held.order.issuer_id)
    links = {"requirement": _address_of(held, edits=prepares and held.order.draft)}
    write = _("Change") if prepares and held.order.draft else _("See the requirement")
    context = {
        "order": held.order,
        "form": form,
        "may_not_issue": sentence(actions.may_issue_order(actor, document_id)) if prepares else "",
        "prepares": prepares,
        "leaves": offered(actor, held.order.receiver_id),
        "files": [
            (reverse("passing_order_file", args=[document_id, kind]), kind.upper()) for kind in FORMATS
        ],
        "rows": _taken_out(held) if prepares and held.order.draft else [],
        "trail": [
            {"label": held.order.issuer_name, "href": ""},
            {"label": held.order.receiver_name, "href": ""},
        ],
        **shown(content.order_document(held), _("Contents"), links=links, write=write),
    }
    return render(request, "workbench/passing/order.html", context)


def _usual_day(held: OrderRecord) -> Any:
    today = timezone.localdate()
    return today if today.year <= held.year else None


def _address_of(held: HeldOrder, *, edits: bool) -> Any:
    """From a requirement in the order to where it is changed, or to its own page."""

    def address(requirement_id: int) -> str:
        source = held.sources.get(requirement_id)
        if edits and source is not None:
            return f"{reverse('passing_requirement', args=[source.id])}?enhet={held.order.issuer_id}"
        return reverse("requirement", args=[requirement_id])

    return address


def _taken_out(held: HeldOrder) -> list[tuple[int, str]]:
    return [(one.id, shortened(f"{one.current.stem} {one.current.text}", 110)) for one in held.records]


@login_required
@require_GET
def order_file(request: HttpRequest, document_id: int, kind: str) -> HttpResponse:
    """The order as a file."""
    if kind not in FORMATS:
        raise Http404
    held = _held(request, document_id)
    name = f"oppdrag-{held.order.year}-{held.order.receiver_id}-{held.order.edition}"
    return file_of(content.order_document(held), kind, name)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, document_id: int) -> HttpResponse:
    """Throw a draft away; asked once more first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    held = _held(request, document_id)
    if not held.order.draft or not queries.may_pass_down(actor, held.order.issuer_id):
        raise Http404
    if request.method == "POST":
        attempt(request, lambda: actions.discard_order(actor, document_id), _("The draft is thrown away."))
        return redirect(f"{reverse('passing')}?enhet={held.order.issuer_id}&ar={held.order.year}")
    return render(request, "workbench/passing/discard.html", {"order": held.order})


@login_required
@require_http_methods(["POST"])
def take_out(request: HttpRequest, document_id: int, requirement_id: int) -> HttpResponse:
    """Take one requirement out of a draft."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    held = _held(request, document_id)
    if requirement_id not in {one.id for one in held.records}:
        raise Http404
    attempt(
        request,
        lambda: actions.take_out(actor, [requirement_id]),
        _("The requirement is taken out of the draft."),
    )
    return redirect("passing_order", document_id)
