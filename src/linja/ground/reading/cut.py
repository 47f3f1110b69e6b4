"""A requirement read again after a person has said where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linja.ground.kernel.vocabulary import (
    DocumentKind,
    Obligation,
    PrintedStatus,
    RequirementKind,
)
from linja.ground.reading.blocks import Block, fold
from linja.ground.reading.findings import DocumentFacts, FoundAnswer, FoundRequirement
from linja.ground.reading.reading import blocks_of
from linja.ground.reading.statuses import Verdict, is_status_line, read_phrase
from linja.ground.reading.text_line import clean


@dataclass(frozen=True, slots=True)
class CutContext:
    """What stands around a cut and is not read from its own lines."""

    n: int
    chapter: str
    heading: str
    source: str
    source_date: str | None
    kind: RequirementKind
    stem: str | None
    shared_answer_group: int | None = None


def recut(
    lines: Sequence[str],
    pages: Sequence[int | None],
    facts: DocumentFacts,
    context: CutContext,
    line: int,
    line_end: int,
    answer_line: int | None = None,
    answer_line_end: int | None = None,
    *,
    status_until: int | None = None,
) -> FoundRequirement:
    """The requirement on ``line``..``line_end`` with its answer, read as the reader reads its own cuts.

    Lines are 1-based and inclusive. The printed status is looked for from the end of the requirement to
    ``status_until`` (the line before the next requirement; the answer's end when not told).
    """
    own = _blocks(lines, pages, line, line_end)
    answer = _answer(lines, pages, answer_line, answer_line_end)
    last = min(status_until or len(lines), answer_line_end or len(lines))
    status_line, verdict = _status(lines, line_end + 1, last, answer_line)
    return FoundRequirement(
        n=context.n,
        chapter=context.chapter,
        heading=context.heading,
        source=context.source,
        source_date=context.source_date,
        kind=context.kind,
        stem=context.stem,
        line=line,
        line_end=line_end,
        text=_text(own),
        sub_items=_sub_items(own),
        page=pages[line - 1],
        status_verbatim=verdict.verbatim if verdict else None,
        status=verdict.status if verdict else PrintedStatus.NONE,
        status_line=status_line,
        obligation=(verdict.obligation if verdict else None) or Obligation.IN_FORCE,
        attainment=verdict.attainment if verdict else None,
        basis=verdict.basis if verdict else None,
        progress=verdict.progress if verdict else None,
        deadline=None,
        deadlines=(),
        lead=None,
        partners=(),
        amendment=None,
        shared_answer_group=context.shared_answer_group,
        answer=answer,
        confidence=1.0,
    )


def context_of(found: FoundRequirement) -> CutContext:
    """What a cut keeps when its lines change."""
    return CutContext(
        n=found.n,
        chapter=found.chapter,
        heading=found.heading,
        source=found.source,
        source_date=found.source_date,
        kind=found.kind,
        stem=found.stem,
        shared_answer_group=found.shared_answer_group,
    )


def facts_of(kind: str, year: int | None, organisation: str | None, language: str) -> DocumentFacts:
    """Document facts from stored words; an unknown kind reads as ``UNKNOWN``."""
    known = kind in {member.value for member in DocumentKind}
    return DocumentFacts(
        kind=DocumentKind(kind) if known else DocumentKind.UNKNOWN,
        year=year,
        organisation=organisation or None,
        pages=None,
        language=language or "nb",
    )


def blank(kind: RequirementKind = RequirementKind.TASK) -> FoundRequirement:
    """A requirement with nothing in it: the context of a first cut in a document without findings."""
    facts = facts_of("", None, None, "nb")
    context = CutContext(0, "", "", "", None, kind, None)
    return recut(("",), (None,), facts, context, 1, 1)


def status_fields(phrase: str | None) -> dict[str, Any]:
    """A printed status phrase with what it means, by the fields' names and as plain values."""
    verdict = read_phrase(phrase) if phrase else None
    values = {
        "status": verdict.status if verdict else PrintedStatus.NONE,
        "obligation": (verdict.obligation if verdict else None) or Obligation.IN_FORCE,
        "attainment": verdict.attainment if verdict else None,
        "basis": verdict.basis if verdict else None,
        "progress": verdict.progress if verdict else None,
    }
    plain = {name: value.value if value is not None else None for name, value in values.items()}
    return {"status_verbatim": verdict.verbatim if verdict else None, **plain}


def _blocks(lines: Sequence[str], pages: Sequence[int | None], first: int, last: int) -> list[Block]:
    part, of_pages = lines[first - 1 : last], pages[first - 1 : last]
    return blocks_of(part, of_pages, (None,) * len(part))


def _text(blocks: Sequence[Block]) -> str:
    return " ".join(fold(block.lines, with_bullet=at > 0) for at, block in enumerate(blocks))


def _sub_items(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(block.text for at, block in enumerate(blocks) if at > 0 and block.bullet is not None)


def _answer(
    lines: Sequence[str], pages: Sequence[int | None], first: int | None, last: int | None
) -> FoundAnswer | None:
    if first is None or last is None:
        return None
    blocks = _blocks(lines, pages, first, last)
    return FoundAnswer(first, last, "\n\n".join(fold(block.lines, with_bullet=True) for block in blocks))


def _status(
    lines: Sequence[str], first: int, last: int, answer_line: int | None
) -> tuple[int | None, Verdict | None]:
    """The first printed status line; far inside an answer a short sentence is no status any more."""
    end = last if answer_line is None else min(last, answer_line + 4)
    for at in range(first, min(end, len(lines)) + 1):
        text = clean(lines[at - 1])
        if text and is_status_line(text):
            return at, read_phrase(text)
        if text and answer_line is None:
            break
    return None, None
