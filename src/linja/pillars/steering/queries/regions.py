"""The ministry's page: what was asked of the regions in a year, and how each of them answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere, ReportRecord
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.people.organisations import queries as organisations
from linja.pillars.steering.calculations import regions as choosing
from linja.pillars.steering.queries.feedback import visible_feedback
from linja.pillars.steering.records.regions import RegionBoard, RegionCell, RegionFilter, RegionRow

_NOTHING = RegionFilter()


def region_board(actor: Actor, year: int, chosen: RegionFilter = _NOTHING) -> RegionBoard:
    """The page of a year as the actor may see it; a fixed number of queries."""
    regions = regions_in(year)
    # What is issued: nobody can have answered a draft, the ministry's own neither.
    asked = requirements.asked_of([one for one, _name in regions], year)
    rows = _rows(actor, year, regions, asked)
    titles = {str(one.document.id): one.document.title for one in asked}
    return RegionBoard(
        year=year,
        regions=regions,
        rows=tuple(row for row in rows if choosing.fits(row, chosen)),
        counts=choosing.counted(rows, chosen),
        titles=titles,
    )


def region_row(actor: Actor, requirement_id: int) -> RegionRow | None:
    """One requirement with the regions' answers; None when it is not put to the regions."""
    found = requirements.requirements([requirement_id])
    if not found:
        return None
    year = found[0].document.year
    regions = regions_in(year)
    asked = {one for one, _name in found[0].document.addressees}
    if not asked & {one for one, _name in regions}:
        return None
    return _rows(actor, year, regions, found)[0]


def regions_in(year: int) -> tuple[tuple[int, str], ...]:
    """The regions of a year, always in the same order: as the letters name them, from the south-east."""
    there = organisations.all_organisations("rhf", on=date(year, 12, 31))
    return tuple((one.id, one.name) for one in sorted(there, key=lambda one: _order(one.name)))


def _order(name: str) -> tuple[int, str]:
    places = ("øst", "vest", "midt", "nord")
    found = next((n for n, part in enumerate(places) if part in name.casefold()), len(places))
    return found, name


def region_reports(actor: Actor, year: int) -> tuple[ReportRecord, ...]:
    """The regions' annual reports of a year that the actor may read, in the regions' order."""
    order = [one for one, _name in regions_in(year)]
    held = reporting.reports(actor, year=year, organisation_ids=order)
    yearly = [one for one in held if one.kind == DocumentKind.ANNUAL_REPORT and one.period in ("", str(year))]
    return tuple(sorted(yearly, key=lambda one: order.index(one.organisation_id)))


def _rows(
    actor: Actor,
    year: int,
    regions: Sequence[tuple[int, str]],
    asked: Sequence[RequirementRecord],
) -> tuple[RegionRow, ...]:
    ids = [one.id for one in asked]
    answers = _yearly(reporting.answers_to_all(ids, actor), year)
    joint = {one.requirement_id for one in reporting.joint_answers(actor, year=year, requirement_ids=ids)}
    waiting = _waiting(actor, answers)
    today = timezone.localdate()
    return tuple(
        RegionRow(one, tuple(_cell(one, *place, answers, joint, waiting) for place in regions), today)
        for one in asked
    )


def _cell(
    one: RequirementRecord,
    region_id: int,
    name: str,
    answers: Mapping[tuple[int, int], AnswerElsewhere],
    joint: set[int],
    waiting: Mapping[int, int],
) -> RegionCell:
    answer = answers.get((one.id, region_id))
    spoken_to = any(place == region_id for place, _name in one.document.addressees)
    return RegionCell(
        organisation_id=region_id,
        organisation_name=name,
        asked=spoken_to and reporting.addressed_to(one, region_id),
        answer=answer,
        joint=one.id in joint,
        waiting=waiting.get(answer.answered_id, 0) if answer else 0,
    )


def _yearly(
    held: Mapping[int, Iterable[AnswerElsewhere]], year: int
) -> dict[tuple[int, int], AnswerElsewhere]:
    """(requirement, organisation) -> the answer in the annual report of the year."""
    return {
        (requirement, one.organisation_id): one
        for requirement, answers in held.items()
        for one in answers
        if one.year == year
        and one.report_kind == DocumentKind.ANNUAL_REPORT
        and one.period in ("", str(year))
    }


def _waiting(actor: Actor, answers: Mapping[tuple[int, int], AnswerElsewhere]) -> Counter[int]:
    ids = {one.answered_id for one in answers.values()}
    rows = visible_feedback(actor).filter(state="open", answered_id__in=ids)
    return Counter(rows.values_list("answered_id", flat=True))
