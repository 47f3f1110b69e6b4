"""What was checked in the shape that machines rely on (``linja check FILE --json``)."""

from __future__ import annotations

from typing import Any

from linja.ground.checking.findings import Checked, Finding
from linja.ground.checking.words import sentence


def as_json(checked: Checked, language: str = "nb") -> dict[str, Any]:
    """Plain dictionaries and lists; ``message`` is the sentence in the language asked for."""
    return {
        "findings": [_finding(one, language) for one in checked.findings],
        "numbers_read": checked.numbers_read,
        "warnings": list(checked.warnings),
    }


def _finding(one: Finding, language: str) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "line": one.line,
        "other_line": one.other_line,
        "message": sentence(one, language),
        "values": list(one.values),
        "confidence": one.confidence,
        "code": one.code,
        "quote": one.quote,
        "other_quote": one.other_quote,
    }
