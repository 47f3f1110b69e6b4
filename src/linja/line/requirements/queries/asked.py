"""What a requirement asks, as it stands beside an answer: its wordings, and the one above."""

from __future__ import annotations

from dataclasses import dataclass

from linja.line.requirements.calculations.bitemporal import last
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import Requirement
from linja.line.requirements.queries.one import link_to
from linja.line.requirements.queries.versions import records_of
from linja.line.requirements.records import LinkRecord, VersionRecord
from linja.people.audit.kept import Kept

#: What whoever answers sees of a wording beside its words.
_HANGING = ("roles", "citations")


_DOCUMENT: Kept[tuple[str, int, int | None]] = Kept(
    lambda key: (
        Requirement.objects.filter(pk=key)
        .order_by()
        .values_list("document__state", "document__year", "derived_from_id")
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement as whoever answers it reads it."""

    #: By day in force and number, with roles and citations alone.
    versions: tuple[VersionRecord, ...]
    #: The last of them; None while the document that asks is a draft.
    current: VersionRecord | None
    year: int
    #: The wording that it was derived from, when it was.
    above: LinkRecord | None


def asked(requirement_id: int) -> Asked | None:
    """Four questions, five when the document was passed down."""
    held = _DOCUMENT.one(requirement_id)
    if held is None:
        return None
    state, year, source = held
    versions = records_of(requirement_id, _HANGING)
    if state == DRAFT:
        return Asked(versions, None, year, None)
    return Asked(versions, last(versions), year, link_to(source) if source else None)
