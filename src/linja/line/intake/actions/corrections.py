"""A person corrects what was found: boundaries, kinds, fields, and findings that reading missed."""

from __future__ import annotations

from datetime import date
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import PrintedStatus, RequirementKind
from linja.ground.reading import cut as reader
from linja.line.intake import calculations, rules
from linja.line.intake.actions.cutting import apply_cut
from linja.line.intake.actions.decisions import document_of
from linja.line.intake.actions.desk import Desk, correcting, span_of
from linja.line.intake.calculations import Cut, Which
from linja.line.intake.models import Finding

NEW = 0


def move_boundary(actor: Actor, finding_id: int, which: Which, line: int) -> None:
    """Put a boundary at a line. Neighbouring answers give way; requirements and accepted findings do not."""
    with correcting(actor, document_of(finding_id), "move_boundary", finding_id) as desk:
        row = _correctable(desk, finding_id)
        _cut(desk, calculations.move(desk.spans(), row.pk, _known(which), line, desk.lines), row.pk)


def step_boundary(actor: Actor, finding_id: int, which: Which, delta: int) -> None:
    """Move a boundary one printed line up (-1) or down (+1)."""
    with correcting(actor, document_of(finding_id), "move_boundary", finding_id) as desk:
        row = _correctable(desk, finding_id)
        line = calculations.step(desk.lines, span_of(row), _known(which), delta)
        if line is None:
            raise Refused(Refusal("intake.no_such_boundary", {}))
        _cut(desk, calculations.move(desk.spans(), row.pk, which, line, desk.lines), row.pk)


def split(actor: Actor, finding_id: int, at_line: int) -> int:
    """Begin a new finding at a line of the requirement or of its answer; answers the new one's id."""
    with correcting(actor, document_of(finding_id), "split", finding_id) as desk:
        row = _correctable(desk, finding_id)
        made = _cut(
            desk, calculations.split(desk.spans(), row.pk, at_line, NEW, desk.lines), row.pk, like=row
        )
    return made[0].pk


def merge(actor: Actor, finding_id: int, other_id: int) -> int:
    """Join two neighbours; answers the id of the one that remains (the first)."""
    with correcting(actor, document_of(finding_id), "merge", finding_id) as desk:
        rows = (_correctable(desk, finding_id), _correctable(desk, other_id))
        _cut(desk, calculations.merge(desk.spans(), finding_id, other_id, desk.lines), finding_id, other_id)
        return next(row.pk for row in rows if row.pk in desk.rows)


def cut_new(
    actor: Actor, document_id: int, line: int, line_end: int, kind: str = RequirementKind.TASK.value
) -> int:
    """Mark lines as a requirement that reading did not see; answers the new finding's id."""
    with correcting(actor, document_id, "cut_new") as desk:
        made = _cut(desk, calculations.cut_new(desk.spans(), NEW, line, line_end, desk.lines))
        _set(made[0], {"kind": _kind(kind)})
    return made[0].pk


def rekind(actor: Actor, finding_id: int, kind: str) -> None:
    """It is a requirement of another kind."""
    with correcting(actor, document_of(finding_id), "rekind", finding_id) as desk:
        _set(_correctable(desk, finding_id), {"kind": _kind(kind)})


def set_fields(actor: Actor, finding_id: int, **fields: Any) -> None:
    """Set what a person reads otherwise: kind, status, phrase, deadline, lead, stem, heading, source.

    ``phrase`` is the printed status phrase; its meaning follows unless ``status`` says otherwise.
    An empty text means that there is none.
    """
    with correcting(actor, document_of(finding_id), "set_fields", finding_id) as desk:
        _set(_correctable(desk, finding_id), _values(fields))


def _correctable(desk: Desk, finding_id: int) -> Finding:
    row = desk.row(finding_id)
    refuse_if(rules.may_decide("correct", row.state))
    return row


def _cut(desk: Desk, answer: Cut | Refusal, *by_person: int, like: Finding | None = None) -> list[Finding]:
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return apply_cut(desk, answer, frozenset(by_person), like)


def _known(which: str) -> Which:
    for known in calculations.WHICH:
        if which == known:
            return known
    raise Refused(Refusal("intake.no_such_boundary", {}))


def _kind(kind: str) -> str:
    if kind not in {member.value for member in RequirementKind}:
        raise Refused(Refusal("intake.unknown_requirement_kind", {"kind": kind}))
    return kind


def _set(row: Finding, values: dict[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if row.data.get(name) != value}
    row.data = row.data | changed
    row.edited = sorted({*row.edited, *changed})


def _values(fields: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "kind" in fields:
        values["kind"] = _kind(fields["kind"])
    if "phrase" in fields:
        values |= reader.status_fields(_text(fields["phrase"]))
    if fields.get("status"):
        values["status"] = _status(fields["status"])
    if "deadline" in fields:
        values["deadline"] = _day(fields["deadline"])
    for name in ("lead", "stem"):
        if name in fields:
            values[name] = _text(fields[name])
    for name in ("heading", "chapter", "source"):
        if name in fields:
            values[name] = _text(fields[name]) or ""
    return values


def _text(value: Any) -> str | None:
    return " ".join(str(value or "").split())[:2000] or None


def _status(value: str) -> str:
    if value not in {member.value for member in PrintedStatus}:
        raise Refused(Refusal("intake.unknown_status", {"status": value}))
    return value


def _day(value: Any) -> str | None:
    if value in {None, ""}:
        return None
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise Refused(Refusal("intake.no_such_day", {"day": str(value)})) from error
