"""Reading reports. Everything answered is frozen; what an actor may not see is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.kernel.vocabulary import (
    Obligation,
    RoleKind,
)
from linja.line.reporting import calculations, lifecycle, rules
from linja.line.reporting.models import Answer, AnsweredRequirement, Report, ReportSection
from linja.line.reporting.queries.rows import answered_records, answered_rows, elsewhere_records
from linja.line.reporting.records import (
    AnsweredRecord,
    AnswerElsewhere,
    Counts,
    Missing,
    ReportRecord,
    SectionRecord,
)
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.line.search.actions import Entry


def visible(actor: Actor) -> QuerySet[Report]:
    """The reports that ``actor`` may read: the one scope of the room (the rule's twin for lists)."""
    rows = Report.objects.select_related("organisation")
    if any(held.role in rules.EVERYTHING and held.organisation_id is None for held in actor.roles):
        return rows
    own, received = actor.organisations(*rules.INSIDERS), actor.organisations(*rules.RECEIVERS)
    scope = Q(state=lifecycle.PUBLISHED) | Q(organisation_id__in=own)
    scope |= Q(state__in=lifecycle.HANDED_OVER, receiver_id__in=received)
    if any(held.role in rules.NATIONAL for held in actor.roles):
        scope |= Q(state__in=lifecycle.HANDED_OVER, organisation__kind="rhf")
    return rows.filter(scope)


def reports(
    actor: Actor, *, year: int | None = None, organisation_ids: Iterable[int] | None = None
) -> tuple[ReportRecord, ...]:
    """Reports that the actor may read, newest year first; those that were replaced are left out."""
    rows = visible(actor).exclude(state=lifecycle.REPLACED)
    if year is not None:
        rows = rows.filter(year=year)
    if organisation_ids is not None:
        rows = rows.filter(organisation_id__in=set(organisation_ids))
    return tuple(report_record(row) for row in rows)


def report(report_id: int, actor: Actor | None = None) -> ReportRecord | None:
    """One report, or None. With an actor: only when that actor may read it."""
    rows = Report.objects.select_related("organisation") if actor is None else visible(actor)
    row = rows.filter(pk=report_id).first()
    return report_record(row) if row else None


def readable(report_id: int, actor: Actor) -> ReportRecord:
    """The report, or :class:`Refused` when the actor may not read it."""
    found = report(report_id, actor)
    if found is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return found


def report_of(
    organisation_id: int, kind: str, year: int, period: str = "", subject: str = ""
) -> ReportRecord | None:
    """The one report of an organisation for a year (or a period in it), after any replacement."""
    rows = Report.objects.select_related("organisation").exclude(state=lifecycle.REPLACED)
    row = rows.filter(
        organisation_id=organisation_id, kind=kind, year=year, period=period, subject=subject
    ).first()
    return report_record(row) if row else None


def report_from(origin_id: int) -> ReportRecord | None:
    """The report that was registered from an uploaded document."""
    row = Report.objects.select_related("organisation").filter(origin_id=origin_id).first()
    return report_record(row) if row else None


def facts_of(found: ReportRecord) -> rules.ReportFacts:
    """What the rules ask of a report."""
    return rules.ReportFacts(
        found.organisation_id,
        found.organisation_name,
        found.state,
        found.year,
        found.organisation_kind,
        found.receiver_id,
    )


def sections(report_id: int) -> tuple[SectionRecord, ...]:
    """The report's sections in printed order."""
    return tuple(section_record(row) for row in ReportSection.objects.filter(report_id=report_id))


def answered(report_id: int) -> tuple[AnsweredRecord, ...]:
    """The report's requirements in printed order, each with answer and status; a fixed number of queries."""
    rows = answered_rows().filter(report_id=report_id)
    return answered_records(rows)


def answered_one(answered_id: int, actor: Actor | None = None) -> AnsweredRecord | None:
    """One requirement in a report; with an actor only when the report may be read."""
    row = answered_rows().filter(pk=answered_id).first()
    if row is None or (actor is not None and report(row.report_id, actor) is None):
        return None
    return answered_records([row])[0]


def shares_answer(answered_id: int) -> tuple[AnsweredRecord, ...]:
    """All requirements that the same answer covers, this one among them."""
    row = AnsweredRequirement.objects.filter(pk=answered_id).values("answer_id").first()
    if row is None or row["answer_id"] is None:
        one = answered_one(answered_id)
        return (one,) if one else ()
    return answered_records(answered_rows().filter(answer_id=row["answer_id"]))


def answers_to(requirement_id: int, actor: Actor) -> tuple[AnswerElsewhere, ...]:
    """How the organisations answered one requirement, as far as the actor may see; by year and name."""
    return answers_to_all([requirement_id], actor).get(requirement_id, ())


def answers_to_all(requirement_ids: Iterable[int], actor: Actor) -> dict[int, tuple[AnswerElsewhere, ...]]:
    """:func:`answers_to` for many requirements, by requirement; one query."""
    rows = (
        AnsweredRequirement.objects.filter(
            version__requirement_id__in=set(requirement_ids),
            report__in=visible(actor).exclude(state=lifecycle.REPLACED).values("pk"),
        )
        .select_related(
            "report__organisation", "answer", "section", "joint__lead", "version__requirement__current"
        )
        .order_by("report__year", "report__organisation__name", "pk")
    )
    found: dict[int, list[AnswerElsewhere]] = {}
    for asked, one in elsewhere_records(rows):
        found.setdefault(asked, []).append(one)
    return {one: tuple(held) for one, held in found.items()}


def readable_ids(actor: Actor) -> frozenset[int]:
    """Ids of the reports that the actor may read; one query."""
    return frozenset(visible(actor).values_list("pk", flat=True))


def places_of_answers(answer_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """The report and the first requirement in it that each answer covers; one query."""
    rows = AnsweredRequirement.objects.filter(answer_id__in=set(answer_ids)).order_by(
        "-section__ordinal", "-ordinal"
    )
    return {answer: (report, row) for answer, report, row in rows.values_list("answer_id", "report_id", "pk")}


def search_entries() -> Iterator[Entry]:
    """Everything of the room that can be found, for an index made anew."""
    yield from report_entries()
    yield from answer_entries()


def report_entries(report_ids: Iterable[int] | None = None) -> Iterator[Entry]:
    """Reports by title and organisation; all unless told."""
    rows = Report.objects.select_related("organisation").order_by("pk")
    for row in rows if report_ids is None else rows.filter(pk__in=set(report_ids)):
        yield Entry("report", row.pk, row.title, row.organisation.name, row.year, within=row.pk)


def answer_entries(answer_ids: Iterable[int] | None = None) -> Iterator[Entry]:
    """Answers by their words; all unless told. ``within`` keeps them to those who may read the report."""
    rows = Answer.objects.select_related("report__organisation").order_by("pk")
    chosen = rows if answer_ids is None else rows.filter(pk__in=set(answer_ids))
    for row in chosen.iterator(chunk_size=500):
        yield answer_entry(row, row.report)


def answer_entry(row: Answer, found: Report) -> Entry:
    """One answer of a report, both read already."""
    title = f"{found.organisation.name}, {found.title}"
    words = calculations.words_of_answer(row.blocks, row.parts)
    return Entry("answer", row.pk, title, words, found.year, within=found.pk)


def missing(report_id: int) -> tuple[Missing, ...]:
    """What a reader of the report will miss: first what is not in it at all, then in printed order."""
    found = report(report_id)
    return missing_of(found, answered(report_id)) if found else ()


def missing_of(found: ReportRecord, placed: Sequence[AnsweredRecord]) -> tuple[Missing, ...]:
    """As :func:`missing`, for a report whose requirements have been read already."""
    return (*_not_in_report(found, placed), *missing_among(placed))


def missing_among(placed: Iterable[AnsweredRecord]) -> tuple[Missing, ...]:
    """What is missing of what stands in the report, in printed order."""
    return tuple(
        Missing(code, one.requirement_id, one.id, one.section_id, one.text, one.due_on)
        for one in placed
        if (code := calculations.missing_code(one))
    )


def counts(report_id: int) -> Counts:
    """Counts by attainment, progress, obligation and kind."""
    return calculations.counts(answered(report_id))


def _not_in_report(found: ReportRecord, placed: Iterable[AnsweredRecord]) -> tuple[Missing, ...]:
    inside = {one.requirement_id for one in placed}
    if not _others_asked(found, inside):
        return ()
    asked = requirements.in_force_for(found.organisation_id, found.year)
    return tuple(
        Missing("not_in_report", one.id, None, None, one.current.text, one.current.due_on)
        for one in asked
        if one.id not in inside
        and one.current.obligation in (Obligation.IN_FORCE, Obligation.REPORT_ONLY)
        and addressed_to(one, found.organisation_id)
    )


def _others_asked(found: ReportRecord, inside: set[int]) -> bool:
    """Whether any letter of the year asks the organisation for more than the report holds.

    One cheap question that most often spares the dear one: what binds, with all its dates and roles.
    """
    version: Any = AnsweredRequirement._meta.get_field("version").related_model
    rows: Any = version.objects.filter(
        requirement__document__year=found.year,
        requirement__document__addressees__organisation_id=found.organisation_id,
        requirement__current_id=F("pk"),
        obligation__in=(Obligation.IN_FORCE.value, Obligation.REPORT_ONLY.value),
    )
    left = set(rows.values_list("requirement_id", flat=True)) - inside
    if not left:
        return False
    named = rows.filter(roles__role=RoleKind.ADDRESSEE.value)
    own = named.filter(roles__organisation_id=found.organisation_id)
    foreign = set(named.values_list("requirement_id", flat=True))
    return bool(left - (foreign - set(own.values_list("requirement_id", flat=True))))


def addressed_to(asked: RequirementRecord, organisation_id: int) -> bool:
    """A letter to several regions may ask something of one of them alone."""
    named = {role.organisation_id for role in asked.current.roles if role.role == RoleKind.ADDRESSEE}
    return not named or organisation_id in named


def report_record(row: Report) -> ReportRecord:
    """One row as read."""
    return ReportRecord(
        id=row.pk,
        kind=row.kind,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        year=row.year,
        title=row.title,
        language=row.language,
        state=row.state,
        origin_id=row.origin_id,
        organisation_kind=row.organisation.kind,
        receiver_id=row.receiver_id,
        period=row.period,
        template=row.template,
        template_day=row.template_day,
    )


def section_record(row: ReportSection) -> SectionRecord:
    """One row as read."""
    return SectionRecord(
        id=row.pk,
        ordinal=row.ordinal,
        level=row.level,
        number=row.number,
        title=row.title,
        role=row.role,
        parts=calculations.restored(row.blocks),
    )
