"""The only writer of the room: one transaction each, the rule asked, everything logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.requirements.records import Change, Correction, RequirementDraft


def register_document(
    actor: Actor,
    *,
    kind: str,
    title: str,
    issuer_id: int,
    year: int,
    issued_on: date | None = None,
    edition: int = 1,
    language: str = "nb",
    reference: str = "",
    amends_id: int | None = None,
    origin_id: int | None = None,
    addressee_ids: Iterable[int] = (),
) -> int:
    """Register a governing document; the same document again answers the one held, with addressees added."""
    raise NotImplementedError


def add_requirements(
    actor: Actor, document_id: int, drafts: Sequence[RequirementDraft], *, known_from: datetime | None = None
) -> list[int]:
    """Register requirements in a document, in order; ids in the drafts' order."""
    raise NotImplementedError


def amend(
    actor: Actor, amending_document_id: int, changes: Sequence[Change], *, known_from: datetime | None = None
) -> list[int]:
    """Let one document change many requirements, all or none; ids of the new versions."""
    raise NotImplementedError


def correct_version(
    actor: Actor, version_id: int, correction: Correction, *, reason: str, known_from: datetime | None = None
) -> int:
    """Put right what was registered wrongly: same day in force, known from now; id of the new version."""
    raise NotImplementedError


def link_lineage(actor: Actor, earlier_id: int, later_id: int, kind: str) -> int:
    """Tie two requirements; the same tie again answers the one held."""
    raise NotImplementedError


def may(actor: Actor, act: str, *, document_id: int | None = None) -> Refusal | None:
    """Why ``actor`` may not ``register``, ``add``, ``amend``, ``correct`` or ``tie``; None when allowed."""
    raise NotImplementedError
