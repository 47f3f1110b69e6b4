"""Writing the parts of an answer: the result and what stands beside it, saved as one revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import AnswerPart
from linja.line.reporting import calculations, queries, rules
from linja.line.reporting.actions.common import facts_of, locked_answer, writable_row
from linja.line.reporting.models import Answer, AnsweredRequirement, AnswerPresence
from linja.line.search import actions as search
from linja.people.audit.acting import acting

Written = Mapping[AnswerPart, Sequence[Block]]


def write_part(actor: Actor, answered_id: int, kind: str, blocks: Sequence[Block], *, revision: int) -> int:
    """Save one typed part; empty blocks take it away. Answers the new revision."""
    return write_parts(actor, answered_id, {AnswerPart(kind): blocks}, revision=revision)


def write_parts(actor: Actor, answered_id: int, written: Written, *, revision: int) -> int:
    """Save several parts at once; those that are not named stay as they are.

    As ``write_answer``: who began from an older revision is refused with what the other has saved, and
    nothing is overwritten. What is already as asked is no new revision.
    """
    with acting(actor, "reporting.write_answer") as act:
        row, report = writable_row(act, answered_id)
        answer = locked_answer(act, row)
        refuse_meanwhile(answer, revision)
        answer = answer or Answer(report=report, revision=0)
        changes = _changed(answer, written)
        if not changes:
            act.nothing_changed()
            return answer.revision
        answer.revision += 1
        answer.updated_by = actor.name
        answer.save()
        _attach(row, answer)
        act.log(report, {"answered": row.pk, **changes})
        search.index([queries.answer_entry(answer, report)])
    return answer.revision


def _changed(answer: Answer, written: Written) -> dict[str, tuple[Any, Any]]:
    """Puts what differs into the answer, and tells what that was."""
    changes: dict[str, tuple[Any, Any]] = {}
    for kind, blocks in written.items():
        after = calculations.stored(blocks)
        if kind is AnswerPart.RESULT:
            before, answer.blocks = answer.blocks, after
        else:
            before = answer.parts.get(kind.value, [])
            kept = {key: held for key, held in answer.parts.items() if key != kind.value}
            answer.parts = {**kept, kind.value: after} if after else kept
        if before != after:
            changes["answer" if kind is AnswerPart.RESULT else kind.value] = (before, after)
    return changes


def _attach(row: AnsweredRequirement, answer: Answer) -> None:
    if row.answer_id is None:
        row.answer = answer
        row.save(update_fields=["answer"])


def uncover(actor: Actor, answered_id: int, *, copy: bool) -> None:
    """The requirement leaves the answer that it shares: with a copy of the words, or with none."""
    with acting(actor, "reporting.uncover") as act:
        row, report = writable_row(act, answered_id)
        if row.answer_id is None or not _others(row, row.answer_id):
            raise Refused(Refusal("reporting.not_shared", {}))
        before, shared = row.answer_id, row.answer
        row.answer = _copied(shared) if copy and shared is not None else None
        row.save(update_fields=["answer"])
        act.log(report, {"answered": row.pk, "answer": (before, row.answer_id), "copied": copy})
        if row.answer_id is not None:
            search.index(list(queries.answer_entries([row.answer_id])))


def _others(row: AnsweredRequirement, answer_id: int) -> bool:
    return AnsweredRequirement.objects.filter(answer_id=answer_id).exclude(pk=row.pk).exists()


def _copied(shared: Answer) -> Answer:
    return Answer.objects.create(
        report_id=shared.report_id,
        blocks=shared.blocks,
        parts=shared.parts,
        updated_by=shared.updated_by,
        origin_id=shared.origin_id,
    )


def follow(actor: Actor, answered_id: int, target_id: int | None) -> None:
    """Let an answer refer to another of the same report; None: it stands by itself again."""
    with acting(actor, "reporting.follow") as act:
        row, report = writable_row(act, answered_id)
        if row.follows_id == target_id:
            act.nothing_changed()
            return
        if target_id is not None:
            _refuse_target(row, target_id)
        before, row.follows_id = row.follows_id, target_id
        row.save(update_fields=["follows"])
        act.log(report, {"answered": row.pk, "follows": (before, target_id)})


def _refuse_target(row: AnsweredRequirement, target_id: int) -> None:
    inside = AnsweredRequirement.objects.select_for_update().filter(report_id=row.report_id)
    follows = dict(inside.values_list("pk", "follows_id"))
    if target_id not in follows:
        raise Refused(Refusal("reporting.other_report", {}))
    if calculations.makes_circle(row.pk, target_id, follows):
        raise Refused(Refusal("reporting.follows_itself", {}))


#: A sign of life is given four times a minute; who has not given one for this long has left.
PRESENT_FOR = timedelta(seconds=40)


def here(actor: Actor, answered_id: int) -> None:
    """The person has the answer open. Told to the others who have it; not logged, since nothing happened."""
    row = AnsweredRequirement.objects.select_related("report__organisation").filter(pk=answered_id).first()
    if row is None:
        raise Refused(Refusal("reporting.not_found", {}))
    refuse_if(rules.may_write(actor, facts_of(row.report)))
    now = timezone.now()
    AnswerPresence.objects.update_or_create(
        answered_id=answered_id,
        person_key=actor.id,
        defaults={"person_name": actor.name, "seen_at": now},
    )
    AnswerPresence.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()


def refuse_meanwhile(answer: Answer | None, revision: int) -> None:
    """Somebody else has saved since: what they wrote goes with the refusal."""
    standing = answer.revision if answer else 0
    if standing != revision:
        facts = {
            "theirs": answer.blocks if answer else [],
            "parts": answer.parts if answer else {},
            "revision": standing,
            "by": answer.updated_by if answer else "",
        }
        raise Refused(Refusal("reporting.answered_meanwhile", facts))
