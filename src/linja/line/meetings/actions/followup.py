"""What is followed up: raised, put right, answered, and its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.meetings import lifecycle, rules
from linja.line.meetings.actions.common import (
    name_of,
    refuse_changed,
    refuse_unknown,
    tell_of_item,
    titled,
)
from linja.line.meetings.actions.meetings import refuse_silent
from linja.line.meetings.models import Audit, Case, FollowUp, FollowUpStep, FollowUpSubject, Meeting
from linja.line.meetings.queries import audit_rows as audit_reading
from linja.line.meetings.queries import item_rows as reading
from linja.line.meetings.queries import meeting_rows as meeting_reading
from linja.line.meetings.queries.found import item_entry
from linja.line.meetings.records import AUDIT_KINDS, NATURES, SOURCES, FollowUpDraft, SubjectDraft
from linja.line.search import actions as search
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries as organisations


def raise_item(actor: Actor, draft: FollowUpDraft) -> int:
    """Register something to follow up; answers its id.

    What stands in a meeting or an audit takes its source, day and label from there. For a statement the
    pillar asks its own rule first: a body speaks there, and not an administration.
    """
    with acting(actor, "meetings.raise") as act:
        settled, reach = _from_source(actor, draft)
        refuse_if(_may_raise(actor, settled, reach))
        refuse_unknown(settled.source, SOURCES, "meetings.unknown_source")
        refuse_unknown(settled.nature, NATURES, "meetings.unknown_source")
        item = FollowUp.objects.create(created_by=actor.name, **_fields(settled))
        _about(item, settled.subjects)
        note_step(item, actor, "register", item.state, "")
        act.log(item, {"source": settled.source, "owner": item.owner.name})
        search.index([item_entry(item)])
        if item.owner_id != item.raised_by_id or item.voice:
            tell_of_item(actor, item, "given", to="owner")
    return item.pk


def change_item(actor: Actor, item_id: int, draft: FollowUpDraft, *, revision: int | None = None) -> int:
    """Put words, day, responsible and subjects right; owner and source stay."""
    with acting(actor, "meetings.change_item") as act:
        item = locked_item(act, item_id)
        refuse_if(rules.may_change_item(actor, reading.facts_of_item(item)))
        refuse_changed(item.revision, revision)
        refuse_unknown(draft.nature, NATURES, "meetings.unknown_source")
        before = {"title": item.title, "due_on": _iso(item.due_on), "responsible": item.responsible}
        item.title, item.nature, item.text = titled(draft.title), draft.nature, draft.text.strip()
        item.responsible, item.due_on = draft.responsible.strip()[:200], draft.due_on
        item.place, item.reference = draft.place.strip()[:200], draft.reference.strip()[:100]
        item.shared_above = draft.shared_above
        item.revision += 1
        item.save()
        item.subjects.all().delete()
        _about(item, draft.subjects)
        after = {"title": item.title, "due_on": _iso(item.due_on), "responsible": item.responsible}
        act.log(item, {name: (before[name], after[name]) for name in before})
        search.index([item_entry(item)])
    return item_id


def respond(actor: Actor, item_id: int, response: str, *, revision: int | None = None) -> int:
    """What the owner has done, in words. A first answer begins the work."""
    with acting(actor, "meetings.respond") as act:
        item = locked_item(act, item_id)
        refuse_if(rules.may_respond(actor, reading.facts_of_item(item)))
        refuse_changed(item.revision, revision)
        if not response.strip():
            raise Refused(Refusal("meetings.has_response", {}))
        before = item.state
        item.response, item.responded_on = response.strip(), timezone.localdate()
        item.state = lifecycle.IN_PROGRESS
        item.revision += 1
        item.save()
        note_step(item, actor, "respond", before, item.response)
        act.log(item, {"state": (before, item.state), "response": len(item.response)})
        search.index([item_entry(item)])
    return item_id


def step_item(actor: Actor, item_id: int, step: str, reason: str = "") -> None:
    """Begin, finish, confirm, send back, drop or open again."""
    with acting(actor, f"meetings.{step}_item", reason=reason) as act:
        item = locked_item(act, item_id)
        refuse_if(rules.may_step_item(actor, reading.facts_of_item(item), step, _standing(item)))
        found = lifecycle.FOLLOWUP.find(step, item.state)
        if found is None:
            raise Refused(Refusal("meetings.no_such_step", {"step": step}))
        refuse_silent(found, reason)
        before, item.state = item.state, found.target
        if step == "finish":
            item.responded_on = timezone.localdate()
        item.revision += 1
        item.save()
        note_step(item, actor, step, before, reason)
        act.log(item, {"state": (before, item.state)})
        for whom in found.tells:
            tell_of_item(actor, item, step, to=whom)


def tie_requirement(actor: Actor, item_id: int, subject: SubjectDraft) -> None:
    """A finding became a requirement: the tie that is the source of the requirement."""
    with acting(actor, "meetings.tie_item") as act:
        item = locked_item(act, item_id)
        refuse_if(rules.may_change_item(actor, reading.facts_of_item(item)))
        if item.subjects.filter(relation=subject.relation, key=subject.key).exists():
            act.nothing_changed()
            return
        _about(item, [subject])
        act.log(item, {subject.relation: subject.label[:200]})


def may_item(actor: Actor, act: str, item_id: int) -> Refusal | None:
    """Why ``actor`` may not ``change``, ``respond`` or take a step; None when allowed."""
    row = FollowUp.objects.select_related("owner", "raised_by").filter(pk=item_id).first()
    if row is None:
        return Refusal("meetings.not_found", {})
    facts = reading.facts_of_item(row)
    if act == "change":
        return rules.may_change_item(actor, facts)
    if act == "respond":
        return rules.may_respond(actor, facts)
    return rules.may_step_item(actor, facts, act, _standing(row))


def may_raise(actor: Actor, draft: FollowUpDraft) -> Refusal | None:
    """Why ``actor`` may not register this; None when allowed."""
    try:
        settled, reach = _from_source(actor, draft)
    except Refused as refused:
        return refused.refusal
    return _may_raise(actor, settled, reach)


def _may_raise(actor: Actor, draft: FollowUpDraft, reach: frozenset[int]) -> Refusal | None:
    name = name_of(draft.raised_by_id)
    if draft.voice:
        return rules.may_raise_said(actor, draft.voice, draft.raised_by_id, draft.owner_id)
    return rules.may_raise(actor, draft.raised_by_id, name, owner_id=draft.owner_id, reach=reach)


def _from_source(actor: Actor, draft: FollowUpDraft) -> tuple[FollowUpDraft, frozenset[int]]:
    """The draft with what its meeting or audit says, and to whom it may be given."""
    reach = organisations.descendants_of(draft.raised_by_id)
    if draft.meeting_id is not None:
        return _from_meeting(actor, draft)
    if draft.audit_id is not None:
        return _from_audit(actor, draft, reach)
    if draft.source == "meeting" or draft.case_id is not None:
        raise Refused(Refusal("meetings.unknown_source", {}))
    return draft, reach


def _from_meeting(actor: Actor, draft: FollowUpDraft) -> tuple[FollowUpDraft, frozenset[int]]:
    meeting = Meeting.objects.select_related("host").filter(pk=draft.meeting_id or 0).first()
    if meeting is None:
        raise Refused(Refusal("meetings.not_found", {}))
    facts = meeting_reading.facts_of(meeting)
    refuse_if(rules.may_decide(actor, facts))
    label = meeting.title
    if draft.case_id is not None:
        case = Case.objects.filter(pk=draft.case_id, meeting=meeting).first()
        if case is None:
            raise Refused(Refusal("meetings.other_meeting", {}))
        label = f"{case.running:03d}-{case.year} {case.title}"
    settled = replace(
        draft,
        source="meeting",
        source_label=label[:300],
        source_date=meeting.held_on,
        raised_by_id=meeting.host_id,
        voice="",
    )
    return settled, facts.participants | organisations.descendants_of(meeting.host_id)


def _from_audit(
    actor: Actor, draft: FollowUpDraft, reach: frozenset[int]
) -> tuple[FollowUpDraft, frozenset[int]]:
    audit = Audit.objects.select_related("organisation").filter(pk=draft.audit_id or 0).first()
    if audit is None or audit.kind not in AUDIT_KINDS:
        raise Refused(Refusal("meetings.not_found", {}))
    refuse_if(rules.may_read_audit(actor, audit_reading.facts_of_audit(audit)))
    settled = replace(
        draft,
        source=audit.kind,
        source_label=(audit.report_title or audit.topic)[:300],
        source_date=draft.source_date or audit.concluded_on,
        reference=draft.reference or audit.reference,
        raised_by_id=audit.organisation_id,
        voice="",
    )
    return settled, reach | organisations.descendants_of(audit.organisation_id)


def _fields(draft: FollowUpDraft) -> dict[str, object]:
    above = organisations.parents_of(draft.owner_id)
    return {
        "source": draft.source,
        "nature": draft.nature,
        "title": titled(draft.title),
        "text": draft.text.strip(),
        "source_label": draft.source_label.strip()[:300],
        "place": draft.place.strip()[:200],
        "source_date": draft.source_date,
        "reference": draft.reference.strip()[:100],
        "source_key": draft.source_key[:60],
        "meeting_id": draft.meeting_id,
        "case_id": draft.case_id,
        "audit_id": draft.audit_id,
        "raised_by_id": draft.raised_by_id,
        "voice": draft.voice,
        "owner_id": draft.owner_id,
        "above_id": above[0].id if len(above) == 1 else None,
        "shared_above": draft.shared_above,
        "responsible": draft.responsible.strip()[:200],
        "due_on": draft.due_on,
    }


def _about(item: FollowUp, subjects: Sequence[SubjectDraft]) -> None:
    once = {(one.relation, one.key): one for one in subjects}
    FollowUpSubject.objects.bulk_create(
        [
            FollowUpSubject(item=item, relation=one.relation, key=one.key[:60], label=one.label[:400])
            for one in once.values()
        ]
    )


def note_step(item: FollowUp, actor: Actor, step: str, before: str, said: str) -> None:
    """Note a step as it was taken; the item already has its new state."""
    FollowUpStep.objects.create(
        item=item,
        step=step,
        source=before,
        target=item.state,
        by_key=actor.id,
        by_name=actor.name,
        said=said.strip(),
        at=timezone.now(),
    )


def locked_item(act: Act, item_id: int) -> FollowUp:
    """The item, locked; refused when there is none."""
    return act.lock(FollowUp.objects.select_related("owner", "raised_by"), pk=item_id)


def _standing(item: FollowUp) -> frozenset[str]:
    return frozenset({"has_response"} if item.response.strip() else ())


def _iso(day: object) -> str:
    return day.isoformat() if hasattr(day, "isoformat") else ""
