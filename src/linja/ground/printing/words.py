"""Text made printable: what paper and files cannot hold is mapped; the tree itself is never changed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from linja.ground.document.tree import Document, ListItem
from linja.ground.printing.coverage import covered

#: Private-use signs of the Symbol and Wingdings fonts, as office programs leave them in text.
_SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF06F: "□",
    0xF0A8: "□",
    0xF06E: "■",
    0xF0D8: "→",
    0xF0E0: "→",
    0xF0E8: "→",
    0xF0DF: "←",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF02D: "−",
    0xF0B3: "≥",
    0xF0A3: "≤",
    0xF0B1: "±",
    0xF0B0: "°",
    0xF0B4: "×",
}
_REPLACEMENT = "\u25a1"
_BULLET = "•"


@lru_cache(maxsize=8192)
def _printable(character: str) -> str:
    """What stands for a character in every printed form; empty for what cannot be seen."""
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category == "Co":
        return _SYMBOLS.get(ord(character), _BULLET)
    if category in {"Zl", "Zp"}:
        return "\n"
    # Controls, invisible formatting (soft hyphen, zero width), halves of pairs, and no characters.
    return "" if category in {"Cc", "Cf", "Cs", "Cn"} else character


_PLAIN = re.compile(
    r"[\n\x20-\x7e\xa0-\xac\xae-\u0148\u014a-\u017f\u2010-\u2027\u2030-\u2044\u20ac\u2212\u2264\u2265]*"
)


def clean(text: str) -> str:
    """``text`` as every printed form shows it: composed letters, no control signs, symbols mapped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    if not _PLAIN.fullmatch(text):
        text = "".join(map(_printable, unicodedata.normalize("NFC", text)))
    return text


@lru_cache(maxsize=8192)
def _in_font(character: str) -> str:
    if ord(character) in covered() or character in "\n\t":
        return character
    other = unicodedata.normalize("NFKC", character)
    return other if all(ord(sign) in covered() for sign in other) else _REPLACEMENT


def for_font(text: str) -> str:
    """Cleaned text with what our font lacks shown as its plain form, else as an empty box."""
    text = clean(text)
    return text if _PLAIN.fullmatch(text) else "".join(map(_in_font, text))


def paragraphs(text: str) -> list[list[str]]:
    """Paragraphs (parted by a blank line), each as its lines; empty ones left out."""
    parts = re.split(r"\n[ \t]*\n", clean(text))
    kept = [[line.strip() for line in part.split("\n") if line.strip()] for part in parts]
    return [lines for lines in kept if lines]


_SIGNS = ("•", "–", "◦")


def sign_of(item: ListItem) -> str:
    """The sign before an item of a list: the source's own where it is known, else by level."""
    mark = for_font(item.mark).strip()
    return mark if 0 < len(mark) <= 2 else _SIGNS[min(max(item.level, 0), len(_SIGNS) - 1)]


_NUMERIC = re.compile(r"[-−–+<>≤≥]?[\s\u00a0]?\d[\d\s\u00a0\u202f.,:/–−-]*(?:%|pst\.?|dager|dagar|kr)?")
_BLANKS = frozenset({"", "-", "–", "—", "−", "*", ".", ".."})


def is_numeric(cells: list[str]) -> bool:
    """True for a column mostly of figures; signs for «nothing» do not count against it."""
    said = [cell for cell in (cell.strip() for cell in cells) if cell not in _BLANKS]
    figures = [cell for cell in said if _NUMERIC.fullmatch(cell)]
    return bool(said) and len(figures) >= 0.7 * len(said)


_WORDS = {
    "nb": {"contents": "Innhold", "page": "Side", "of": "av", "untitled": "Uten tittel"},
    "nn": {"contents": "Innhald", "page": "Side", "of": "av", "untitled": "Utan tittel"},
    "en": {"contents": "Contents", "page": "Page", "of": "of", "untitled": "Untitled"},
}


def frame_words(language: str) -> dict[str, str]:
    """The few words that printing adds itself, in the document's language."""
    return _WORDS.get(language.lower().split("-")[0], _WORDS["nb"])


def running_head(document: Document) -> str:
    """The short line on top of every page: ``Årlig melding 2019 · Helse X RHF``."""
    parts = [clean(document.title), clean(document.organisation)]
    if parts[1] and parts[1].casefold() in parts[0].casefold():
        parts.pop()
    line = " · ".join(" ".join(part.split()) for part in parts if part.strip())
    return line if len(line) <= 90 else line[:89].rstrip() + "…"
