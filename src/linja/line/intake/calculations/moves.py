"""Moving one boundary of a finding, and cutting a new finding out of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linja.ground.kernel.refusals import Refusal
from linja.line.intake.calculations.settle import rest_after, take_answer, take_text
from linja.line.intake.calculations.spans import (
    Answer,
    Range,
    Span,
    Table,
    Which,
    backward,
    forward,
    meet,
    trimmed,
)


def step(lines: Sequence[str], span: Span, which: Which, delta: int) -> int | None:
    """The line to which a boundary goes when moved one printed line up (-1) or down (+1)."""
    at = {
        "start": span.line,
        "end": span.line_end,
        "answer_start": span.answer_line,
        "answer_end": span.answer_line_end,
    }[which]
    if at is None:
        return None
    return backward(lines, at - 1) if delta < 0 else forward(lines, at + 1)


def move(spans: Iterable[Span], key: int, which: Which, line: int, lines: Sequence[str]) -> Answer:
    """Put one boundary at ``line`` (at the nearest printed line inside)."""
    table = Table.of(spans, lines)
    if not 1 <= line <= len(lines):
        return Refusal("intake.outside_document", {"lines": len(lines)})
    inward = forward if which in {"start", "answer_start"} else backward
    at = inward(lines, line)
    if at is None:
        return Refusal("intake.nothing_left", {})
    mine = table.spans[key]
    if which in {"start", "end"}:
        refusal = take_text(table, _text_moved(mine, which, at, lines))
    else:
        refusal = take_answer(table, _answer_moved(mine, which, at))
    return refusal or table.cut()


def _text_moved(mine: Span, which: Which, at: int, lines: Sequence[str]) -> Span:
    if which == "start":
        return replace(mine, line=at)
    moved = replace(mine, line_end=at)
    # A border that requirement and answer share stays shared: what leaves the one enters the other.
    shared_border = mine.answer_line is not None and forward(lines, mine.line_end + 1) == mine.answer_line
    if shared_border and mine.line <= at < mine.line_end:
        return replace(moved, answer_line=forward(lines, at + 1))
    return moved


def _answer_moved(mine: Span, which: Which, at: int) -> Span:
    if mine.answer is None:
        return mine.with_answer((at, at))
    first, last = mine.answer
    return mine.with_answer((at, last) if which == "answer_start" else (first, at))


def cut_new(spans: Iterable[Span], key: int, line: int, line_end: int, lines: Sequence[str]) -> Answer:
    """A requirement that reading did not see; inside an answer it takes what follows as its own answer."""
    table = Table.of(spans, lines)
    if not 1 <= line <= line_end <= len(lines):
        return Refusal("intake.outside_document", {"lines": len(lines)})
    text = trimmed(lines, line, line_end)
    if text is None:
        return Refusal("intake.nothing_left", {})
    mine = Span(key, text[0], text[1])
    following = _following_answer(table, text)
    if refusal := take_text(table, mine):
        return refusal
    return take_answer(table, mine.with_answer(following)) or table.cut()


def _following_answer(table: Table, text: Range) -> Range | None:
    for span in table.spans.values():
        if span.answer is not None and meet(span.answer, text) and span.answer[0] < text[0]:
            return rest_after(table, span.answer, text)
    return None


def reinstate(spans: Iterable[Span], mine: Span, lines: Sequence[str]) -> Answer:
    """Bring a dropped finding back among the others; of its answer it gets what is still free."""
    table = Table.of(spans, lines)
    partner = next((span for span in table.spans.values() if span.shares_with(mine)), None)
    answer = partner.answer if partner else _free_answer(table, mine)
    mine = replace(mine.with_answer(answer), status_line=_free_status(table, mine))
    return take_text(table, mine) or table.cut()


def _free_answer(table: Table, mine: Span) -> Range | None:
    if mine.answer is None:
        return None
    first, last = mine.answer
    for other in table.others(mine.key):
        for taken in (other.text, other.answer, (other.status_line, other.status_line)):
            if taken is None or taken[0] is None or taken[1] is None:
                continue
            if meet((first, last), (taken[0], taken[1])):
                last = taken[0] - 1
    return trimmed(table.lines, first, last)


def _free_status(table: Table, mine: Span) -> int | None:
    line = mine.status_line
    if line is None:
        return None
    for other in table.others(mine.key):
        ranges = [other.text] + ([other.answer] if other.answer and not mine.shares_with(other) else [])
        taken = other.status_line == line and not mine.shares_with(other)
        if taken or any(first <= line <= last for first, last in ranges):
            return None
    return line
