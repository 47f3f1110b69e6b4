"""What an organisation that is no more had not finished: reports in writing, and promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from linja.line.reporting import lifecycle
from linja.line.reporting.models import JointAnswer, Measure, PromisedDate, Report, Round
from linja.line.reporting.queries.promises import promise_records
from linja.line.reporting.records import PromiseRecord

_IN_WRITING = (lifecycle.DRAFT, lifecycle.READY)
_GOING_ON = ("planned", "started", "continued")


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report that has not been handed in, and what becomes of it with the successor."""

    id: int
    title: str
    year: int
    asked: int
    #: The successor's own for the same period, into which the answers go; None: the report itself goes on.
    into_id: int | None
    #: The successor has put its own forward or handed it in, so nothing can go into it.
    locked: bool


def unfinished_reports(organisation_id: int, successor_id: int) -> tuple[OpenReport, ...]:
    """The reports that the organisation was writing, newest year first."""
    rows = Report.objects.filter(organisation_id=organisation_id, state__in=_IN_WRITING)
    counted = rows.annotate(asked=Count("answered")).order_by("-year", "period", "pk")
    return tuple(_open(row, row.asked, successor_id) for row in counted)


def _open(row: Report, asked: int, successor_id: int) -> OpenReport:
    into = same_of(row, successor_id)
    locked = into is not None and into.state != lifecycle.DRAFT
    return OpenReport(row.pk, row.title, row.year, asked, into.pk if into else None, locked)


def same_of(row: Report, organisation_id: int) -> Report | None:
    """Another organisation's report of the same kind for the same period."""
    rows = Report.objects.exclude(state=lifecycle.REPLACED).filter(organisation_id=organisation_id)
    return rows.filter(kind=row.kind, year=row.year, period=row.period, subject=row.subject).first()


def unkept_promises(organisation_id: int) -> tuple[PromiseRecord, ...]:
    """Promised dates that are still open, in what the organisation has handed in; by day."""
    return promise_records(open_promises(organisation_id).order_by("due_on", "pk"))


def unfinished_measures(organisation_id: int) -> QuerySet[Measure]:
    """What the organisation had begun or planned to do; what was done or stopped is its own past."""
    return Measure.objects.filter(organisation_id=organisation_id, state__in=_GOING_ON)


def measures_going_on(organisation_id: int) -> tuple[tuple[int, str, date | None], ...]:
    """The same as (id, title, last day), by title."""
    return tuple(unfinished_measures(organisation_id).values_list("pk", "title", "ends_on"))


def rounds_left(organisation_id: int) -> tuple[tuple[int, str, int], ...]:
    """The rounds that the organisation asks in and has not closed, as (id, title, year)."""
    rows = Round.objects.filter(owner_id=organisation_id).exclude(state=lifecycle.CLOSED)
    return tuple(rows.values_list("pk", "title", "year"))


def joint_texts_led(organisation_id: int) -> tuple[tuple[int, str, int], ...]:
    """The joint answers that the organisation leads or writes on the lead's behalf, as (id, words, year)."""
    rows = JointAnswer.objects.filter(Q(lead_id=organisation_id) | Q(delegate_id=organisation_id))
    found = rows.order_by("-year", "pk").values_list("pk", "requirement__current__text", "year")
    return tuple(found)


def open_promises(organisation_id: int) -> QuerySet[PromisedDate]:
    """The same as rows; promises in a report that is still written go on with the report."""
    rows = PromisedDate.objects.filter(organisation_id=organisation_id, state="open")
    left_out = (*_IN_WRITING, lifecycle.REPLACED)
    return rows.exclude(answered__report__state__in=left_out)
