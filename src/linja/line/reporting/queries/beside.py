"""What stands beside a list of answers, gathered in a fixed number of questions however long the list is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from linja.line.reporting import lifecycle
from linja.line.reporting.models import AnsweredRequirement, Delivery, Dispensation, MeasureUse, ReportStep
from linja.line.reporting.records import DeliveryRecord, DispensationRecord, MeasureSaid
from linja.people.audit.kept import Kept

#: (requirement, organisation)
Pair = tuple[int, int]


@dataclass(slots=True)
class Beside:
    """By answered requirement, by requirement and organisation, or by report."""

    measures: dict[int, list[MeasureSaid]] = field(default_factory=dict)
    deliveries: dict[Pair, list[Delivery]] = field(default_factory=dict)
    granted: dict[Pair, list[Dispensation]] = field(default_factory=dict)
    #: When a report that is no draft stopped being one; what came later is not in it.
    closed: dict[int, datetime] = field(default_factory=dict)
    #: The other requirements that the same answer covers, by answer.
    members: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    #: Answers that are referred to, near and far, by id.
    followed: dict[int, AnsweredRequirement] = field(default_factory=dict)

    def extension(self, row: AnsweredRequirement) -> Dispensation | None:
        """The granted later deadline that counts for the row."""
        held = self.granted.get(_pair(row), ())
        known = [one for one in held if self._known(row, one.decided_at)]
        return max(known, key=lambda one: one.new_due_on or date.min, default=None)

    def due_on(self, row: AnsweredRequirement) -> date | None:
        """The deadline in force for the row's organisation."""
        now = row.version.requirement.current or row.version
        found = self.extension(row)
        return found.new_due_on if found else now.due_on

    def delivered(self, row: AnsweredRequirement) -> list[DeliveryRecord]:
        """What was handed over for the row's requirement."""
        return self._delivered(row, row.version.requirement_id)

    def printed_measures(self, row: AnsweredRequirement) -> list[MeasureSaid]:
        """The measures of all that the row's answer covers, each once."""
        own = [answered for answered, _requirement in self._covered(row)]
        said = [one for answered in own for one in self.measures.get(answered, ())]
        return list({one.measure_id: one for one in said}.values())

    def printed_deliveries(self, row: AnsweredRequirement) -> list[DeliveryRecord]:
        """The deliveries of all that the row's answer covers."""
        return [one for _answered, asked in self._covered(row) for one in self._delivered(row, asked)]

    def _covered(self, row: AnsweredRequirement) -> list[tuple[int, int]]:
        alone = [(row.pk, row.version.requirement_id)]
        return self.members.get(row.answer_id, alone) if row.answer_id else alone

    def _delivered(self, row: AnsweredRequirement, requirement_id: int) -> list[DeliveryRecord]:
        held = self.deliveries.get((requirement_id, row.report.organisation_id), ())
        due = self.due_on(row) if requirement_id == row.version.requirement_id else None
        return [delivery_record(one, due) for one in held if self._known(row, one.created_at)]

    def _known(self, row: AnsweredRequirement, moment: datetime | None) -> bool:
        closed = self.closed.get(row.report_id)
        return closed is None or moment is None or moment <= closed


_COVERED: Kept[tuple[int, int, int]] = Kept(
    lambda answers: (
        AnsweredRequirement.objects.filter(answer_id__in=answers)
        .order_by("section__ordinal", "ordinal")
        .values_list("answer_id", "pk", "version__requirement_id")
    )
)
_USES: Kept[tuple[int, int, Any]] = Kept(
    lambda answered: (
        MeasureUse.objects.filter(answered_id__in=answered)
        .order_by("answered_id", "ordinal", "pk")
        .values_list("answered_id", "measure_id", "said")
    )
)
_DELIVERED: Kept[Delivery] = Kept(
    lambda asked, whose: Delivery.objects.filter(requirement_id__in=asked, organisation_id__in=whose)
)
_GRANTED: Kept[Dispensation] = Kept(
    lambda asked, whose: Dispensation.objects.filter(
        requirement_id__in=asked,
        organisation_id__in=whose,
        kind="extension",
        state="granted",
        new_due_on__isnull=False,
    ).select_related("organisation", "decided_for")
)


