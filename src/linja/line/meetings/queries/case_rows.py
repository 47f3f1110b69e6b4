"""Cases as read: one meeting's, one by itself, and the register of all that the actor may read."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.meetings import calculations, lifecycle, rules
from linja.line.meetings.calculations import CaseNumber
from linja.line.meetings.models import Case, CaseSubject, FollowUp
from linja.line.meetings.queries import meeting_rows
from linja.line.meetings.records import (
    AgreedRecord,
    AttachmentDraft,
    CaseFilter,
    CaseRecord,
    OrganisationName,
    SubjectDraft,
)


def cases_of(actor: Actor, meeting_id: int) -> tuple[CaseRecord, ...]:
    """The agenda of one meeting, in its order."""
    return tuple(_record(row, actor) for row in _rows(actor).filter(meeting_id=meeting_id))


def case(actor: Actor, case_id: int) -> CaseRecord | None:
    """One case, or None when it stands in no meeting that the actor may read."""
    row = _rows(actor).filter(pk=case_id).first()
    return _record(row, actor) if row else None


def register(actor: Actor, chosen: CaseFilter | None = None) -> tuple[CaseRecord, ...]:
    """Every case that the actor may read, the latest first."""
    wanted = chosen or CaseFilter()
    rows = _rows(actor).order_by("-meeting__held_on", "-year", "-running", "pk")
    if wanted.text.strip():
        rows = rows.filter(_with_text(wanted.text.strip()))
    if wanted.kind:
        rows = rows.filter(series=wanted.kind)
    if wanted.organisation_id is not None:
        rows = rows.filter(organisation_id=wanted.organisation_id)
    if wanted.year is not None:
        rows = rows.filter(year=wanted.year)
    if wanted.about:
        rows = rows.filter(pk__in=CaseSubject.objects.filter(key=wanted.about).values("case_id"))
    return tuple(_record(row, actor) for row in rows)


def proposed_number(host_id: int, kind: str, year: int) -> CaseNumber:
    """The next free number in the host's series for this kind of meeting."""
    held = Case.objects.filter(organisation_id=host_id, series=kind, year=year)
    return calculations.next_number(held.values_list("running", flat=True), year)


def agreed_in(actor: Actor, meeting_id: int) -> tuple[AgreedRecord, ...]:
    """What was agreed on in a meeting: for those who took part once the minutes are given out."""
    found = meeting_rows.meeting(actor, meeting_id)
    if found is None or not (found.state == lifecycle.MINUTED or meeting_rows.keeps(actor, found.host.id)):
        return ()
    rows = FollowUp.objects.filter(meeting_id=meeting_id).select_related("owner").order_by("case_id", "pk")
    return tuple(
        AgreedRecord(
            row.pk,
            row.case_id,
            row.title,
            OrganisationName(row.owner_id, row.owner.name),
            row.responsible,
            row.due_on,
        )
        for row in rows
    )


def facts_of_cited(row: Case, texts: tuple[str, ...] = ()) -> tuple[rules.CitedFacts, ...]:
    """What a case cites: its subjects, and those of the host's own cases that its text names."""
    named = tuple(rules.CitedFacts(one.label, one.dated) for one in row.subjects.all())
    return (*named, *cited_cases(row.organisation_id, texts))


def cited_cases(host_id: int, texts: tuple[str, ...]) -> tuple[rules.CitedFacts, ...]:
    """The host's cases that running text names and that are known here, with the day of their meeting."""
    numbers = [one for text in texts for one in calculations.cited_in(text)]
    if not numbers:
        return ()
    wanted = Q(pk=None)
    for one in numbers:
        wanted |= Q(year=one.year, running=one.running)
    rows = Case.objects.filter(wanted, organisation_id=host_id).select_related("meeting")
    # Two kinds of meeting may have a case of one number: only when all are later is the text certainly wrong.
    first: dict[str, rules.CitedFacts] = {}
    for row in rows:
        label, day = f"{row.running:03d}-{row.year}", row.meeting.held_on
        held = first.get(label)
        if held is None or held.dated is None or day < held.dated:
            first[label] = rules.CitedFacts(label, day)
    return tuple(first.values())


def _rows(actor: Actor) -> QuerySet[Case]:
    there = meeting_rows.visible(actor).order_by().values("pk")
    return (
        Case.objects.filter(meeting__in=there)
        .select_related("meeting", "organisation")
        .prefetch_related("subjects", "attachments")
    )


def _with_text(text: str) -> Q:
    found = Q(title__icontains=text) | Q(background__icontains=text) | Q(recommendation__icontains=text)
    number = calculations.parse_number(text)
    if isinstance(number, Refusal):
        return found
    return found | Q(year=number.year, running=number.running)


def _record(row: Case, actor: Actor) -> CaseRecord:
    told = row.meeting.state == lifecycle.MINUTED or meeting_rows.keeps(actor, row.organisation_id)
    return CaseRecord(
        id=row.pk,
        meeting_id=row.meeting_id,
        meeting_title=row.meeting.title,
        meeting_kind=row.meeting.kind,
        meeting_state=row.meeting.state,
        held_on=row.meeting.held_on,
        organisation=OrganisationName(row.organisation_id, row.organisation.name),
        year=row.year,
        running=row.running,
        ordinal=row.ordinal,
        title=row.title,
        background=row.background,
        recommendation=row.recommendation,
        decision=row.decision if told else "",
        decided_on=row.decided_on if told else None,
        revision=row.revision,
        subjects=tuple(SubjectDraft(one.key, one.label, one.dated) for one in row.subjects.all()),
        attachments=tuple(AttachmentDraft(one.title, one.address) for one in row.attachments.all()),
    )
