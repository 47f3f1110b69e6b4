"""The follow-up package of a unit on a day: read from what has been handed in, and only from that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import refuse_if
from linja.line.meetings import lifecycle as meeting_steps
from linja.line.meetings import queries as meetings
from linja.line.meetings.records import FollowUpFilter, FollowUpRecord
from linja.line.reporting import lifecycle
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere, PromiseRecord
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DocumentFilter, RequirementRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord
from linja.pillars.steering import rules
from linja.pillars.steering.calculations import package as reckoning
from linja.pillars.steering.calculations.running_text import as_text
from linja.pillars.steering.records import Asked, LateReport, Package

#: Kinds of organisation that are followed up by the one above.
UNITS = ("rhf", "hf", "private_non_profit", "clinic")


def followed_up_by(actor: Actor) -> tuple[OrganisationRecord, ...]:
    """The units whose package the actor may open: own ones, and those directly below."""
    own = actor.organisations(*rules.READERS)
    below = [one for place in own for one in organisations.children_of(place, None, *UNITS)]
    near = [one for one in organisations.by_ids(own).values() if one.kind in UNITS]
    return tuple({one.id: one for one in (*below, *near)}.values())


def package(actor: Actor, unit_id: int, day: date | None = None, year: int | None = None) -> Package:
    """All that is open on the day; refused when it is not the actor's to see. A fixed number of queries."""
    unit = organisations.by_id(unit_id)
    above = organisations.parents_of(unit_id, day) if unit else ()
    refuse_if(rules.may_see_package(actor, rules.Pair(unit_id, frozenset(one.id for one in above))))
    today = day or timezone.localdate()
    years = _years(unit_id, today)
    wanted = year or next(iter(years), today.year)
    asked = _asked(actor, unit_id, wanted, today)
    places: dict[str, list[Asked]] = {}
    for place, one in asked:
        places.setdefault(place, []).append(one)
    first = above[0] if len(above) == 1 else None
    return Package(
        unit_id=unit_id,
        unit_name=unit.name if unit else "",
        above_id=first.id if first else None,
        above_name=first.name if first else "",
        day=today,
        year=wanted,
        years=years,
        deviations=tuple(places.get(reckoning.DEVIATION, ())),
        under_way=tuple(places.get(reckoning.UNDER_WAY, ())),
        unanswered=tuple(places.get(reckoning.UNANSWERED, ())),
        settled=len(places.get(reckoning.SETTLED, ())),
        promises=_promises(actor, unit_id, today),
        late_reports=_late_reports(actor, unit_id, today),
        items=_items(actor, unit_id),
        requests=reporting.dispensations(actor, organisation_ids=[unit_id], state="asked"),
    )


def _years(unit_id: int, day: date) -> tuple[int, ...]:
    """The years in which a letter asked something of the unit, until the day."""
    found = requirements.documents(DocumentFilter(addressee_id=unit_id))
    return tuple(sorted({one.year for one in found if one.year <= day.year}, reverse=True))


def _asked(actor: Actor, unit_id: int, year: int, day: date) -> list[tuple[str, Asked]]:
    on = min(day, date(year, 12, 31))
    held = [
        one
        for one in requirements.in_force_for(unit_id, year, max(on, date(year, 1, 1)))
        if reporting.addressed_to(one, unit_id)
    ]
    answers = _answers(actor, unit_id, held, day)
    extended = reporting.granted_extensions([one.id for one in held], unit_id)
    told = _measures(actor)
    return [_one(one, answers.get(one.id), extended.get(one.id), told, day) for one in held]


