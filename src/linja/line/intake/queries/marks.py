"""Contradictions with what a person said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linja.ground.checking import fingerprints
from linja.line.intake.models import Mark
from linja.line.intake.queries.document_rows import contradictions
from linja.line.intake.queries.types import MarkedContradiction, MarkRecord
from linja.line.intake.records import Contradiction


def marks(subject: str) -> Mapping[str, MarkRecord]:
    """What was said of the contradictions of a subject (``"upload:7"``), by fingerprint."""
    return {
        row.fingerprint: MarkRecord(row.state, row.reason, row.by_name, row.at)
        for row in Mark.objects.filter(subject=subject)
    }


def with_marks(found: Iterable[Contradiction], subject: str) -> tuple[MarkedContradiction, ...]:
    """What was found in a subject, each with what was said of it, in the same order; one question."""
    held, every = marks(subject), tuple(found)
    return tuple(
        MarkedContradiction(one, key, held.get(key))
        for one, key in zip(every, fingerprints(every), strict=True)
    )


def marked_contradictions(document_id: int) -> tuple[MarkedContradiction, ...] | None:
    """Where an uploaded document contradicts itself, with marks; None when it has not been checked."""
    found = contradictions(document_id)
    return None if found is None else with_marks(found, subject_of(document_id))


def subject_of(document_id: int) -> str:
    """The address of an uploaded document."""
    return f"upload:{document_id}"
