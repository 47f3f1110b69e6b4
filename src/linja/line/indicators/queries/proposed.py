"""What the tables of an uploaded document propose, held against what stands already."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.indicators.calculations.proposing import Proposal, Reader, propose
from linja.line.indicators.queries.defined import names
from linja.line.indicators.queries.held import plan
from linja.line.indicators.records import Fate, Row, ValueDraft
from linja.line.intake import queries as intake


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal by its number in the document, what confirming it would do, or why it cannot be done."""

    number: int
    it: Proposal
    fate: Fate | None
    before: ValueDraft | None = None
    refusal: Refusal | None = None


def rows_of_document(actor: Actor, document_id: int) -> tuple[tuple[Row, Proposal], ...]:
    """Every proposal as a row with its place in the document; ``indicators.not_found``."""
    record = intake.document(document_id, actor)
    if record is None:
        raise Refused(Refusal("indicators.not_found", {}))
    text, known = intake.source(document_id), names()
    organisation = record.organisation_id or known.organisation(record.printed_organisation)
    found = propose(text.tables, Reader(known, organisation, record.year, text.lines))
    return tuple((Row(at, one.draft, place=_place(record.name, one)), one) for at, one in enumerate(found, 1))


def _place(name: str, one: Proposal) -> str:
    """Where a person finds the number again."""
    words = " – ".join(word for word in (one.row[:60], one.column[:40]) if word)
    return f"{name[:120]}, {one.line}–{one.line_end}: {words}"[:300]


def proposed(actor: Actor, document_id: int) -> tuple[Proposed, ...]:
    """The proposals in the order of the document."""
    rows = rows_of_document(actor, document_id)
    what = plan(actor, [row for row, _it in rows])
    planned = {one.row.number: one for one in what.rows}
    wrong = {one.row: one.refusal for one in what.left_out}
    return tuple(
        Proposed(row.number, it, planned[row.number].fate, planned[row.number].before)
        if row.number in planned
        else Proposed(row.number, it, None, refusal=wrong[row.number])
        for row, it in rows
    )
