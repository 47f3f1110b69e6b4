"""What has been changed above since it was passed down: follow, or leave with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.passing import address
from linja.ground.kernel.actor import Actor
from linja.line.requirements import phrases
from linja.line.requirements.content import words_between
from linja.line.requirements.records import DiffPart, ToConsider
from linja.pillars.steering import actions
from linja.pillars.steering.records import Board


@dataclass(frozen=True, slots=True)
class Shown:
    """One derived requirement with what was changed above it."""

    one: ToConsider
    change: Any
    words: tuple[DiffPart, ...]
    units: str


@login_required
@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest) -> HttpResponse:
    """Every requirement that waits, with the change above; the ticked ones follow at once."""
    asked = address.chosen(request)
    if asked is None:
        return render(request, "workbench/passing/nothing.html")
    if request.method == "POST":
        _act(request, asked.board)
        return redirect(request.get_full_path())
    page = tables.page_of(request, asked.board.to_consider, 20)
    for one in page.object_list:
        seen.document(request, one.derived.document)
    context = {
        "board": asked.board,
        "page": page,
        "rows": [_shown(one) for one in page.object_list],
        "back": f"{reverse('passing')}?enhet={asked.board.organisation_id}&ar={asked.board.year}",
    }
    return render(request, "workbench/passing/changes.html", context)


def _shown(one: ToConsider) -> Shown:
    names = ", ".join(name for _id, name in one.derived.document.addressees)
    return Shown(one, phrases.CHANGES[one.now.change], words_between(one.then, one.now), names)


def _act(request: HttpRequest, board: Board) -> None:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    waiting = {one.derived.id for one in board.to_consider}
    if left := address.number(request.POST.get("la_sta", "")):
        if left in waiting:
            note = request.POST.get(f"grunn-{left}", "")
            attempt(
                request,
                lambda: actions.leave_change(actor, left, note),
                _("The requirement stays as it is."),
            )
        return
    chosen = [one for text in request.POST.getlist("krav") if (one := address.number(text)) in waiting]
    if not chosen:
        messages.error(request, _("Tick at least one requirement."))
        return
    ids = [one for one in chosen if one is not None]
    attempt(
        request,
        lambda: actions.follow_change(actor, board.organisation_id, ids),
        _("The same change is made in the orders."),
    )
