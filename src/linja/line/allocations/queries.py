"""Reading money. Everything answered is frozen; what an actor may not see is not there."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import DecimalField, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.allocations import lifecycle, rules
from linja.line.allocations.models import AccountTable, Allocation, Use
from linja.line.allocations.records import (
    AccountLine,
    AccountRecord,
    AllocationRecord,
    SubjectDraft,
    UseRecord,
)

_MONEY: DecimalField = DecimalField(max_digits=16, decimal_places=2)  # type: ignore[type-arg]


def visible(actor: Actor) -> QuerySet[Allocation]:
    """The allocations that ``actor`` may read: the room's one scope (the rule's twin for lists)."""
    rows = Allocation.objects.select_related("giver", "receiver", "parent")
    if rules.sees_everything(actor):
        return rows
    own = actor.organisations(*rules.INSIDERS)
    shared = Q(receiver_id__in=own) | Q(parent__giver_id__in=own)
    return rows.filter(Q(giver_id__in=own) | (~Q(state=lifecycle.DRAFT) & shared))


def allocations(
    actor: Actor,
    *,
    year: int | None = None,
    giver_id: int | None = None,
    receiver_id: int | None = None,
) -> tuple[AllocationRecord, ...]:
    """Allocations that the actor may read, by year, giver and purpose; a fixed number of queries."""
    wanted = {"year": year, "giver_id": giver_id, "receiver_id": receiver_id}
    rows = visible(actor).filter(**{name: value for name, value in wanted.items() if value is not None})
    return _records(rows)


def allocation(allocation_id: int, actor: Actor | None = None) -> AllocationRecord | None:
    """One allocation, or None; with an actor only when it may be read."""
    rows = Allocation.objects.select_related("giver", "receiver") if actor is None else visible(actor)
    found = _records(rows.filter(pk=allocation_id))
    return found[0] if found else None


def readable(allocation_id: int, actor: Actor) -> AllocationRecord:
    """The allocation, or :class:`Refused` when the actor may not read it."""
    found = allocation(allocation_id, actor)
    if found is None:
        raise Refused(Refusal("allocations.not_found", {}))
    return found


def years(actor: Actor) -> tuple[int, ...]:
    """The years in which the actor can see allocations, the latest first."""
    return tuple(visible(actor).order_by("-year").values_list("year", flat=True).distinct())


def uses(allocation_id: int) -> tuple[UseRecord, ...]:
    """All that was reported of one allocation's use, the latest first."""
    return tuple(_use(row) for row in Use.objects.filter(allocation_id=allocation_id))


def about(actor: Actor, key: str) -> tuple[AllocationRecord, ...]:
    """The allocations that concern something, as far as the actor may see them."""
    return _records(visible(actor).filter(subjects__key=key))


def account_tables(subject: str) -> tuple[AccountRecord, ...]:
    """The account tables of a report; whoever asks has asked whether the report may be read."""
    rows = AccountTable.objects.filter(subject=subject).prefetch_related("rows")
    return tuple(_account(row) for row in rows)


def account_tables_of(subjects: Iterable[str]) -> dict[str, tuple[AccountRecord, ...]]:
    """The account tables of many reports, by report, in as many questions as of one."""
    rows = AccountTable.objects.filter(subject__in=list(subjects)).prefetch_related("rows")
    found: dict[str, tuple[AccountRecord, ...]] = {}
    for row in rows:
        found[row.subject] = (*found.get(row.subject, ()), _account(row))
    return found


def account_table(table_id: int) -> AccountRecord | None:
    """One account table, or None."""
    row = AccountTable.objects.filter(pk=table_id).prefetch_related("rows").first()
    return _account(row) if row else None


def facts_of(row: Allocation) -> rules.AllocationFacts:
    """What the rules ask of an allocation."""
    above = row.parent.giver_id if row.parent else None
    return rules.AllocationFacts(row.giver_id, row.receiver_id, row.state, row.giver.name, above)


def passed_on_of(row: Allocation) -> Decimal:
    """The sum of what has been passed on of an allocation."""
    told = row.parts.filter(state=lifecycle.GIVEN).aggregate(sum=Sum("amount"))["sum"]
    return told or Decimal(0)


def _records(rows: QuerySet[Allocation]) -> tuple[AllocationRecord, ...]:
    summed = Coalesce(
        Sum("parts__amount", filter=Q(parts__state=lifecycle.GIVEN)), Value(Decimal(0)), output_field=_MONEY
    )
    found = list(rows.annotate(passed=summed).prefetch_related("subjects"))
    last = _last_uses(row.pk for row in found)
    return tuple(_record(row, last.get(row.pk)) for row in found)


def _last_uses(ids: Iterable[int]) -> dict[int, UseRecord]:
    rows = Use.objects.filter(allocation_id__in=list(ids)).order_by("reported_on", "pk")
    return {row.allocation_id: _use(row) for row in rows}


def _use(row: Use) -> UseRecord:
    return UseRecord(row.amount, row.words, row.effect, row.preliminary, row.reported_on, row.reported_by)


def _record(row: Allocation, use: UseRecord | None) -> AllocationRecord:
    return AllocationRecord(
        id=row.pk,
        giver_id=row.giver_id,
        giver_name=row.giver.name,
        receiver_id=row.receiver_id,
        receiver_name=row.receiver.name,
        parent_id=row.parent_id,
        year=row.year,
        amount=row.amount,
        preliminary=row.preliminary,
        purpose=row.purpose,
        conditions=row.conditions,
        budget_chapter=row.budget_chapter,
        budget_post=row.budget_post,
        source=row.source,
        report_due_on=row.report_due_on,
        state=row.state,
        given_on=row.given_on,
        revision=row.revision,
        passed_on=row.passed,  # type: ignore[attr-defined]
        use=use,
        subjects=tuple(SubjectDraft(one.key, one.label) for one in row.subjects.all()),
    )


def _account(row: AccountTable) -> AccountRecord:
    return AccountRecord(
        id=row.pk,
        subject=row.subject,
        organisation_id=row.organisation_id,
        title=row.title,
        year=row.year,
        lines=tuple(AccountLine(one.label, one.budget, one.accounts) for one in row.rows.all()),
        preliminary=row.preliminary,
        limit_percent=row.limit_percent,
        revision=row.revision,
        place=row.place,
    )
