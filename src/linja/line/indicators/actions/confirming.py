"""Values that tables of a document propose, confirmed by a person."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.indicators import queries, rules
from linja.line.indicators.actions.values import take_in
from linja.line.indicators.records import Origin, Row, SourceKind, Taken, ValueDraft
from linja.line.intake import queries as intake


def confirm_figures(actor: Actor, document_id: int, numbers: Collection[int]) -> Taken:
    """Hold the proposals with these numbers, each with its place in the document as source.

    All of them or none. What was confirmed once is there already and changes nothing.
    """
    refuse_if(rules.may_give_somewhere(actor))
    rows = [row for row, _it in queries.rows_of_document(actor, document_id) if row.number in set(numbers)]
    record = intake.document(document_id, actor)
    if not rows or record is None:
        raise Refused(Refusal("indicators.nothing_chosen", {}))
    origin = Origin(
        SourceKind.DOCUMENT, "tables", record.title or record.name, _place(actor, record.organisation_id)
    )
    return take_in(actor, rows, sha256=_hash(record.sha256, rows), name=record.name, origin=origin)


def _place(actor: Actor, organisation_id: int | None) -> int | None:
    """On whose behalf: the document's organisation when the actor gives for it, else the actor's first."""
    places = rules.giving_places(actor)
    return organisation_id if organisation_id in places else min(places, default=None)


def _hash(sha256: str, rows: list[Row]) -> str:
    """The same numbers of the same document are the same import."""
    told = [repr(row.value) for row in rows if isinstance(row.value, ValueDraft)]
    return hashlib.sha256("\n".join([sha256, *told]).encode()).hexdigest()
