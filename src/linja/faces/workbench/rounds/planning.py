"""A new round with the days that are usual for its series, or one that follows another; and changing it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.rounds import words
from linja.faces.workbench.rounds.forms import RoundForm
from linja.faces.workbench.rounds.one import found_or_404
from linja.ground.kernel.periods import Month, Period, PointInTime, Tertial, Year, parse
from linja.line.reporting import actions, calculations, phrases
from linja.line.reporting.records import RoundDraft
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord
from linja.pillars.steering import queries as steering

#: How many periods are offered before and after the usual one.
_BEFORE, _AFTER = 11, 3
#: Days around today that a series of its own may be counted at.
_DAYS = 14


@login_required
@require_http_methods(["GET", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    """Choose whose, which series and period; the form below is filled with what is usual."""
    actor = request.actor  # type: ignore[attr-defined]
    owners = steering.owners(actor)
    if not owners:
        return render(request, "workbench/rounds/new.html", {"owners": owners})
    owner, draft = _proposed(request, owners)
    form = _form(request, owner, draft)
    if request.method == "POST" and form.is_valid():
        round_id, _refusal = attempt(
            request, lambda: actions.plan_round(actor, form.asked_for()), _("The round is planned.")
        )
        if round_id:
            return redirect("round", round_id)
    context = {
        "owners": [(one.id, one.name) for one in owners],
        "owner": owner,
        "draft": draft,
        "series": [*phrases.SERIES.items()],
        "periods": _periods(draft),
        "follows": draft.follows_id,
        "form": form,
    }
    return render(request, "workbench/rounds/new.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, round_id: int) -> HttpResponse:
    """Everything while it is planned; words and days while it is open."""
    found = found_or_404(request, round_id)
    actor = request.actor  # type: ignore[attr-defined]
    refusal = actions.may_round(actor, "change", round_id)
    if not found.asks:
        raise Http404
    owner = organisations.by_id(found.owner_id)
    if owner is None:
        raise Http404
    form = _form(request, owner, steering.draft_of(found), is_open=found.state == "open")
    if request.method == "POST" and form.is_valid():
        _result, refused = attempt(
            request,
            lambda: actions.change_round(actor, round_id, form.asked_for()),
            _("The round is changed."),
        )
        if refused is None:
            return redirect("round", round_id)
    context = {"record": found, "shown": words.shown(found), "form": form, "refusal": sentence(refusal)}
    return render(request, "workbench/rounds/change.html", context, status=422 if form.errors else 200)


def _proposed(
    request: HttpRequest, owners: tuple[OrganisationRecord, ...]
) -> tuple[OrganisationRecord, RoundDraft]:
    """What the address asks for: the next of a series, or what is usual."""
    after = request.GET.get("etter", "")
    if after.isdecimal():
        found = found_or_404(request, int(after))
        owner = next((one for one in owners if one.id == found.owner_id), None)
        if owner is None:
            raise Http404
        return owner, steering.next_round(found)
    wanted = request.GET.get("eier", "")
    owner = next((one for one in owners if str(one.id) == wanted), owners[0])
    series = request.GET.get("serie", "")
    series = series if series in phrases.SERIES else "tertial"
    return owner, steering.proposed_round(owner, series, _period(request, series))


def _period(request: HttpRequest, series: str) -> Period:
    code = request.GET.get("periode", "")
    found = parse(code)
    if calculations.fits(series, code) and isinstance(found, Period):
        return found
    return calculations.usual_period(series, timezone.localdate())


def _periods(draft: RoundDraft) -> list[tuple[str, str]]:
    """Those around now, newest first; the chosen one is always among them."""
    today = timezone.localdate()
    kinds = {"monthly": (Month,), "tertial": (Tertial,), "yearly": (Year,), "special": (Month, Tertial, Year)}
    series = {Month: "monthly", Tertial: "tertial", Year: "yearly"}
    found: list[Period] = []
    for kind in kinds[draft.series]:
        middle = calculations.usual_period(series[kind], today)
        found += [middle.shifted(n) for n in range(_AFTER, -_BEFORE - 1, -1)]
    if draft.series == "special":
        found += [PointInTime(today + timedelta(days=n)) for n in range(_DAYS, -_DAYS - 1, -1)]
    codes = [one.code for one in found]
    if draft.period not in codes:
        codes.insert(0, draft.period)
    return [(code, words.period_words(code)) for code in codes]


def _form(
    request: HttpRequest, owner: OrganisationRecord, draft: RoundDraft, *, is_open: bool = False
) -> RoundForm:
    data: Any = request.POST if request.method == "POST" else None
    return RoundForm(
        data,
        draft,
        units=actions.askable_units(owner),
        asked=steering.may_choose(owner.id, calculations.year_of(draft.period)),
        is_open=is_open,
    )
