"""The log of one requirement: what was done to it alone, and to it together with others of its document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from linja.line.requirements import phrases
from linja.line.requirements.records import RequirementRecord
from linja.people.audit import queries as audit
from linja.people.audit.actions import Subject
from linja.people.audit.queries import EntryRecord

REQUIREMENT: Final = "requirements.requirement"
DOCUMENT: Final = "requirements.governingdocument"
_CORRECTED: Final = "requirements.correct"
_OF_THE_DOCUMENT: Final = {"requirements.register_document", "requirements.address"}


def entries(record: RequirementRecord, limit: int = 50) -> tuple[EntryRecord, ...]:
    """Newest first. Two queries."""
    own = audit.entries_for(Subject(REQUIREMENT, str(record.id), ""), limit)
    shared = audit.entries_for(Subject(DOCUMENT, str(record.document.id), ""))
    told = [entry for entry in shared if _concerns(entry, record.id)]
    return tuple(sorted((*own, *told), key=lambda entry: -entry.sequence)[:limit])


def _concerns(entry: EntryRecord, requirement_id: int) -> bool:
    return entry.action in _OF_THE_DOCUMENT or requirement_id in (_became(entry, "requirement_ids") or ())


def _became(entry: EntryRecord, field: str) -> Any:
    """What a field became by the entry; None when it says nothing of it."""
    return (entry.changes.get(field) or {}).get("to")


def deed(entry: EntryRecord) -> Any:
    """What was done, in words."""
    if entry.subject_kind == DOCUMENT and entry.action in phrases.DOCUMENT_DEEDS:
        return phrases.DOCUMENT_DEEDS[entry.action]
    return phrases.DEEDS.get(entry.action, entry.action)


def corrections(log: Iterable[EntryRecord]) -> dict[int, EntryRecord]:
    """Who put right what, by the number of the version that was written."""
    return {
        int(number): entry
        for entry in log
        if entry.action == _CORRECTED and (number := _became(entry, "version"))
    }


def newest_correction(log: Iterable[EntryRecord]) -> EntryRecord | None:
    """The last correction of it, or None."""
    return next((entry for entry in log if entry.action == _CORRECTED), None)
