"""What is followed up, as read; what an actor may not see is not there, not even in a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings import lifecycle, rules
from linja.line.meetings.models import FollowUp, FollowUpSubject
from linja.line.meetings.records import (
    FollowUpCount,
    FollowUpFilter,
    FollowUpRecord,
    OrganisationName,
    StepRecord,
    SubjectDraft,
)
from linja.line.meetings.rules.meetings import sees_everything


def visible(actor: Actor) -> QuerySet[FollowUp]:
    """The items that ``actor`` may read: the room's scope for them (the rule's twin for lists)."""
    rows = FollowUp.objects.select_related("owner", "raised_by")
    if sees_everything(actor):
        return rows
    own = actor.organisations(*rules.INSIDERS)
    scope = Q(owner_id__in=own) | Q(voice="", raised_by_id__in=own)
    scope |= Q(shared_above=True, above_id__in=own)
    for voice in rules.BODIES:
        scope |= Q(voice=voice, raised_by_id__in=actor.organisations(voice))
    return rows.filter(scope)


def items(actor: Actor, chosen: FollowUpFilter | None = None) -> tuple[FollowUpRecord, ...]:
    """Items that the actor may read: what is still to be settled first, by day; two queries."""
    wanted = chosen or FollowUpFilter()
    rows = _chosen(visible(actor), wanted).prefetch_related("subjects")
    found = [_record(row) for row in rows.order_by(F("due_on").asc(nulls_last=True), "pk")]
    return tuple(sorted(found, key=lambda one: one.state not in lifecycle.UNSETTLED))


def item(actor: Actor, item_id: int) -> FollowUpRecord | None:
    """One item with its history, or None when there is none that the actor may read."""
    row = visible(actor).filter(pk=item_id).prefetch_related("subjects", "steps").first()
    return _record(row, with_steps=True) if row else None


def readable_item(item_id: int, actor: Actor) -> FollowUpRecord:
    """The item, or :class:`Refused` when the actor may not read it."""
    found = item(actor, item_id)
    if found is None:
        raise Refused(Refusal("meetings.not_found", {}))
    return found


def items_from(actor: Actor, source_keys: Iterable[str]) -> tuple[FollowUpRecord, ...]:
    """What was taken out of these sources, in the order it was registered."""
    rows = visible(actor).filter(source_key__in=set(source_keys)).prefetch_related("subjects")
    return tuple(_record(row) for row in rows.order_by("source_key", "pk"))


def items_about(actor: Actor, keys: Iterable[str]) -> dict[str, tuple[FollowUpRecord, ...]]:
    """The items that concern each of these; a fixed number of queries."""
    wanted = set(keys)
    named = FollowUpSubject.objects.filter(key__in=wanted).values("item_id")
    found: dict[str, list[FollowUpRecord]] = {}
    for row in visible(actor).filter(pk__in=named).prefetch_related("subjects"):
        record = _record(row)
        for key in {one.key for one in record.subjects} & wanted:
            found.setdefault(key, []).append(record)
    return {key: tuple(held) for key, held in found.items()}


def counts(actor: Actor, chosen: FollowUpFilter) -> dict[str, tuple[FollowUpCount, ...]]:
    """Counts by source, state and owner, each without its own filter, and how many are late; one query."""
    today = chosen.on or timezone.localdate()
    base = FollowUpFilter(
        text=chosen.text,
        about=chosen.about,
        natures=chosen.natures,
        raised_by_id=chosen.raised_by_id,
        audit_id=chosen.audit_id,
        meeting_id=chosen.meeting_id,
    )
    rows = list(
        _chosen(visible(actor), base)
        .order_by()
        .values_list("source", "state", "owner_id", "owner__name", "due_on")
    )
    return {field: _counted(rows, chosen, today, field) for field in ("source", "state", "owner", "overdue")}


def item_records(rows: QuerySet[FollowUp]) -> tuple[FollowUpRecord, ...]:
    """Rows as read, by day; two queries."""
    ordered = rows.prefetch_related("subjects").order_by(F("due_on").asc(nulls_last=True), "pk")
    return tuple(_record(row) for row in ordered)


def facts_of_item(row: FollowUp | FollowUpRecord) -> rules.FollowUpFacts:
    """What the rules ask of an item."""
    if isinstance(row, FollowUpRecord):
        owner, raised_by, name = row.owner.id, row.raised_by.id, row.owner.name
    else:
        owner, raised_by, name = row.owner_id, row.raised_by_id, row.owner.name
    return rules.FollowUpFacts(owner, name, raised_by, row.state, row.voice, row.above_id, row.shared_above)


_Row = tuple[Any, ...]


def _counted(rows: list[_Row], chosen: FollowUpFilter, today: date, field: str) -> tuple[FollowUpCount, ...]:
    left = [row for row in rows if _fits(row, chosen, today, field)]
    if field == "overdue":
        return (FollowUpCount("1", sum(_late(row, today) for row in left)),)
    place = {"source": 0, "state": 1, "owner": 2}[field]
    names = {row[2]: row[3] for row in left}
    found = Counter(row[place] for row in left)
    told = [
        FollowUpCount(str(value), count, names.get(value, "") if field == "owner" else "")
        for value, count in found.items()
    ]
    return tuple(sorted(told, key=lambda one: one.label or one.value))


def _fits(row: _Row, chosen: FollowUpFilter, today: date, leaving_out: str) -> bool:
    source, state, owner, _name, _due = row
    return (
        (leaving_out == "source" or not chosen.sources or source in chosen.sources)
        and (leaving_out == "state" or not chosen.states or state in chosen.states)
        and (leaving_out == "owner" or chosen.owner_id is None or owner == chosen.owner_id)
        and (leaving_out == "overdue" or not chosen.overdue or _late(row, today))
    )


def _late(row: _Row, today: date) -> bool:
    return row[1] in lifecycle.TO_BE_DONE and row[4] is not None and row[4] < today


def _chosen(rows: QuerySet[FollowUp], chosen: FollowUpFilter) -> QuerySet[FollowUp]:
    exact = {
        "source__in": chosen.sources,
        "nature__in": chosen.natures,
        "state__in": chosen.states,
        "owner_id": chosen.owner_id,
        "raised_by_id": chosen.raised_by_id,
        "audit_id": chosen.audit_id,
        "meeting_id": chosen.meeting_id,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value not in (None, ())})
    if text := chosen.text.strip():
        told = Q(title__icontains=text) | Q(text__icontains=text) | Q(source_label__icontains=text)
        rows = rows.filter(told | Q(reference__icontains=text) | Q(responsible__icontains=text))
    if chosen.about:
        named = FollowUpSubject.objects.filter(key=chosen.about).values("item_id")
        rows = rows.filter(Q(pk__in=named) | Q(source_key=chosen.about))
    if chosen.overdue:
        day = chosen.on or timezone.localdate()
        rows = rows.filter(state__in=lifecycle.TO_BE_DONE, due_on__lt=day)
    return rows


def _record(row: FollowUp, *, with_steps: bool = False) -> FollowUpRecord:
    return FollowUpRecord(
        id=row.pk,
        source=row.source,
        nature=row.nature,
        title=row.title,
        text=row.text,
        source_label=row.source_label,
        place=row.place,
        source_date=row.source_date,
        reference=row.reference,
        source_key=row.source_key,
        meeting_id=row.meeting_id,
        case_id=row.case_id,
        audit_id=row.audit_id,
        raised_by=OrganisationName(row.raised_by_id, row.raised_by.name),
        voice=row.voice,
        owner=OrganisationName(row.owner_id, row.owner.name),
        above_id=row.above_id,
        shared_above=row.shared_above,
        responsible=row.responsible,
        due_on=row.due_on,
        state=row.state,
        response=row.response,
        responded_on=row.responded_on,
        revision=row.revision,
        created_by=row.created_by,
        created_at=row.created_at,
        subjects=tuple(SubjectDraft(one.key, one.label, relation=one.relation) for one in row.subjects.all()),
        steps=tuple(
            StepRecord(one.step, one.source, one.target, one.by_name, one.said, one.at)
            for one in (row.steps.all() if with_steps else ())
        ),
    )