def _answers(
    actor: Actor, unit_id: int, held: Sequence[RequirementRecord], day: date
) -> dict[int, tuple[AnswerElsewhere, date | None]]:
    """The last answer of the unit's to each that was handed in by the day, with when that was."""
    every = reporting.answers_to_all([one.id for one in held], actor)
    own = {
        key: [
            one
            for one in found
            if one.organisation_id == unit_id and one.report_state in lifecycle.HANDED_OVER
        ]
        for key, found in every.items()
    }
    days = _handed_in({one.report_id for found in own.values() for one in found})
    last: dict[int, tuple[AnswerElsewhere, date | None]] = {}
    for key, found in own.items():
        known = [(one, days.get(one.report_id)) for one in found]
        # What was read from paper has no handing-in; it belongs to its year.
        ripe = [(one, on) for one, on in known if on is None or on <= day]
        if ripe:
            last[key] = max(ripe, key=lambda pair: (pair[0].year, pair[1] or date.min, pair[0].answered_id))
    return last


def _handed_in(report_ids: Iterable[int]) -> dict[int, date | None]:
    found = reporting.steps_of(sorted(report_ids))
    days: dict[int, date | None] = {}
    for key, steps in found.items():
        last = reporting.handed_in_at(steps)
        days[key] = timezone.localdate(last.at) if last else None
    return days


def _one(
    one: RequirementRecord,
    found: tuple[AnswerElsewhere, date | None] | None,
    extended: date | None,
    told: dict[int, list[tuple[int, str, str]]],
    day: date,
) -> tuple[str, Asked]:
    answer, on = found or (None, None)
    status = answer.status if answer else None
    asked = Asked(
        requirement_id=one.id,
        document_title=one.document.title,
        goal_area=one.chapter_title,
        text=" ".join(part for part in (one.current.stem, one.current.text) if part),
        due_on=extended or one.current.due_on,
        obligation=one.current.obligation.value,
        attainment=(status.attainment or "") if status else "",
        progress=(status.progress or "") if status else "",
        phrase=status.phrase if status else "",
        cause=answer.cause if answer else "",
        said=reckoning.shortened(as_text(answer.answer)) if answer else "",
        report_id=answer.report_id if answer else None,
        answered_id=answer.answered_id if answer else None,
        handed_in_on=on,
        measures=tuple(told.get(answer.answered_id, ())) if answer else (),
    )
    place = reckoning.place_of(
        answered=answer is not None,
        attainment=asked.attainment,
        progress=asked.progress,
        exempt=bool(answer and answer.exemption),
        obligation=asked.obligation,
        due_on=asked.due_on,
        day=day,
    )
    return place, asked


def _measures(actor: Actor) -> dict[int, list[tuple[int, str, str]]]:
    """(id, title, state) of the measures that each answer tells of, as far as the actor may read."""
    found: dict[int, list[tuple[int, str, str]]] = {}
    for one in reporting.measures(actor):
        for use in one.uses:
            found.setdefault(use.answered_id, []).append((one.id, one.title, one.state))
    return found


def _promises(actor: Actor, unit_id: int, day: date) -> tuple[PromiseRecord, ...]:
    """Open ones that have passed, or that come within the next months; from handed-in reports only."""
    until = day + timedelta(days=reckoning.AHEAD_DAYS)
    found = [
        one
        for one in reporting.promises(actor, organisation_ids=[unit_id])
        if one.state == "open" and one.due_on <= until
    ]
    states = {one.id: one.state for one in reporting.reports(actor, organisation_ids=[unit_id])}
    return tuple(one for one in found if states.get(one.report_id) in lifecycle.HANDED_OVER)


def _late_reports(actor: Actor, unit_id: int, day: date) -> tuple[LateReport, ...]:
    """What the rounds asked of the unit, whose day has passed, and which was not handed in by the day."""
    found = []
    for one in reporting.rounds(actor, today=day):
        for unit in one.units if one.state != lifecycle.PLANNED else ():
            late = unit.due_on < day and (unit.handed_in_on is None or unit.handed_in_on > day)
            if unit.organisation_id == unit_id and late:
                found.append(LateReport(one.title, unit.due_on, (day - unit.due_on).days, one.id))
    return tuple(sorted(found, key=lambda one: one.due_on))


def _items(actor: Actor, unit_id: int) -> tuple[FollowUpRecord, ...]:
    return meetings.items(
        actor, FollowUpFilter(owner_id=unit_id, states=tuple(sorted(meeting_steps.UNSETTLED)))
    )
