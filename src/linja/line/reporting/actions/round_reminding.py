"""Reminding those who owe: when somebody asks for it, and by itself on the days that a round says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import calculations, lifecycle, queries, rules
from linja.line.reporting.actions.round_news import tell_units
from linja.line.reporting.actions.rounds import facts_of_round, locked, standing
from linja.line.reporting.models import Round, RoundUnit
from linja.line.reporting.records import RoundUnitRecord
from linja.people.audit.acting import Act, acting


def remind_round(actor: Actor, round_id: int, organisation_ids: Iterable[int] | None = None) -> int:
    """Remind the units that owe (of those named, when some are); answers how many units."""
    with acting(actor, "reporting.remind_round") as act:
        row = locked(act, round_id)
        refuse_if(rules.may_step_round(actor, facts_of_round(row), "remind", standing(row)))
        named = None if organisation_ids is None else set(organisation_ids)
        owing = [one for one in _owing(row, actor) if named is None or one.organisation_id in named]
        if not owing:
            raise Refused(Refusal("reporting.somebody_owes", {}))
        _remind(act, row, owing, timezone.localdate())
    return len(owing)


def remind_due(round_id: int, today: date | None = None) -> int:
    """Remind those for whom a day to remind on has come since they were last reminded; how many units."""
    day = today or timezone.localdate()
    with acting(SYSTEM, "reporting.remind_round") as act:
        row = (
            Round.objects.select_for_update(of=("self",)).select_related("owner").filter(pk=round_id).first()
        )
        owing = _owing(row, SYSTEM, day) if row and row.state == lifecycle.OPEN else []
        due = [one for one in owing if row and _is_due(row, one, day)]
        if row is None or not due:
            act.nothing_changed()
            return 0
        _remind(act, row, due, day)
    return len(due)


def _owing(row: Round, actor: Actor, today: date | None = None) -> list[RoundUnitRecord]:
    return [one for one in queries.readable_round(row.pk, actor, today).units if one.owes]


def _is_due(row: Round, one: RoundUnitRecord, today: date) -> bool:
    return calculations.reminder_due(
        one.due_on,
        today,
        opened_on=row.opens_on,
        reminded_on=timezone.localtime(one.reminded_at).date() if one.reminded_at else None,
        before=row.remind_before,
        after=row.remind_after,
    )


def _remind(act: Act, row: Round, units: Sequence[RoundUnitRecord], today: date) -> None:
    by_day: dict[date, list[int]] = {}
    for one in units:
        by_day.setdefault(one.due_on, []).append(one.organisation_id)
    for due_on, ids in by_day.items():
        tell_units(act, row, ids, "late" if due_on < today else "reminded", due_on)
    reminded = {one.organisation_id for one in units}
    rows = list(RoundUnit.objects.filter(round=row, organisation_id__in=reminded))
    for unit in rows:
        unit.reminded_at, unit.reminders = timezone.now(), unit.reminders + 1
    RoundUnit.objects.bulk_update(rows, ["reminded_at", "reminders"])
    act.log(row, {"units": [one.name for one in units]})
