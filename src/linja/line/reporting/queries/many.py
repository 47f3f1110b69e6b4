"""The same of many reports at once, in as many questions as of one. Says nothing of who may read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max

from linja.line.reporting.models import Dispensation, Report, ReportSection
from linja.line.reporting.queries.reports import report_record, section_record
from linja.line.reporting.queries.rows import answered_records, answered_rows
from linja.line.reporting.records import AnsweredRecord, ReportRecord, SectionRecord


def reports_by_id(report_ids: Iterable[int]) -> dict[int, ReportRecord]:
    """Reports by their number; one query."""
    rows = Report.objects.select_related("organisation").filter(pk__in=set(report_ids))
    return {row.pk: report_record(row) for row in rows}


def answered_in(report_ids: Iterable[int]) -> dict[int, tuple[AnsweredRecord, ...]]:
    """The requirements of each report in printed order; a fixed number of queries."""
    found: dict[int, list[AnsweredRecord]] = {}
    for one in answered_records(answered_rows().filter(report_id__in=set(report_ids))):
        found.setdefault(one.report_id, []).append(one)
    return {key: tuple(held) for key, held in found.items()}


def sections_in(report_ids: Iterable[int]) -> dict[int, tuple[SectionRecord, ...]]:
    """The sections of each report in printed order; one query."""
    found: dict[int, list[SectionRecord]] = {}
    for row in ReportSection.objects.filter(report_id__in=set(report_ids)):
        found.setdefault(row.report_id, []).append(section_record(row))
    return {key: tuple(held) for key, held in found.items()}


def extensions_of(requirement_ids: Iterable[int]) -> dict[tuple[int, int], date]:
    """The latest granted deadline by requirement and organisation; one query."""
    rows = Dispensation.objects.filter(
        requirement_id__in=set(requirement_ids), kind="extension", state="granted"
    ).values("requirement_id", "organisation_id")
    told = rows.annotate(day=Max("new_due_on")).values_list("requirement_id", "organisation_id", "day")
    return {(asked, whose): day for asked, whose, day in told if day is not None}
