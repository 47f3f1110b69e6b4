"""Lines become blocks: a paragraph, a list item, a heading line or a table row each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from linja.ground.reading import cues
from linja.ground.reading.headings import goes_on_in_display
from linja.ground.reading.text_line import Spacing, TextLine

_NUMBER = re.compile(r"[-–−+]?\d+(?:[ .,]\d+)*\s*%?")
_OPENER = re.compile(
    r"^(?:(?:foretaksmøtet|føretaksmøtet)\s+(?:ba|ber|bad|bed|viste|la\s|vedtok|vedtek|understrek)|protokoll\b|korrigering)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"(?:\b(?:St|Dr|nr|pkt|kap|jf|ca|bl|ev|mv|mill|mrd|pr|Prop|Meld|art|avd|inkl)\.|\b\d{1,2}\.)$"
)


@dataclass(slots=True)
class Block:
    """Consecutive lines that belong together, as printed."""

    lines: list[TextLine]
    #: True when it is not sure that a new paragraph starts here (a page break in running text).
    soft: bool = False
    text: str = ""
    tabular: bool = False
    #: Filled by later steps.
    state: str = ""
    margin: float = 0.0
    cues: dict[str, float] = field(default_factory=dict)
    #: Bullet and spacing as ``measure`` saw them: asked for tens of thousands of times while decoding.
    mark: str | None = None
    spacing: str = "0"

    @property
    def first(self) -> TextLine:
        return self.lines[0]

    @property
    def line(self) -> int:
        return self.lines[0].number

    @property
    def line_end(self) -> int:
        return self.lines[-1].number

    @property
    def bullet(self) -> str | None:
        return self.lines[0].bullet

    @property
    def space(self) -> int:
        return self.lines[0].space


def fold(lines: Sequence[TextLine], *, with_bullet: bool = False) -> str:
    """Join printed lines to running text: soft wraps become spaces, a word's own hyphen keeps it whole."""
    parts: list[str] = []
    for i, line in enumerate(lines):
        piece = line.body if i == 0 and not with_bullet else _printed(line) if with_bullet else line.body
        if parts and _hyphen_joins(parts[-1], piece):
            parts[-1] += piece
        else:
            parts.append(piece)
    return re.sub(r"\s+", " ", " ".join(parts)).strip()


def _printed(line: TextLine) -> str:
    if line.bullet is None or line.bullet.startswith("#"):
        return line.text
    if line.text == line.body:
        return line.text
    mark = line.bullet if line.bullet in {"o", "-", "–", "—"} else "•"
    return f"{mark} {line.body}"


def _hyphen_joins(before: str, after: str) -> bool:
    """``Sør-`` + ``Øst`` is one word; ``smerte-`` + ``og`` and a spaced dash are not."""
    if not before.endswith(("-", "\u2010")) or before.endswith((" -", " \u2010")) or len(before) < 2:
        return False
    return (
        not re.match(r"(?:og|eller|og/eller|samt)\b", after) and before[-2].isalnum() and after[:1].isalnum()
    )


def assemble(lines: Sequence[TextLine], habit: Spacing) -> list[Block]:
    """Cut the lines into blocks."""
    blocks: list[Block] = []
    for line in lines:
        if blocks and (kind := _cut(blocks[-1], line, habit)) is None:
            blocks[-1].lines.append(line)
            continue
        blocks.append(Block([line], soft=bool(blocks) and kind == "soft"))
    for block in blocks:
        block.text = fold(block.lines)
        block.tabular = _is_tabular(block)
    return blocks


def _cut(block: Block, line: TextLine, habit: Spacing) -> str | None:  # noqa: PLR0911
    """Why a new block starts at ``line``: ``"hard"``, ``"soft"``, or None when it does not."""
    previous = block.lines[-1]
    if line.bullet or line.is_status or line.is_label or previous.is_status or _restyled(previous, line):
        return "hard"
    if previous.display and goes_on_in_display(previous, line):
        return None
    if previous.display != line.display and line.layout is not None:
        return "hard"
    if line.heading_level or previous.heading_level:
        return None if _heading_goes_on(block, previous, line) else "hard"
    if line.page_break:
        return _cut_at_page(previous, line, habit)
    if line.space > 0:
        return None if _runs_over_gap(block, previous, line, habit) else "hard"
    return _cut_tight(block, previous, line, habit)


