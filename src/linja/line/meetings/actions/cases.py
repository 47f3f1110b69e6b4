"""Cases: put on the agenda, changed, moved, taken off again, decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.meetings import calculations, rules
from linja.line.meetings.actions.common import changeable_meeting, refuse_changed, titled
from linja.line.meetings.calculations import CaseNumber
from linja.line.meetings.models import Attachment, Case, CaseSubject, Meeting
from linja.line.meetings.queries import case_rows as reading
from linja.line.meetings.queries import meeting_rows as meeting_reading
from linja.line.meetings.queries.found import CASE_KIND, case_entry
from linja.line.meetings.records import CaseDraft, SubjectDraft
from linja.line.search import actions as search
from linja.people.audit.acting import Act, acting


def add_case(actor: Actor, meeting_id: int, draft: CaseDraft) -> int:
    """Put a case last on the agenda; answers its id."""
    with acting(actor, "meetings.add_case") as act:
        meeting = changeable_meeting(act, meeting_id)
        _refuse_citing(meeting, draft)
        number = _number(meeting, draft.number)
        last = meeting.cases.aggregate(last=Max("ordinal"))["last"] or 0
        case = Case(
            meeting=meeting,
            organisation_id=meeting.host_id,
            series=meeting.kind,
            year=number.year,
            running=number.running,
            ordinal=last + 1,
            **_words(draft),
        )
        _save_numbered(case)
        _hang(case, draft)
        act.log(case, {"meeting": meeting.title, "number": str(number)})
        search.index([case_entry(case.pk)])
    return case.pk


def change_case(actor: Actor, case_id: int, draft: CaseDraft, *, revision: int | None = None) -> int:
    """Other words, subjects, papers or number."""
    with acting(actor, "meetings.change_case") as act:
        case, meeting = _changeable(act, case_id)
        refuse_changed(case.revision, revision)
        _refuse_citing(meeting, draft)
        before = {"number": f"{case.running:03d}-{case.year}", "title": case.title}
        number = _number(meeting, draft.number, case.pk) if draft.number.strip() else None
        if number is not None:
            case.year, case.running = number.year, number.running
        for name, value in _words(draft).items():
            setattr(case, name, value)
        case.revision += 1
        _save_numbered(case)
        case.subjects.all().delete()
        case.attachments.all().delete()
        _hang(case, draft)
        after = {"number": f"{case.running:03d}-{case.year}", "title": case.title}
        act.log(case, {name: (before[name], after[name]) for name in before})
        search.index([case_entry(case.pk)])
    return case_id


def decide(
    actor: Actor, case_id: int, decision: str, *, decided_on: date | None = None, revision: int | None = None
) -> int:
    """Enter what came of the case; the day is the meeting's unless told."""
    with acting(actor, "meetings.decide") as act:
        case = act.lock(Case.objects, pk=case_id)
        meeting = act.lock(Meeting.objects.select_related("host"), pk=case.meeting_id)
        refuse_if(rules.may_decide(actor, meeting_reading.facts_of(meeting)))
        refuse_changed(case.revision, revision)
        refuse_if(rules.may_number(meeting.held_on, decision))
        before, case.decision = case.decision, decision.strip()
        case.decided_on = (decided_on or meeting.held_on) if case.decision else None
        case.revision += 1
        case.save()
        act.log(case, {"decision": (before[:200], case.decision[:200])})
    return case_id


def move_case(actor: Actor, case_id: int, step: int) -> None:
    """One place up (-1) or down (1) on the agenda. The number stays."""
    with acting(actor, "meetings.move_case") as act:
        case, meeting = _changeable(act, case_id)
        order = list(meeting.cases.order_by("ordinal", "pk"))
        here = next(place for place, one in enumerate(order) if one.pk == case.pk)
        there = here + step
        if not 0 <= there < len(order):
            act.nothing_changed()
            return
        order[here], order[there] = order[there], order[here]
        for place, one in enumerate(order, start=1):
            one.ordinal = place
        Case.objects.bulk_update(order, ["ordinal"])
        act.log(case, {"place": (here + 1, there + 1)})


def drop_case(actor: Actor, case_id: int) -> None:
    """Take a case off the agenda. One that has a decision, or of which something was agreed, stays."""
    with acting(actor, "meetings.drop_case") as act:
        case, _meeting = _changeable(act, case_id)
        if case.decision or case.agreed.exists():
            raise Refused(Refusal("meetings.decided_case", {}))
        act.log(case, {"number": f"{case.running:03d}-{case.year}", "title": case.title})
        search.remove(CASE_KIND, [case.pk])
        case.delete()


def may_case(actor: Actor, act: str, case_id: int) -> Refusal | None:
    """Why ``actor`` may not ``change`` or ``decide`` the case; None when allowed."""
    row = Case.objects.select_related("meeting__host").filter(pk=case_id).first()
    if row is None:
        return Refusal("meetings.not_found", {})
    facts = meeting_reading.facts_of(row.meeting)
    return rules.may_decide(actor, facts) if act == "decide" else rules.may_change_case(actor, facts)


def _changeable(act: Act, case_id: int) -> tuple[Case, Meeting]:
    case = act.lock(Case.objects, pk=case_id)
    return case, changeable_meeting(act, case.meeting_id)


def _words(draft: CaseDraft) -> dict[str, str]:
    return {
        "title": titled(draft.title),
        "background": draft.background.strip(),
        "recommendation": draft.recommendation.strip(),
    }


def _number(meeting: Meeting, text: str, own: int | None = None) -> CaseNumber:
    if not text.strip():
        return reading.proposed_number(meeting.host_id, meeting.kind, meeting.held_on.year)
    number = calculations.parse_number(text)
    if isinstance(number, Refusal):
        raise Refused(number)
    refuse_if(calculations.plausible(number, meeting.held_on.year))
    taken = Case.objects.filter(
        organisation_id=meeting.host_id, series=meeting.kind, year=number.year, running=number.running
    )
    other = (taken.exclude(pk=own) if own else taken).select_related("meeting").first()
    if other is not None:
        facts = {"number": str(number), "meeting": str(other.meeting)}
        raise Refused(Refusal("meetings.number_taken", facts))
    return number


def _save_numbered(case: Case) -> None:
    """Another meeting of the series may have taken the number since it was looked up."""
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as error:
        facts = {"number": f"{case.running:03d}-{case.year}", "meeting": str(case.meeting)}
        raise Refused(Refusal("meetings.number_taken", facts)) from error


def _refuse_citing(meeting: Meeting, draft: CaseDraft) -> None:
    texts = (draft.title, draft.background, draft.recommendation)
    for text in texts:
        refuse_if(rules.may_number(meeting.held_on, text))
    named = tuple(rules.CitedFacts(one.label, one.dated) for one in draft.subjects)
    refuse_if(rules.may_cite(meeting.held_on, (*named, *reading.cited_cases(meeting.host_id, texts))))


def _hang(case: Case, draft: CaseDraft) -> None:
    CaseSubject.objects.bulk_create([_subject(case, one) for one in _once(draft.subjects)])
    Attachment.objects.bulk_create(
        [
            Attachment(case=case, title=(one.title.strip() or one.address)[:300], address=one.address[:500])
            for one in draft.attachments
            if one.address.strip()
        ]
    )


def _once(subjects: Sequence[SubjectDraft]) -> list[SubjectDraft]:
    return list({one.key: one for one in subjects}.values())


def _subject(case: Case, one: SubjectDraft) -> CaseSubject:
    return CaseSubject(case=case, key=one.key[:60], label=one.label[:400], dated=one.dated)
