"""Writing answers and their statuses."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import Obligation
from linja.line.reporting import calculations, queries, rules
from linja.line.reporting.actions.common import facts_of, status_fields, writable_row
from linja.line.reporting.actions.parts import refuse_meanwhile
from linja.line.reporting.models import Answer, AnsweredRequirement
from linja.line.reporting.records import Status
from linja.line.search import actions as search
from linja.people.audit.acting import acting


def write_answer(actor: Actor, answered_id: int, blocks: Sequence[Block], *, revision: int) -> int:
    """Save an answer's words; ``revision`` is the one the writer began from (0: there was none).

    When somebody else has saved in between, nothing is overwritten: ``reporting.answered_meanwhile``
    with the other's text and revision. Answers the new revision.
    """
    with acting(actor, "reporting.write_answer") as act:
        row, report = writable_row(act, answered_id)
        answer = act.lock(Answer.objects, pk=row.answer_id) if row.answer_id else None
        refuse_meanwhile(answer, revision)
        if not blocks:
            raise Refused(Refusal("reporting.nothing_written", {}))
        answer = answer or Answer(report=report, revision=0)
        before = answer.blocks
        answer.blocks, answer.revision = calculations.stored(blocks), answer.revision + 1
        answer.updated_by = actor.name
        answer.save()
        if row.answer_id is None:
            row.answer = answer
            row.save(update_fields=["answer"])
        act.log(row.report, {"answered": row.pk, "answer": (before, answer.blocks)})
        search.index(list(queries.answer_entries([answer.pk])))
    return answer.revision


def set_status(actor: Actor, answered_id: int, status: Status) -> None:
    """Say how far it was reached, on what that rests, how far the work has come, and the printed phrase."""
    with acting(actor, "reporting.set_status") as act:
        row, _report = writable_row(act, answered_id)
        facts = rules.StatusFacts(
            Obligation(row.version.obligation), status.attainment or "", status.basis or ""
        )
        refuse_if(rules.may_set_status(actor, facts_of(row.report), facts))
        changes = {
            name: (getattr(row, name), value)
            for name, value in status_fields(status).items()
            if getattr(row, name) != value
        }
        if not changes:
            act.nothing_changed()
            return
        for name, (_before, value) in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        act.log(row.report, {"answered": row.pk, **changes})


def cover(actor: Actor, answered_id: int, others: Sequence[int]) -> None:
    """Let the answer of one requirement cover others of the same report too."""
    with acting(actor, "reporting.cover") as act:
        row, report = writable_row(act, answered_id)
        rows = list(AnsweredRequirement.objects.select_for_update().filter(pk__in=set(others)))
        if len(rows) != len(set(others)) or any(one.report_id != report.pk for one in rows):
            raise Refused(Refusal("reporting.other_report", {}))
        if row.answer_id is None:
            raise Refused(Refusal("reporting.nothing_written", {}))
        _refuse_losing(row, rows)
        AnsweredRequirement.objects.filter(pk__in=[one.pk for one in rows]).update(answer_id=row.answer_id)
        act.log(report, {"answer": row.answer_id, "covers": sorted(one.pk for one in rows)})


def exempt(actor: Actor, answered_id: int, reason: str) -> None:
    """Note why nothing is reported; an empty reason takes the exemption back."""
    with acting(actor, "reporting.exempt", reason=reason) as act:
        row, report = writable_row(act, answered_id)
        before, row.exemption = row.exemption, reason.strip()[:500]
        if before == row.exemption:
            act.nothing_changed()
            return
        row.save(update_fields=["exemption"])
        act.log(report, {"answered": row.pk, "exemption": (before, row.exemption)})


def _refuse_losing(row: AnsweredRequirement, others: Sequence[AnsweredRequirement]) -> None:
    """Words that only another requirement has are not put aside by sharing."""
    own = {one.answer_id for one in others if one.answer_id not in (None, row.answer_id)}
    mine = (row.answer.blocks, row.answer.parts) if row.answer else ([], {})
    for held in Answer.objects.filter(pk__in=own).prefetch_related("covers"):
        theirs = (held.blocks, held.parts)
        left = {one.pk for one in held.covers.all()} <= {one.pk for one in others}
        if left and theirs not in (mine, ([], {})):
            raise Refused(Refusal("reporting.own_words", {}))
