"""Values: typed, taken in from files and documents, released."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from django.db import IntegrityError
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.indicators import queries, rules
from linja.line.indicators.actions.writing import Written, write
from linja.line.indicators.calculations import checking
from linja.line.indicators.calculations.sorting import as_stored, sorted_out
from linja.line.indicators.models import Import, ImportRow, Value
from linja.line.indicators.queries.imports import left_out_of, same
from linja.line.indicators.records import LeftOut, Origin, Row, SourceKind, Taken, ValueDraft
from linja.people.audit.acting import Act, acting

_PLAIN = Origin()
Good = Sequence[tuple[Row, ValueDraft]]


def record(actor: Actor, draft: ValueDraft, *, kind: SourceKind = SourceKind.TYPED, source: str = "") -> int:
    """Hold a value; one that was held for the same place is replaced and remembered. Answers its id."""
    draft = as_stored(draft)
    with acting(actor, "indicators.record") as act:
        refuse_if(rules.may_give(actor, queries.place_of(draft.organisation_id)))
        refuse_if(checking.wrong(draft, queries.definitions()))
        written = write([(draft, source)], actor.name, kind=kind)
        _log_each(act, written)
    return written.made[0][0].pk if written.made else written.known[0]


def type_in(actor: Actor, rows: Sequence[Row], *, source: str = "") -> Taken:
    """Hold what was typed: all of it, or nothing when something is wrong. Each new value is logged."""
    with acting(actor, "indicators.record") as act:
        good, wrong = sorted_out(rows, queries.giver(actor), queries.definitions())
        if wrong or not good:
            act.nothing_changed()
            return Taken(0, 0, wrong, done=not wrong)
        written = write([(draft, source) for _row, draft in good], actor.name, kind=SourceKind.TYPED)
        _log_each(act, written)
    return Taken(written.new, len(written.known), replaced=written.replaced)


def take_in(
    actor: Actor,
    rows: Sequence[Row],
    *,
    sha256: str,
    name: str,
    leave_out_wrong: bool = False,
    origin: Origin = _PLAIN,
) -> Taken:
    """Take the rows of a file: all of them or none, unless what is wrong is to be left out.

    The same file again changes nothing. Wrong rows are answered with number and reason either way. The log
    has one entry for the file; which value took which one's place is kept with the values.
    """
    try:
        with acting(actor, "indicators.take_in") as act:
            before = same(sha256, origin.organisation_id)
            if before is not None:
                act.nothing_changed()
                known = before.new + before.known
                return Taken(0, known, left_out_of(before.pk), before=True, import_id=before.pk)
            good, wrong = sorted_out(rows, queries.giver(actor), queries.definitions())
            if not good or (wrong and not leave_out_wrong):
                act.nothing_changed()
                return Taken(0, 0, wrong, done=False)
            return _taken(act, good, wrong, _import(actor, sha256, name, origin))
    except IntegrityError as error:
        # Two who take in at once meet at the database's own rule that a place holds one value.
        raise Refused(Refusal("indicators.meanwhile", {})) from error


def release(actor: Actor, value_ids: Iterable[int]) -> int:
    """Let everybody see these values; answers how many were not seen before."""
    with acting(actor, "indicators.release") as act:
        rows = queries.visible(actor).filter(pk__in=list(value_ids), replaced_at__isnull=True)
        may = cache(lambda organisation_id: rules.may_release(actor, queries.place_of(organisation_id)))
        closed = []
        for row in rows.select_for_update(of=("self",)):
            refuse_if(may(row.organisation_id))
            if row.released_at is None:
                closed.append(row.pk)
                act.log(row, {"organisation": row.organisation.name, "breakdown": row.breakdown})
        Value.objects.filter(pk__in=closed).update(released_at=timezone.now())
        if not closed:
            act.nothing_changed()
    return len(closed)


def _import(actor: Actor, sha256: str, name: str, origin: Origin) -> Import:
    return Import(
        sha256=sha256,
        name=name[:300],
        kind=origin.kind.value,
        shape=origin.shape,
        origin=origin.words[:200],
        organisation_id=origin.organisation_id,
        taken_at=timezone.now(),
        taken_by=actor.name[:200],
    )


def _taken(act: Act, good: Good, wrong: tuple[LeftOut, ...], file: Import) -> Taken:
    file.save()
    sourced = [(draft, row.place or _place_in(file.name, row)) for row, draft in good]
    written = write(sourced, act.actor.name, kind=SourceKind(file.kind), file=file, keep=False)
    file.new, file.replaced, file.known = written.new, written.replaced, len(written.known)
    file.save(update_fields=["new", "replaced", "known"])
    ImportRow.objects.bulk_create(_left_out(file, one) for one in wrong)
    counted = {"new": file.new, "replaced": file.replaced, "known": file.known, "left_out": len(wrong)}
    act.log(file, counted)
    return Taken(file.new, file.known, wrong, replaced=file.replaced, import_id=file.pk)


def _left_out(file: Import, one: LeftOut) -> ImportRow:
    facts = {key: str(value) for key, value in one.refusal.facts.items()}
    return ImportRow(taken=file, row=one.row, column=one.column, code=one.refusal.code, facts=facts)


def _place_in(name: str, row: Row) -> str:
    return f"{name[:200]}, {row.number}" + (f", {row.column[:80]}" if row.column else "")


def _log_each(act: Act, written: Written) -> None:
    for row, before in written.made:
        was = "" if before is None else f"{before.draft.state.value} {before.draft.number}"
        act.log(row, {"value": (was, f"{row.state} {row.number}")}, action="indicators.record")
    if not written.made:
        act.nothing_changed()
