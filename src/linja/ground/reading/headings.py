# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Which lines are headings: numbered by outline, declared by layout, or known words of the line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linja.ground.reading import lexicon
from linja.ground.reading.text_line import TextLine

_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[«\"A-ZÆØÅÉ])(.+)$")
_PART = re.compile(
    r"^((?:del|kapittel|kap\.?|vedlegg|sak)\s+(?:\d{1,2}(?:[/-]\d{2,4})?|[IVX]+))\b[\s:.–-]*(.*)$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:skal|er|har|ble|blei|vart|var|vil|kan|må|bes|ba|ber|bad|viser|gir|følger|deltar|fikk)\b",
    re.IGNORECASE,
)
_DATED_MEETING = re.compile(
    r"^(?:(?:fra|frå|protokoll(?:en)?(?:\s+(?:fra|frå))?)\s+)?(?:ekstraordinært\s+)?(?:foretaksmøte|føretaksmøte)(?:t)?"
    r"(?:\s+i\s+[\w\sæøåÆØÅ-]{4,40})?\s+(?:den\s+)?\d{1,2}\.\s*(?:\w+|\d{1,2}\.?)(?:\s*20\d\d)?$",
    re.IGNORECASE,
)
_TWO_SENTENCES = re.compile(r"[a-zæøå]{3,}[.!?]\s+[A-ZÆØÅ]")
_CAPTION = re.compile(
    r"\((?:i\s+)?(?:mill|1\s?000|prosent|pst|antall|talet|kr\b|dager|dagar|tall|tal\b)|^(?:tabell|figur|måltall|måltal|kilde|kjelde|andel|antall|oversikt|uttrekk|RHF/HF|HF)\b",
    re.IGNORECASE,
)
_NOT_TITLE_END = re.compile(
    r"(?:(?<!\bmv)(?<!\bm\.v)(?<!\bm\.m)\.|[!?,]|\b(?:og|eller|av|for|til|med|i|på|som|å|at|om|de|en|et|den|det)|-)$",
    re.IGNORECASE,
)


def mark_headings(lines: Sequence[TextLine]) -> None:
    """Set ``heading_level`` on the lines that surely are headings."""
    _mark_display(lines)
    _mark_declared(lines)
    _mark_numbered(lines)
    for line in lines:
        if line.heading_level is None and line.bullet is None and lexicon.KIND_HEADING.match(line.text):
            line.heading_level = 8


