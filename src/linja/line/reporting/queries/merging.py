"""Reading what units below have handed in, and what was merged of it. Never a draft."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Attainment, DatePrecision
from linja.line.reporting import calculations, lifecycle
from linja.line.reporting.models import AnsweredRequirement, MergedAnswer, PartVerdict, RoundUnit
from linja.line.reporting.queries.joint import whole_year
from linja.line.reporting.queries.reports import visible
from linja.line.reporting.queries.rows import status_of
from linja.line.reporting.records import Merged, Promise, UnitAnswer, VerdictOfPart


def unit_answers(
    actor: Actor, receiver_id: int, year: int, requirement_ids: Iterable[int]
) -> dict[int, tuple[UnitAnswer, ...]]:
    """What those below have handed in about each requirement, or about what was derived from it for them.

    By the requirement above; oldest report first. A fixed number of questions however many there are.
    """
    wanted = set(requirement_ids)
    found: dict[int, list[UnitAnswer]] = {}
    for row in _handed_in(actor, receiver_id, year, wanted):
        one = _unit_answer(row, wanted)
        found.setdefault(one.above_id, []).append(one)
    return {above: tuple(held) for above, held in found.items()}


def merged_of(answered_ids: Iterable[int]) -> dict[int, tuple[Merged, ...]]:
    """Which units' answers have been put into each answer; one question."""
    rows = MergedAnswer.objects.filter(answered_id__in=set(answered_ids)).select_related(
        "source__report__organisation"
    )
    found: dict[int, list[Merged]] = {}
    for row in rows:
        found.setdefault(row.answered_id, []).append(_merged(row))
    return {one: tuple(held) for one, held in found.items()}


def part_verdicts(answered_ids: Iterable[int]) -> dict[int, tuple[VerdictOfPart, ...]]:
    """The verdicts by part of each answered requirement, in order; one question."""
    found: dict[int, list[VerdictOfPart]] = {}
    for row in PartVerdict.objects.filter(answered_id__in=set(answered_ids)):
        found.setdefault(row.answered_id, []).append(_verdict(row))
    return {one: tuple(held) for one, held in found.items()}


def units_asked(owner_id: int, year: int, kind: str, period: str = "") -> dict[int, date]:
    """Whom the owner's rounds ask for a report of the kind and period, and by when; one question."""
    periods = {period, str(year)} if whole_year(period, year) == "" else {period}
    rows = RoundUnit.objects.filter(
        round__owner_id=owner_id, round__year=year, round__report_kind=kind, round__period__in=periods
    ).exclude(round__state=lifecycle.PLANNED)
    return {
        unit: later or due
        for unit, later, due in rows.values_list("organisation_id", "due_on", "round__due_on")
    }


def _handed_in(actor: Actor, receiver_id: int, year: int, wanted: set[int]) -> QuerySet[AnsweredRequirement]:
    derived = Q(
        version__requirement__derived_from__requirement_id__in=wanted,
        version__requirement__document__issuer_id=receiver_id,
    )
    rows = AnsweredRequirement.objects.filter(
        derived | Q(version__requirement_id__in=wanted),
        report__receiver_id=receiver_id,
        report__year=year,
        report__state__in=lifecycle.HANDED_OVER,
        report__in=visible(actor).values("pk"),
    )
    return (
        rows.select_related("report__organisation", "answer", "version__requirement__derived_from")
        .prefetch_related("measures__measure", "promises", "part_verdicts")
        .order_by("report_id", "section__ordinal", "ordinal")
    )


def _unit_answer(row: AnsweredRequirement, wanted: set[int]) -> UnitAnswer:
    requirement, report, answer = row.version.requirement, row.report, row.answer
    source = requirement.derived_from
    return UnitAnswer(
        answered_id=row.pk,
        above_id=source.requirement_id if source and source.requirement_id in wanted else requirement.pk,
        requirement_id=requirement.pk,
        asked=" ".join(part for part in (row.version.stem, row.printed_text or row.version.text) if part),
        report_id=report.pk,
        report_title=report.title,
        report_kind=report.kind,
        report_state=report.state,
        period=whole_year(report.period, report.year),
        organisation_id=report.organisation_id,
        organisation_name=report.organisation.name,
        organisation_kind=report.organisation.kind,
        status=status_of(row),
        cause=row.cause,
        exemption=row.exemption,
        answer=calculations.restored_blocks(answer.blocks) if answer else (),
        revision=answer.revision if answer else 0,
        fingerprint=_fingerprint(row),
        parts={
            kind.value: said
            for kind, said in calculations.restored_parts(answer.parts if answer else {}).items()
        },
        measures=tuple(use.measure.title for use in row.measures.all()),
        promises=tuple(_promise(one) for one in row.promises.all() if one.state == "open"),
        verdicts=tuple(_verdict(one) for one in row.part_verdicts.all()),
    )


def _promise(row: Any) -> Promise:
    return Promise(row.promise, row.due_on, DatePrecision(row.precision))


def _verdict(row: PartVerdict) -> VerdictOfPart:
    return VerdictOfPart(row.label, Attainment(row.attainment), row.note)


def _fingerprint(row: AnsweredRequirement) -> str:
    """Of all that a merging may use; a later change of any of it is seen by comparing."""
    answer = row.answer
    used = {
        "blocks": answer.blocks if answer else [],
        "parts": answer.parts if answer else {},
        "status": [row.attainment, row.basis, row.progress, row.phrase, row.cause, row.exemption],
        "measures": [use.measure.title for use in row.measures.all()],
        "promises": [(one.promise, str(one.due_on), one.state) for one in row.promises.all()],
        "verdicts": [(one.label, one.attainment, one.note) for one in row.part_verdicts.all()],
    }
    told = json.dumps(used, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _merged(row: MergedAnswer) -> Merged:
    organisation = row.source.report.organisation
    return Merged(
        answered_id=row.answered_id,
        source_id=row.source_id,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        revision=row.revision,
        fingerprint=row.fingerprint,
        text=row.text,
        merged_by=row.merged_by,
        merged_at=row.merged_at,
    )
