# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""One line of the source with what can be seen of it: gap above, bullet, page break, style."""

from __future__ import annotations

import itertools
import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from linja.ground.reading import lexicon
from linja.ground.reading.input.source_text import LineLayout

#: What a line's layout may tell; any attribute may be None.
LayoutHint = LineLayout

_ODD_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\f\v]")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\ufeff")
_SURE_BULLET = re.compile(r"^([\uf000-\uf8ff\ufffd•▪●◦‣·■□►➢✓❖○◆*])\s*(?=\S)")
_MAYBE_BULLET = re.compile(r"^([-–—o?])\s+(?=\S)")
_LISTED = re.compile(
    r"^(?:\(?[a-zæøå]\)|[a-h]\.(?=\s+[a-zæøå])|[ivx]{1,4}\.(?=\s+[a-zæøå])|\d{1,2}\)|\d{1,2}\.(?=\s+(?!(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|tertial|kvartal|halvår|og )\w*)[a-zæøå]))\s*(?=\S)"
)
_TERMINAL = re.compile(r"[.:;!?…][»\"”')\]>]*\d{0,2}$")
_STARTS_UPPER = re.compile(r"^[«\"“”('\[<]*[A-ZÆØÅÉ0-9]")
_STARTS_LOWER = re.compile(r"^[(]?[a-zæøåé]")


@dataclass(slots=True)
class TextLine:
    """A non-empty line. ``gap`` is the number of blank lines above it (furniture not counted)."""

    number: int
    text: str
    body: str
    gap: int
    page_break: bool
    bullet: str | None
    layout: LineLayout | None
    #: Blanks before the first sign; a tab counts as four.
    indent: int = 0
    #: 0: tight (same paragraph spacing), 1: a paragraph apart, 2: more than that.
    space: int = 0
    heading_level: int | None = None
    heading_number: str | None = None
    #: Printed larger than the text, so set as a heading whatever it says.
    display: bool = False
    is_status: bool = False
    is_label: bool = False
    #: "requirement", "status", "answer" or "term" where the line opens a printed field.
    field: str | None = None

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes a sentence or announces a list."""
        return bool(_TERMINAL.search(self.text))

    @property
    def starts_upper(self) -> bool:
        """Whether the line could open a sentence."""
        return bool(_STARTS_UPPER.match(self.body))

    @property
    def starts_lower(self) -> bool:
        """Whether the line reads like the middle of a sentence."""
        return bool(_STARTS_LOWER.match(self.body))


def clean(raw: str) -> str:
    """The line with odd spaces as plain ones, invisible characters removed, and trimmed."""
    return _ODD_SPACES.sub(" ", raw).translate(_INVISIBLE).strip()


def text_lines(
    lines: Sequence[str],
    pages: Sequence[int | None],
    layout: Sequence[LineLayout | None],
) -> list[TextLine]:
    """All non-empty lines, in order, with gaps and bullets; spacing classes are set by ``set_spacing``."""
    found: list[TextLine] = []
    gap, page, previous_blank = 0, None, True
    for number, raw in enumerate(lines, start=1):
        text = clean(raw)
        if not text:
            gap += 1
            previous_blank = True
            continue
        new_page = pages[number - 1] is not None and page is not None and pages[number - 1] != page
        page = pages[number - 1]
        led_in = raw[:1] == " " and raw[1:2] != " " and not previous_blank
        found.append(_line(number, text, gap, new_page or led_in or "\f" in raw, layout[number - 1]))
        found[-1].indent = _indent(raw)
        gap, previous_blank = 0, False
    _settle_doubtful_bullets(found)
    _mark_counted_items(found)
    _nest_by_indent(found)
    return found


def _indent(raw: str) -> int:
    blanks = raw[: len(raw) - len(raw.lstrip())]
    return len(blanks.replace("\f", "").replace("\t", "    "))


def _line(number: int, text: str, gap: int, page_break: bool, hint: LineLayout | None) -> TextLine:
    bullet, body = None, text
    if match := _SURE_BULLET.match(text) or _MAYBE_BULLET.match(text):
        bullet, body = match.group(1), text[match.end() :]
    elif match := _LISTED.match(text):
        bullet, body = _enumeration(match.group(0)), text[match.end() :]
    elif hint is not None and hint.list_level is not None:
        bullet = "•" if hint.list_level == 0 else "o"
    if (
        bullet is not None
        and hint is not None
        and (hint.list_level or 0) > 0
        and bullet not in {"-", "–", "o"}
    ):
        bullet = "◦"
    return TextLine(number, text, body, gap, page_break, bullet, hint)


_COUNTED = re.compile(r"^(\d{1,2})\.\s+(?=[A-ZÆØÅ])")
#: An item of a counted list has no more lines than this.
_ITEM_LINES = 15
_CONTENTS_HEAD = re.compile(r"^(?:innhold|innhald|dagsorden|saksliste|disposisjon)", re.IGNORECASE)


def _mark_counted_items(lines: list[TextLine]) -> None:
    """``1. Legge fram ...``, ``2. ...`` under an announcing line is a list, though its items start with capitals."""
    last, since, previous = 0, 0, None
    for line in lines:
        match = _COUNTED.match(line.text) if line.bullet is None else None
        since += 1
        if line.gap > 3 or since > _ITEM_LINES:
            # Far below an item, a number one higher is the next chapter's.
            last = 0
        if match is not None and previous is not None:
            number = int(match.group(1))
            rest = line.text[match.end() :]
            opens = number == 1 and (_announces(previous) or _is_goal(rest))
            if opens or (number > 1 and number == last + 1):
                line.bullet, line.body = "#1", rest
                last, since = number, 0
        previous = line


def _announces(previous: TextLine) -> bool:
    """Whether a list may open below: after a colon, or a heading such as ``Mål 2019``."""
    if lexicon.KIND_HEADING.match(previous.text):
        return True
    return previous.text.endswith(":") and not _CONTENTS_HEAD.match(previous.text)


def _is_goal(text: str) -> bool:
    """A quantity that is measured is a goal and no heading, however it is numbered."""
    return len(text) > 45 and lexicon.QUANTITY.match(text) is not None


def _nest_by_indent(lines: list[TextLine]) -> None:
    """Items with the mark of the item above, but set further in, are its parts."""
    outer: TextLine | None = None
    inner: int | None = None
    mark: str | None = None
    for line in lines:
        if line.bullet is None or line.bullet.startswith("#"):
            if line.gap > 0 and line.indent <= (outer.indent if outer else 0):
                outer = inner = None
            continue
        own = line.bullet
        deeper = outer is not None and own == mark and outer.indent + 2 <= line.indent <= outer.indent + 12
        if deeper and (inner is None or abs(line.indent - inner) <= 1):
            inner = line.indent
            line.bullet = "◦" if own != "◦" else "-"
            continue
        outer, inner, mark = line, None, own


def _enumeration(mark: str) -> str:
    """The sort of enumeration: figures, letters or small roman numbers, which stand below one another."""
    bare = mark.strip("(). ")
    if bare.isdecimal():
        return "#1"
    return "#i" if len(bare) > 1 or bare in "iv" else "#a"


def _settle_doubtful_bullets(lines: list[TextLine]) -> None:
    """A dash or a letter o opens an item only where a list is open, announced, or set apart."""
    tight = _commonest_gap(lines)
    marks = Counter(line.bullet for line in lines)
    recent: deque[str | None] = deque(maxlen=12)
    previous: TextLine | None = None
    for line in lines:
        doubtful = line.bullet in {"-", "–", "—", "o"} and previous is not None
        if doubtful and previous is not None and not _announced(previous) and line.bullet not in recent:
            habitual = marks[line.bullet] >= 5 and line.body[:1].isupper()
            if line.gap <= tight and not line.page_break and len(previous.text) > 45 and not habitual:
                line.bullet, line.body = None, line.text
        recent.append(line.bullet)
        previous = line


def _announced(previous: TextLine) -> bool:
    return (
        previous.ends_sentence or previous.bullet is not None or previous.text.endswith((" å", " om", " at"))
    )


def _commonest_gap(lines: Sequence[TextLine]) -> int:
    return _tight_gap(lines, Counter(line.gap for line in lines[1:] if not line.page_break))


@dataclass(frozen=True, slots=True)
class Spacing:
    """The document's own habit of spacing, estimated from its lines."""

    tight: int
    paragraph: int
    width: float
    bullet_width: float
    #: Whether blank lines part paragraphs at all.
    speaks: bool


