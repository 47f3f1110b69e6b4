"""What a signature covers: each section's own text and each requirement as printed with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linja.ground.document import walk
from linja.ground.document.tree import Block, Document
from linja.line.approvals.records import Part
from linja.line.reporting.records import AnsweredRecord, Slot
from linja.pillars.steering.calculations.money import printed_table
from linja.pillars.steering.content.annual_report import Gathered, _Printer, printed


def signed_parts(held: Gathered) -> dict[str, Part]:
    """Every part by name. Statements are their bodies' own, and order is no part of what is signed."""
    parts: dict[str, Part] = {}
    for section in held.sections:
        if section.role == "statement":
            continue
        heading = f"{section.number} {section.title}".strip()
        own = [part for part in section.parts if not isinstance(part, Slot)]
        parts[f"section:{section.id}"] = Part(heading, _text(own))
    printer = _Printer(held, drafting=False)
    for one in held.answered:
        # An answer that covers several is part of each of them, wherever it is printed.
        if one.answer_id is not None:
            printer.last_of_answer[one.answer_id] = one.id
        blocks = list(printer._answered(replace(one, prints_stem=bool(one.stem))))
        parts[f"requirement:{one.id}"] = Part(one.text, _text(blocks), _facts(one))
    for table in held.accounts:
        said = printed_table(table, held.report.language)
        parts[f"accounts:{table.id}"] = Part(said.caption, _text([said]))
    return parts


def body(held: Gathered) -> Document:
    """The report without its statement chapters, as it is put before those who write them."""
    own = tuple(section for section in held.sections if section.role != "statement")
    return printed(replace(held, sections=own, statements=()), drafting=True)


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(_lines(blocks))


def _lines(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        yield from walk.texts(block)


def _facts(one: AnsweredRecord) -> tuple[tuple[str, str], ...]:
    status = one.status
    held = {
        "attainment": status.attainment,
        "basis": status.basis,
        "progress": status.progress,
        "delivered_on": status.delivered_on.isoformat() if status.delivered_on else "",
    }
    return tuple((name, str(value)) for name, value in held.items() if value)
