"""/arbeid/varsler/: what happened that concerns me?"""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import tables
from linja.people.notices import actions, queries

_HEADS = (
    tables.Column("when", _("When")),
    tables.Column("what", _("What")),
    tables.Column("act", _("Mark as seen"), hidden_label=True),
)


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """The reader's own notices, those not seen first; each leads to what it tells of."""
    if request.method == "POST":
        return _mark(request)
    actor = request.actor  # type: ignore[attr-defined]
    every = queries.of(actor)
    unseen = [one for one in every if one.seen_at is None]
    only_new = request.GET.get("vis") == "nye"
    tabs = [
        {"label": _("All"), "href": tables.address(request, vis=None), "count": len(every)},
        {"label": _("Not seen"), "href": tables.address(request, vis="nye"), "count": len(unseen)},
    ]
    tabs[int(only_new)]["current"] = True
    return render(
        request,
        "workbench/notices/listing.html",
        {
            "page": tables.page_of(request, unseen if only_new else every),
            "columns": _HEADS,
            "tabs": tabs,
            "unseen": len(unseen),
        },
    )


def _mark(request: HttpRequest) -> HttpResponse:
    """Seen: one, or all when none is named. ``follow`` goes on to what the notice tells of,
    ``home`` back to the own page."""
    actor = request.actor  # type: ignore[attr-defined]
    chosen = request.POST.get("notice", "")
    known = {one.id: one for one in queries.of(actor)}
    mine = known.get(int(chosen)) if chosen.isdecimal() else None
    if not chosen:
        actions.mark_seen(actor)
    elif mine is not None:
        actions.mark_seen(actor, [mine.id])
        if "follow" in request.POST and mine.link:
            return redirect(mine.link)
    if "home" in request.POST:
        return redirect("my_page")
    return redirect(tables.address(request) if request.GET else reverse("notices"))
