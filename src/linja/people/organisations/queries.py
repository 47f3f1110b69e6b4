"""Reading organisations. Everything answered is frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.people.organisations.calculations import normalised
from linja.people.organisations.models import (
    Alias,
    HandedOver,
    Organisation,
    OrganisationChange,
    OrganisationLink,
)
from linja.people.organisations.rules import HandOverFacts

#: The changes after which an organisation is no more.
_ENDS = ("merged", "dissolved")


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """One organisation as read."""

    id: int
    name: str
    kind: str
    organisation_number: str | None
    resh_id: str | None
    code: str
    slug: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One dated change."""

    organisation_id: int
    kind: str
    on: date
    successor_id: int | None
    old_name: str
    new_name: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Succession:
    """Who goes on in place of whom, from a day on."""

    change_id: int
    old_id: int
    new_id: int
    on: date


@dataclass(frozen=True, slots=True)
class HandedOverRecord:
    """One thing that a change has brought to the successor."""

    key: str
    label: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """An organisation as it was called on a day, and whom it stood under then."""

    organisation: OrganisationRecord
    parents: tuple[int, ...]


def all_organisations(*kinds: str, on: date | None = None) -> tuple[OrganisationRecord, ...]:
    """Every organisation of the kinds (all when none is named), by name; ``on``: those that exist then."""
    rows = Organisation.objects.all()
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if on is not None:
        rows = rows.filter(_valid(on))
    return _records(rows)


def by_id(organisation_id: int) -> OrganisationRecord | None:
    """One organisation, or None."""
    row = Organisation.objects.filter(pk=organisation_id).first()
    return _record(row) if row else None


def by_ids(ids: Iterable[int]) -> dict[int, OrganisationRecord]:
    """Many organisations in one query."""
    return {row.pk: _record(row) for row in Organisation.objects.filter(pk__in=set(ids))}


def by_slug(slug: str) -> OrganisationRecord | None:
    """The organisation with this address part, or None."""
    row = Organisation.objects.filter(slug=slug).first()
    return _record(row) if row else None


def by_organisation_number(number: str) -> OrganisationRecord | None:
    """The organisation with this number, or None."""
    row = Organisation.objects.filter(organisation_number=number).first()
    return _record(row) if row else None


def find_by_name(text: str) -> OrganisationRecord | None:
    """The one organisation that ``text`` names, by name or alias; None when none or more than one does.

    Among several with the same normalised name (``Helse Nord`` could be the region or something in it)
    the written legal form decides, and the one that exists today comes before one that has ended.
    """
    key = normalised(text)
    if not key:
        return None
    ids = Alias.objects.filter(normalised=key).values("organisation_id")
    rows = list(Organisation.objects.filter(pk__in=ids))
    return _record(rows[0]) if len(rows) == 1 else _settle(rows, text)


def search(text: str, limit: int = 20) -> tuple[OrganisationRecord, ...]:
    """Organisations whose name or alias begins with or contains ``text``, for choosing in a form."""
    key = normalised(text)
    if not key:
        return ()
    ids = Alias.objects.filter(normalised__contains=key).values("organisation_id")
    return _records(Organisation.objects.filter(pk__in=ids)[:limit])


def parents_of(organisation_id: int, on: date | None = None) -> tuple[OrganisationRecord, ...]:
    """Whom it stands under on the date (today unless told)."""
    links = _links(on).filter(child_id=organisation_id).values("parent_id")
    return _records(Organisation.objects.filter(pk__in=links))


def children_of(organisation_id: int, on: date | None = None, *kinds: str) -> tuple[OrganisationRecord, ...]:
    """Who stands directly under it on the date (today unless told)."""
    links = _links(on).filter(parent_id=organisation_id).values("child_id")
    rows = Organisation.objects.filter(pk__in=links)
    return _records(rows.filter(kind__in=kinds) if kinds else rows)


def descendants_of(organisation_id: int, on: date | None = None) -> frozenset[int]:
    """Ids of all that stand under it, near and far, itself not included."""
    down: dict[int, set[int]] = {}
    for parent, child in _links(on).values_list("parent_id", "child_id"):
        down.setdefault(parent, set()).add(child)
    return _reach(organisation_id, down)


