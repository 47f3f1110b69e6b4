"""A person says of a contradiction how it stands: explained, mended, or to be looked at again."""

from __future__ import annotations

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.intake import queries, rules
from linja.line.intake.actions.desk import case_of
from linja.line.intake.lifecycle import MARK, UNDECIDED
from linja.line.intake.models import Mark, UploadedDocument
from linja.line.intake.queries import DocumentRecord, MarkedContradiction
from linja.people.audit.acting import Act, acting

LONGEST_REASON = 500


def mark_contradiction(actor: Actor, document_id: int, fingerprint: str, step: str, reason: str = "") -> None:
    """Take a step (``explain``, ``mend``, ``unmark``) with one contradiction of an uploaded document."""
    with acting(actor, "intake.mark_contradiction") as act:
        row = act.lock(UploadedDocument.objects.defer("lines", "pages", "tables"), pk=document_id)
        refuse_if(rules.may_mark(actor, case_of(row)))
        found = queries.marked_contradictions(document_id) or ()
        one = chosen(found, fingerprint)
        state = keep_mark(act, queries.subject_of(document_id), one, step, reason)
        act.log(
            row, {"kind": str(one.found.kind), "line": one.found.line, "state": state}, reason=reason.strip()
        )


def chosen(found: tuple[MarkedContradiction, ...], fingerprint: str) -> MarkedContradiction:
    """The one meant; refused when the text has been changed so that it is gone."""
    for one in found:
        if one.fingerprint == fingerprint:
            return one
    raise Refused(Refusal("intake.contradiction_gone", {}))


def keep_mark(
    act: Act, subject: str, one: MarkedContradiction, step: str, reason: str = ""
) -> tuple[str, str]:
    """Write the step; answers the state before and after.

    Inside the act of whoever knows the subject: it has asked who may, and it logs.
    """
    why = reason.strip()[:LONGEST_REASON]
    refuse_if(rules.may_step_mark(step, one.state, reason_given=bool(why)))
    found = MARK.find(step, one.state)
    assert found is not None  # noqa: S101 - may_step_mark has just found it
    if found.target == UNDECIDED:
        Mark.objects.filter(subject=subject, fingerprint=one.fingerprint).delete()
    else:
        said = {"state": found.target, "reason": why, "at": timezone.now()}
        by = {"by_key": act.actor.id[:64], "by_name": act.actor.name[:200]}
        # Two may decide at once where nobody has locked the subject: the first one's word stands.
        _row, created = Mark.objects.get_or_create(
            subject=subject, fingerprint=one.fingerprint, defaults={**said, **by}
        )
        if not created:
            raise Refused(Refusal("intake.mark.no_such_step", {"step": step, "state": one.state}))
    return one.state, found.target


def may_mark(actor: Actor, document: DocumentRecord) -> Refusal | None:
    """Whether the actor may decide on the document's contradictions."""
    return rules.may_mark(actor, document.case)