def _mark_display(lines: Sequence[TextLine]) -> None:
    """Lines larger than the size that most of the text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.layout is not None and line.layout.size:
            sizes[round(line.layout.size, 1)] += len(line.text)
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    for line in lines:
        size = line.layout.size if line.layout is not None else None
        line.display = size is not None and size >= body + 0.8 and len(line.text) < 160


def _whole_title(lines: Sequence[TextLine], i: int, title: str) -> str:
    """A display title with the lines that it runs over."""
    j = i
    while (
        lines[j].display and j + 1 < len(lines) and goes_on_in_display(lines[j], lines[j + 1]) and j - i < 3
    ):
        j += 1
        title += " " + lines[j].text
    return title


def goes_on_in_display(line: TextLine, below: TextLine) -> bool:
    """Whether a display line runs over into the next: same size, nothing between, no number of its own."""
    if not (line.display and below.display) or below.space > 0 or below.page_break:
        return False
    if below.layout is not None and below.layout.heading_level is not None:
        return False
    same = line.layout is not None and below.layout is not None and line.layout.size == below.layout.size
    return same and _NUMBERED.match(below.text) is None


def _mark_declared(lines: Sequence[TextLine]) -> None:
    for line in lines:
        hint = line.layout
        if hint is not None and hint.heading_level is not None:
            line.heading_level = hint.heading_level
            if match := _NUMBERED.match(line.text):
                line.heading_number = match.group(1)
            line.bullet, line.body = None, line.text


def _mark_numbered(lines: Sequence[TextLine]) -> None:
    """Accept a number only where it continues the outline, so that listed points are not chapters."""
    last: tuple[int, ...] = ()
    restart = False
    for i, line in enumerate(lines):
        if line.field is not None:
            continue
        if line.heading_level is not None and line.heading_number:
            last = tuple(int(n) for n in line.heading_number.split("."))
            continue
        if (part := _PART.match(line.text)) and _fit_for_part(line, part) and not _is_agenda(lines, i):
            line.heading_level, line.heading_number = 1, part.group(1)
            own = re.search(r"\d+", part.group(1))
            last = (int(own.group(0)),) if own else ()
            restart = True
            continue
        match = _NUMBERED.match(line.text)
        if match is None or not _fit_for_title(lines, i, _whole_title(lines, i, match.group(2))):
            continue
        number = tuple(int(n) for n in match.group(1).split("."))
        if _continues(last, number) or (restart and number[0] <= 2):
            restart = False
            line.heading_level, line.heading_number = len(number), match.group(1)
            line.bullet, line.body = None, line.text
            last = number


def _is_agenda(lines: Sequence[TextLine], i: int) -> bool:
    """Case after case with nothing between them is the agenda, not the cases themselves."""
    below = i + 1 < len(lines) and lines[i + 1].space == 0 and _PART.match(lines[i + 1].text)
    above = i > 0 and lines[i].space == 0 and _PART.match(lines[i - 1].text)
    return bool(below or above)


def _fit_for_part(line: TextLine, part: re.Match[str]) -> bool:
    title = part.group(2)
    if len(line.text) > 110 or title.endswith((".", ",")) or line.text[:1].islower():
        return False
    return not title or title[:1].isupper()


def _fit_for_title(lines: Sequence[TextLine], i: int, title: str) -> bool:
    line = lines[i]
    if (
        len(title) > 140
        or re.search(r"(?<!\d)(?!(?:19|20)\d\d\b)\d{4,}\s*$|\d+\s*%", title)
        or _NOT_TITLE_END.search(title)
    ):
        return title.endswith("-") and len(title) > 60
    if _FINITE.search(title) and len(title) > 90:
        return False
    runs_on = i + 1 < len(lines) and lines[i + 1].space == 0 and lines[i + 1].starts_lower
    if runs_on and len(title) < 40 and not line.display:
        return False
    dates = r"^(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b"
    return (
        line.bullet is None and not re.match(dates, title, re.IGNORECASE) and not _is_numbered_point(lines, i)
    )


def _is_numbered_point(lines: Sequence[TextLine], i: int) -> bool:
    """Two numbered lines tight together are points of a list, not chapters."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    own = _NUMBERED.match(lines[i].text)
    if own is None or "." in own.group(1):
        return False
    below = _NUMBERED.match(after.text) if after is not None and after.space == 0 else None
    above = _NUMBERED.match(lines[i - 1].text) if i and lines[i].space == 0 else None
    return any(other is not None and "." not in other.group(1) for other in (below, above))


def _continues(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether ``number`` may follow ``last`` in an outline: onwards, by steps that a lost heading explains."""
    if not last:
        return number[0] <= 2 or len(number) > 1
    if number <= last:
        return False
    shared = next(
        (i for i, (a, b) in enumerate(zip(last, number, strict=False)) if a != b), min(len(last), len(number))
    )
    if shared == len(last):
        return all(n <= 2 for n in number[shared:])
    return number[shared] - last[shared] <= 4 and all(n <= 2 for n in number[shared + 1 :])


def title_score(line: TextLine, before: TextLine | None, after: TextLine | None, whole: str = "") -> float:
    """How much a line looks like a heading without number: about -4 (not) to 7 (surely).

    ``whole`` is the title with the lines that it runs over.
    """
    text = (whole or line.body).rstrip(" :;")
    if not 3 <= len(text) <= 115 or not text[:1].isupper() or _NOT_TITLE_END.search(text) or ":" in text[:-1]:
        return -4.0
    if (line.text.endswith(":") and _FINITE.search(text)) or _TWO_SENTENCES.search(text):
        return -4.0
    if _DATED_MEETING.match(text):
        return 5.0
    score = 1.0 - 0.015 * max(0, len(text) - 45)
    score += 0.8 if line.space >= 1 or line.page_break else -0.7
    score += 0.5 if after is not None and after.space >= 1 else 0.0
    score += -2.5 if _FINITE.search(text) else 0.3
    score += -1.5 if re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b|\d{1,2}\. [a-z]+", "", text)) else 0.0
    score += -6.0 if _CAPTION.search(text) else 0.0
    score += -1.5 if re.search(r"https?:|www\.|\d\s*%", text) else 0.0
    return score + (3.5 if line.display else _style_score(line, before, after))


def _style_score(line: TextLine, before: TextLine | None, after: TextLine | None) -> float:
    hint = line.layout
    other = next((o.layout for o in (after, before) if o is not None and o.layout is not None), None)
    if hint is None or other is None:
        return 0.0
    score = 1.5 if hint.bold and not other.bold else 0.0
    if hint.size and other.size and hint.size > other.size + 0.5:
        score += 2.0
    return score
