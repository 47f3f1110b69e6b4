"""Reading rounds: the one scope, each round with its units as far as the reader may know them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import calculations, lifecycle, rules
from linja.line.reporting.models import (
    AnsweredRequirement,
    ReportStep,
    Round,
    RoundRequirement,
    RoundUnit,
)
from linja.line.reporting.queries.reports import visible
from linja.line.reporting.records import RoundRecord, RoundUnitRecord

Steps = dict[int, list[tuple[str, datetime]]]


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """The rounds that ``actor`` may read: those of the own organisation, and open ones that ask it."""
    rows = Round.objects.select_related("owner")
    if actor.has("system") or actor.has("auditor"):
        return rows
    asks = Q(owner_id__in=actor.organisations(*rules.ROUND_READERS))
    asked = RoundUnit.objects.filter(organisation_id__in=actor.organisations(*rules.INSIDERS))
    return rows.filter(asks | (~Q(state=lifecycle.PLANNED) & Q(pk__in=asked.values("round_id"))))


def rounds(
    actor: Actor,
    *,
    year: int | None = None,
    series: str = "",
    state: str = "",
    today: date | None = None,
) -> tuple[RoundRecord, ...]:
    """Rounds that the actor may read, the latest deadline first; a fixed number of queries."""
    rows = visible_rounds(actor)
    if year is not None:
        rows = rows.filter(year=year)
    if series:
        rows = rows.filter(series=series)
    if state:
        rows = rows.filter(state=state)
    return _records(list(rows), actor, today or timezone.localdate())


def round_(round_id: int, actor: Actor, today: date | None = None) -> RoundRecord | None:
    """One round, for those who may read it."""
    rows = list(visible_rounds(actor).filter(pk=round_id))
    return next(iter(_records(rows, actor, today or timezone.localdate())), None)


def readable_round(round_id: int, actor: Actor, today: date | None = None) -> RoundRecord:
    """The round, or :class:`Refused` as one that is not there."""
    found = round_(round_id, actor, today)
    if found is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return found


def round_of(report_id: int, actor: Actor, today: date | None = None) -> RoundRecord | None:
    """The round in which a report was asked for; None for one that nobody asked for, or not to be seen."""
    found = RoundUnit.objects.filter(report_id=report_id).values_list("round_id", flat=True).first()
    return round_(found, actor, today) if found else None


def round_period(round_id: int) -> str:
    """The period of a round; empty when there is no such round."""
    return Round.objects.filter(pk=round_id).values_list("period", flat=True).first() or ""


def units_owing(round_id: int) -> frozenset[int]:
    """The organisations that have not handed in what a round asks of them; two queries."""
    units = list(RoundUnit.objects.filter(round_id=round_id))
    steps = steps_of(one.report_id for one in units if one.report_id)
    return frozenset(
        one.organisation_id
        for one in units
        if calculations.handed_in_on(steps.get(one.report_id or 0, [])) is None
    )


def due_dates(report_ids: Iterable[int]) -> dict[int, date]:
    """The day by which each report is to be handed in, for those that a round asked for; one query."""
    rows = RoundUnit.objects.filter(report_id__in=set(report_ids)).select_related("round")
    return {row.report_id: row.due_on or row.round.due_on for row in rows if row.report_id}


def asked_no_more(report_ids: Iterable[int]) -> frozenset[int]:
    """Those of the reports whose round is closed: whoever asked has what they need; one query."""
    rows = RoundUnit.objects.filter(report_id__in=set(report_ids), round__state=lifecycle.CLOSED)
    return frozenset(one for one in rows.values_list("report_id", flat=True) if one)


def round_facts(row: Round, unit_ids: Iterable[int]) -> rules.RoundFacts:
    """What the rules ask of a round."""
    return rules.RoundFacts(row.owner_id, row.owner.name, row.state, frozenset(unit_ids))


@dataclass(slots=True)
class _Known:
    """What is asked about all rounds of a list at once."""

    actor: Actor
    today: date
    units: dict[int, list[RoundUnit]] = field(default_factory=dict)
    asked: dict[int, list[int]] = field(default_factory=dict)
    steps: Steps = field(default_factory=dict)
    #: By report: (asked, answered).
    written: dict[int, tuple[int, int]] = field(default_factory=dict)
    readable: frozenset[int] = frozenset()


def _records(rows: Sequence[Round], actor: Actor, today: date) -> tuple[RoundRecord, ...]:
    if not rows:
        return ()
    known = _Known(actor, today)
    ids = [row.pk for row in rows]
    units = RoundUnit.objects.filter(round_id__in=ids).select_related("organisation", "report")
    for one in units.order_by("organisation__name", "id"):
        known.units.setdefault(one.round_id, []).append(one)
    for round_id, requirement in RoundRequirement.objects.filter(round_id__in=ids).values_list(
        "round_id", "requirement_id"
    ):
        known.asked.setdefault(round_id, []).append(requirement)
    reports = {one.report_id for held in known.units.values() for one in held if one.report_id}
    known.steps = steps_of(reports)
    known.written = _written(reports)
    known.readable = frozenset(visible(actor).filter(pk__in=reports).values_list("pk", flat=True))
    return tuple(_record(row, known) for row in rows)


def steps_of(report_ids: Iterable[int]) -> Steps:
    """The steps of each report in order, with local time; one query."""
    found: Steps = {}
    rows = ReportStep.objects.filter(report_id__in=set(report_ids)).order_by("at", "id")
    for report_id, step, at in rows.values_list("report_id", "step", "at"):
        found.setdefault(report_id, []).append((step, timezone.localtime(at)))
    return found


def _written(report_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many are asked in each report, and how many have an answer, an exemption or another's."""
    found: dict[int, tuple[int, int]] = {}
    rows = AnsweredRequirement.objects.filter(report_id__in=set(report_ids)).values_list(
        "report_id", "answer_id", "exemption", "joint_id", "follows_id"
    )
    for report_id, *said in rows:
        asked, answered = found.get(report_id, (0, 0))
        found[report_id] = (asked + 1, answered + any(said))
    return found


