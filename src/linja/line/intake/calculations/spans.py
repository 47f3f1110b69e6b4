"""Which lines belong to which finding. Lines are 1-based and ranges inclusive, as everywhere in reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from linja.ground.kernel.refusals import Refusal

Range: TypeAlias = tuple[int, int]
Which: TypeAlias = Literal["start", "end", "answer_start", "answer_end"]
WHICH: tuple[Which, ...] = ("start", "end", "answer_start", "answer_end")


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of one finding: requirement, printed status and answer."""

    key: int
    line: int
    line_end: int
    answer_line: int | None = None
    answer_line_end: int | None = None
    status_line: int | None = None
    #: Findings of one group share one answer.
    group: int | None = None
    #: Accepted: nobody else's correction may change it.
    fixed: bool = False

    @property
    def text(self) -> Range:
        """The requirement's own lines."""
        return (self.line, self.line_end)

    @property
    def answer(self) -> Range | None:
        """The answer's lines, when there is an answer."""
        if self.answer_line is None or self.answer_line_end is None:
            return None
        return (self.answer_line, self.answer_line_end)

    def with_answer(self, answer: Range | None) -> Span:
        """The same span with another answer."""
        first, last = answer or (None, None)
        return replace(self, answer_line=first, answer_line_end=last)

    def shares_with(self, other: Span) -> bool:
        """Whether the two have one answer together."""
        return self.group is not None and self.group == other.group


@dataclass(frozen=True, slots=True)
class Cut:
    """What a correction does to the spans."""

    changed: tuple[Span, ...] = ()
    created: tuple[Span, ...] = ()
    removed: tuple[int, ...] = ()


Answer: TypeAlias = Cut | Refusal


@dataclass(slots=True)
class Table:
    """All spans of a document by key, while a correction is being worked out."""

    spans: dict[int, Span]
    lines: Sequence[str]
    before: dict[int, Span] = field(default_factory=dict)

    @classmethod
    def of(cls, spans: Iterable[Span], lines: Sequence[str]) -> Table:
        """A table that remembers how it began."""
        held = {span.key: span for span in spans}
        return cls(held, lines, dict(held))

    def others(self, key: int) -> list[Span]:
        """Every span but one, in the document's order."""
        return sorted((span for span in self.spans.values() if span.key != key), key=lambda one: one.line)

    def put(self, span: Span) -> None:
        """Set or replace a span."""
        self.spans[span.key] = span

    def cut(self) -> Cut:
        """What has become different since the beginning, in the document's order."""
        now = sorted(self.spans.values(), key=lambda one: one.line)
        return Cut(
            changed=tuple(s for s in now if s.key in self.before and s != self.before[s.key]),
            created=tuple(s for s in now if s.key not in self.before),
            removed=tuple(key for key in self.before if key not in self.spans),
        )


def meet(one: Range, other: Range) -> bool:
    """Whether two ranges have a line in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def is_blank(lines: Sequence[str], line: int) -> bool:
    """Whether 1-based ``line`` holds no printed sign."""
    return not lines[line - 1].strip()


def forward(lines: Sequence[str], line: int) -> int | None:
    """The first line with print from ``line`` on."""
    return next((at for at in range(max(1, line), len(lines) + 1) if not is_blank(lines, at)), None)


def backward(lines: Sequence[str], line: int) -> int | None:
    """The last line with print up to ``line``."""
    return next((at for at in range(min(line, len(lines)), 0, -1) if not is_blank(lines, at)), None)


def trimmed(lines: Sequence[str], first: int, last: int) -> Range | None:
    """The range without blank lines at its ends, or None when nothing is printed there."""
    start, end = forward(lines, first), backward(lines, last)
    if start is None or end is None or start > end:
        return None
    return (start, end)


def claimed(span: Span) -> set[int]:
    """Every line that the finding claims."""
    own = set(range(span.line, span.line_end + 1))
    if span.status_line is not None:
        own.add(span.status_line)
    if span.answer is not None:
        own.update(range(span.answer[0], span.answer[1] + 1))
    return own


def _shared(one: Span, other: Span) -> set[int]:
    """What two findings of one group rightly have together: the answer, and the status printed for both."""
    common = (
        {one.status_line} if one.status_line is not None and one.status_line == other.status_line else set()
    )
    if one.answer is not None and one.answer == other.answer:
        common |= set(range(one.answer[0], one.answer[1] + 1))
    return common


def conflicts(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Pairs of findings that claim the same line, other than what they share."""
    held = list(spans)
    found = []
    for at, one in enumerate(held):
        for other in held[at + 1 :]:
            common = claimed(one) & claimed(other)
            if one.shares_with(other):
                common -= _shared(one, other)
            if common:
                found.append((one.key, other.key))
    return found
