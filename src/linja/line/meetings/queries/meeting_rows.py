"""Meetings as read; what an actor may not see is not there."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings import lifecycle, rules
from linja.line.meetings.models import Meeting, Participant
from linja.line.meetings.records import MeetingFilter, MeetingRecord, OrganisationName
from linja.line.meetings.rules.meetings import sees_everything


def visible(actor: Actor) -> QuerySet[Meeting]:
    """The meetings that ``actor`` may read: the room's scope for them (the rule's twin for lists)."""
    rows = Meeting.objects.select_related("host")
    if sees_everything(actor):
        return rows
    own, voiced = actor.organisations(*rules.INSIDERS), actor.organisations(*rules.BODIES)
    there = Q(organisation_id__in=own) | Q(organisation_id__in=voiced, organisation__kind="body")
    taking_part = Participant.objects.filter(there).values("meeting_id")
    return rows.filter(Q(host_id__in=own) | Q(state__in=lifecycle.SHARED, pk__in=taking_part))


def meetings(actor: Actor, chosen: MeetingFilter | None = None) -> tuple[MeetingRecord, ...]:
    """Meetings that the actor may read, the latest first; a fixed number of queries."""
    rows = _chosen(visible(actor), chosen or MeetingFilter())
    rows = (
        rows.annotate(case_count=Count("cases", distinct=True), agreed_count=Count("agreed", distinct=True))
        .prefetch_related("participants__organisation")
        .order_by("-held_on", "-pk")
    )
    return tuple(_record(row) for row in rows)


def meeting(actor: Actor, meeting_id: int) -> MeetingRecord | None:
    """One meeting, or None when there is none that the actor may read."""
    rows = visible(actor).filter(pk=meeting_id).prefetch_related("participants__organisation")
    row = rows.annotate(
        case_count=Count("cases", distinct=True), agreed_count=Count("agreed", distinct=True)
    ).first()
    return _record(row) if row else None


def readable(meeting_id: int, actor: Actor) -> MeetingRecord:
    """The meeting, or :class:`Refused` when the actor may not read it."""
    found = meeting(actor, meeting_id)
    if found is None:
        raise Refused(Refusal("meetings.not_found", {}))
    return found


def meeting_counts(actor: Actor, chosen: MeetingFilter) -> dict[str, dict[str, int]]:
    """How many by state and by kind, each without its own filter; one query."""
    open_filter = MeetingFilter(host_id=chosen.host_id, with_id=chosen.with_id, year=chosen.year)
    rows = list(_chosen(visible(actor), open_filter).values_list("kind", "state"))
    return {
        "kind": dict(Counter(k for k, s in rows if not chosen.states or s in chosen.states)),
        "state": dict(Counter(s for k, s in rows if not chosen.kinds or k in chosen.kinds)),
    }


def years(actor: Actor) -> tuple[int, ...]:
    """The years in which the actor can see meetings, the latest first."""
    days = visible(actor).order_by().dates("held_on", "year", order="DESC")
    return tuple(day.year for day in days)


def keeps(actor: Actor, host_id: int) -> bool:
    """Whether the actor sees what is still only the host's: decisions before the minutes are given out."""
    return sees_everything(actor) or host_id in actor.organisations(*rules.INSIDERS)


def facts_of(row: Meeting) -> rules.MeetingFacts:
    """What the rules ask of a meeting."""
    there = list(row.participants.values_list("organisation_id", "organisation__kind"))
    return rules.MeetingFacts(
        row.host_id,
        row.host.name,
        row.state,
        frozenset(one for one, _kind in there),
        frozenset(one for one, kind in there if kind == "body"),
        row.held_on,
    )


def facts(meeting_id: int) -> rules.MeetingFacts | None:
    """What the rules ask of a meeting by id, or None."""
    row = Meeting.objects.select_related("host").filter(pk=meeting_id).first()
    return facts_of(row) if row else None


def _chosen(rows: QuerySet[Meeting], chosen: MeetingFilter) -> QuerySet[Meeting]:
    if chosen.kinds:
        rows = rows.filter(kind__in=chosen.kinds)
    if chosen.states:
        rows = rows.filter(state__in=chosen.states)
    if chosen.host_id is not None:
        rows = rows.filter(host_id=chosen.host_id)
    if chosen.with_id is not None:
        there = Participant.objects.filter(organisation_id=chosen.with_id).values("meeting_id")
        rows = rows.filter(Q(host_id=chosen.with_id) | Q(pk__in=there))
    if chosen.year is not None:
        rows = rows.filter(held_on__year=chosen.year)
    return rows


def _record(row: Meeting) -> MeetingRecord:
    return MeetingRecord(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        host=OrganisationName(row.host_id, row.host.name),
        held_on=row.held_on,
        starts_at=row.starts_at,
        place=row.place,
        digital=row.digital,
        language=row.language,
        state=row.state,
        introduction=row.introduction,
        present=row.present,
        revision=row.revision,
        minuted_at=row.minuted_at,
        minuted_by=row.minuted_by,
        participants=tuple(
            OrganisationName(one.organisation_id, one.organisation.name) for one in row.participants.all()
        ),
        case_count=getattr(row, "case_count", 0),
        agreed_count=getattr(row, "agreed_count", 0),
    )
