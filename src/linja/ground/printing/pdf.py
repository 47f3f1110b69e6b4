"""The tree as PDF/UA-1: tagged, titled, with its language and its own fonts."""

from __future__ import annotations

import json
from datetime import date as Date  # noqa: N812  (the argument is called ``date``)
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from linja.ground.document.tree import Document
from linja.ground.printing.coverage import FONTS
from linja.ground.printing.paper import paper_data

_TEMPLATE = Path(__file__).parent / "report.typ"
#: One compiler is kept for its parsed fonts and template; it serves one document at a time.
_TURN = Lock()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=[str(FONTS)], ignore_system_fonts=True
    )


def to_pdf(document: Document, date: Date | None = None) -> bytes:
    """The document as a PDF/UA-1 file.

    ``date`` is the date written into the file's properties; with the same date the same document
    gives the same bytes. Text that our font cannot show is shown as a box, never refused.
    """
    data = paper_data(document)
    data["date"] = None if date is None else [date.year, date.month, date.day]
    with _TURN:
        result = _compiler().compile(
            format="pdf",
            sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=0 if date is None else None,
        )
    if not isinstance(result, bytes):
        raise TypeError("the compiler gave no single file")
    return result
