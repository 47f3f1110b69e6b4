"""The Word styles of a report: an office can restyle the document by changing these, not the text."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

FONT = "Calibri"
_ACCENT, _DEEP, _INK, _QUIET, _AMBER = "0B5A6B", "083F4B", "1D2529", "56646A", "8A5A00"
_TINT, _PALE = "EEF5F6", "B9D3D8"

#: Lists of the document: bullets, and numbers (each numbered list restarts with an id of its own).
BULLETS, NUMBERS = 901, 902
HEADINGS = 6

#: name, parent, size, colour, bold, before, after, indent left, keep with next
_STYLES: tuple[tuple[str, str, float, str, bool, float, float, int, bool], ...] = (
    ("Krav", "Normal", 11, _DEEP, True, 18, 8, 300, True),
    ("Krav punkt", "Krav", 11, _DEEP, True, 18, 8, 640, True),
    ("Avsender", "Normal", 13, _ACCENT, True, 0, 12, 0, True),
    ("Status", "Normal", 11, _ACCENT, False, 8, 8, 300, True),
    ("Svar", "Normal", 10.5, _INK, False, 0, 8, 300, False),
    ("Svar punkt", "Svar", 10.5, _INK, False, 0, 4, 640, False),
    ("Punkt", "Normal", 10.5, _INK, False, 0, 4, 340, False),
    ("Innledning til krav", "Normal", 10.5, _INK, True, 12, 8, 0, True),
    ("Uttalelse", "Normal", 10.5, _INK, False, 0, 8, 0, False),
    ("Merknad", "Normal", 9, _QUIET, False, 0, 8, 0, False),
    ("Mangler", "Normal", 10.5, _AMBER, False, 8, 8, 120, False),
    ("Tabelltekst", "Normal", 9, _INK, False, 2, 2, 0, False),
    ("Tabellhode", "Tabelltekst", 9, _DEEP, True, 2, 2, 0, True),
)
_HEADING_SIZES = (19, 14, 12, 11, 10.5, 10.5)
_LINE = f'<w:left w:val="single" w:sz="8" w:space="10" w:color="{_ACCENT}"/>'
_DASHES = "".join(
    f'<w:{side} w:val="dashed" w:sz="6" w:space="6" w:color="{_AMBER}"/>'
    for side in ("top", "left", "bottom", "right")
)
_BORDERS = {"Krav": _LINE.replace('"8"', '"24"'), "Status": _LINE, "Svar": _LINE, "Mangler": _DASHES}


def add_styles(word: WordFile, locale: str) -> None:
    """Set the language and all styles of the document; ``locale`` is a tag such as ``nb-NO``."""
    defaults = word.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{locale}" w:eastAsia="{locale}"/>'))
    _look(word.styles["Normal"], 10.5, _INK, bold=False)
    _space(word.styles["Normal"], 0, 8)
    word.styles["Normal"].paragraph_format.line_spacing = 1.25
    for level, size in enumerate(_HEADING_SIZES, start=1):
        heading = word.styles[f"Heading {level}"]
        _look(heading, size, _DEEP if level < 3 else _ACCENT, bold=True)
        _space(heading, 30 - 3 * level, 12 - level)
        heading.paragraph_format.keep_with_next = True
    for name, size, colour in (("Title", 32, _DEEP), ("Subtitle", 15, _QUIET), ("Caption", 9.5, _DEEP)):
        _look(word.styles[name], size, colour, bold=name != "Subtitle")
    _plain_title(word)
    word.styles["Caption"].paragraph_format.keep_with_next = True
    for style in _STYLES:
        _add(word, *style)
    _add_contents_styles(word)
    add_lists(word)


def _look(style: Any, size: float, colour: str, *, bold: bool) -> None:
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        # Theme fonts would win over the named one.
        if "heme" in name:
            del fonts.attrib[name]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)


def _space(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _plain_title(word: WordFile) -> None:
    title = word.styles["Title"]
    properties = title.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    _space(title, 0, 12)
    _space(word.styles["Subtitle"], 0, 24)


def _add(
    word: WordFile,
    name: str,
    parent: str,
    size: float,
    colour: str,
    bold: bool,
    before: float,
    after: float,
    indent: int,
    keep: bool,
) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[parent]
    style.quick_style = True
    _look(style, size, colour, bold=bold)
    _space(style, before, after)
    style.paragraph_format.left_indent = Pt(indent / 20)
    style.paragraph_format.keep_with_next = keep
    style.font.italic = name == "Status"
    properties = style.element.get_or_add_pPr()
    if name in _BORDERS:
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{_BORDERS[name]}</w:pBdr>"), *_AFTER_BORDERS
        )
    if name == "Krav":
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
        properties.insert_element_before(parse_xml(shade), *_AFTER_BORDERS[1:])


#: What the schema places behind borders in a paragraph's properties.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _add_contents_styles(word: WordFile) -> None:
    for level in (1, 2, 3):
        style = word.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = word.styles["Normal"]
        _space(style, 8 if level == 1 else 0, 2)
        style.font.bold = level == 1
        style.paragraph_format.left_indent = Pt(14 * (level - 1))
    style = word.styles["TOC Heading"]
    style.base_style = word.styles["Normal"]
    _look(style, 19, _DEEP, bold=True)


def add_lists(word: WordFile) -> None:
    """Define the bulleted and the numbered list, three levels deep and more."""
    signs = ("•", "–", "◦")
    bullets = "".join(_level(i, "bullet", signs[min(i, 2)]) for i in range(9))
    numbers = "".join(_level(i, "decimal", f"%{i + 1}.") for i in range(9))
    _define(word, BULLETS, bullets)
    _define(word, NUMBERS, numbers)
    _use(word, BULLETS, BULLETS)


def _define(word: WordFile, number: int, levels: str) -> None:
    kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>'
    word.part.numbering_part.element.insert_element_before(parse_xml(definition), "w:num")


def _use(word: WordFile, number: int, defined: int, more: str = "") -> None:
    kind = f'<w:abstractNumId w:val="{defined}"/>'
    made = parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{kind}{more}</w:num>')
    word.part.numbering_part.element.append(made)


def bulleted_list(word: WordFile, known: dict[str, int], sign: str) -> int:
    """The id of the list whose items all have this sign; ``known`` keeps those that are defined."""
    if sign not in known:
        number = known[sign] = _next_id(word)
        _define(word, number, "".join(_level(i, "bullet", sign) for i in range(9)))
        _use(word, number, number)
    return known[sign]


def _next_id(word: WordFile) -> int:
    return NUMBERS + len(word.part.numbering_part.element.findall(qn("w:num"))) + 1


def _level(level: int, kind: str, text: str) -> str:
    left = 640 + 340 * level
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f"<w:lvlText w:val={quoteattr(text)}/>"
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def new_numbered_list(word: WordFile) -> int:
    """Add a numbered list that counts from one; answers its id in the document."""
    number = _next_id(word)
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in range(9)
    )
    _use(word, number, NUMBERS, starts)
    return number
