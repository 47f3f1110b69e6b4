"""Markdown, as the pages of the reference need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NOTE = "<!-- Written by `make reference` from the code. Change the code, not this page. -->"


def page(title: str, *parts: str) -> str:
    """A whole page: title, note, parts, one blank line between them."""
    return "\n\n".join([f"# {title}", NOTE, *(part.strip("\n") for part in parts)]) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; every cell is one line and holds no bar of its own."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in lines)


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")


def code(value: object) -> str:
    """``value`` as code; nothing for nothing."""
    return f"`{value}`" if str(value) else ""


def listed(values: Iterable[object]) -> str:
    """Code words with commas between; a dash for none."""
    return ", ".join(code(value) for value in values) or "–"