def _record(row: Round, known: _Known) -> RoundRecord:
    every = known.units.get(row.pk, [])
    asks = bool(rules.roles_in(known.actor, row.owner_id) & (rules.ROUND_READERS | {"system"}))
    own = known.actor.organisations(*rules.INSIDERS)
    units = [_unit(row, one, known, own=one.organisation_id in own) for one in every]
    shown = [one for one in units if asks or one.organisation_id in own]
    ids = {one.organisation_id for one in shown}
    return RoundRecord(
        id=row.pk,
        series=row.series,
        title=row.title,
        owner_id=row.owner_id,
        owner_name=row.owner.name,
        owner_kind=row.owner.kind,
        report_kind=row.report_kind,
        year=row.year,
        period=row.period,
        language=row.language,
        template=row.template,
        instruction=row.instruction,
        opens_on=row.opens_on,
        cutoff_on=row.cutoff_on,
        due_on=row.due_on,
        state=row.state,
        remind_before=row.remind_before,
        remind_after=row.remind_after,
        follows_id=row.follows_id,
        requirement_ids=tuple(known.asked.get(row.pk, ())),
        units=tuple(shown),
        counts=calculations.counted(
            [
                (_state(one), bool(known.written.get(one.report_id or 0, (0, 0))[1]), unit.timeliness.late)
                for one, unit in zip(every, units, strict=True)
                if one.organisation_id in ids
            ]
        ),
        asks=asks,
    )


def _state(one: RoundUnit) -> str | None:
    return one.report.state if one.report else None


def _unit(row: Round, one: RoundUnit, known: _Known, *, own: bool) -> RoundUnitRecord:
    steps = known.steps.get(one.report_id or 0, [])
    handed_in = calculations.handed_in_on(steps)
    stage = calculations.stage(_state(one), [step for step, _at in steps], own=own)
    readable = one.report_id in known.readable
    asked, answered = known.written.get(one.report_id or 0, (0, 0))
    return RoundUnitRecord(
        organisation_id=one.organisation_id,
        name=one.organisation.name,
        kind=one.organisation.kind,
        report_id=one.report_id if readable else None,
        stage=stage,
        due_on=one.due_on or row.due_on,
        extended_to=one.due_on,
        handed_in_on=handed_in,
        timeliness=calculations.timeliness(
            row.due_on, known.today, delivered_on=handed_in, extended_to=one.due_on
        ),
        reminded_at=one.reminded_at,
        reminders=one.reminders,
        readable=readable,
        asked=asked,
        answered=answered if readable else None,
    )
