"""What is done beside the words: measures, deliveries, promises, requests, sharing and referring.

Every button of the page belongs to its one form, so that what has been written is saved before the act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from linja.faces.workbench.doing import attempt
from linja.faces.workbench.reports.answer_forms import AskForm, DeliveryForm, PromiseForm
from linja.ground.kernel.vocabulary import DatePrecision
from linja.line.reporting import actions as reporting
from linja.line.reporting.records import AnsweredRecord, DeliveryDraft
from linja.pillars.steering import queries as steering

FORMS: dict[str, type[forms.Form]] = {"deliver": DeliveryForm, "promise": PromiseForm, "ask": AskForm}
#: Where the page is opened again after the act.
PLACES = {
    "use_measure": "measures",
    "drop_measure": "measures",
    "deliver": "deliveries",
    "promise": "promises",
    "promise_found": "promises",
    "ask": "deadline",
    "cover": "sharing",
    "uncover_copy": "sharing",
    "uncover_leave": "sharing",
    "follow": "sharing",
    "unfollow": "sharing",
    "propose": "status",
}


def beside(request: HttpRequest) -> dict[str, forms.Form]:
    """The forms beside the words; the one whose button was pressed holds what was written."""
    asked = act_of(request)[0]
    return {
        name: form(request.POST if name == asked else None, prefix=name, auto_id="id_%s")
        for name, form in FORMS.items()
    }


def act_of(request: HttpRequest) -> tuple[str, str]:
    """Name of the act and what it is about: a button's value is ``drop_measure:7``."""
    name, _colon, about = request.POST.get("act", "").partition(":")
    return name, about


def do(request: HttpRequest, one: AnsweredRecord, held: dict[str, forms.Form]) -> bool:
    """Whether the act was done; a refusal is shown, and what was filled in stays."""
    name, about = act_of(request)
    if name in held:
        if not held[name].is_valid():
            return False
        about = name
    act = _act(request, one, name, about, held)
    _result, refusal = attempt(request, act, _("Done"))
    return refusal is None


def _act(
    request: HttpRequest, one: AnsweredRecord, name: str, about: str, held: dict[str, forms.Form]
) -> Callable[[], Any]:
    actor = request.actor  # type: ignore[attr-defined]
    number = _number
    simple: dict[str, Callable[[], Any]] = {
        "use_measure": lambda: reporting.use_measure(actor, one.id, number(request.POST.get("measure", ""))),
        "drop_measure": lambda: reporting.drop_measure(actor, one.id, number(about)),
        "cover": lambda: reporting.cover(actor, one.id, [number(request.POST.get("cover", ""))]),
        "uncover_copy": lambda: reporting.uncover(actor, number(about), copy=True),
        "uncover_leave": lambda: reporting.uncover(actor, number(about), copy=False),
        "follow": lambda: reporting.follow(actor, one.id, number(request.POST.get("follow", ""))),
        "unfollow": lambda: reporting.follow(actor, one.id, None),
        "propose": lambda: _propose(actor, one),
        "promise_found": lambda: _promise_found(actor, one, about),
        "deliver": lambda: _deliver(actor, one, held["deliver"].cleaned_data),
        "promise": lambda: _promise(actor, one, held["promise"].cleaned_data),
        "ask": lambda: _ask(actor, one, held["ask"].cleaned_data),
    }
    if name not in simple:
        raise Http404
    return simple[name]


def _propose(actor: Any, one: AnsweredRecord) -> None:
    """The status that follows from what has been passed down."""
    proposed = steering.proposed_status(one.requirement_id, one.organisation_id)
    if proposed is not None:
        reporting.set_status(actor, one.id, replace(one.own_status, progress=proposed))


def _deliver(actor: Any, one: AnsweredRecord, said: dict[str, Any]) -> None:
    draft = DeliveryDraft(
        said["kind"],
        said["title"],
        said["delivered_on"],
        said["receiver"],
        said["archive_reference"],
        not said["interim"],
    )
    reporting.deliver(actor, one.requirement_id, one.organisation_id, draft)


def _promise(actor: Any, one: AnsweredRecord, said: dict[str, Any]) -> None:
    reporting.promise(actor, one.id, said["words"], said["due_on"])


def _promise_found(actor: Any, one: AnsweredRecord, about: str) -> None:
    """One that was found in the words: ``2021-12-31:year:the sentence``."""
    day, _colon, rest = about.partition(":")
    precision, _colon, words = rest.partition(":")
    try:
        reporting.promise(actor, one.id, words, date.fromisoformat(day), DatePrecision(precision))
    except ValueError as error:
        raise Http404 from error


def _ask(actor: Any, one: AnsweredRecord, said: dict[str, Any]) -> None:
    reporting.ask_dispensation(
        actor, one.organisation_id, one.requirement_id, said["kind"], said["reason"], said["new_due_on"]
    )


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)
