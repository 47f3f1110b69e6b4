"""One answer: what is asked and what we said last · what we write now · status and what stands beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.reports import answer_acts
from linja.faces.workbench.reports.answer_forms import FIELDS, AnswerForm, initial, status_of, texts_of
from linja.faces.workbench.reports.answer_page import page
from linja.faces.workbench.reports.answer_saving import Joined, as_kept, autosave, joined, plain, save_all
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, ReportRecord
from linja.pillars.steering.calculations.written import merged

#: How often a save that lost a race is tried again, from what then stands.
TRIES = 3


@login_required
def answer(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """The page; a POST saves the words and the status, then does what its button says."""
    one, report = _found(request, report_id, answered_id, whole=request.method != "POST")
    if request.method != "POST":
        return _shown(request, one, report, AnswerForm(initial=initial(one)))
    if request.headers.get("X-Autosave"):
        return _autosaved(request, one, report)
    acts = bool(request.POST.get("act"))
    writes = reports.may_write(request.actor, report) is None  # type: ignore[attr-defined]
    if writes or not acts:
        held = _saved(request, one, report)
        if held is not None:
            return held
    if acts:
        return _acted(request, _again(one), report)
    return redirect(_after(request, report_id, answered_id))


def _saved(request: HttpRequest, one: AnsweredRecord, report: ReportRecord) -> HttpResponse | None:
    """None when the form was saved; else the page with everything that was written."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, _again(one), report, form)
    if request.POST.get("join"):
        return _shown(request, _again(one), report, _with_both(request, one, form))
    clash = _save(request, one, report, form)
    if clash is None:
        return None
    return _shown(request, _again(one), report, _carrying(form, one, clash), clash)


def _found(
    request: HttpRequest, report_id: int, answered_id: int, *, whole: bool
) -> tuple[AnsweredRecord, ReportRecord]:
    """For whoever may read it; what only the page shows is left out when something is saved."""
    actor = request.actor  # type: ignore[attr-defined]
    found = reports.opened(answered_id, actor) if whole else reports.as_written(answered_id, actor)
    if found is None or found[1].id != report_id:
        raise Http404
    return found


def _again(one: AnsweredRecord) -> AnsweredRecord:
    return reports.answered_one(one.id) or one


def _written_again(one: AnsweredRecord, actor: Any) -> AnsweredRecord:
    found = reports.as_written(one.id, actor)
    return found[0] if found else one


def _save(request: HttpRequest, one: AnsweredRecord, report: ReportRecord, form: AnswerForm) -> Joined | None:
    """None when everything was saved; else the parts that both have changed, or nothing of them."""
    actor = request.actor  # type: ignore[attr-defined]
    found = Joined()
    for _try in range(TRIES):
        found = joined(one, form.cleaned_data)
        refused = _tried(actor, one, report, form, found)
        if refused is None:
            return None
        if found.clashes or refused.refusal.code != "reporting.answered_meanwhile":
            attempt(request, partial(_raise, refused))
            return found
        one = _written_again(one, actor)
    return found


def _tried(
    actor: Any, one: AnsweredRecord, report: ReportRecord, form: AnswerForm, found: Joined
) -> Refused | None:
    if refusal := reports.may_write(actor, report):
        return Refused(refusal)
    if found.clashes:
        facts = {"revision": one.revision, "by": one.updated_by}
        return Refused(Refusal("reporting.answered_meanwhile", facts))
    try:
        save_all(actor, one, form.cleaned_data, found.texts)
    except Refused as refused:
        return refused
    return None


def _raise(refused: Refused) -> None:
    raise refused


def _carrying(form: AnswerForm, one: AnsweredRecord, found: Joined) -> AnswerForm:
    """The form as it was sent, over what stands now: what only one has changed is joined already."""
    now = _again(one)
    data = {**form.data.dict(), "revision": str(now.revision)}  # type: ignore[attr-defined]
    for kind, text in found.texts.items():
        data[FIELDS[kind]] = text
        data[f"base_{FIELDS[kind]}"] = texts_of(now)[kind]
    return AnswerForm(data)


