"""The only writer of statements."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from linja.ground.document import pieces
from linja.ground.document.tree import Section
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.approvals import queries, rules
from linja.line.approvals.models import Statement
from linja.people.audit.acting import acting


def ask_for(
    actor: Actor,
    *,
    subject: str,
    body_kind: str,
    body_id: int,
    body_name: str,
    title: str,
    ordinal: int = 1,
    number: str = "",
) -> int:
    """Make room for a body's statement on a subject; only the body fills it. Answers its id."""
    with acting(actor, "approvals.ask_for") as act:
        if Statement.objects.filter(subject=subject, body_kind=body_kind).exists():
            raise Refused(Refusal("approvals.already_there", {"body": body_name}))
        refuse_if(rules.may_transcribe(actor))
        statement = Statement.objects.create(
            subject=subject,
            body_kind=body_kind,
            body_id=body_id,
            body_name=body_name[:200],
            title=title[:300],
            number=number[:20],
            ordinal=ordinal,
        )
        act.log(statement, {"subject": subject, "body": body_name})
    return statement.pk


def write(actor: Actor, statement_id: int, sections: Sequence[Section]) -> None:
    """The body writes; nobody else does."""
    with acting(actor, "approvals.write") as act:
        row = act.lock(Statement.objects, pk=statement_id)
        refuse_if(rules.may_write(actor, _facts(row)))
        row.sections = pieces.sections_to_data(sections)
        row.save(update_fields=["sections"])
        act.log(row, {"sections": len(sections)})


def lock(actor: Actor, statement_id: int, *, content_hash: str) -> None:
    """The body delivers: bound to the version of the report it was written about, and locked."""
    with acting(actor, "approvals.lock") as act:
        row = act.lock(Statement.objects, pk=statement_id)
        refuse_if(rules.may_lock(actor, _facts(row)))
        row.locked_at, row.locked_by, row.content_hash = timezone.now(), actor.name, content_hash
        row.save(update_fields=["locked_at", "locked_by", "content_hash"])
        act.log(row, {"content_hash": content_hash, "locked_by": actor.name})


def transcribe(
    actor: Actor,
    *,
    subject: str,
    body_kind: str,
    body_id: int | None,
    body_name: str,
    title: str,
    number: str,
    ordinal: int,
    sections: Sequence[Section],
) -> int:
    """Keep a statement that stands in a paper, word for word and locked at once. Answers its id."""
    with acting(actor, "approvals.transcribe") as act:
        refuse_if(rules.may_transcribe(actor))
        statement = Statement.objects.create(
            subject=subject,
            body_kind=body_kind,
            body_id=body_id,
            body_name=body_name[:200],
            title=title[:300],
            number=number[:20],
            ordinal=ordinal,
            sections=pieces.sections_to_data(sections),
            locked_at=timezone.now(),
            locked_by=body_name[:200],
        )
        act.log(statement, {"subject": subject, "body": body_name, "sections": len(sections)})
    return statement.pk


def may(actor: Actor, act: str, statement_id: int) -> Refusal | None:
    """Why ``actor`` may not ``write`` or ``lock``; None when allowed."""
    found = queries.statement(statement_id)
    if found is None:
        return Refusal("approvals.not_found", {})
    facts = queries.facts_of(found)
    return rules.may_lock(actor, facts) if act == "lock" else rules.may_write(actor, facts)


def _facts(row: Statement) -> rules.StatementFacts:
    return rules.StatementFacts(
        row.body_kind, row.body_id or 0, row.body_name, row.locked_at is not None, bool(row.sections)
    )
