"""The targets of requirements, for those who keep them."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.kernel.actor import Actor
from linja.line.indicators import lifecycle
from linja.line.indicators import queries as indicators
from linja.line.indicators.records import TargetRecord
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DocumentFilter, DocumentRecord
from linja.pillars.steering.calculations.figures import requirement_of, subject_of
from linja.pillars.steering.records.figures import Kept

#: What the page of a requirement shows: what is gone is in the log.
_SHOWN = (lifecycle.PROPOSED, lifecycle.CONFIRMED, lifecycle.REJECTED)


def targets_of(requirement_id: int, actor: Actor) -> tuple[TargetRecord, ...]:
    """The targets that were read in a requirement or set for it, confirmed ones first."""
    found = indicators.targets(actor, subjects=[subject_of(requirement_id)], states=_SHOWN)
    order = (lifecycle.CONFIRMED, lifecycle.PROPOSED, lifecycle.REJECTED)
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.organisation_name, one.id)))


def unconfirmed(actor: Actor) -> tuple[Kept, ...]:
    """Every proposal that waits for somebody, and that the actor may confirm; newest year first."""
    held = indicators.targets(actor, states=(lifecycle.PROPOSED,))
    kept = [one for one in held if one.organisation_id in units_kept(actor, held)]
    return _with_requirements(sorted(kept, key=lambda one: (-one.year, one.organisation_name, one.id)), actor)


def units_kept(actor: Actor, held: Sequence[TargetRecord]) -> frozenset[int]:
    """Of the units that these targets are for, those whose targets the actor keeps."""
    pairs = {(one.organisation_id, one.set_by_id) for one in held}
    return frozenset(unit for unit, set_by in pairs if indicators.may_keep(actor, unit, set_by) is None)


def documents_to_read(actor: Actor) -> tuple[DocumentRecord, ...]:
    """Issued documents with an addressee whose targets the actor keeps, newest first."""
    asked: dict[tuple[int, int], bool] = {}

    def kept(unit: int, issuer: int) -> bool:
        if (unit, issuer) not in asked:
            asked[unit, issuer] = indicators.may_keep(actor, unit, issuer) is None
        return asked[unit, issuer]

    return tuple(
        one
        for one in requirements.documents(DocumentFilter())
        if not one.draft and any(kept(unit, one.issuer_id) for unit, _name in one.addressees)
    )


def units_to_set(document: DocumentRecord, actor: Actor) -> tuple[tuple[int, str, int], ...]:
    """For whom the actor may set a target in a document: unit, its name, and in whose name it is set.

    Who issued the document sets it in that name; others set their own, stricter or looser.
    """
    if document.draft or not actor.organisations(*lifecycle.SETTERS):
        return ()
    issues = document.issuer_id in actor.organisations(*lifecycle.SETTERS)
    return tuple(
        (unit, name, document.issuer_id if issues else unit)
        for unit, name in document.addressees
        if issues or indicators.may_keep(actor, unit) is None
    )


def _with_requirements(held: Sequence[TargetRecord], actor: Actor) -> tuple[Kept, ...]:
    ids = {number for one in held if (number := requirement_of(one.subject)) is not None}
    found = {one.id: one for one in requirements.requirements(ids, actor)} if ids else {}
    kept = []
    for one in held:
        asked = found.get(requirement_of(one.subject) or 0)
        if asked is None:
            kept.append(Kept(one, None))
        else:
            kept.append(Kept(one, asked.id, asked.document.id, asked.document.title))
    return tuple(kept)