def _with_both(request: HttpRequest, one: AnsweredRecord, form: AnswerForm) -> AnswerForm:
    """The part that was asked for holds both texts; nothing is saved yet."""
    name = request.POST["join"]
    kinds = {field: kind for kind, field in FIELDS.items()}
    if name not in kinds:
        raise Http404
    theirs = texts_of(one)[kinds[name]]
    data = {**form.data.dict(), f"base_{name}": theirs, "revision": str(one.revision)}  # type: ignore[attr-defined]
    data[name] = merged(form.cleaned_data[name], theirs)
    return AnswerForm(data)


def _after(request: HttpRequest, report_id: int, answered_id: int) -> str:
    if request.POST.get("stay"):
        return reverse("report_answer", args=(report_id, answered_id))
    return reverse("report", args=(report_id,)) + f"#requirement-{answered_id}"


def _acted(request: HttpRequest, one: AnsweredRecord, report: ReportRecord) -> HttpResponse:
    held = answer_acts.beside(request)
    if answer_acts.do(request, one, held):
        place = answer_acts.PLACES.get(answer_acts.act_of(request)[0], "main")
        return redirect(reverse("report_answer", args=(report.id, one.id)) + f"#{place}")
    now = _again(one)
    return _shown(request, now, report, AnswerForm(initial=initial(now)))


def _autosaved(request: HttpRequest, one: AnsweredRecord, report: ReportRecord) -> HttpResponse:
    """For the page's script: what stands now, who else wrote, which parts both have changed."""
    actor = request.actor  # type: ignore[attr-defined]
    if refusal := reports.may_write(actor, report):
        return JsonResponse({"message": sentence(refusal)}, status=409)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        faults = " ".join(str(fault) for held in form.errors.values() for fault in held)
        return JsonResponse({"message": faults}, status=422)
    for _try in range(TRIES):
        try:
            found, refused = autosave(actor, one, form.cleaned_data)
        except Refused as error:
            if error.refusal.code != "reporting.answered_meanwhile":
                return JsonResponse({"message": sentence(error.refusal)}, status=409)
            one = _written_again(one, actor)
        else:
            now = _written_again(one, actor)
            if _shows_more(now, form):
                seen.report(request, report)
            return JsonResponse(_told(now, found, refused))
    return JsonResponse({"message": _("Somebody else is saving just now.")}, status=409)


def _shows_more(now: AnsweredRecord, form: AnswerForm) -> bool:
    """Whether the answer to a save holds anything that was not just sent: that is reading it."""
    sent = form.cleaned_data
    words = any(text != as_kept(sent[FIELDS[kind]]) for kind, text in texts_of(now).items())
    return words or any(value != plain(sent[name]) for name, value in status_of(now).items())


def _told(now: AnsweredRecord, found: Joined, refused: list[Refused]) -> dict[str, Any]:
    return {
        "revision": now.revision,
        "saved": timezone.localtime().strftime("%H:%M"),
        "texts": {FIELDS[kind]: text for kind, text in texts_of(now).items()},
        "status": status_of(now),
        "clashes": [FIELDS[kind] for kind in found.clashes],
        "by": now.updated_by,
        "messages": [sentence(one.refusal) for one in refused],
    }


@login_required
@require_POST
def here(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """A sign of life from whoever writes; answers who else is here."""
    one, report = _found(request, report_id, answered_id, whole=False)
    actor = request.actor  # type: ignore[attr-defined]
    attempt(request, lambda: reporting.here(actor, one.id))
    others = reports.others_here(actor, one.id)
    return render(
        request, "workbench/reports/answer_here.html", {"one": one, "report": report, "others": others}
    )


def _shown(
    request: HttpRequest,
    one: AnsweredRecord,
    report: ReportRecord,
    form: AnswerForm,
    found: Joined | None = None,
) -> HttpResponse:
    seen.report(request, report)
    context: dict[str, Any] = page(request, one, report, form, found)
    return render(request, "workbench/reports/answer.html", context)
