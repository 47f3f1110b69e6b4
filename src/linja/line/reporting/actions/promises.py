"""Promised dates: made in an answer, kept, moved or dropped later."""

from __future__ import annotations

from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DatePrecision
from linja.line.reporting import rules
from linja.line.reporting.actions.common import facts_of, writable_row
from linja.line.reporting.models import PromisedDate
from linja.people.audit.acting import Act, acting


def promise(
    actor: Actor, answered_id: int, words: str, due_on: date, precision: DatePrecision = DatePrecision.DAY
) -> int:
    """Promise something by a day in the answer to one requirement; answers the promise's id."""
    with acting(actor, "reporting.promise") as act:
        row, report = writable_row(act, answered_id)
        if not words.strip():
            raise Refused(Refusal("reporting.nothing_promised", {}))
        made = PromisedDate.objects.create(
            answered=row,
            organisation_id=report.organisation_id,
            promise=words.strip()[:500],
            due_on=due_on,
            precision=precision.value,
        )
        act.log(report, {"answered": row.pk, "promise": made.promise, "due_on": due_on})
    return made.pk


def keep_promise(actor: Actor, promise_id: int, on: date, note: str = "") -> None:
    """It was done as promised, on this day."""
    with acting(actor, "reporting.keep_promise") as act:
        _settle(act, promise_id, "kept", on, note)


def drop_promise(actor: Actor, promise_id: int, on: date, note: str) -> None:
    """It will not be done; the note says why."""
    with acting(actor, "reporting.drop_promise", reason=note) as act:
        if not note.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        _settle(act, promise_id, "dropped", on, note)


def move_promise(actor: Actor, promise_id: int, new_due_on: date, on: date, note: str) -> int:
    """A later day takes its place; the note says why. Answers the new promise's id."""
    with acting(actor, "reporting.move_promise", reason=note) as act:
        if not note.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        row = _settle(act, promise_id, "moved", on, note)
        if new_due_on <= row.due_on:
            raise Refused(Refusal("reporting.not_later", {"due": row.due_on.strftime("%d.%m.%Y")}))
        later = PromisedDate.objects.create(
            answered_id=row.answered_id,
            organisation_id=row.organisation_id,
            promise=row.promise,
            due_on=new_due_on,
            precision=DatePrecision.DAY.value,
        )
        row.moved_to = later
        row.save(update_fields=["moved_to"])
        act.log(row.answered.report, {"promise": row.promise, "due_on": (row.due_on, new_due_on)})
    return later.pk


def take_back_promise(actor: Actor, promise_id: int) -> None:
    """Strike what was promised by mistake, while the report that promises it is a draft."""
    with acting(actor, "reporting.take_back_promise") as act:
        row = act.lock(PromisedDate.objects.select_related("answered__report__organisation"), pk=promise_id)
        report = row.answered.report
        refuse_if(rules.may_write(actor, facts_of(report)))
        if row.state != "open" or PromisedDate.objects.filter(moved_to=row).exists():
            raise Refused(Refusal("reporting.settled_already", {}))
        row.delete()
        act.log(report, {"promise": (row.promise, ""), "due_on": (row.due_on, None)})


def _settle(act: Act, promise_id: int, state: str, on: date, note: str) -> PromisedDate:
    row = act.lock(
        PromisedDate.objects.select_related("answered__report__organisation", "organisation"), pk=promise_id
    )
    report = facts_of(row.answered.report)
    received = frozenset({report.receiver_id} if report.receiver_id else ())
    refuse_if(
        rules.may_keep(act.actor, rules.HeldFacts(row.organisation_id, row.organisation.name, received))
    )
    if row.state != "open":
        raise Refused(Refusal("reporting.settled_already", {}))
    row.state, row.settled_on, row.note = state, on, note.strip()[:500]
    row.save(update_fields=["state", "settled_on", "note"])
    act.log(
        row.answered.report,
        {"promise": row.promise, "state": ("open", state), "settled_on": on, "note": note},
    )
    return row
