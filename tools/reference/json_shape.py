"""The shape of ``linja read FILE --json``, from the records themselves and one reading."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import StrEnum
from typing import Any

from linja.ground.reading import as_json, findings
from linja.ground.reading.reading import read_lines
from tools.reference.markdown import code, page, table

#: A document of our own, small enough to be read with the eyes.
SAMPLE = """\
Årlig melding 2020
Helse Nord RHF

1 Rapportering på krav

1.1 Beredskap

Mål 2020:
• Helse Nord RHF skal innen 1. oktober 2020 lage en plan for beredskap.

Målet er nådd

Planen ble vedtatt av styret i juni og er fulgt opp i helseforetakene.
""".splitlines()

#: Key of the object → record that its entries are.
PARTS: dict[str, type] = {
    "document": findings.DocumentFacts,
    "requirements": findings.FoundRequirement,
    "headings": findings.FoundHeading,
    "tables": findings.FoundTable,
    "statements": findings.FoundStatement,
    "items": findings.FoundItem,
}
#: What the name alone does not say.
MEANINGS: dict[str, str] = {
    "DocumentFacts.year": "The year that the document is for.",
    "DocumentFacts.language": "`nb` or `nn`.",
    "DocumentFacts.date": "ISO date.",
    "FoundRequirement.n": "Number in the document, from 1.",
    "FoundRequirement.chapter": "Number of the chapter, or its title.",
    "FoundRequirement.heading": "The nearest heading above.",
    "FoundRequirement.source": "The document that asks: kind, and date when printed.",
    "FoundRequirement.source_date": "ISO date.",
    "FoundRequirement.stem": "The shared sentence that a list of requirements continues.",
    "FoundRequirement.line": "Where the requirement begins.",
    "FoundRequirement.text": "Word for word, line breaks folded to spaces.",
    "FoundRequirement.sub_items": "Points inside the one requirement.",
    "FoundRequirement.status_verbatim": "The phrase as printed.",
    "FoundRequirement.status": "What the phrase means, coarsely; `none`: no phrase is printed.",
    "FoundRequirement.deadline": "The addressee's own last date, ISO.",
    "FoundRequirement.deadlines": "Every date that binds somebody.",
    "FoundRequirement.lead": "Who leads, as printed.",
    "FoundRequirement.shared_answer_group": "Requirements with one answer have the same number.",
    "FoundRequirement.confidence": "0 to 1.",
    "FoundRequirement.doubts": "Why the reader is unsure, as codes.",
    "FoundRequirement.background": "Paragraphs that lead up to the asking sentence.",
    "FoundHeading.number": "As printed.",
    "FoundDeadline.iso": "The last day meant.",
    "FoundDeadline.owner": "Whose date it is, as printed; null: the addressee's own.",
    "FoundAmendment.by": "The amending document as printed.",
    "FoundAmendment.new_deadline": "ISO date.",
}
_INSIDE = (findings.FoundAnswer, findings.FoundDeadline, findings.FoundAmendment)


def write() -> str:
    """The page."""
    shape = [(code(key), _article(one), _about(one)) for key, one in PARTS.items()]
    shape.append((code("warnings"), "list of words", "Codes of what the reader should know."))
    return page(
        "linja read FILE --json",
        "One JSON object on standard output, UTF-8. Lines are 1-based lines of the text as read "
        "(for TXT: of the file itself). A refused file gives a sentence on standard error and exit code 1.",
        table(("Key", "Is", "Meaning"), shape),
        *(_section(key, one) for key, one in PARTS.items()),
        *(_section("", one) for one in _INSIDE),
        "## Example\n\nOne requirement of a document of three paragraphs:\n\n```json\n" + example() + "\n```",
    )


def _article(one: type) -> str:
    return "object" if one is findings.DocumentFacts else f"list of {one.__name__}"


def _about(one: type) -> str:
    return (one.__doc__ or "").split("\n", maxsplit=1)[0].replace("``", "`")


def _section(key: str, one: type) -> str:
    hints = typing.get_type_hints(one)
    rows = [
        (code(field.name), _kind(hints[field.name]), MEANINGS.get(f"{one.__name__}.{field.name}", ""))
        for field in dataclasses.fields(one)
    ]
    title = f"## {key}: {one.__name__}" if key else f"## {one.__name__}"
    return f"{title}\n\n{_about(one)}\n\n" + table(("Field", "Type", "Meaning"), rows)


def _kind(hint: Any) -> str:
    """A type in the words of JSON."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        return " or ".join(_kind(one) for one in inside)
    if origin is tuple and all(part is str or part is Ellipsis for part in inside):
        return "list of text"
    if origin is tuple and typing.get_args(inside[0]) == (str, str):
        return "object of text by name"
    if origin is tuple:
        return f"list of {_kind(inside[0])}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "one of " + ", ".join(code(member.value) for member in hint)
    names = {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}
    return names.get(hint, f"{getattr(hint, '__name__', hint)}")


def read_sample() -> dict[str, Any]:
    """What reading finds in the sample."""
    return as_json(read_lines(SAMPLE))


def example() -> str:
    """The first requirement of the sample."""
    return json.dumps(read_sample()["requirements"][0], ensure_ascii=False, indent=2)
