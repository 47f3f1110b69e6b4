"""What goes into the room (drafts, changes) and what comes out of it (records). All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets import Target
from linja.ground.kernel.vocabulary import (
    ChangeType,
    DatePrecision,
    DeadlineType,
    DocumentKind,
    Obligation,
    RequirementKind,
    RoleKind,
)

# --- in -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """A date in the text. ``due_on``: the last day meant; ``owner`` empty: the addressee's own."""

    type: DeadlineType
    precision: DatePrecision
    due_on: date | None
    verbatim: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """An organisation's part, by its printed name; with its id when the name is known."""

    role: RoleKind
    name: str
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """A typed reference as printed. ``kind``: see ``calculations.citations.KINDS``."""

    kind: str
    verbatim: str


@dataclass(frozen=True, slots=True)
class FundingDraft:
    """Money that follows: budget chapter and post, amount in whole kroner when a sum is printed."""

    verbatim: str
    budget_chapter: str = ""
    budget_post: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """A target that a unit sets. ``set_by_id`` None: whoever issues the document."""

    target: Target
    set_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """One requirement to register, verbatim (rule 1). ``ordinal`` None: after the last one."""

    kind: RequirementKind
    chapter: str
    chapter_title: str
    heading: str
    title: str
    stem: str
    text: str
    sub_items: tuple[str, ...] = ()
    deadlines: tuple[DeadlineDraft, ...] = ()
    roles: tuple[RoleDraft, ...] = ()
    citations: tuple[CitationDraft, ...] = ()
    funding: tuple[FundingDraft, ...] = ()
    obligation: Obligation = Obligation.IN_FORCE
    in_force_from: date | None = None
    #: ``intake.Finding`` it was read from.
    origin_id: int | None = None
    ordinal: int | None = None
    #: The *version* it derives from, when it is passed down (rule 1).
    derived_from_id: int | None = None
    targets: tuple[TargetDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What an amending document does to one requirement. Unsaid (None) stays as it was."""

    requirement_id: int
    change: ChangeType
    verbatim: str
    in_force_from: date
    new_text: str | None = None
    new_deadlines: tuple[DeadlineDraft, ...] | None = None
    new_sub_items: tuple[str, ...] | None = None
    #: None: what follows from the change type (``lifecycle.result``).
    obligation: Obligation | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What was registered wrongly, put right. None: was right.

    ``kind``, ``chapter``, ``chapter_title`` and ``heading`` are the requirement's own and have no versions.
    """

    kind: RequirementKind | None = None
    chapter: str | None = None
    chapter_title: str | None = None
    heading: str | None = None
    text: str | None = None
    stem: str | None = None
    sub_items: tuple[str, ...] | None = None
    deadlines: tuple[DeadlineDraft, ...] | None = None
    roles: tuple[RoleDraft, ...] | None = None
    citations: tuple[CitationDraft, ...] | None = None
    funding: tuple[FundingDraft, ...] | None = None
    obligation: Obligation | None = None


# --- out ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """The requirement as it read from a day on, as known from a moment on."""

    id: int
    requirement_id: int
    number: int
    change: ChangeType
    changed_by_id: int
    changed_by_title: str
    text: str
    stem: str
    sub_items: tuple[str, ...]
    obligation: Obligation
    change_verbatim: str
    in_force_from: date
    known_from: datetime
    due_on: date | None
    deadlines: tuple[DeadlineDraft, ...] = ()
    roles: tuple[RoleDraft, ...] = ()
    citations: tuple[CitationDraft, ...] = ()
    funding: tuple[FundingDraft, ...] = ()
    #: As set by a unit; what the words themselves say is read by ``calculations.own_targets``.
    targets: tuple[TargetDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A governing document with whom it speaks to and how much it asks."""

    id: int
    kind: DocumentKind
    title: str
    issuer_id: int
    issuer_name: str
    year: int
    issued_on: date | None
    edition: int
    language: str
    reference: str
    amends_id: int | None
    amends_title: str
    origin_id: int | None
    addressees: tuple[tuple[int, str], ...] = ()
    #: Whom it spoke to until a successor took over.
    formerly: tuple[tuple[int, str], ...] = ()
    requirement_count: int = 0
    #: How many versions of requirements in other documents it made.
    change_count: int = 0
    #: ``draft`` or ``issued``.
    state: str = "issued"
    #: Written and issued here, so nothing is added to it any more.
    frozen: bool = False
    #: An order to one unit, which has pages of its own.
    order: bool = False

    @property
    def draft(self) -> bool:
        """True as long as it binds nobody."""
        return self.state == "draft"


@dataclass(frozen=True, slots=True)
class TieRecord:
    """A tie to a requirement of another year or document; ``kind`` is one of ``Lineage.KINDS``."""

    requirement_id: int
    kind: str
    #: True: the other one is the later.
    later: bool
    text: str
    document_title: str
    year: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """One level of the line: a requirement and the wording that the next level derives from."""

    requirement_id: int
    version_number: int
    text: str
    document_title: str
    issuer_name: str


@dataclass(frozen=True, slots=True)
class RequirementRecord:
    """One requirement with its document and its last version."""

    id: int
    document: DocumentRecord
    ordinal: int
    kind: RequirementKind
    chapter: str
    chapter_title: str
    heading: str
    title: str
    current: VersionRecord
    origin_id: int | None = None
    #: Uploaded document and line of the finding, for the link to the reading place.
    origin_document_id: int | None = None
    origin_line: int | None = None
    #: From the top of the line down to the level above this one.
    above: tuple[LinkRecord, ...] = ()
    #: The requirements that derive directly from this one.
    below: tuple[LinkRecord, ...] = ()
    ties: tuple[TieRecord, ...] = ()
    #: The version above that it derives from.
    derived_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of words: ``same``, ``removed`` or ``added``."""

    kind: str
    text: str

    @property
    def body(self) -> str:
        """The words, without the space after them."""
        return self.text.rstrip()

    @property
    def tail(self) -> str:
        """The space or line end after the words, which is not to be marked."""
        return self.text[len(self.body) :]


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """One requirement that a letter changed."""

    requirement_id: int
    change: ChangeType
    text: str
    document_title: str
    verbatim: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two states of one requirement. ``words`` covers stem, text and sub-items."""

    before: VersionRecord | None
    after: VersionRecord | None
    words: tuple[DiffPart, ...]
    #: Names of the other fields that differ: ``obligation``, ``deadlines``, ``roles`` ...
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which governing documents. Empty: all."""

    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    issuer_ids: tuple[int, ...] = ()
    addressee_id: int | None = None


@dataclass(frozen=True, slots=True)
class MatchCandidate:
    """A registered requirement that reads alike. ``similarity`` 0 to 1; 1: the same own words."""

    requirement_id: int
    version_id: int
    document_id: int
    similarity: float
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What one change would do, before anything is done."""

    requirement_id: int
    document_title: str
    before: VersionRecord | None
    after: VersionRecord | None
    words: tuple[DiffPart, ...]
    fields: tuple[str, ...]
    #: Requirements further down that derive from this one, nearest first.
    derived: tuple[LinkRecord, ...] = ()
    refusal: Refusal | None = None
    change: Change | None = field(default=None)
    #: Versions that apply from later days and must be told anew (``calculations.carrying``).
    carried: tuple[VersionRecord, ...] = ()
