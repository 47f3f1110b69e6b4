"""What the register is asked for, and a page of it. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.vocabulary import ChangeType, DocumentKind, Obligation, RequirementKind


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What the register shows. Empty: everything. Values within one field are alternatives."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    document_ids: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    goal_areas: tuple[str, ...] = ()
    #: ``passed``, ``soon``, ``on_track``, ``none``.
    deadlines: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    #: Only what is addressed to these organisations.
    addressee_ids: tuple[int, ...] = ()
    #: ``document`` (default), ``due``, ``year``, ``title``; a leading ``-`` turns it round.
    sort: str = "document"
    #: The day that deadline states are reckoned from; None: today.
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register."""

    id: int
    version_id: int
    document_id: int
    document_title: str
    document_kind: DocumentKind
    year: int
    ordinal: int
    kind: RequirementKind
    chapter: str
    chapter_title: str
    title: str
    stem: str
    text: str
    obligation: Obligation
    due_on: date | None
    deadline_state: str
    lead: str
    change: ChangeType
    version_number: int
    #: It stands in a document that is not issued, shown to the issuer's own people.
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there would be with ``value`` chosen; ``label`` where the value is an id."""

    value: str
    count: int
    label: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts per filter; each ignores its own field's choice, as a reader who changes it expects."""

    kinds: tuple[Count, ...] = ()
    obligations: tuple[Count, ...] = ()
    documents: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    goal_areas: tuple[Count, ...] = ()
    deadlines: tuple[Count, ...] = ()
    leads: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register."""

    rows: tuple[RegisterRow, ...]
    total: int
    page: int
    size: int
    pages: int
    facets: Facets
