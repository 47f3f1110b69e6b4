"""A person decides: accept, drop, take back, undo."""

from __future__ import annotations

from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.intake import calculations, rules
from linja.line.intake.actions.cutting import apply_cut
from linja.line.intake.actions.desk import FIELDS, Desk, correcting, span_of
from linja.line.intake.lifecycle import ACCEPTED, DROPPED, PROPOSED
from linja.line.intake.models import Correction, Finding, UploadedDocument
from linja.people.audit.acting import acting


def document_of(finding_id: int) -> int:
    """The document that a finding stands in."""
    found = Finding.objects.filter(pk=finding_id).values_list("document_id", flat=True).first()
    if found is None:
        raise Refused(Refusal("intake.finding_gone", {}))
    return found


def accept(actor: Actor, finding_id: int) -> None:
    """What was found is right."""
    _decide(actor, finding_id, "accept", ACCEPTED)


def drop(actor: Actor, finding_id: int) -> None:
    """It is no requirement; its lines stay in the source as plain text."""
    _decide(actor, finding_id, "drop", DROPPED)


def _decide(actor: Actor, finding_id: int, step: str, target: str) -> None:
    with correcting(actor, document_of(finding_id), step, finding_id) as desk:
        row = desk.row(finding_id)
        refuse_if(rules.may_decide(step, row.state))
        row.state = target


def reopen(actor: Actor, finding_id: int) -> None:
    """Take a decision back. A dropped finding gets its lines back where they are still free."""
    with correcting(actor, document_of(finding_id), "reopen", finding_id) as desk:
        row = desk.row(finding_id)
        if row.state != DROPPED:
            refuse_if(rules.may_decide("reopen", row.state))
            row.state = PROPOSED
            return
        _reinstate(desk, row)


def _reinstate(desk: Desk, row: Finding) -> None:
    answer = calculations.reinstate(desk.spans(), span_of(row), desk.lines)
    if isinstance(answer, Refusal):
        refuse_if(rules.may_decide("reopen", row.state, lines_free=False))
        raise Refused(answer)
    refuse_if(rules.may_decide("reopen", row.state))
    own_before = span_of(row)
    row.state = PROPOSED
    created = tuple(span for span in answer.created if span != own_before)
    apply_cut(desk, calculations.Cut(changed=(*answer.changed, *created)))


def accept_all(actor: Actor, document_id: int, min_confidence: float | None = None) -> int:
    """Accept everything that waits, or what is at least so certain; answers how many."""
    count = 0
    with correcting(actor, document_id, "accept_all") as desk:
        for row in desk.rows.values():
            certain = min_confidence is None or row.confidence >= min_confidence
            if row.state == PROPOSED and certain:
                row.state = ACCEPTED
                count += 1
    return count


def undo_last(actor: Actor, document_id: int) -> str:
    """Take the newest correction back; answers its name. Refused when there is none."""
    with acting(actor, "intake.undo") as act:
        desk = Desk(act, document_id)
        desk.refuse_unless_open(actor)
        last = Correction.objects.filter(document_id=document_id, undone_by="").order_by("-id").first()
        if last is None:
            raise Refused(Refusal("intake.nothing_to_undo", {}))
        restore_document(desk.document, last.changes.get("document", {}))
        for change in last.changes.get("findings", ()):
            _restore(desk, change)
        desk.save()
        last.undone_by = actor.name[:200] or actor.id
        last.save(update_fields=["undone_by"])
        act.log(desk.document, {"undone": last.what, "finding": last.finding_key})
        return last.what


def _restore(desk: Desk, change: dict[str, Any]) -> None:
    before, key = change["before"], change["id"]
    if before is None:
        desk.rows.pop(key, None)
    elif change["after"] is None:
        # The same id again: links to the finding keep leading to it.
        desk.rows[key] = Finding.objects.create(pk=key, document=desk.document, **before)
    else:
        for name in FIELDS:
            if name in before:
                setattr(desk.rows[key], name, before[name])


def restore_document(row: UploadedDocument, changes: dict[str, list[Any]]) -> None:
    """Put the document's facts back as they were."""
    for name, (before, _after) in changes.items():
        setattr(row, name, before)
    if changes:
        row.save(update_fields=list(changes))
