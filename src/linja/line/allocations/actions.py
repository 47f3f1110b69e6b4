"""The only writer of money: allotting, passing on, reporting use, keeping account tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.allocations import calculations, lifecycle, phrases, queries, rules
from linja.line.allocations.models import (
    AccountRow,
    AccountTable,
    Allocation,
    AllocationSubject,
    Use,
)
from linja.line.allocations.records import AccountDraft, AccountLine, AllocationDraft
from linja.people.audit.acting import Act, acting
from linja.people.notices import actions as notices
from linja.people.organisations import queries as organisations

_READERS = rules.INSIDERS - {"auditor", "directorate"}


def allot(actor: Actor, draft: AllocationDraft) -> int:
    """Write a draft of an allocation; answers its id."""
    with acting(actor, "allocations.allot") as act:
        refuse_if(rules.may_write(actor, draft.giver_id, _name(draft.giver_id)))
        _refuse_wrong(draft)
        row = Allocation.objects.create(
            giver_id=draft.giver_id, receiver_id=draft.receiver_id, **_said(draft)
        )
        _set_subjects(row, draft)
        act.log(row, {"amount": str(draft.amount), "to": _name(draft.receiver_id), "year": draft.year})
    return row.pk


def change(actor: Actor, allocation_id: int, draft: AllocationDraft, *, revision: int) -> None:
    """Put a draft right; giver and receiver stay."""
    with acting(actor, "allocations.change") as act:
        row = _locked(act, allocation_id)
        refuse_if(rules.may_change(actor, queries.facts_of(row)))
        if row.revision != revision:
            raise Refused(Refusal("allocations.changed_meanwhile", {}))
        # Whom it is from and to is settled when it is written.
        draft = replace(draft, giver_id=row.giver_id, receiver_id=row.receiver_id)
        _refuse_wrong(draft, allocation_id)
        before = str(row.amount)
        for name, value in _said(draft).items():
            setattr(row, name, value)
        row.revision += 1
        row.save()
        _set_subjects(row, draft)
        act.log(row, {"amount": (before, str(row.amount)), "purpose": row.purpose})


def give(actor: Actor, allocation_id: int) -> None:
    """The draft becomes an allocation, and its receiver is told."""
    with acting(actor, "allocations.give") as act:
        row = _locked(act, allocation_id)
        refuse_if(rules.may_step(actor, queries.facts_of(row), "give", _standing(act, row)))
        _step(act, row, lifecycle.GIVEN)
        row.given_on = timezone.localdate()
        row.save(update_fields=["given_on"])
        _tell(actor, row, "given", row.receiver_id)


def withdraw(actor: Actor, allocation_id: int, reason: str) -> None:
    """Take back what was given and not passed on."""
    with acting(actor, "allocations.withdraw", reason=reason) as act:
        row = _locked(act, allocation_id)
        refuse_if(rules.may_step(actor, queries.facts_of(row), "withdraw", _standing(act, row)))
        if not reason.strip():
            raise Refused(Refusal("allocations.no_reason", {}))
        _step(act, row, lifecycle.WITHDRAWN)
        _tell(actor, row, "withdrawn", row.receiver_id)


def report_use(
    actor: Actor,
    allocation_id: int,
    *,
    amount: Decimal,
    words: str,
    effect: str = "",
    preliminary: bool = False,
) -> int:
    """Say how much was used and for what; the giver is told. An earlier report is kept."""
    with acting(actor, "allocations.report_use") as act:
        row = _locked(act, allocation_id)
        refuse_if(rules.may_step(actor, queries.facts_of(row), "report_use"))
        if amount < 0:
            raise Refused(Refusal("allocations.not_an_amount", {}))
        if not words.strip():
            raise Refused(Refusal("allocations.no_words", {}))
        use = Use.objects.create(
            allocation=row,
            amount=amount,
            words=words.strip(),
            effect=effect.strip(),
            preliminary=preliminary,
            reported_on=timezone.localdate(),
            reported_by=actor.name,
        )
        act.log(row, {"used": str(amount), "preliminary": preliminary})
        _tell(actor, row, "used", row.giver_id)
    return use.pk


def keep_accounts(
    actor: Actor,
    subject: str,
    organisation_id: int,
    draft: AccountDraft,
    *,
    table_id: int | None = None,
    revision: int | None = None,
) -> int:
    """Write an account table of a report, whole; the one above is told of deviations beyond the limit.

    Asked by steering, which knows whether the report may be written. Answers the table's id.
    """
    with acting(actor, "allocations.keep_accounts") as act:
        refuse_if(rules.may_keep_accounts(actor, organisation_id, _name(organisation_id)))
        row = _table(act, subject, organisation_id, table_id)
        _refuse_wrong_accounts(row, draft, revision)
        before = {one.label for one in _beyond(row)}
        _write_table(row, draft)
        act.log(row, {"title": row.title, "lines": len(draft.lines)})
        if {one.label for one in _beyond(row)} - before:
            _tell_deviation(actor, row)
    return row.pk


def drop_accounts(actor: Actor, subject: str, organisation_id: int, table_id: int) -> None:
    """Take an account table out of a report; asked by steering as :func:`keep_accounts` is."""
    with acting(actor, "allocations.drop_accounts") as act:
        refuse_if(rules.may_keep_accounts(actor, organisation_id, _name(organisation_id)))
        row = _table(act, subject, organisation_id, table_id)
        act.log(row, {"title": row.title})
        row.delete()


def may(actor: Actor, act: str, allocation_id: int) -> Refusal | None:
    """Why ``actor`` may not ``change``, ``give``, ``withdraw`` or ``report_use``; None when allowed."""
    row = Allocation.objects.select_related("giver", "parent").filter(pk=allocation_id).first()
    if row is None:
        return Refusal("allocations.not_found", {})
    if act == "change":
        return rules.may_change(actor, queries.facts_of(row))
    facts = {"within_what_was_received", "nothing_passed_on"}
    return rules.may_step(actor, queries.facts_of(row), act, facts)


def may_allot(actor: Actor, giver_id: int) -> Refusal | None:
    """Why ``actor`` may not allot for the giver; None when allowed."""
    return rules.may_write(actor, giver_id, _name(giver_id))


def _locked(act: Act, allocation_id: int) -> Allocation:
    return act.lock(Allocation.objects.select_related("giver", "receiver", "parent"), pk=allocation_id)


def _refuse_wrong(draft: AllocationDraft, allocation_id: int | None = None) -> None:
    if draft.amount <= 0:
        raise Refused(Refusal("allocations.not_an_amount", {}))
    if not draft.purpose.strip():
        raise Refused(Refusal("allocations.no_purpose", {}))
    if draft.receiver_id not in {one.id for one in organisations.children_of(draft.giver_id)}:
        raise Refused(Refusal("allocations.not_below", {}))
    if draft.parent_id is not None:
        parent = queries.allocation(draft.parent_id)
        fits = parent is not None and (parent.receiver_id, parent.state) == (draft.giver_id, lifecycle.GIVEN)
        if not fits or draft.parent_id == allocation_id:
            raise Refused(Refusal("allocations.other_parent", {}))


def _said(draft: AllocationDraft) -> dict[str, object]:
    return {
        "parent_id": draft.parent_id,
        "year": draft.year,
        "amount": draft.amount,
        "preliminary": draft.preliminary,
        "purpose": draft.purpose.strip()[:300],
        "conditions": draft.conditions.strip(),
        "budget_chapter": draft.budget_chapter.strip()[:20],
        "budget_post": draft.budget_post.strip()[:20],
        "source": draft.source.strip()[:300],
        "report_due_on": draft.report_due_on,
    }


def _set_subjects(row: Allocation, draft: AllocationDraft) -> None:
    row.subjects.all().delete()
    AllocationSubject.objects.bulk_create(
        AllocationSubject(allocation=row, key=one.key, label=one.label[:300]) for one in draft.subjects
    )


def _standing(act: Act, row: Allocation) -> frozenset[str]:
    """The parent is locked, so that two who pass on at once do not pass on the same money."""
    held = set()
    parent = act.lock(Allocation.objects, pk=row.parent_id) if row.parent_id else None
    if parent is None or calculations.left_of(parent.amount, [queries.passed_on_of(parent)]) >= row.amount:
        held.add("within_what_was_received")
    if not row.parts.exclude(state=lifecycle.WITHDRAWN).exists():
        held.add("nothing_passed_on")
    return frozenset(held)


def _step(act: Act, row: Allocation, target: str) -> None:
    before, row.state = row.state, target
    row.revision += 1
    row.save(update_fields=["state", "revision"])
    act.log(row, {"state": (before, target), "amount": str(row.amount)})


def _tell(actor: Actor, row: Allocation, code: str, organisation_id: int) -> None:
    notices.tell(
        actor,
        roles=_READERS,
        organisation_ids=[organisation_id],
        subject=phrases.TOLD[code],
        facts={"giver": row.giver.name, "receiver": row.receiver.name, "purpose": row.purpose},
        link=f"/arbeid/tildelinger/{row.pk}/",
        about=f"allocation:{row.pk}",
    )


def _table(act: Act, subject: str, organisation_id: int, table_id: int | None) -> AccountTable:
    if table_id is None:
        return AccountTable(subject=subject, organisation_id=organisation_id, revision=0)
    return act.lock(AccountTable.objects, pk=table_id, subject=subject, organisation_id=organisation_id)


def _refuse_wrong_accounts(row: AccountTable, draft: AccountDraft, revision: int | None) -> None:
    if revision is not None and row.revision != revision:
        raise Refused(Refusal("allocations.changed_meanwhile", {}))
    if not draft.title.strip():
        raise Refused(Refusal("allocations.no_title", {}))
    if not draft.lines or not all(one.label.strip() for one in draft.lines):
        raise Refused(Refusal("allocations.no_lines", {}))
    same = AccountTable.objects.filter(subject=row.subject, title=draft.title.strip()[:300])
    if same.exclude(pk=row.pk or 0).exists():
        raise Refused(Refusal("allocations.title_taken", {}))


def _beyond(row: AccountTable) -> tuple[AccountLine, ...]:
    found = queries.account_table(row.pk) if row.pk else None
    return calculations.beyond(found.lines, found.limit_percent) if found else ()


def _write_table(row: AccountTable, draft: AccountDraft) -> None:
    row.title, row.year = draft.title.strip()[:300], draft.year
    row.preliminary, row.limit_percent, row.place = draft.preliminary, draft.limit_percent, draft.place
    row.revision += 1
    row.save()
    row.rows.all().delete()
    AccountRow.objects.bulk_create(
        AccountRow(
            table=row, ordinal=n, label=one.label.strip()[:200], budget=one.budget, accounts=one.accounts
        )
        for n, one in enumerate(draft.lines, start=1)
    )


def _tell_deviation(actor: Actor, row: AccountTable) -> None:
    line = organisations.line_to(row.organisation_id)
    notices.tell(
        actor,
        roles=_READERS,
        organisation_ids=[line[-2].id] if len(line) > 1 else [],
        subject=phrases.TOLD["beyond"],
        facts={"organisation": line[-1].name, "limit": row.limit_percent},
        about=f"accounts:{row.pk}",
    )


def _name(organisation_id: int) -> str:
    found = organisations.by_id(organisation_id)
    return found.name if found else ""
