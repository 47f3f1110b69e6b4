"""The only writer of values: typing and taking in, replacing, releasing, saying breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from django.utils import timezone

from linja.ground.definitions import Version
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.indicators import queries, rules
from linja.line.indicators.actions.targets import (
    bring_back,
    change,
    confirm,
    propose,
    reject,
    set_target,
    withdraw,
)
from linja.line.indicators.calculations import checking
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.models import Break, Import, ImportRow, Value
from linja.line.indicators.records import BreakDraft, LeftOut, Row, SourceKind, Taken, ValueDraft
from linja.people.audit.acting import Act, acting

__all__ = [
    "bring_back",
    "change",
    "confirm",
    "propose",
    "record",
    "reject",
    "release",
    "say_break",
    "set_target",
    "take_in",
    "withdraw",
    "withdraw_break",
]

_SAME = ("state", "number", "numerator", "denominator", "version")


def record(actor: Actor, draft: ValueDraft, *, kind: SourceKind = SourceKind.TYPED, source: str = "") -> int:
    """Hold a value; one that was held for the same place is replaced and remembered. Answers its id."""
    with acting(actor, "indicators.record") as act:
        refuse_if(rules.may_give(actor, queries.place_of(draft.organisation_id)))
        refuse_if(checking.wrong(draft, queries.definitions()))
        row, new = _hold(act, draft, kind, source, timezone.now())
        if not new:
            act.nothing_changed()
    return row.pk


def take_in(
    actor: Actor, rows: Sequence[Row], *, sha256: str, name: str, leave_out_wrong: bool = False
) -> Taken:
    """Take the rows of a file: all of them or none, unless what is wrong is to be left out.

    The same file again changes nothing. Wrong rows are answered with number and reason either way.
    """
    with acting(actor, "indicators.take_in") as act:
        before = Import.objects.filter(sha256=sha256).prefetch_related("left_out").first()
        if before is not None:
            act.nothing_changed()
            return Taken(0, before.new + before.known, _left_out_of(before), before=True)
        good, wrong = _sorted_out(actor, rows)
        if not good or (wrong and not leave_out_wrong):
            act.nothing_changed()
            return Taken(0, 0, wrong, done=False)
        return _taken(act, good, wrong, sha256, name)


def release(actor: Actor, value_ids: Iterable[int]) -> int:
    """Let everybody see these values; answers how many were not seen before."""
    with acting(actor, "indicators.release") as act:
        rows = queries.visible(actor).filter(pk__in=list(value_ids), replaced_at__isnull=True)
        place_of = cache(queries.place_of)
        released = 0
        for row in rows.select_for_update(of=("self",)):
            refuse_if(rules.may_release(actor, place_of(row.organisation_id)))
            if row.released_at is None:
                row.released_at = timezone.now()
                row.save(update_fields=["released_at"])
                act.log(row, {"organisation": row.organisation.name, "breakdown": row.breakdown})
                released += 1
        if not released:
            act.nothing_changed()
    return released


def say_break(actor: Actor, draft: BreakDraft) -> int:
    """Say why figures from before and after a day are not to be held against each other; answers its id."""
    with acting(actor, "indicators.say_break") as act:
        here = draft.organisation_id
        refuse_if(rules.may_say_break(actor, None if here is None else queries.place_of(here)))
        if draft.indicator and draft.indicator not in queries.definitions().indicators:
            raise Refused(Refusal("indicators.unknown_indicator", {"indicator": draft.indicator}))
        if not draft.words.strip():
            raise Refused(Refusal("indicators.no_words", {}))
        if draft.until_on is not None and draft.until_on < draft.from_on:
            raise Refused(Refusal("indicators.ends_before_it_begins", {}))
        row = Break.objects.create(
            kind=draft.kind.value,
            indicator=draft.indicator,
            organisation_id=here,
            from_on=draft.from_on,
            until_on=draft.until_on,
            words=draft.words.strip(),
            said_by=actor.name,
            said_at=timezone.now(),
        )
        act.log(row, {"from": draft.from_on.isoformat(), "indicator": draft.indicator})
    return row.pk


def withdraw_break(actor: Actor, break_id: int, reason: str) -> None:
    """Take a break back; what was said while it stood can still be asked for."""
    with acting(actor, "indicators.withdraw_break", reason=reason) as act:
        row = act.lock(Break.objects.filter(withdrawn_at__isnull=True), pk=break_id)
        here = row.organisation_id
        refuse_if(rules.may_say_break(actor, None if here is None else queries.place_of(here)))
        if not reason.strip():
            raise Refused(Refusal("indicators.no_reason", {}))
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        act.log(row, {"from": row.from_on.isoformat()})


def _sorted_out(
    actor: Actor, rows: Sequence[Row]
) -> tuple[list[tuple[int, ValueDraft]], tuple[LeftOut, ...]]:
    """The rows that can be held, and those that cannot; a place that stands twice stands once too often."""
    place_of, defined = cache(queries.place_of), queries.definitions()
    good: list[tuple[int, ValueDraft]] = []
    wrong: list[LeftOut] = []
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        found = row.value
        if isinstance(found, ValueDraft):
            place = (found.organisation_id, found.indicator, found.period, found.breakdown)
            first = seen.setdefault(place, row.number)
            refusal = rules.may_give(actor, place_of(found.organisation_id)) or checking.wrong(found, defined)
            if refusal is None and first != row.number:
                refusal = Refusal("indicators.row_twice", {"row": first})
            if refusal is None:
                good.append((row.number, found))
                continue
            found = refusal
        wrong.append(LeftOut(row.number, found))
    return good, tuple(wrong)


def _taken(
    act: Act, good: Sequence[tuple[int, ValueDraft]], wrong: tuple[LeftOut, ...], sha256: str, name: str
) -> Taken:
    now = timezone.now()
    file = Import.objects.create(sha256=sha256, name=name[:300], taken_at=now, taken_by=act.actor.name)
    new = 0
    for number, draft in good:
        _row, changed = _hold(act, draft, SourceKind.IMPORT, f"{name[:250]}, {number}", now, file)
        new += changed
    file.new, file.known = new, len(good) - new
    file.save(update_fields=["new", "known"])
    ImportRow.objects.bulk_create(
        ImportRow(
            taken=file,
            row=one.row,
            code=one.refusal.code,
            facts={key: str(value) for key, value in one.refusal.facts.items()},
        )
        for one in wrong
    )
    act.log(file, {"new": file.new, "known": file.known, "left_out": len(wrong)})
    return Taken(file.new, file.known, wrong)


def _hold(
    act: Act, draft: ValueDraft, kind: SourceKind, source: str, now: datetime, file: Import | None = None
) -> tuple[Value, bool]:
    """The row that holds the draft now, and whether it is new; only another value replaces."""
    version = checking.version_of(draft, queries.definitions())
    if isinstance(version, Refusal):
        raise Refused(version)
    said = _said(draft, version)
    here = {name: said[name] for name in ("organisation_id", "indicator", "period", "breakdown")}
    held = Value.objects.select_for_update(of=("self",)).filter(**here, replaced_at__isnull=True).first()
    if held is not None:
        if all(getattr(held, name) == said[name] for name in _SAME):
            return held, False
        held.replaced_at = now
        held.save(update_fields=["replaced_at"])
    row = Value.objects.create(
        **said,
        source_kind=kind.value,
        source=source[:300],
        taken=file,
        recorded_at=now,
        recorded_by=act.actor.name,
        # What has been released stays open when it becomes final.
        released_at=now if held is not None and held.released_at else None,
    )
    before = "" if held is None else f"{held.state} {held.number}"
    act.log(row, {"value": (before, f"{row.state} {row.number}")}, action="indicators.record")
    return row, True


def _said(draft: ValueDraft, version: Version) -> dict[str, object]:
    return {
        "organisation_id": draft.organisation_id,
        "indicator": draft.indicator,
        "version": version.number,
        "period": draft.period,
        "period_end": of_code(draft.period).end,
        "breakdown": draft.breakdown,
        "state": draft.state.value,
        "number": draft.number,
        "numerator": draft.numerator,
        "denominator": draft.denominator,
        "unit": version.unit.value,
        "extracted_on": draft.extracted_on,
    }


def _left_out_of(file: Import) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(one.row, Refusal(one.code, one.facts)) for one in file.left_out.all())
