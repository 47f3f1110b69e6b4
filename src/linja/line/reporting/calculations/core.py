"""What is missing, how things count, and how parts are stored. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from linja.ground.document import pieces, walk
from linja.ground.document.tree import Block
from linja.ground.kernel.vocabulary import AnswerPart, Obligation
from linja.line.reporting.records import AnsweredRecord, Counts, Part, Slot


def stored(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Parts as JSON."""
    held: list[dict[str, Any]] = []
    for part in parts:
        held += [{"slot": part.ordinal}] if isinstance(part, Slot) else pieces.blocks_to_data([part])
    return held


def restored(data: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    """The inverse of :func:`stored`."""
    blocks = iter(pieces.blocks_from_data([one for one in data if "slot" not in one]))
    return tuple(Slot(one["slot"]) if "slot" in one else next(blocks) for one in data)


def restored_blocks(data: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Blocks alone: where no slot can stand."""
    return tuple(part for part in restored(data) if not isinstance(part, Slot))


def restored_parts(data: Mapping[str, Any]) -> dict[AnswerPart, tuple[Block, ...]]:
    """The typed parts that say something, in printed order, whatever order the database keeps keys in."""
    return {kind: restored_blocks(data[kind]) for kind in AnswerPart if data.get(kind)}


def words_of_answer(blocks: Sequence[Mapping[str, Any]], parts: Mapping[str, Any]) -> str:
    """All that an answer says: the running text, then its parts in printed order."""
    return words_in(
        [*restored_blocks(blocks), *(one for part in restored_parts(parts).values() for one in part)]
    )


def words_of(data: Sequence[Mapping[str, Any]]) -> str:
    """All that stored blocks say, as a search reads it."""
    return words_in(restored_blocks(data))


def words_in(blocks: Iterable[Block]) -> str:
    """The same of blocks."""
    return "\n".join(text for block in blocks for text in walk.texts(block))


def missing_code(answered: AnsweredRecord) -> str:
    """What is missing of one requirement in a report; empty when nothing is.

    What lapsed or was waived asks for nothing; what lapsed with a duty to report asks for an answer.
    """
    if answered.exemption or answered.obligation in (Obligation.LAPSED, Obligation.WAIVED):
        return ""
    if not answered.answer:
        return "report_demanded" if answered.obligation == Obligation.REPORT_ONLY else "no_answer"
    return "" if answered.has_status or answered.obligation == Obligation.REPORT_ONLY else "no_status"


def counts(answered: Sequence[AnsweredRecord]) -> Counts:
    """How many have which value."""
    return Counts(
        total=len(answered),
        answered=sum(1 for one in answered if one.answer),
        attainment=dict(Counter(str(one.status.attainment or "") for one in answered)),
        progress=dict(Counter(str(one.status.progress or "") for one in answered)),
        obligation=dict(Counter(str(one.obligation) for one in answered)),
        kind=dict(Counter(str(one.kind) for one in answered)),
    )
