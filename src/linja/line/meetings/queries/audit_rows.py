"""Audits as read."""

from __future__ import annotations

from collections import Counter

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings import lifecycle, rules
from linja.line.meetings.models import Audit, AuditScope
from linja.line.meetings.queries import item_rows, meeting_rows
from linja.line.meetings.records import AuditRecord, OrganisationName
from linja.line.meetings.rules.meetings import sees_everything


def visible(actor: Actor) -> QuerySet[Audit]:
    """The audits that ``actor`` may read: the room's scope for them (the rule's twin for lists)."""
    rows = Audit.objects.select_related("organisation")
    if sees_everything(actor):
        return rows
    own = actor.organisations(*rules.INSIDERS)
    looked_at = AuditScope.objects.filter(organisation_id__in=own).values("audit_id")
    return rows.filter(Q(organisation_id__in=own) | Q(state__in=lifecycle.AUDIT_SHARED, pk__in=looked_at))


def audits(
    actor: Actor, *, kind: str = "", year: int | None = None, organisation_id: int | None = None
) -> tuple[AuditRecord, ...]:
    """Audits that the actor may read, the latest year first; a fixed number of queries.

    The findings counted are those that the actor may read: one trust does not learn of another's.
    """
    rows = visible(actor).prefetch_related("scope__organisation")
    if kind:
        rows = rows.filter(kind=kind)
    if year is not None:
        rows = rows.filter(year=year)
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    held = list(rows)
    found = list(
        item_rows.visible(actor)
        .filter(audit_id__in=[row.pk for row in held])
        .order_by()
        .values_list("audit_id", "state")
    )
    every = Counter(one for one, _state in found)
    left = Counter(one for one, state in found if state in lifecycle.UNSETTLED)
    return tuple(_record(row, actor, every[row.pk], left[row.pk]) for row in held)


def audit(actor: Actor, audit_id: int) -> AuditRecord | None:
    """One audit, or None when there is none that the actor may read."""
    row = visible(actor).filter(pk=audit_id).prefetch_related("scope__organisation").first()
    if row is None:
        return None
    states = list(item_rows.visible(actor).filter(audit_id=audit_id).values_list("state", flat=True))
    return _record(row, actor, len(states), sum(state in lifecycle.UNSETTLED for state in states))


def readable_audit(audit_id: int, actor: Actor) -> AuditRecord:
    """The audit, or :class:`Refused` when the actor may not read it."""
    found = audit(actor, audit_id)
    if found is None:
        raise Refused(Refusal("meetings.not_found", {}))
    return found


def facts_of_audit(row: Audit | AuditRecord) -> rules.AuditFacts:
    """What the rules ask of an audit."""
    if isinstance(row, AuditRecord):
        scope = frozenset(one.id for one in row.scope)
        return rules.AuditFacts(row.organisation.id, row.organisation.name, row.state, scope)
    scope = frozenset(row.scope.values_list("organisation_id", flat=True))
    return rules.AuditFacts(row.organisation_id, row.organisation.name, row.state, scope)


def _record(row: Audit, actor: Actor, findings: int, unsettled: int) -> AuditRecord:
    # Those who are looked at read the conclusion once it is one.
    told = row.state == lifecycle.FINISHED or meeting_rows.keeps(actor, row.organisation_id)
    return AuditRecord(
        id=row.pk,
        kind=row.kind,
        organisation=OrganisationName(row.organisation_id, row.organisation.name),
        topic=row.topic,
        year=row.year,
        performed_by=row.performed_by,
        ordered_by=row.ordered_by,
        method=row.method,
        period_from=row.period_from,
        period_to=row.period_to,
        state=row.state,
        conclusion=row.conclusion if told else "",
        concluded_on=row.concluded_on,
        report_title=row.report_title,
        reference=row.reference,
        address=row.address,
        revision=row.revision,
        scope=tuple(OrganisationName(one.organisation_id, one.organisation.name) for one in row.scope.all()),
        findings=findings,
        unsettled=unsettled,
    )
