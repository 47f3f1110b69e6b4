"""The calendar: every deadline and every promised date of the reader's own organisations and those below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Attainment, DeadlineType, Progress, RoleKind
from linja.line.reporting import calculations
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere, PromiseRecord
from linja.line.reporting.rules import INSIDERS, RECEIVERS, reads_everything
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DeadlineDraft, RequirementRecord
from linja.people.organisations import queries as organisations
from linja.pillars.steering.records.calendar import Due

_SETTLED = (Progress.DELIVERED, Progress.ACCEPTED, Progress.CANCELLED, Progress.PASSED_ON)
_KINDS = {DeadlineType.FINAL: "final", DeadlineType.INTERIM: "interim"}
#: States of a promise that are not reckoned from the day.
_PROMISES = {"kept": "done", "moved": "moved", "dropped": "dropped"}


def calendar_organisations(actor: Actor) -> tuple[tuple[int, str], ...]:
    """Whose calendars the reader may open: the own organisations first, then those right below them."""
    own = set(actor.organisations(*INSIDERS))
    below = {
        one.id: one.name
        for above in actor.organisations(*RECEIVERS)
        for one in organisations.children_of(above)
        if one.kind in {"rhf", "hf", "private_non_profit", "clinic"} and one.id not in own
    }
    if reads_everything(actor):
        below |= {one.id: one.name for one in organisations.all_organisations("rhf") if one.id not in own}
    mine = sorted((one.name, key) for key, one in organisations.by_ids(own).items())
    return (
        *((key, name) for name, key in mine),
        *sorted(below.items(), key=lambda pair: pair[1]),
    )


def calendar(actor: Actor, day: date, organisation_ids: Iterable[int] | None = None) -> tuple[Due, ...]:
    """Everything due as it stands on ``day``, by day; asked of organisations that the reader may follow."""
    may = dict(calendar_organisations(actor))
    chosen = [one for one in may if organisation_ids is None or one in set(organisation_ids)]
    found: list[Due] = []
    for organisation_id in chosen:
        found += _deadlines(actor, organisation_id, may[organisation_id], day)
    told = reporting.promises(actor, organisation_ids=chosen)
    leads = _leads({one.requirement_id for one in told})
    found += [_promised(one, day, leads) for one in told]
    return tuple(sorted(found, key=lambda one: (one.day, one.organisation_name, one.text)))


def _years(actor: Actor, day: date) -> tuple[int, ...]:
    """Letters of the year and the one before, and of the two last years that were reported."""
    reported = sorted({one.year for one in reporting.reports(actor)}, reverse=True)[:2]
    return tuple(sorted({day.year, day.year - 1, *reported}))


def _deadlines(actor: Actor, organisation_id: int, name: str, day: date) -> list[Due]:
    asked = [
        one
        for year in _years(actor, day)
        for one in requirements.in_force_for(organisation_id, year)
        if reporting.addressed_to(one, organisation_id)
    ]
    ids = [one.id for one in asked if one.current.due_on or one.current.deadlines]
    granted = reporting.granted_extensions(ids, organisation_id)
    delivered = _delivered(ids, organisation_id)
    answers = {
        key: last[-1]
        for key, held in reporting.answers_to_all(ids, actor).items()
        if (last := [one for one in held if one.organisation_id == organisation_id])
    }
    found = []
    for one in asked:
        for deadline in _dated(one):
            due = _due(one, deadline, organisation_id, name, day, granted, delivered, answers)
            found.append(due)
    return found


def _dated(one: RequirementRecord) -> Sequence[DeadlineDraft]:
    """The deadlines with a day that are the addressee's own."""
    return [held for held in one.current.deadlines if held.due_on and not held.owner and held.type in _KINDS]


def _delivered(ids: Iterable[int], organisation_id: int) -> dict[int, date]:
    held = reporting.deliveries_to([(one, organisation_id) for one in ids], {})
    return {
        key: min(one.delivered_on for one in rows if one.final)
        for (key, _whose), rows in held.items()
        if any(one.final for one in rows)
    }


def _due(
    one: RequirementRecord,
    deadline: DeadlineDraft,
    organisation_id: int,
    name: str,
    day: date,
    granted: Mapping[int, date],
    delivered: Mapping[int, date],
    answers: Mapping[int, AnswerElsewhere],
) -> Due:
    asked = deadline.due_on or day
    final = deadline.type is DeadlineType.FINAL
    answer = answers.get(one.id)
    later = granted.get(one.id) if final else None
    handed = delivered.get(one.id) or (answer.status.delivered_on if answer else None)
    stands = calculations.timeliness(asked, day, delivered_on=handed, extended_to=later)
    settled = handed is None and answer is not None and _is_settled(answer)
    return Due(
        kind=_KINDS[deadline.type],
        day=later or asked,
        organisation_id=organisation_id,
        organisation_name=name,
        requirement_id=one.id,
        text=one.current.text,
        words=deadline.verbatim,
        lead=_lead(one),
        goal_area=one.chapter_title,
        state="done" if settled else stands.code,
        days=stands.days,
        precision=deadline.precision,
        asked_day=asked if later else None,
        settled_on=handed,
        report_id=answer.report_id if answer else None,
        answered_id=answer.answered_id if answer else None,
    )


def _is_settled(answer: AnswerElsewhere) -> bool:
    return answer.status.progress in _SETTLED or answer.status.attainment == Attainment.REACHED


def _lead(one: RequirementRecord) -> str:
    return ", ".join(role.name for role in one.current.roles if role.role == RoleKind.LEAD)


def _leads(requirement_ids: set[int]) -> dict[int, str]:
    return {one.id: _lead(one) for one in requirements.requirements(requirement_ids)}


def _promised(one: PromiseRecord, day: date, leads: Mapping[int, str]) -> Due:
    stands = calculations.timeliness(one.due_on, day)
    # What was settled after the chosen day was still open on it.
    settled = one.state != "open" and (one.settled_on is None or one.settled_on <= day)
    return Due(
        kind="promise",
        day=one.due_on,
        organisation_id=one.organisation_id,
        organisation_name=one.organisation_name,
        requirement_id=one.requirement_id,
        text=one.text,
        words=one.promise,
        lead=leads.get(one.requirement_id, ""),
        goal_area=one.goal_area,
        state=_PROMISES.get(one.state, stands.code) if settled else stands.code,
        days=stands.days,
        precision=one.precision,
        settled_on=one.settled_on if settled else None,
        promise_id=one.id,
        report_id=one.report_id,
        answered_id=one.answered_id,
    )
