"""A requirement read again after a person has said where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from linja.ground.kernel.vocabulary import DocumentKind, Obligation, PrintedStatus, RequirementKind
from linja.ground.reading.amendments import Change, change_of
from linja.ground.reading.answers import answer_of, parts_for
from linja.ground.reading.blocks import Block, assemble, fold
from linja.ground.reading.deadlines import deadlines_of
from linja.ground.reading.findings import DocumentFacts, FoundAnswer, FoundRequirement
from linja.ground.reading.prepare import prepared
from linja.ground.reading.roles import lead_of, partners_of
from linja.ground.reading.statuses import Verdict, read_phrase
from linja.ground.reading.text_line import Spacing, TextLine
from linja.ground.reading.verdicts import first_sentence, verdict_in

#: A person has placed it: surer than most of the reader's own cuts.
PLACED_BY_PERSON = 0.95
#: Share of printed lines that are status phrases, above which the document has a fixed status line.
_FIXED_FORM = 0.01


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
    background: str | None = None
    background_line: int | None = None
    #: Texts of all requirements that share the answer, in order, and which of them this one is.
    sharing: tuple[str, ...] = ()
    own: int = 0


@dataclass(frozen=True, slots=True)
class _Print:
    """The document's lines as the reader sees them: without furniture, with spacing and headings."""

    lines: tuple[TextLine, ...]
    habit: Spacing
    fixed_form: bool

    def blocks(self, first: int, last: int) -> list[Block]:
        """Blocks of the lines ``first``..``last`` and of nothing outside them."""
        return assemble([line for line in self.lines if first <= line.number <= last], self.habit)


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
    ``status_until`` (the line before the next requirement; the document's end when not told).
    """
    printed = _printed(tuple(lines), tuple(pages))
    own = printed.blocks(line, line_end)
    answer_blocks = printed.blocks(answer_line, answer_line_end) if answer_line and answer_line_end else []
    answer = _answer(answer_blocks, answer_line, answer_line_end)
    text = _text(own)
    status_line, verdict = _status(printed, text, context, answer_blocks, line_end, status_until)
    limits = deadlines_of(text, facts.year, context.source_date)
    told = (answer.text, answer.line) if answer else ("", 0)
    change = change_of(text, line, *told, facts.year)
    return replace(
        _bare(context, line, line_end, pages[line - 1]),
        text=text,
        sub_items=tuple(block.text for block in own[1:] if block.bullet is not None),
        **_said(verdict, change),
        status_line=status_line,
        deadline=limits.own,
        deadlines=limits.all,
        lead=lead_of(text) or (lead_of(context.stem) if context.stem else None),
        partners=partners_of(text),
        amendment=change.amendment if change else None,
        answer=answer,
        doubts=() if answer else ("no_answer",),
    )


def _bare(context: CutContext, line: int, line_end: int, page: int | None) -> FoundRequirement:
    """A requirement of which nothing but its place and surroundings is known."""
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
        text="",
        sub_items=(),
        page=page,
        **_said(None, None),
        status_line=None,
        deadline=None,
        deadlines=(),
        lead=None,
        partners=(),
        amendment=None,
        shared_answer_group=context.shared_answer_group,
        answer=None,
        confidence=PLACED_BY_PERSON,
        background=context.background,
        background_line=context.background_line,
    )


def _said(verdict: Verdict | None, change: Change | None) -> dict[str, Any]:
    """What the status and the change say, by the fields' names."""
    return {
        "status_verbatim": verdict.verbatim if verdict else None,
        "status": verdict.status if verdict else PrintedStatus.NONE,
        "obligation": _obligation(verdict, change),
        "attainment": verdict.attainment if verdict else None,
        "basis": verdict.basis if verdict else None,
        "progress": verdict.progress if verdict else None,
    }


def context_of(found: FoundRequirement, sharing: Sequence[str] = (), own: int = 0) -> CutContext:
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
        background=found.background,
        background_line=found.background_line,
        sharing=tuple(sharing),
        own=own,
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
    return _bare(CutContext(0, "", "", "", None, kind, None), 1, 1, None)


def status_fields(phrase: str | None) -> dict[str, Any]:
    """A printed status phrase with what it means, by the fields' names and as plain values."""
    said = _said(read_phrase(phrase) if phrase else None, None)
    return {name: getattr(value, "value", value) for name, value in said.items()}


@lru_cache(maxsize=2)
def _printed(lines: tuple[str, ...], pages: tuple[int | None, ...]) -> _Print:
    """The preparation of the reader's own blocks, kept while a person works on one document."""
    kept, habit = prepared(lines, pages, (None,) * len(lines))
    share = sum(line.is_status for line in kept) / max(1, len(kept))
    return _Print(tuple(kept), habit, share > _FIXED_FORM)


def _text(blocks: Sequence[Block]) -> str:
    if not blocks:
        return ""
    return " ".join([blocks[0].text, *(fold(block.lines, with_bullet=True) for block in blocks[1:])])


def _answer(blocks: Sequence[Block], first: int | None, last: int | None) -> FoundAnswer | None:
    if first is None or last is None:
        return None
    found = answer_of(blocks)
    return replace(found, line=first, line_end=last) if found else FoundAnswer(first, last, "")


def _status(
    printed: _Print,
    text: str,
    context: CutContext,
    answer: Sequence[Block],
    line_end: int,
    until: int | None,
) -> tuple[int | None, Verdict | None]:
    """The printed status line beside the requirement; else, in free form, what the answer pronounces."""
    beside = _status_line(printed, line_end, until, answer)
    if beside is not None:
        return beside.number, read_phrase(beside.text)
    if printed.fixed_form or not answer:
        return None, None
    paragraphs = [block.text for block in answer if not block.tabular]
    verdict = verdict_in(_own_part(paragraphs, text, context))
    if verdict is None and len(context.sharing) > 1 and paragraphs:
        # A phrase that heads a shared answer holds for all that it answers.
        verdict = verdict_in([first_sentence(paragraphs[0])])
    return (_line_of(answer, verdict), verdict) if verdict else (None, None)


def _own_part(paragraphs: list[str], text: str, context: CutContext) -> list[str]:
    """Of a shared answer the paragraphs that speak of this requirement."""
    if len(context.sharing) < 2:
        return paragraphs
    texts = list(context.sharing)
    texts[context.own] = text
    return [paragraphs[at] for at in parts_for(texts, paragraphs)[context.own]]


def _status_line(
    printed: _Print, line_end: int, until: int | None, answer: Sequence[Block]
) -> TextLine | None:
    """Far inside an answer a short sentence is no status any more: only its first line may be one."""
    last = until if until is not None else printed.lines[-1].number if printed.lines else 0
    for line in printed.lines:
        if line.number <= line_end:
            continue
        if line.number > last or (answer and line.number > answer[0].line):
            return None
        if line.is_status:
            return line
        if not answer:
            return None
    return None


def _line_of(answer: Sequence[Block], verdict: Verdict) -> int | None:
    start = verdict.verbatim[:40]
    for block in answer:
        place, seen = block.text.find(start), 0
        if place < 0:
            continue
        for line in block.lines:
            seen += len(line.body) + 1
            if place < seen:
                return line.number
    return None


def _obligation(verdict: Verdict | None, change: Change | None) -> Obligation:
    if change is not None and change.obligation is not Obligation.IN_FORCE:
        return change.obligation
    return (verdict.obligation if verdict else None) or Obligation.IN_FORCE