def descendants_of_all(ids: Iterable[int], on: date | None = None) -> frozenset[int]:
    """Ids of all that stand under any of these, in one query."""
    tops = set(ids)
    if not tops:
        return frozenset()
    down: dict[int, set[int]] = {}
    for parent, child in _links(on).values_list("parent_id", "child_id"):
        down.setdefault(parent, set()).add(child)
    return frozenset().union(*(_reach(top, down) for top in tops))


def ancestors_of(organisation_id: int, on: date | None = None) -> frozenset[int]:
    """Ids of all that it stands under, near and far, itself not included."""
    up: dict[int, set[int]] = {}
    for child, parent in _links(on).values_list("child_id", "parent_id"):
        up.setdefault(child, set()).add(parent)
    return _reach(organisation_id, up)


def ancestors_of_all(ids: Iterable[int], on: date | None = None) -> frozenset[int]:
    """Ids of all that any of these stand under, in one query."""
    bottoms = set(ids)
    if not bottoms:
        return frozenset()
    up: dict[int, set[int]] = {}
    for child, parent in _links(on).values_list("child_id", "parent_id"):
        up.setdefault(child, set()).add(parent)
    return frozenset().union(*(_reach(bottom, up) for bottom in bottoms))


def line_to(organisation_id: int, on: date | None = None) -> tuple[OrganisationRecord, ...]:
    """The line of responsibility from the top to the organisation, itself last.

    Where there are several parents (a jointly owned HF) the line goes to the top without choosing one:
    their common parent comes directly above.
    """
    up: dict[int, list[int]] = {}
    for child, parent in _links(on).order_by("id").values_list("child_id", "parent_id"):
        up.setdefault(child, []).append(parent)
    line = [organisation_id]
    here = [organisation_id]
    while here := sorted({above for one in here for above in up.get(one, ())} - set(line)):
        if len(here) == 1:
            line.append(here[0])
    found = by_ids(line)
    return tuple(found[one] for one in reversed(line) if one in found)


def directly_above(on: date | None = None) -> dict[int, int]:
    """Of every organisation the one directly above it, as :func:`line_to` has it; one query for all."""
    up: dict[int, list[int]] = {}
    for child, parent in _links(on).order_by("id").values_list("child_id", "parent_id"):
        up.setdefault(child, []).append(parent)
    found = {}
    for child in up:
        here = [child]
        while here := sorted({above for one in here for above in up.get(one, ())} - {child}):
            if len(here) == 1:
                found[child] = here[0]
                break
    return found


def region_of(organisation_id: int, on: date | None = None) -> OrganisationRecord | None:
    """The RHF in whose region it is; None for what is above the regions or shared by several."""
    near = ancestors_of(organisation_id, on) | {organisation_id}
    regions = [one for one in by_ids(near).values() if one.kind == "rhf"]
    return regions[0] if len(regions) == 1 else None


def changes_of(organisation_id: int) -> tuple[ChangeRecord, ...]:
    """What has happened to it, oldest first."""
    rows = OrganisationChange.objects.filter(organisation_id=organisation_id)
    return tuple(_change(row) for row in rows)


def changes_into(organisation_id: int) -> tuple[ChangeRecord, ...]:
    """What others have brought into it (merged into it, transferred to it), oldest first."""
    return tuple(_change(row) for row in OrganisationChange.objects.filter(successor_id=organisation_id))


def change(change_id: int) -> ChangeRecord | None:
    """One change, or None."""
    row = OrganisationChange.objects.filter(pk=change_id).first()
    return _change(row) if row else None


def succession(change_id: int) -> Succession | None:
    """Who goes on in place of whom after a change; None when nobody does: what is transferred is there."""
    row = OrganisationChange.objects.filter(pk=change_id, kind__in=_ENDS).first()
    if row is None or row.successor_id is None:
        return None
    return Succession(row.pk, row.organisation_id, row.successor_id, row.on)


def ending_of(organisation_id: int) -> ChangeRecord | None:
    """The change by which it went into another, or None: that others go on with what was asked of it."""
    rows = OrganisationChange.objects.filter(organisation_id=organisation_id, successor__isnull=False)
    row = rows.filter(kind__in=_ENDS).last()
    return _change(row) if row else None


