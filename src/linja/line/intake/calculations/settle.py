"""The law of the neighbours: answers give way, requirements do not, accepted findings stay as they are."""

from __future__ import annotations

from dataclasses import replace

from linja.ground.kernel.refusals import Refusal
from linja.line.intake.calculations.spans import Range, Span, Table, meet, trimmed


def take_text(table: Table, mine: Span) -> Refusal | None:
    """Give ``mine`` its requirement lines: others' answers and status lines give way to them."""
    if refusal := _text_is_possible(table, mine):
        return refusal
    for other in table.others(mine.key):
        if refusal := _move_aside(table, mine, other):
            return refusal
    table.put(_own_answer_after_text(table, mine))
    return spread_answer(table, table.spans[mine.key])


def _text_is_possible(table: Table, mine: Span) -> Refusal | None:
    if not 1 <= mine.line <= len(table.lines) or mine.line_end > len(table.lines):
        return Refusal("intake.outside_document", {"lines": len(table.lines)})
    if mine.line > mine.line_end:
        return Refusal("intake.nothing_left", {})
    for other in table.others(mine.key):
        if meet(mine.text, other.text):
            return Refusal("intake.meets_requirement", {"line": other.line, "line_end": other.line_end})
    return None


def _move_aside(table: Table, mine: Span, other: Span) -> Refusal | None:
    """Let one other finding give up what ``mine`` takes, unless it is accepted."""
    left = other
    if other.status_line is not None and mine.line <= other.status_line <= mine.line_end:
        left = replace(left, status_line=None)
    shared = mine.shares_with(other)
    if not shared and other.answer is not None and meet(other.answer, mine.text):
        left = left.with_answer(rest_before(table, other.answer, mine.text))
    if left != other and other.fixed:
        return Refusal("intake.neighbour_accepted", {"line": other.line})
    table.put(left)
    return None


def rest_before(table: Table, answer: Range, taken: Range) -> Range | None:
    """What is left of an answer before the lines taken out of it; what follows, when nothing precedes."""
    before = trimmed(table.lines, answer[0], min(answer[1], taken[0] - 1))
    return before or rest_after(table, answer, taken)


def rest_after(table: Table, answer: Range, taken: Range) -> Range | None:
    """What is left of an answer after the lines taken out of it."""
    return trimmed(table.lines, max(answer[0], taken[1] + 1), answer[1])


def _own_answer_after_text(table: Table, mine: Span) -> Span:
    if mine.status_line is not None and mine.line <= mine.status_line <= mine.line_end:
        mine = replace(mine, status_line=None)
    if mine.answer is not None and meet(mine.answer, mine.text):
        return mine.with_answer(rest_after(table, mine.answer, mine.text))
    return mine


def spread_answer(table: Table, mine: Span) -> Refusal | None:
    """Findings that share the answer get the same lines."""
    for other in table.others(mine.key):
        if other.shares_with(mine) and other.answer != mine.answer:
            if other.fixed:
                return Refusal("intake.neighbour_accepted", {"line": other.line})
            table.put(other.with_answer(mine.answer))
    return None


def take_answer(table: Table, mine: Span) -> Refusal | None:
    """Give ``mine`` its answer lines: neither requirements nor others' answers give way to an answer."""
    if mine.answer is None:
        return None
    first, last = mine.answer
    if first < 1 or last > len(table.lines):
        return Refusal("intake.outside_document", {"lines": len(table.lines)})
    if first > last:
        return Refusal("intake.nothing_left", {})
    if meet(mine.answer, mine.text):
        return Refusal("intake.answer_in_requirement", {"line": mine.line_end})
    for other in table.others(mine.key):
        if refusal := _answer_meets(mine, mine.answer, other):
            return refusal
    table.put(mine)
    return spread_answer(table, mine)


def _answer_meets(mine: Span, answer: Range, other: Span) -> Refusal | None:
    if meet(answer, other.text):
        return Refusal("intake.meets_requirement", {"line": other.line, "line_end": other.line_end})
    status = None if mine.shares_with(other) else other.status_line
    if status is not None and answer[0] <= status <= answer[1]:
        return Refusal("intake.meets_answer", {"line": status, "of": other.line})
    if other.answer is not None and not mine.shares_with(other) and meet(answer, other.answer):
        return Refusal("intake.meets_answer", {"line": other.answer[0], "of": other.line})
    return None