def spacing_of(lines: Sequence[TextLine]) -> Spacing:
    """Estimate the habit: the commonest gap is the tight one, the commonest larger one a paragraph."""
    gaps = Counter(line.gap for line in lines[1:] if not line.page_break)
    tight = _tight_gap(lines, gaps)
    larger = Counter({gap: count for gap, count in gaps.items() if gap > tight})
    # The commonest gap may be the paragraph's where every paragraph is one line (DOCX).
    if larger and sum(larger.values()) < 0.02 * len(lines):
        larger = Counter({gap: count for gap, count in larger.items() if count >= 3})
    paragraph = larger.most_common(1)[0][0] if larger else tight + 1
    plain = sorted(len(line.text) for line in lines if line.bullet is None)
    listed = sorted(len(line.text) for line in lines if line.bullet is not None)
    return Spacing(
        tight,
        paragraph,
        _quantile(plain, 0.9, 80.0),
        _quantile(listed, 0.85, 75.0),
        speaks=sum(larger.values()) >= 0.1 * len(lines),
    )


def _tight_gap(lines: Sequence[TextLine], gaps: Counter[int]) -> int:
    """The gap inside a paragraph, as lines show that go on in the middle of a sentence."""
    inside = Counter(
        line.gap
        for before, line in itertools.pairwise(lines)
        if line.bullet is None
        and line.starts_lower
        and not before.ends_sentence
        and not line.page_break
        and len(before.text) > 40
    )
    if sum(inside.values()) >= 5:
        return inside.most_common(1)[0][0]
    common = [gap for gap, count in gaps.items() if count >= 0.08 * len(lines)]
    return min(common, default=0)


def set_spacing(lines: Sequence[TextLine], habit: Spacing) -> None:
    """Give every line its spacing class."""
    for line in lines:
        if line.gap <= habit.tight:
            line.space = 0
        else:
            line.space = 1 if line.gap <= habit.paragraph else 2


def _quantile(values: Sequence[int], share: float, default: float) -> float:
    return float(values[min(len(values) - 1, int(share * len(values)))]) if values else default
