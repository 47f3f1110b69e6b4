"""List labels as Word would print them: bullets as a bullet, numbers counted anew."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

from linja.ground.reading.input.docx_styles import Styles
from linja.ground.reading.input.docx_words import W, value

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


#: Signs that tell a level of its own; all others are shown as the plain bullet.
_SIGNS = frozenset({"o", "-", "–"})


class Numbering:
    """Counts list items while the document is walked from its beginning."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if part is None:
            return
        for abstract in part.iterchildren(f"{W}abstractNum"):
            levels = {int(value(lvl, "ilvl") or 0): lvl for lvl in abstract.iterchildren(f"{W}lvl")}
            self._levels[value(abstract, "abstractNumId") or ""] = levels
        for number in part.iterchildren(f"{W}num"):
            self._list_of[value(number, "numId") or ""] = value(number.find(f"{W}abstractNumId")) or ""

    def label(self, paragraph: etree._Element, styles: Styles) -> tuple[str, int | None]:
        """Return the label with a space behind it and the level; ``("", None)`` outside lists."""
        list_id, level = self._place(paragraph, styles)
        if list_id is None or list_id == "0":
            return "", None
        abstract = self._list_of.get(list_id, "")
        definition = self._levels.get(abstract, {}).get(level)
        if definition is None:
            return "• ", level
        kind = value(definition.find(f"{W}numFmt")) or "decimal"
        if kind == "bullet":
            sign = value(definition.find(f"{W}lvlText")) or ""
            return (f"{sign} " if sign in _SIGNS else "• "), level
        text = self._counted(abstract, level, definition)
        # Numbered headings are headings, not list items.
        is_heading = styles.look(paragraph).heading_level is not None
        return (f"{text} " if text.strip() else ""), (None if is_heading else level)

    def _place(self, paragraph: etree._Element, styles: Styles) -> tuple[str | None, int]:
        """Find list and level in the paragraph, else in its styles."""
        owners = [paragraph.find(f"{W}pPr"), *(style.find(f"{W}pPr") for style in styles.chain(paragraph))]
        list_id: str | None = None
        level: int | None = None
        for owner in owners:
            found = owner.find(f"{W}numPr") if owner is not None else None
            if found is None:
                continue
            list_id = list_id if list_id is not None else value(found.find(f"{W}numId"))
            said = value(found.find(f"{W}ilvl"))
            level = level if level is not None or said is None else int(said)
        return list_id, level or 0

    def _counted(self, abstract: str, level: int, definition: etree._Element) -> str:
        counts = self._counts[abstract]
        start = int(value(definition.find(f"{W}start")) or 1)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        pattern = value(definition.find(f"{W}lvlText")) or ""
        return re.sub(r"%(\d)", lambda match: self._number(abstract, int(match[1]) - 1), pattern)

    def _number(self, abstract: str, level: int) -> str:
        definition = self._levels.get(abstract, {}).get(level)
        count = self._counts[abstract].get(level, 1)
        kind = value(definition.find(f"{W}numFmt")) if definition is not None else "decimal"
        return _in_letters(count, kind or "decimal")


def _in_letters(count: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"} and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"} and 1 <= count < 4000:
        roman, left = "", count
        for size, sign in _ROMAN:
            roman += sign * (left // size)
            left %= size
        return roman.upper() if kind == "upperRoman" else roman
    return "" if kind == "none" else str(count)