def _ids(held: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(held))


def beside(rows: Sequence[AnsweredRequirement]) -> Beside:
    """All that is needed to print the rows' answers."""
    found = Beside()
    if not rows:
        return found
    found.closed = _closed(rows)
    found.members = _members({row.answer_id for row in rows if row.answer_id})
    _measures(found, rows)
    _handed_over(found, rows)
    _granted(found, rows)
    found.followed = _followed(rows)
    return found


def delivery_record(row: Delivery, due_on: date | None) -> DeliveryRecord:
    """With how many days after the deadline; before it the number is negative."""
    return DeliveryRecord(
        row.pk,
        row.requirement_id,
        row.organisation_id,
        row.kind,
        row.title,
        row.delivered_on,
        row.receiver,
        row.archive_reference,
        row.final,
        (row.delivered_on - due_on).days if due_on else None,
    )


def dispensation_record(row: Dispensation, text: str = "", due_on: date | None = None) -> DispensationRecord:
    """With the requirement's words and its deadline as asked, where they are known."""
    return DispensationRecord(
        id=row.pk,
        requirement_id=row.requirement_id,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        kind=row.kind,
        reason=row.reason,
        new_due_on=row.new_due_on,
        state=row.state,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        text=text,
        due_on=due_on,
        decided_by=row.decided_by,
        decided_for=row.decided_for.name if row.decided_for else "",
        decided_at=row.decided_at,
        decision_note=row.decision_note,
        reference=row.reference,
    )


def _pair(row: AnsweredRequirement) -> Pair:
    return row.version.requirement_id, row.report.organisation_id


def _closed(rows: Iterable[AnsweredRequirement]) -> dict[int, datetime]:
    ids = {row.report_id for row in rows if row.report.state != lifecycle.DRAFT}
    if not ids:
        return {}
    steps = ReportStep.objects.filter(report_id__in=ids, source=lifecycle.DRAFT).values("report_id")
    return dict(steps.annotate(last=Max("at")).values_list("report_id", "last"))


def _members(answer_ids: set[int]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    if answer_ids:
        for answer, row, asked in _COVERED(_ids(answer_ids)):
            found.setdefault(answer, []).append((row, asked))
    return found


def _measures(found: Beside, rows: Iterable[AnsweredRequirement]) -> None:
    ids = {row.pk for row in rows} | {row for held in found.members.values() for row, _asked in held}
    for answered, measure, said in _USES(_ids(ids)):
        found.measures.setdefault(answered, []).append(MeasureSaid.of(measure, said))


def _handed_over(found: Beside, rows: Sequence[AnsweredRequirement]) -> None:
    asked = {row.version.requirement_id for row in rows}
    asked |= {requirement for held in found.members.values() for _row, requirement in held}
    whose = {row.report.organisation_id for row in rows}
    for one in _DELIVERED(_ids(asked), _ids(whose)):
        found.deliveries.setdefault((one.requirement_id, one.organisation_id), []).append(one)


def _granted(found: Beside, rows: Sequence[AnsweredRequirement]) -> None:
    asked = _ids({row.version.requirement_id for row in rows})
    for one in _GRANTED(asked, _ids({row.report.organisation_id for row in rows})):
        found.granted.setdefault((one.requirement_id, one.organisation_id), []).append(one)


def _followed(rows: Sequence[AnsweredRequirement]) -> dict[int, AnsweredRequirement]:
    """The answers referred to and those that they refer to; one question per step of the way."""
    found = {row.pk: row for row in rows}
    left = {row.follows_id for row in rows if row.follows_id} - found.keys()
    while left:
        more = AnsweredRequirement.objects.filter(pk__in=left).select_related(
            "section", "version__requirement"
        )
        found |= {row.pk: row for row in more}
        left = {row.follows_id for row in more if row.follows_id} - found.keys()
    return found
