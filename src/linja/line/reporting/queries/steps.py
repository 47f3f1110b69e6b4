"""Reading the steps that reports have taken, and what is late when one is to be handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from linja.ground.kernel.vocabulary import Attainment, Obligation, Progress
from linja.line.reporting import lifecycle
from linja.line.reporting.models import Delivery, Dispensation, PromisedDate, Report, ReportStep
from linja.line.reporting.records import AnsweredRecord, ReportRecord
from linja.line.reporting.records.steps import StepRecord, UnitState

#: Nobody waits for it any more.
_SETTLED = frozenset(
    {Progress.DELIVERED, Progress.ACCEPTED, Progress.CANCELLED, Progress.PASSED_ON, Progress.CONTINUED}
)


def steps(report_id: int) -> tuple[StepRecord, ...]:
    """Every step that the report has taken, oldest first."""
    return tuple(_step(row) for row in ReportStep.objects.filter(report_id=report_id))


def steps_of(report_ids: Iterable[int]) -> dict[int, tuple[StepRecord, ...]]:
    """:func:`steps` of many reports; one question."""
    found: dict[int, list[StepRecord]] = {}
    for row in ReportStep.objects.filter(report_id__in=set(report_ids)):
        found.setdefault(row.report_id, []).append(_step(row))
    return {one: tuple(held) for one, held in found.items()}


def states_of(report_ids: Iterable[int]) -> dict[int, str]:
    """The state of reports; one question. Told only of reports that were handed in to the one who asks."""
    return dict(Report.objects.filter(pk__in=set(report_ids)).values_list("pk", "state"))


def approved_among(report_ids: Iterable[int]) -> frozenset[int]:
    """Those of the reports that an owner meeting has approved; one question."""
    rows = ReportStep.objects.filter(report_id__in=set(report_ids), step="approve")
    return frozenset(rows.values_list("report_id", flat=True))


def papers() -> frozenset[str]:
    """The subjects (``report:7``) of the reports that were read from paper; one question."""
    rows = Report.objects.filter(origin__isnull=False).exclude(state=lifecycle.REPLACED)
    return frozenset(f"report:{one}" for one in rows.values_list("pk", flat=True))


def waiting_for(organisation_ids: Iterable[int]) -> int:
    """How many reports wait for one of the organisations to accept them or send them back."""
    places = set(organisation_ids)
    if not places:
        return 0
    return Report.objects.filter(state=lifecycle.SUBMITTED, receiver_id__in=places).count()


def handed_in_at(found: Sequence[StepRecord]) -> StepRecord | None:
    """The last handing-in among a report's steps."""
    return next((one for one in reversed(found) if one.step == "submit"), None)


def units_below(found: ReportRecord) -> tuple[UnitState, ...]:
    """The reports of the same kind and period that units below are to hand in to this one's organisation."""
    rows = Report.objects.select_related("organisation").filter(
        receiver_id=found.organisation_id, kind=found.kind, year=found.year, period=found.period
    )
    return tuple(
        UnitState(row.organisation_id, row.organisation.name, row.pk, row.state)
        for row in rows.exclude(state=lifecycle.REPLACED).order_by("organisation__name")
    )


def past_deadlines(
    found: ReportRecord, placed: Iterable[AnsweredRecord], today: date
) -> tuple[AnsweredRecord, ...]:
    """The requirements whose day has passed with nothing delivered and no new day said; two questions."""
    late = [one for one in placed if one.due_on is not None and one.due_on < today and _waits(one)]
    if not late:
        return ()
    settled = _delivered(found, late) | _given_time(found, late, today)
    promised = _promised(late, today)
    return tuple(one for one in late if one.requirement_id not in settled and one.id not in promised)


def _waits(one: AnsweredRecord) -> bool:
    if one.exemption or one.obligation in (Obligation.LAPSED, Obligation.WAIVED):
        return False
    status = one.status
    done = status.attainment == Attainment.REACHED or status.progress in _SETTLED
    return not done and status.delivered_on is None


def _delivered(found: ReportRecord, late: Sequence[AnsweredRecord]) -> set[int]:
    rows = Delivery.objects.filter(
        organisation_id=found.organisation_id,
        requirement_id__in={one.requirement_id for one in late},
        final=True,
    )
    return set(rows.values_list("requirement_id", flat=True))


def _given_time(found: ReportRecord, late: Sequence[AnsweredRecord], today: date) -> set[int]:
    """Exempted, or granted a later day that has not passed."""
    rows = Dispensation.objects.filter(
        organisation_id=found.organisation_id,
        requirement_id__in={one.requirement_id for one in late},
        state="granted",
    )
    return {
        requirement_id
        for requirement_id, kind, due_on in rows.values_list("requirement_id", "kind", "new_due_on")
        if kind == "exemption" or (due_on is not None and due_on >= today)
    }


def _promised(late: Sequence[AnsweredRecord], today: date) -> set[int]:
    rows = PromisedDate.objects.filter(
        answered_id__in={one.id for one in late}, state="open", due_on__gte=today
    )
    return set(rows.values_list("answered_id", flat=True))


def _step(row: ReportStep) -> StepRecord:
    return StepRecord(
        step=row.step,
        source=row.source,
        target=row.target,
        by_name=row.by_name,
        reason=row.reason,
        reference=row.reference,
        accepted_gaps=tuple(row.accepted_gaps),
        at=row.at,
    )
