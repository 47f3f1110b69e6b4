"""Whatever a person does with the boundaries, every line stays in at most one finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.refusals import Refusal
from linja.line.intake import calculations as cuts
from linja.line.intake.calculations import Span
from linja.line.intake.calculations import spans as span_module

LINES = [
    "",
    "a.",
    "b",
    "",
    "c.",
    "d",
    "e.",
    "",
    "",
    "f",
    "g.",
    "h",
    "",
    "i.",
    "j",
    "k.",
    "",
    "l",
    "m.",
    "n",
    "o.",
    "",
    "p",
]
TOTAL = len(LINES)


@st.composite
def span_lists(draw: st.DrawFn) -> list[Span]:
    """Any list of raw spans, then made lawful as at reading."""
    raw = []
    for key in range(1, draw(st.integers(1, 6)) + 1):
        first = draw(st.integers(1, TOTAL))
        last = draw(st.integers(first, min(TOTAL, first + 5)))
        span = Span(key, first, last, group=draw(st.sampled_from([None, None, 1, 2])))
        if last < TOTAL and draw(st.booleans()):
            start = draw(st.integers(last + 1, TOTAL))
            span = span.with_answer((start, draw(st.integers(start, TOTAL))))
            span = replace(span, status_line=draw(st.sampled_from([None, start])))
        raw.append(span)
    # A person accepts what is lawful already: nothing is accepted before reading has been made lawful.
    lawful = cuts.normalised(raw, LINES)[0]
    return [replace(span, fixed=draw(st.integers(0, 4)) == 0) for span in lawful]


corrections = st.tuples(
    st.sampled_from(
        ["start", "end", "answer_start", "answer_end", "split", "merge", "new", "drop", "reinstate"]
    ),
    st.integers(0, 20),
    st.integers(-1, TOTAL + 2),
    st.integers(0, 6),
)


class Desk:
    """The spans on a desk, changed as the room's actions change them."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = {span.key: span for span in spans}
        self.dropped: list[Span] = []
        self.fixed = {key: span for key, span in self.spans.items() if span.fixed}

    def do(self, correction: tuple[str, int, int, int]) -> None:
        what, pick, line, width = correction
        keys = sorted(key for key, span in self.spans.items() if not span.fixed)
        if what == "reinstate" and self.dropped:
            self._apply(cuts.reinstate(self.spans.values(), self.dropped[-1], LINES))
        elif what == "new":
            self._apply(cuts.cut_new(self.spans.values(), self._new(), line, line + width, LINES))
        elif keys:
            self._on_one(what, keys[pick % len(keys)], line, keys)

    def _on_one(self, what: str, key: int, line: int, keys: list[int]) -> None:
        if what in cuts.WHICH:
            self._apply(cuts.move(self.spans.values(), key, what, line, LINES))  # type: ignore[arg-type]
        elif what == "split":
            self._apply(cuts.split(self.spans.values(), key, line, self._new(), LINES))
        elif what == "merge":
            self._apply(cuts.merge(self.spans.values(), key, keys[line % len(keys)], LINES))
        elif what == "drop":
            self.dropped.append(self.spans.pop(key))

    def _new(self) -> int:
        return max([*self.spans, *(span.key for span in self.dropped)], default=0) + 1

    def _apply(self, answer: cuts.Cut | Refusal) -> None:
        if isinstance(answer, Refusal):
            return
        for span in (*answer.changed, *answer.created):
            self.spans[span.key] = span
        for key in answer.removed:
            del self.spans[key]
        self.dropped = [span for span in self.dropped if span.key not in self.spans]


@given(span_lists())
def test_what_reading_gave_is_lawful_from_the_start(spans: list[Span]) -> None:
    assert cuts.conflicts(spans) == []


@given(span_lists(), st.lists(corrections, max_size=12))
def test_no_line_is_ever_in_two_findings(spans: list[Span], done: list[tuple[str, int, int, int]]) -> None:
    desk = Desk(spans)
    for correction in done:
        desk.do(correction)
        assert cuts.conflicts(desk.spans.values()) == [], correction


@given(span_lists(), st.lists(corrections, max_size=12))
def test_accepted_findings_are_never_touched(
    spans: list[Span], done: list[tuple[str, int, int, int]]
) -> None:
    desk = Desk(spans)
    for correction in done:
        desk.do(correction)
    assert {key: desk.spans[key] for key in desk.fixed} == desk.fixed


@given(span_lists(), st.lists(corrections, max_size=12))
def test_ranges_run_forward_and_begin_and_end_on_print(
    spans: list[Span], done: list[tuple[str, int, int, int]]
) -> None:
    desk = Desk(spans)
    for correction in done:
        desk.do(correction)
    for span in desk.spans.values():
        assert 1 <= span.line <= span.line_end <= TOTAL
        if span.answer is not None:
            assert 1 <= span.answer[0] <= span.answer[1] <= TOTAL
        for line in (span.line, span.line_end, *(span.answer or ())):
            assert LINES[line - 1].strip()


@pytest.mark.fault
def test_a_law_that_forgets_the_neighbours_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a boundary moves into the neighbour's answer, which does not give way."""
    spans = [Span(1, 2, 3, 5, 7), Span(2, 10, 11)]
    assert cuts.conflicts([spans[0], replace(spans[1], line=7)]) == [(1, 2)]
    lawful = cuts.move(spans, 2, "start", 7, LINES)
    assert isinstance(lawful, cuts.Cut)
    assert [span.answer for span in lawful.changed] == [(5, 6), None]


def test_blank_lines_are_never_a_boundary() -> None:
    assert span_module.trimmed(LINES, 8, 10) == (10, 10)
