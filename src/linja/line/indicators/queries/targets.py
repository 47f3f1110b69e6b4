"""Reading targets. What an actor may not see is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets import of_data
from linja.ground.kernel.targets.proposals import Doubt
from linja.line.indicators import lifecycle, rules
from linja.line.indicators.models import StoredTarget
from linja.line.indicators.records import TargetRecord
from linja.people.organisations import queries as organisations


def visible_targets(actor: Actor | None) -> QuerySet[StoredTarget]:
    """The targets that ``actor`` may see: the one scope, the twin of ``rules.may_see`` for lists."""
    rows = _held()
    if actor is None:
        return rows.none()
    sight = rules.sight_of(actor, rules.INSIDERS)
    if sight.everything:
        return rows
    seen = sight.own | organisations.descendants_of_all(sight.regions)
    own = Q(organisation_id__in=seen) | Q(set_by_id__in=sight.own)
    return rows.filter(Q(state=lifecycle.CONFIRMED) | own)


def _scope(actor: Actor | None, states: Sequence[str]) -> QuerySet[StoredTarget]:
    """What is confirmed is seen by whoever is signed in: whose units these are need not be asked."""
    if actor is None or set(states) != {lifecycle.CONFIRMED}:
        return visible_targets(actor)
    return _held()


def _held() -> QuerySet[StoredTarget]:
    return StoredTarget.objects.select_related("organisation", "set_by").prefetch_related("indicators")


def targets(
    actor: Actor | None,
    *,
    indicator: str | None = None,
    organisation_id: int | None = None,
    subjects: Iterable[str] | None = None,
    states: Sequence[str] = (lifecycle.CONFIRMED,),
) -> tuple[TargetRecord, ...]:
    """Targets, confirmed ones unless other ``states`` are asked for; two questions, and one for the scope.

    ``organisation_id``: for whom they hold. ``subjects``: what they were set in.
    """
    rows = _scope(actor, states).filter(state__in=states)
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    if indicator is not None:
        rows = rows.filter(indicators__code=indicator)
    return tuple(map(record_of, rows))


def target(actor: Actor | None, target_id: int) -> TargetRecord | None:
    """One target, whatever its state, or None."""
    row = visible_targets(actor).filter(pk=target_id).first()
    return record_of(row) if row else None


def may_keep(actor: Actor, organisation_id: int, set_by_id: int = 0) -> Refusal | None:
    """Whether the actor may propose, confirm, change and withdraw the targets of an organisation."""
    return rules.may_keep(actor, facts_of(organisation_id, set_by_id))


def facts_of(organisation_id: int, set_by_id: int = 0) -> rules.TargetFacts:
    """What the rules ask of a target."""
    one = organisations.by_id(organisation_id)
    above = organisations.ancestors_of(organisation_id)
    return rules.TargetFacts(organisation_id, set_by_id, frozenset(above), one.name if one else "")


def record_of(row: StoredTarget) -> TargetRecord:
    """The row as everybody else gets it."""
    return TargetRecord(
        id=row.pk,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        set_by_id=row.set_by_id,
        set_by=row.set_by.name,
        subject=row.subject,
        year=row.year,
        sentence=row.sentence,
        target=of_data(row.target),
        horizon=row.horizon,
        state=row.state,
        indicators=tuple(one.code for one in row.indicators.all()),
        doubts=tuple(Doubt(one) for one in row.doubts),
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
    )
