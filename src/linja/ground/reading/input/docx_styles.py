"""What a paragraph looks like: its style, with what the style is based on, and its first run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from linja.ground.reading.input.docx_words import W, is_on, value

_HEADING = re.compile(r"^(?:heading|overskrift|rubrik)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|tittel)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points; None where neither run nor style says."""

    style: str | None
    size: float | None
    bold: bool | None
    italic: bool | None
    heading_level: int | None


class Styles:
    """The styles part, asked by paragraph."""

    def __init__(self, part: etree._Element | None) -> None:
        found = part.iterchildren(f"{W}style") if part is not None else ()
        self._styles = {value(style, "styleId") or "": style for style in found}
        defaults = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if part is not None else None
        self._size = _points(defaults)
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if value(style, "default") == "1" and value(style, "type") == "paragraph"
            ),
            "",
        )

    def look(self, paragraph: etree._Element) -> Look:
        """Return the look of a paragraph, as its first run with words shows it."""
        chain = self.chain(paragraph)
        run = next((r.find(f"{W}rPr") for r in paragraph.iter(f"{W}r") if r.find(f"{W}t") is not None), None)
        sources = [run, *(style.find(f"{W}rPr") for style in chain)]
        return Look(
            style=self._name(chain),
            size=next((size for s in sources if (size := _points(s)) is not None), self._size),
            bold=_first_toggle(sources, "b"),
            italic=_first_toggle(sources, "i"),
            heading_level=self._heading_level(paragraph, chain),
        )

    def chain(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the paragraph's style and those it is based on, nearest first."""
        key = value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default
        chain: list[etree._Element] = []
        while (style := self._styles.get(key or "")) is not None and style not in chain:
            chain.append(style)
            key = value(style.find(f"{W}basedOn")) or ""
        return chain

    def _name(self, chain: list[etree._Element]) -> str | None:
        return value(chain[0].find(f"{W}name")) if chain else None

    def _heading_level(self, paragraph: etree._Element, chain: list[etree._Element]) -> int | None:
        for style in chain:
            name = value(style.find(f"{W}name")) or ""
            if match := _HEADING.match(name):
                return int(match[1])
            if _TITLE.match(name):
                return 1
        levels = [paragraph.find(f"{W}pPr/{W}outlineLvl")]
        levels += [style.find(f"{W}pPr/{W}outlineLvl") for style in chain]
        level = next((value(found) for found in levels if found is not None), None)
        return int(level) + 1 if level is not None and level.isdecimal() and int(level) < 9 else None


def _points(properties: etree._Element | None) -> float | None:
    size = value(properties.find(f"{W}sz")) if properties is not None else None
    return float(size) / 2 if size and size.isdecimal() else None


def _first_toggle(sources: list[etree._Element | None], tag: str) -> bool | None:
    answers = (is_on(source.find(f"{W}{tag}")) for source in sources if source is not None)
    return next((answer for answer in answers if answer is not None), None)
