"""The reader's spans made to keep the law from the start: every line in at most one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linja.line.intake.calculations.spans import Range, Span, meet, trimmed


def normalised(spans: Iterable[Span], lines: Sequence[str]) -> tuple[list[Span], list[Span]]:
    """Answer (kept, doubled): overlaps trimmed away; ``doubled`` begin where another does, or are blank."""
    kept: list[Span] = []
    doubled: list[Span] = []
    ordered = sorted((_on_print(span, lines) for span in spans), key=lambda one: (one.line, one.line_end))
    for at, span in enumerate(ordered):
        if kept and kept[-1].line == span.line:
            doubled.append(span)
            continue
        later = next((other.line for other in ordered[at + 1 :] if other.line > span.line), None)
        end = span.line_end if later is None else min(span.line_end, later - 1)
        text = trimmed(lines, span.line, max(end, span.line))
        if text is None:
            doubled.append(span)
        else:
            kept.append(replace(span, line=text[0], line_end=text[1]))
    return _with_free_answers(kept, lines), doubled


def _on_print(span: Span, lines: Sequence[str]) -> Span:
    text = trimmed(lines, span.line, span.line_end)
    return replace(span, line=text[0], line_end=text[1]) if text else span


def _with_free_answers(kept: list[Span], lines: Sequence[str]) -> list[Span]:
    settled: list[Span] = []
    taken: dict[Range, int | None] = {}
    texts = [span.text for span in kept]
    for span in kept:
        answer = _cut_at_texts(span.answer, texts, lines)
        for range_, group in list(taken.items()):
            if (
                answer is not None
                and meet(answer, range_)
                and not (answer == range_ and group is not None and group == span.group)
            ):
                answer = trimmed(lines, range_[1] + 1, answer[1]) if range_[1] < answer[1] else None
        if answer is not None:
            taken[answer] = span.group
        settled.append(span.with_answer(answer))
    settled = _same_answer_in_group(settled)
    return [_with_free_status(span, settled) for span in settled]


def _same_answer_in_group(spans: list[Span]) -> list[Span]:
    """A group is what shares one answer: who has another leaves it, who has none gets it."""
    shared = {span.group: span.answer for span in reversed(spans) if span.answer is not None}
    told: list[Span] = []
    alone: set[Range] = set()
    for span in spans:
        if span.group is None:
            told.append(span)
        elif span.answer is None:
            told.append(span.with_answer(shared.get(span.group)))
        elif span.answer == shared[span.group]:
            told.append(span)
        else:
            # Of several who leave with the same answer, the first keeps it.
            kept = None if span.answer in alone else span.answer
            alone.add(span.answer)
            told.append(replace(span, group=None).with_answer(kept))
    return told


def _cut_at_texts(answer: Range | None, texts: Sequence[Range], lines: Sequence[str]) -> Range | None:
    for text in texts:
        if answer is None:
            return None
        if meet(answer, text):
            answer = trimmed(lines, answer[0], text[0] - 1) or trimmed(lines, text[1] + 1, answer[1])
    return answer if answer is None else trimmed(lines, *answer)


def _with_free_status(span: Span, everyone: Sequence[Span]) -> Span:
    line = span.status_line
    if line is None:
        return span
    for other in everyone:
        inside_text = other.line <= line <= other.line_end
        foreign = other.key != span.key and not other.shares_with(span)
        inside_answer = other.answer is not None and other.answer[0] <= line <= other.answer[1]
        earlier_owner = foreign and other.status_line == line and other.line < span.line
        if inside_text or (foreign and inside_answer) or earlier_owner:
            return replace(span, status_line=None)
    return span