def hand_over_facts(found: ChangeRecord) -> HandOverFacts:
    """What the rule asks of a change: where the old one stood on its last day, and where the other stands."""
    last_day = found.on - timedelta(days=1)
    old = ancestors_of(found.organisation_id, last_day) | {found.organisation_id}
    new = ancestors_of(found.successor_id) | {found.successor_id} if found.successor_id else None
    record = by_id(found.organisation_id)
    return HandOverFacts(
        name=record.name if record else "",
        kind=found.kind,
        on=found.on,
        successor_id=found.successor_id,
        above=frozenset(one.id for one in parents_of(found.organisation_id, last_day)),
        places=(old, new) if new else (old,),
        today=timezone.localdate(),
    )


def handed_over(change_id: int) -> tuple[HandedOverRecord, ...]:
    """What a change has brought to the successor, in the order it was done."""
    rows = HandedOver.objects.filter(change_id=change_id)
    return tuple(HandedOverRecord(row.key, row.label, row.by_name, row.at) for row in rows)


def handed_over_by(key: str) -> tuple[ChangeRecord, ...]:
    """The changes that have brought one thing on, the first first."""
    rows = HandedOver.objects.filter(key=key).select_related("change").order_by("change__on", "id")
    return tuple(_change(row.change) for row in rows)


def country_on(on: date) -> tuple[Standing, ...]:
    """Everything that exists on a day, by name, with whom it stands under; in three queries."""
    parents: dict[int, list[int]] = {}
    for child, parent in _links(on).order_by("id").values_list("child_id", "parent_id"):
        parents.setdefault(child, []).append(parent)
    names: dict[int, str] = {}
    for change in OrganisationChange.objects.filter(kind="renamed", on__gt=on).order_by("on"):
        names.setdefault(change.organisation_id, change.old_name)
    rows = all_organisations(on=on)
    there = {row.id for row in rows}
    return tuple(
        Standing(
            replace(row, name=names.get(row.id) or row.name),
            tuple(one for one in parents.get(row.id, ()) if one in there),
        )
        for row in rows
    )


def name_on(organisation_id: int, on: date) -> str:
    """What it was called on a date: the old name of the first renaming after that day, else today's name."""
    later = OrganisationChange.objects.filter(organisation_id=organisation_id, kind="renamed", on__gt=on)
    change = later.order_by("on").first()
    if change and change.old_name:
        return change.old_name
    found = by_id(organisation_id)
    return found.name if found else ""


def aliases_of(organisation_id: int) -> tuple[str, ...]:
    """Every name by which it is known."""
    return tuple(Alias.objects.filter(organisation_id=organisation_id).values_list("name", flat=True))


def _change(row: OrganisationChange) -> ChangeRecord:
    return ChangeRecord(
        row.organisation_id, row.kind, row.on, row.successor_id, row.old_name, row.new_name, row.pk
    )


def _settle(rows: list[Organisation], text: str) -> OrganisationRecord | None:
    words = text.casefold().replace(".", " ").split()
    today = timezone.localdate()
    for narrower in (
        [row for row in rows if row.kind in words],
        [row for row in rows if row.valid_to is None or row.valid_to >= today],
        [row for row in rows if row.kind == "rhf"],
    ):
        if len(narrower) == 1:
            return _record(narrower[0])
    return None


def _reach(start: int, steps: dict[int, set[int]]) -> frozenset[int]:
    reached: set[int] = set()
    todo = [start]
    while todo:
        new = steps.get(todo.pop(), set()) - reached - {start}
        reached |= new
        todo += new
    return frozenset(reached)


def _valid(on: date) -> Q:
    begun = Q(valid_from=None) | Q(valid_from__lte=on)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=on))


def _links(on: date | None) -> QuerySet[OrganisationLink]:
    return OrganisationLink.objects.filter(_valid(on or timezone.localdate()))


def _records(rows: Iterable[Organisation]) -> tuple[OrganisationRecord, ...]:
    return tuple(_record(row) for row in rows)


def _record(row: Organisation) -> OrganisationRecord:
    return OrganisationRecord(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        organisation_number=row.organisation_number,
        resh_id=row.resh_id,
        code=row.code,
        slug=row.slug,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
