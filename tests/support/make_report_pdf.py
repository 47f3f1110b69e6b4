"""Set a plain-text report as a PDF as offices make them: header, footer, headings, bullets, paragraphs."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import typst

_BULLET = re.compile(r"^\s*[\uf0b7\u2022\uf0a7•▪]\s*")
_DASHED = re.compile(r"^\s*[-–]\s+\S")
_NUMBERED = re.compile(r"^\s*(\d+(?:\.\d+)*)\.?\s+[A-ZÆØÅ][^.:]{3,80}$")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufeff]")
_PREAMBLE = """
#set document(title: "Report")
#set page(paper: "a4", margin: (x: 2.5cm, y: 2.4cm),
  header: text(size: 8pt)[Invented health trust],
  footer: context align(center, text(size: 8pt, counter(page).display())))
#set text(size: 11pt, lang: "nb", hyphenate: false)
#set par(leading: 0.65em, spacing: 1.5em, justify: false)
#show heading: set block(above: 2em, below: 1.2em)
"""

#: Air above a paragraph that follows at once, after one empty line, after more.
_ABOVE = ("0.65em", "1.5em", "2.7em")


def report_pdf(text: str, *, keep_lines: bool = False) -> bytes:
    """Return the PDF. ``keep_lines`` breaks lines where the text does; else paragraphs are set anew."""
    found = _spaced(text)
    # A line that ends far before the margin was ended by its writer: a title or a table's row.
    lengths = sorted(len(line) for _, block in found for line in block)
    short = 10_000 if keep_lines else 0.6 * lengths[int(len(lengths) * 0.8)]
    blocks = (_typst_block(block, gap, short) for gap, block in found)
    return typst.compile((_PREAMBLE + "\n\n".join(blocks)).encode())


def write_report_pdf(source: Path, target: Path, *, keep_lines: bool = False) -> Path:
    """Set the text file ``source`` as ``target`` (for trying things by hand)."""
    target.write_bytes(report_pdf(source.read_text(encoding="utf-8"), keep_lines=keep_lines))
    return target


def paragraphs(text: str) -> list[list[str]]:
    """Return the text's paragraphs as lists of lines, without the double spacing of some converters."""
    return [lines for _, lines in _spaced(text)]


def _spaced(text: str) -> list[tuple[int, list[str]]]:
    """Return each paragraph with the number of empty lines before it: list items may follow without any."""
    lines = text.split("\n")
    if _double_spaced(lines):
        lines = [line for line in lines if line != ""]
    blocks: list[tuple[int, list[str]]] = []
    empty, alone = 1, True
    for line in lines:
        clean = _CONTROLS.sub("", line).replace("\f", "").rstrip()
        if not clean.strip():
            empty += 1
            continue
        marked = bool(_BULLET.match(clean) or _DASHED.match(clean) or _NUMBERED.match(clean))
        if empty or alone or marked:
            blocks.append((empty, [clean]))
        else:
            blocks[-1][1].append(clean)
        empty, alone = 0, bool(_NUMBERED.match(clean))
    return blocks


def _double_spaced(lines: list[str]) -> bool:
    pairs = sum(1 for one, two in pairwise(lines) if one and not two)
    return pairs > 0.9 * sum(1 for line in lines if line)


def _typst_block(block: list[str], gap: int, short: float) -> str:
    first = block[0]
    if (numbered := _NUMBERED.match(first)) and len(block) == 1:
        level = min(3, numbered[1].count(".") + 1)
        return f"#heading(level: {level}, {_string(first.strip())})"
    lines = [_BULLET.sub("• ", line) for line in block]
    words = " + ".join(
        f"text({_string(line.strip())}) + " + ("linebreak()" if len(line) < short else '" "')
        for line in lines
    )
    above = _ABOVE[min(gap, 2)]
    indent = "1.2em" if lines[0].startswith("• ") else "0em"
    return f"#block(above: {above}, inset: (left: {indent}), {words})"


def _string(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\\u", "\\\\u")
