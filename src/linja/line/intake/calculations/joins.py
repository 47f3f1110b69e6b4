"""Splitting one finding in two, and merging two neighbours into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linja.ground.kernel.refusals import Refusal
from linja.line.intake.calculations.settle import rest_after, spread_answer, take_answer, take_text
from linja.line.intake.calculations.spans import Answer, Range, Span, Table, backward, forward, trimmed

#: A missed requirement inside an answer seldom runs longer than this; the person moves the end further.
LONGEST_GUESS = 24


def split(spans: Iterable[Span], key: int, at: int, new_key: int, lines: Sequence[str]) -> Answer:
    """Begin a new finding at line ``at``, inside the requirement or inside its answer."""
    table = Table.of(spans, lines)
    mine = table.spans[key]
    start = forward(lines, at) if 1 <= at <= len(lines) else None
    if start is None:
        return Refusal("intake.split_outside", {"line": at})
    if mine.line < start <= mine.line_end:
        return _split_text(table, mine, start, new_key)
    if mine.answer is not None and mine.answer[0] <= start <= mine.answer[1]:
        return _split_answer(table, mine, mine.answer, start, new_key)
    return Refusal("intake.split_outside", {"line": at})


def _split_text(table: Table, mine: Span, at: int, new_key: int) -> Answer:
    """Two requirements before one answer share it, and the status printed before it."""
    end = backward(table.lines, at - 1) or mine.line
    group = mine.group
    if mine.answer is not None and group is None:
        group = next_group(table.spans.values())
    status = None if group is None else mine.status_line
    table.put(replace(mine, line_end=end, status_line=status, group=group))
    table.put(replace(mine, key=new_key, line=at, group=group))
    return table.cut()


def _split_answer(table: Table, mine: Span, answer: Range, at: int, new_key: int) -> Answer:
    """What stood as answer is a requirement of its own from ``at`` on, and the rest is its answer."""
    end = _sentence_end(table.lines, at, answer[1])
    shortened = mine.with_answer(trimmed(table.lines, answer[0], at - 1))
    if mine.status_line is not None and at <= mine.status_line:
        shortened = replace(shortened, status_line=None)
    table.put(shortened)
    if refusal := spread_answer(table, shortened):
        return refusal
    new = Span(new_key, at, end)
    table.put(new)
    return take_answer(table, new.with_answer(rest_after(table, answer, (at, end)))) or table.cut()


def _sentence_end(lines: Sequence[str], first: int, last: int) -> int:
    for line in range(first, min(last, first + LONGEST_GUESS) + 1):
        if lines[line - 1].rstrip().endswith((".", "?", "!", ":")):
            return line
    return first


def next_group(spans: Iterable[Span]) -> int:
    """A number that no group has yet."""
    return max((span.group for span in spans if span.group is not None), default=0) + 1


def merge(spans: Iterable[Span], key: int, other_key: int, lines: Sequence[str]) -> Answer:
    """Join two neighbours: as one requirement, or, behind the first's answer, as part of that answer."""
    table = Table.of(spans, lines)
    pair = sorted((table.spans[key], table.spans[other_key]), key=lambda one: one.line)
    first, second = pair
    if first.key == second.key or _anybody_between(table, first, second):
        return Refusal("intake.not_neighbours", {"line": first.line, "other": second.line})
    del table.spans[second.key]
    if _answered_before(first, second.line):
        refusal = _into_answer(table, first, second)
    else:
        refusal = _into_text(table, first, second)
    _dissolve_lonely_groups(table)
    return refusal or table.cut()


def _anybody_between(table: Table, first: Span, second: Span) -> bool:
    return any(first.line < span.line < second.line for span in table.spans.values())


def _answered_before(first: Span, line: int) -> bool:
    answered = first.answer is not None and first.answer[1] < line
    return answered or (first.status_line is not None and first.status_line < line)


def _into_answer(table: Table, first: Span, second: Span) -> Refusal | None:
    alone = not any(span.shares_with(second) for span in table.spans.values())
    last = second.answer[1] if second.answer is not None and alone else second.line_end
    start = first.answer[0] if first.answer is not None else second.line
    return take_answer(table, first.with_answer((start, max(last, second.line_end))))


def _into_text(table: Table, first: Span, second: Span) -> Refusal | None:
    """The requirement runs on; what was shared with others stays shared with them."""
    keeps_first = second.answer is None and first.answer is not None
    # The answer brings the group that it is shared in.
    group = first.group if keeps_first or second.group is None else second.group
    answer = first.answer if keeps_first else second.answer
    joined = replace(first, line_end=second.line_end, status_line=second.status_line, group=group)
    # What lies between the two is taken by the law of the neighbours, as by any other move.
    return take_text(table, joined.with_answer(answer))


def _dissolve_lonely_groups(table: Table) -> None:
    counts: dict[int, int] = {}
    for span in table.spans.values():
        if span.group is not None:
            counts[span.group] = counts.get(span.group, 0) + 1
    for span in list(table.spans.values()):
        if span.group is not None and counts[span.group] == 1 and not span.fixed:
            table.put(replace(span, group=None))
