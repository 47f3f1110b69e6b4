"""Versions as read, and time (rule 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import Operator, Target
from linja.ground.kernel.vocabulary import ChangeType, DatePrecision, DeadlineType, Obligation, RoleKind
from linja.line.requirements.calculations.bitemporal import held, moment
from linja.line.requirements.calculations.words import fields_between, words_between
from linja.line.requirements.models import RequirementVersion, VersionTarget
from linja.line.requirements.queries.visible import visible
from linja.line.requirements.records import (
    CitationDraft,
    DeadlineDraft,
    Difference,
    FundingDraft,
    RoleDraft,
    TargetDraft,
    VersionRecord,
)
from linja.people.audit.kept import Kept


def versions(requirement_id: int) -> tuple[VersionRecord, ...]:
    """All versions, by day in force and number."""
    return records(RequirementVersion.objects.filter(requirement_id=requirement_id))


def version_record(version_id: int) -> VersionRecord:
    """The version with this id; it must exist."""
    return records(RequirementVersion.objects.filter(pk=version_id))[0]


def as_of(
    requirement_id: int,
    in_force_on: date,
    known_on: date | datetime | None = None,
    actor: Actor | None = None,
) -> VersionRecord | None:
    """The version in force on a day as it was known at the end of another (None: now).

    None before the requirement's first version, or before it was known, or when the reader may not see it.
    """
    if not visible(requirement_id, actor):
        return None
    return held(versions(requirement_id), in_force_on, moment(known_on, timezone.now()))


def difference(requirement_id: int, day_a: date, day_b: date) -> Difference:
    """What differs between two days, as known now; the earlier day is "before" whatever the order."""
    every, now = versions(requirement_id), timezone.now()
    before, after = (held(every, day, now) for day in sorted((day_a, day_b)))
    return Difference(before, after, words_between(before, after), fields_between(before, after))


def by_requirement(requirement_ids: Iterable[int]) -> dict[int, tuple[VersionRecord, ...]]:
    """All versions of many requirements; five queries whatever their number."""
    found: dict[int, list[VersionRecord]] = {}
    for version in records(RequirementVersion.objects.filter(requirement_id__in=set(requirement_ids))):
        found.setdefault(version.requirement_id, []).append(version)
    return {one: tuple(all_of) for one, all_of in found.items()}


#: What can hang on a version: each is one question for the whole list.
HANGING = ("deadlines", "roles", "citations", "funding", "targets")


def records(
    rows: QuerySet[RequirementVersion], hanging: tuple[str, ...] = HANGING
) -> tuple[VersionRecord, ...]:
    """The versions of ``rows`` with all (or only what is named) that hangs on them, by requirement, day and
    number."""
    return _with_hung(list(_ordered(rows)), hanging)


def records_of(requirement_id: int, hanging: tuple[str, ...] = HANGING) -> tuple[VersionRecord, ...]:
    """As :func:`records`, of one requirement."""
    return _with_hung(_OF_ONE(requirement_id), hanging)


def _ordered(rows: QuerySet[RequirementVersion]) -> QuerySet[RequirementVersion]:
    return rows.order_by("requirement_id", "in_force_from", "number").select_related("changed_by")


_OF_ONE: Kept[RequirementVersion] = Kept(
    lambda key: _ordered(RequirementVersion.objects.filter(requirement_id=key))
)


def _with_hung(held: list[RequirementVersion], hanging: tuple[str, ...]) -> tuple[VersionRecord, ...]:
    hung = {name: _hung(name, [row.pk for row in held]) for name in hanging}
    return tuple(_record(row, hung) for row in held)


def _hanging(name: str) -> Kept[Any]:
    model: Any = RequirementVersion._meta.get_field(name).related_model
    return Kept(lambda versions: model.objects.filter(version_id__in=versions))


_HANGS = {name: _hanging(name) for name in HANGING}


def _hung(name: str, version_ids: list[int]) -> dict[int, list[Any]]:
    """What hangs on each version. Prefetching would make a queryset for each of them, which takes longer than
    asking."""
    found: dict[int, list[Any]] = {}
    for one in _HANGS[name](tuple(version_ids)):
        found.setdefault(one.version_id, []).append(one)
    return found


def _record(row: RequirementVersion, hung: Mapping[str, Mapping[int, list[Any]]]) -> VersionRecord:
    def all_of(name: str) -> Iterable[Any]:
        return hung.get(name, {}).get(row.pk, ())

    return VersionRecord(
        id=row.pk,
        requirement_id=row.requirement_id,
        number=row.number,
        change=ChangeType(row.change),
        changed_by_id=row.changed_by_id,
        changed_by_title=row.changed_by.title,
        text=row.text,
        stem=row.stem,
        sub_items=tuple(row.sub_items),
        obligation=Obligation(row.obligation),
        change_verbatim=row.change_verbatim,
        in_force_from=row.in_force_from,
        known_from=row.known_from,
        due_on=row.due_on,
        deadlines=tuple(
            DeadlineDraft(DeadlineType(d.type), DatePrecision(d.precision), d.due_on, d.verbatim, d.owner)
            for d in all_of("deadlines")
        ),
        roles=tuple(RoleDraft(RoleKind(r.role), r.name, r.organisation_id) for r in all_of("roles")),
        citations=tuple(CitationDraft(c.kind, c.verbatim) for c in all_of("citations")),
        funding=tuple(
            FundingDraft(f.verbatim, f.budget_chapter, f.budget_post, f.amount) for f in all_of("funding")
        ),
        targets=tuple(_target(t) for t in all_of("targets")),
    )


def _target(row: VersionTarget) -> TargetDraft:
    value = None if row.value is None else row.value.normalize()
    held = Target(
        Operator(row.operator), value, Unit(row.unit), row.scope, row.horizon, row.baseline, row.words
    )
    return TargetDraft(held, row.set_by_id)