def _heading_goes_on(block: Block, previous: TextLine, line: TextLine) -> bool:
    """A heading that did not fit one line goes on in a second of the same level or a lower-case one."""
    if line.heading_level:
        declared = line.heading_number is None and line.heading_level == previous.heading_level
        return declared and line.space == 0 and line.starts_lower
    return len(block.lines) == 1 and line.space == 0 and line.starts_lower and not previous.ends_sentence


def _restyled(previous: TextLine, line: TextLine) -> bool:
    """Another paragraph style (only DOCX tells them) is another paragraph."""
    before, here = previous.layout, line.layout
    return before is not None and here is not None and before.style != here.style


def _cut_at_page(previous: TextLine, line: TextLine, habit: Spacing) -> str | None:
    if not previous.ends_sentence and not (line.starts_upper and _is_short(previous, line, habit)):
        return None
    if _NAME_END.search(previous.text) or line.starts_lower:
        return None
    return "soft" if line.starts_upper else None


def _runs_over_gap(block: Block, previous: TextLine, line: TextLine, habit: Spacing) -> bool:
    """A gap inside a sentence: extraction puts one after the first line of some list items."""
    if previous.ends_sentence and not _NAME_END.search(previous.text):
        return False
    if line.starts_upper and _OPENER.match(line.body):
        return False
    if _is_rowlike(previous.text) or _is_rowlike(line.text):
        return False
    if line.starts_lower:
        return len(previous.text) > 25
    if line.starts_upper and not line.ends_sentence and len(line.text) < 60:
        return False
    full = not _is_short(previous, line, habit)
    return full and block.bullet is not None and line.space == 1


def _cut_tight(block: Block, previous: TextLine, line: TextLine, habit: Spacing) -> str | None:  # noqa: PLR0911
    if _is_rowlike(line.text) or _is_rowlike(previous.text):
        return "hard"
    if previous.text.endswith(":") and len(previous.text) < 0.8 * habit.width:
        return "hard"
    if line.starts_lower or _NAME_END.search(previous.text):
        return None
    if previous.ends_sentence and (_answers(block, line) or _new_cell(line, habit)):
        return "hard"
    if not habit.speaks and previous.ends_sentence and _changes_voice(block, line):
        return "hard"
    if line.starts_upper and _OPENER.match(line.body) and (previous.ends_sentence or len(block.lines) == 1):
        return "hard"
    if not _is_short(previous, line, habit):
        return None
    if previous.ends_sentence:
        return "hard"
    title_like = len(block.lines) == 1 and len(previous.text) < 0.75 * habit.width and block.bullet is None
    return "hard" if title_like and line.starts_upper else None


def _answers(block: Block, line: TextLine) -> bool:
    """A verdict right after a request answers it, whatever the lines' widths."""
    return cues.opens_with_verdict(line.body) and cues.asked(block.first.body) >= 1.5


def _new_cell(line: TextLine, habit: Spacing) -> bool:
    """In text as narrow as a column, a request in a line of its own opens the next cell."""
    return habit.width < 70 and cues.addressed(line.body)


def _changes_voice(block: Block, line: TextLine) -> bool:
    """Where nothing is set apart: a request opens, or the telling starts right after one."""
    if cues.addressed(line.body):
        return True
    asks = block.bullet is not None or cues.asked(block.first.body) >= 2
    return asks and cues.told(line.body) >= 1.4 and cues.asked(line.body) < 1


def _is_short(previous: TextLine, line: TextLine, habit: Spacing) -> bool:
    """Whether the next line's first word would have fitted on the line above."""
    width = habit.width if previous.bullet is None else max(habit.bullet_width, 0.85 * habit.width)
    first_word = line.body.split(" ", 1)[0]
    return len(previous.text) + 1 + len(first_word) < 0.88 * width


def _is_rowlike(text: str) -> bool:
    """A row of a table: at least two figures, and few words between them."""
    numbers = _NUMBER.findall(text)
    if len(numbers) < 2 or text.endswith((".", ",", ";")):
        return False
    words = re.findall(r"[A-Za-zÆØÅæøå]{2,}", text)
    tail = re.search(r"(?:\s+[-–−+]?[\d.,]+(?:\s*%)?){2,}\s*$", text)
    return bool(tail) and len(words) <= 8


def _is_tabular(block: Block) -> bool:
    return all(_is_rowlike(line.text) for line in block.lines)
