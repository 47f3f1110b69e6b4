"""Reading deliveries and dispensations, and the deadline that counts for one organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import lifecycle, rules
from linja.line.reporting.models import AnsweredRequirement, Delivery, Dispensation
from linja.line.reporting.queries.beside import delivery_record, dispensation_record
from linja.line.reporting.queries.reports import addressed_to
from linja.line.reporting.records import DeliveryRecord, DispensationRecord
from linja.line.requirements import queries as requirements
from linja.people.audit.kept import Kept
from linja.people.organisations import queries as organisations


def visible_dispensations(actor: Actor) -> QuerySet[Dispensation]:
    """What the actor may read of requests: the rule's twin for lists."""
    rows = Dispensation.objects.select_related("organisation", "decided_for", "requirement__current")
    if rules.reads_everything(actor):
        return rows
    scope = Q(organisation_id__in=actor.organisations(*rules.INSIDERS))
    if received := actor.organisations(*rules.RECEIVERS):
        above_each = organisations.directly_above()
        scope |= Q(organisation_id__in=[one for one, held in above_each.items() if held in received])
    if any(held.role in rules.NATIONAL for held in actor.roles):
        scope |= Q(organisation__kind="rhf")
    return rows.filter(scope)


_ASKED: Kept[int] = Kept(
    lambda asked: (
        Dispensation.objects.filter(requirement_id__in=asked).order_by().values_list("pk", flat=True)[:1]
    )
)


def dispensations(
    actor: Actor,
    *,
    organisation_ids: Iterable[int] | None = None,
    requirement_ids: Iterable[int] | None = None,
    state: str = "",
) -> tuple[DispensationRecord, ...]:
    """Requests that the actor may read: the open ones first, then the newest."""
    chosen = None if requirement_ids is None else tuple(sorted(set(requirement_ids)))
    if chosen is not None and not _ASKED(chosen):
        return ()  # A cheap question that most often spares the dear one.
    rows = visible_dispensations(actor)
    if organisation_ids is not None:
        rows = rows.filter(organisation_id__in=set(organisation_ids))
    if chosen is not None:
        rows = rows.filter(requirement_id__in=chosen)
    found = [_record(row) for row in (rows.filter(state=state) if state else rows).order_by()]
    return tuple(sorted(found, key=lambda one: (one.state != "asked", -one.asked_at.timestamp())))


def dispensation(dispensation_id: int, actor: Actor) -> DispensationRecord:
    """One request, or :class:`Refused` when the actor may not read it."""
    row = visible_dispensations(actor).filter(pk=dispensation_id).first()
    if row is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return _record(row)


def dispensations_to_decide(actor: Actor) -> tuple[DispensationRecord, ...]:
    """Open requests that wait for the actor."""
    decides = actor.organisations("ministry", "rhf_controller", "rhf_leader", "hf_leader")
    if not decides:
        return ()
    asked = dispensations(actor, state="asked")
    above_each = organisations.directly_above()
    return tuple(one for one in asked if above_each.get(one.organisation_id) in decides)


def deliveries_to(
    pairs: Iterable[tuple[int, int]], due: dict[tuple[int, int], date | None]
) -> dict[tuple[int, int], tuple[DeliveryRecord, ...]]:
    """Deliveries by requirement and organisation, with their lateness; says nothing of who may see them."""
    wanted = set(pairs)
    rows = Delivery.objects.filter(
        requirement_id__in={one for one, _whose in wanted}, organisation_id__in={who for _one, who in wanted}
    )
    found: dict[tuple[int, int], list[DeliveryRecord]] = {}
    for row in rows:
        key = (row.requirement_id, row.organisation_id)
        if key in wanted:
            found.setdefault(key, []).append(delivery_record(row, due.get(key)))
    return {key: tuple(held) for key, held in found.items()}


def delivery(delivery_id: int, actor: Actor) -> DeliveryRecord:
    """One delivery of the actor's own organisation, or :class:`Refused`."""
    row = Delivery.objects.filter(pk=delivery_id).first()
    own = actor.organisations(*rules.INSIDERS)
    if row is None or not (rules.reads_everything(actor) or row.organisation_id in own):
        raise Refused(Refusal("reporting.not_found", {}))
    return delivery_record(row, due_for(row.requirement_id, row.organisation_id))


def deliveries(actor: Actor) -> tuple[DeliveryRecord, ...]:
    """All that the actor's own organisations have handed over, newest first; a fixed number of queries."""
    rows = Delivery.objects.select_related("organisation", "requirement__current")
    if not rules.reads_everything(actor):
        rows = rows.filter(organisation_id__in=actor.organisations(*rules.INSIDERS))
    held = list(rows.order_by("-delivered_on", "-pk"))
    granted = _granted_to({row.requirement_id for row in held})
    found = []
    for row in held:
        version = row.requirement.current
        due = granted.get((row.requirement_id, row.organisation_id)) or (version.due_on if version else None)
        record = delivery_record(row, due)
        found.append(
            replace(record, organisation_name=row.organisation.name, text=version.text if version else "")
        )
    return tuple(found)


def _granted_to(requirement_ids: Iterable[int]) -> dict[tuple[int, int], date]:
    rows = Dispensation.objects.filter(
        requirement_id__in=set(requirement_ids), kind="extension", state="granted"
    ).values("requirement_id", "organisation_id")
    told = rows.annotate(day=Max("new_due_on")).values_list("requirement_id", "organisation_id", "day")
    return {(asked, whose): day for asked, whose, day in told}


def granted_extensions(requirement_ids: Iterable[int], organisation_id: int) -> dict[int, date]:
    """The latest granted deadline of each requirement for one organisation."""
    rows = Dispensation.objects.filter(
        requirement_id__in=set(requirement_ids),
        organisation_id=organisation_id,
        kind="extension",
        state="granted",
    )
    return dict(
        rows.values("requirement_id").annotate(day=Max("new_due_on")).values_list("requirement_id", "day")
    )


def granted_exemptions(requirement_ids: Iterable[int], organisation_id: int) -> dict[int, Any]:
    """Granted exemptions by requirement, as rows for the writing of their phrase."""
    rows = Dispensation.objects.filter(
        requirement_id__in=set(requirement_ids),
        organisation_id=organisation_id,
        kind="exemption",
        state="granted",
    )
    return {row.requirement_id: row for row in rows.select_related("decided_for").order_by("decided_at")}


def due_for(requirement_id: int, organisation_id: int) -> date | None:
    """The deadline in force for one organisation: the register's, or a later one that was granted."""
    granted = granted_extensions([requirement_id], organisation_id).get(requirement_id)
    if granted:
        return granted
    found = requirements.requirements([requirement_id])
    return found[0].current.due_on if found else None


def is_asked(requirement_id: int, organisation_id: int) -> bool:
    """Whether the requirement is asked of the organisation: by its letter, or in one of its reports."""
    placed = AnsweredRequirement.objects.filter(
        version__requirement_id=requirement_id, report__organisation_id=organisation_id
    )
    if placed.exclude(report__state=lifecycle.REPLACED).exists():
        return True
    found = requirements.requirements([requirement_id])
    if not found or organisation_id not in {key for key, _name in found[0].document.addressees}:
        return False
    return addressed_to(found[0], organisation_id)


def above(organisation_id: int) -> int | None:
    """The one directly above in the line of responsibility, when there is one."""
    line = organisations.line_to(organisation_id)
    return line[-2].id if len(line) > 1 else None


def _record(row: Dispensation) -> DispensationRecord:
    version = row.requirement.current
    return dispensation_record(row, version.text if version else "", version.due_on if version else None)
