"""What a controller looks at twice before a report is handed in. Nothing is refused because of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from linja.ground.document import walk
from linja.ground.document.tree import Block
from linja.ground.kernel.vocabulary import AnswerPart, Attainment, Obligation, Progress
from linja.line.reporting.records import AnsweredRecord, Remark

#: Shorter texts may well be the same by chance.
SHORTEST_TWIN = 60
_NOT_ASKED = (Obligation.LAPSED, Obligation.WAIVED)


def remarks(placed: Sequence[AnsweredRecord], today: date) -> tuple[Remark, ...]:
    """In printed order, at most one of each kind per requirement."""
    twins = _twins(placed)
    return tuple(remark for one in placed for remark in remarks_of(one, twins.get(one.id, ()), today))


def remarks_of(one: AnsweredRecord, twins: tuple[int, ...], today: date) -> tuple[Remark, ...]:
    """Of one requirement; ``twins`` are those whose own answers read the same."""
    found = [_remark(code, one) for code in _codes(one, today)]
    return (*found, _remark("same_text", one, twins)) if twins else tuple(found)


def twin_text(blocks: Iterable[Block]) -> str:
    """The words by which another answer is known to read the same; empty when they are too few to tell."""
    text = folded(blocks)
    return text if len(text) >= SHORTEST_TWIN else ""


def _codes(one: AnsweredRecord, today: date) -> Iterable[str]:
    if one.exemption or one.obligation in _NOT_ASKED:
        return
    status = one.status
    said = bool(one.part(AnswerPart.EXPLANATION) or one.part(AnswerPart.RESERVATION))
    shown = _delivered(one) or one.part(AnswerPart.EVIDENCE)
    if status.progress in (Progress.DELIVERED, Progress.ACCEPTED) and not shown:
        yield "delivered_without_delivery"
    if status.attainment == Attainment.UNKNOWN and not (status.cause or said or one.result):
        yield "unknown_without_reason"
    if status.attainment in (Attainment.NOT_REACHED, Attainment.PARTLY) and not (status.cause or said):
        yield "missed_without_cause"
    if one.version_outdated:
        yield "changed_since"
    if one.due_on and one.due_on < today and not _settled(one):
        yield "deadline_passed"


def _delivered(one: AnsweredRecord) -> bool:
    return any(held.final for held in one.deliveries) or one.status.delivered_on is not None


def _settled(one: AnsweredRecord) -> bool:
    done = (Progress.DELIVERED, Progress.ACCEPTED, Progress.CANCELLED, Progress.PASSED_ON)
    return _delivered(one) or one.status.progress in done or one.status.attainment == Attainment.REACHED


def _twins(placed: Sequence[AnsweredRecord]) -> dict[int, tuple[int, ...]]:
    """Requirements whose answers read the same and are not shared, by id, with the ids of the others."""
    alike: dict[str, dict[int | None, list[int]]] = {}
    for one in placed:
        if text := twin_text(one.result):
            alike.setdefault(text, {}).setdefault(one.answer_id, []).append(one.id)
    return {
        key: tuple(other for more in answers.values() for other in more if other not in covered)
        for answers in alike.values()
        if len(answers) > 1
        for covered in answers.values()
        for key in covered
    }


def folded(blocks: Iterable[Block]) -> str:
    """The words alone: whitespace and capitals do not make two texts differ."""
    return " ".join(
        word for block in blocks for text in walk.texts(block) for word in text.split()
    ).casefold()


def _remark(code: str, one: AnsweredRecord, others: tuple[int, ...] = ()) -> Remark:
    return Remark(code, one.id, one.requirement_id, one.text, others)
