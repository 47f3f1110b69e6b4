"""What an organisation that is no more had not finished: reports in writing, and promises."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from linja.line.reporting import lifecycle
from linja.line.reporting.models import PromisedDate, Report
from linja.line.reporting.queries.promises import promise_records
from linja.line.reporting.records import PromiseRecord

_IN_WRITING = (lifecycle.DRAFT, lifecycle.READY)


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


def open_promises(organisation_id: int) -> QuerySet[PromisedDate]:
    """The same as rows; promises in a report that is still written go on with the report."""
    rows = PromisedDate.objects.filter(organisation_id=organisation_id, state="open")
    left_out = (*_IN_WRITING, lifecycle.REPLACED)
    return rows.exclude(answered__report__state__in=left_out)
