"""The source beside a finding: a window of lines, cut into segments that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.line.intake import calculations
from linja.line.intake.queries import FindingRecord, SourceText

#: Printed lines shown around a finding, and the longest stretch shown of one long answer.
MARGIN = 12
LONGEST = 150
PAGE_OF_LINES = 90

_SYMBOL_BULLET = re.compile("[\uf000-\uf8ff]")

LABELS: dict[str, Any] = {
    "stem": _("Shared sentence"),
    "background": _("Background"),
    "requirement": _("Requirement"),
    "status": _("Printed status"),
    "answer": _("Answer"),
    "other": _("Another requirement"),
    "other_answer": _("Another answer"),
    "dropped": _("Dropped"),
    "text": "",
}


@dataclass(slots=True)
class Row:
    """One printed line."""

    number: int
    text: str
    chosen: bool = False
    #: Set on the first line of a page.
    page: int | None = None


@dataclass(slots=True)
class Segment:
    """Lines after each other that are the same thing."""

    role: str
    label: Any
    #: The finding that a line of another requirement leads to.
    finding_id: int | None = None
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Pane:
    """The window, and where one can go from it."""

    segments: list[Segment]
    first: int
    last: int
    total: int
    before: int | None
    after: int | None
    page: int | None
    last_page: int | None
    #: A line near the end of the chosen finding's answer, when the answer runs out of the window.
    answer_goes_on: int | None = None


def pane(
    text: SourceText,
    findings: Iterable[FindingRecord],
    chosen: FindingRecord | None,
    line: int | None = None,
) -> Pane:
    """The lines around ``line``, else around the chosen finding, else the document's beginning."""
    total = len(text.lines)
    first, last = _window(text.lines, chosen, line)
    roles = _roles(text.lines, findings, chosen, first, last)
    at = line or (chosen.line if chosen else first)
    return Pane(
        segments=_segments(text, roles, first, last, line),
        first=first,
        last=last,
        total=total,
        before=max(1, first - PAGE_OF_LINES + MARGIN) if first > 1 else None,
        after=min(total, last + MARGIN) if last < total else None,
        page=text.pages[at - 1] if 0 < at <= total else None,
        last_page=text.last_page,
        answer_goes_on=_answer_goes_on(chosen, last, line),
    )


def _answer_goes_on(chosen: FindingRecord | None, last: int, line: int | None) -> int | None:
    if chosen is None or line is not None or (chosen.answer_line_end or 0) <= last:
        return None
    return max(1, (chosen.answer_line_end or 0) - PAGE_OF_LINES // 2)


def _window(lines: Sequence[str], chosen: FindingRecord | None, line: int | None) -> tuple[int, int]:
    total = len(lines)
    if line is not None:
        # The line stands near the top, so that it is seen without scrolling and without script.
        return max(1, line - MARGIN), min(total, line - MARGIN + PAGE_OF_LINES)
    if chosen is None:
        return 1, min(total, PAGE_OF_LINES)
    last = max(chosen.line_end, chosen.answer_line_end or 0)
    before = [
        place[0]
        for words in (chosen.found.background, chosen.found.stem)
        if (place := calculations.stem_range(lines, chosen.line, words)) and chosen.line - place[0] < 60
    ]
    first = max(1, min([*before, chosen.line]) - MARGIN)
    return first, min(total, last + MARGIN, first + LONGEST)


Roles = dict[int, tuple[str, int | None]]


def _roles(
    lines: Sequence[str],
    findings: Iterable[FindingRecord],
    chosen: FindingRecord | None,
    first: int,
    last: int,
) -> Roles:
    """What each line of the window is; the chosen finding has the last word."""
    roles: Roles = {}
    for one in findings:
        if (chosen is not None and one.id == chosen.id) or not _touches(one, first, last):
            continue
        if one.state == "dropped":
            _mark(roles, (one.line, one.line_end), "dropped", one.id, weak=True)
            continue
        if one.span.answer is not None:
            _mark(roles, one.span.answer, "other_answer", one.id, weak=True)
        if one.found.status_line is not None:
            _mark(roles, (one.found.status_line, one.found.status_line), "other_answer", one.id, weak=True)
        _mark(roles, (one.line, one.line_end), "other", one.id)
    if chosen is not None:
        _mark_chosen(roles, lines, chosen)
    return roles


def _touches(one: FindingRecord, first: int, last: int) -> bool:
    return one.line <= last and max(one.line_end, one.answer_line_end or 0) >= first


def _mark_chosen(roles: Roles, lines: Sequence[str], chosen: FindingRecord) -> None:
    for role, words in (("background", chosen.found.background), ("stem", chosen.found.stem)):
        place = calculations.stem_range(lines, chosen.line, words)
        if place is not None:
            _mark(roles, place, role, None)
    if chosen.span.answer is not None:
        _mark(roles, chosen.span.answer, "answer", None)
    if chosen.found.status_line is not None:
        _mark(roles, (chosen.found.status_line, chosen.found.status_line), "status", None)
    _mark(roles, chosen.span.text, "requirement", None)


def _mark(
    roles: Roles, lines: tuple[int, int], role: str, finding: int | None, *, weak: bool = False
) -> None:
    for at in range(lines[0], lines[1] + 1):
        if not (weak and at in roles):
            roles[at] = (role, finding)


def shown(line: str) -> str:
    """The line for the screen: bullets of a symbol font have no sign in ours. What is stored stays."""
    return _SYMBOL_BULLET.sub("•", line)


def _segments(text: SourceText, roles: Roles, first: int, last: int, line: int | None) -> list[Segment]:
    """Blank lines are not shown: the numbers tell that they are there."""
    segments: list[Segment] = []
    page = None
    for at in range(first, last + 1):
        if not text.lines[at - 1].strip() and at != line:
            continue
        role, finding = roles.get(at, ("text", None))
        if not segments or (segments[-1].role, segments[-1].finding_id) != (role, finding):
            segments.append(Segment(role, LABELS[role], finding))
        new_page = text.pages[at - 1] if text.pages[at - 1] != page else None
        page = text.pages[at - 1]
        segments[-1].rows.append(Row(at, shown(text.lines[at - 1]), at == line, new_page))
    return segments
