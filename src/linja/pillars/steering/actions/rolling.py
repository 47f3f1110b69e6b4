"""Open requirements go on in the next year's document, each tied to the one that it continues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements import rules
from linja.line.requirements.records import (
    DocumentRecord,
    LetterDraft,
    RequirementDraft,
    RequirementRecord,
)
from linja.people.audit.acting import acting
from linja.pillars.steering.calculations import rolling
from linja.pillars.steering.records.rolling import Pick


def carry_over(
    actor: Actor,
    document_id: int,
    picks: Sequence[Pick],
    ties: Sequence[tuple[int, int, str]] = (),
) -> list[int]:
    """Put requirements of the year before into a document, and tie what already stands there; all or none.

    ``ties``: (earlier, later, kind), the later one standing in the document. Answers the new requirements'
    ids in the picks' order.
    """
    with acting(actor, "steering.carry_over") as act:
        target = requirements.document(document_id, actor)
        if target is None:
            raise Refused(Refusal("requirements.not_found", {"document_id": document_id}))
        if not picks and not ties:
            raise Refused(Refusal("steering.nothing_chosen", {}))
        earlier = _earlier(actor, target, [*(one.requirement_id for one in picks), *(tie[0] for tie in ties)])
        _refuse_foreign(actor, target, [later for _earlier, later, _kind in ties])
        _refuse_carried(actor, target, [one.requirement_id for one in picks])
        above = _above(actor, [one.requirement_id for one in picks], target.year)
        drafts = [_draft(earlier[one.requirement_id], one, target.year, above) for one in picks]
        made = register.add_requirements(actor, document_id, drafts) if drafts else []
        new = [(one.requirement_id, later, "continues") for one, later in zip(picks, made, strict=True)]
        register.link_many(actor, [*new, *ties])
        _treat(actor, target, made)
        act.nothing_changed()  # The room below has logged it.
    return made


def _treat(actor: Actor, target: DocumentRecord, made: Sequence[int]) -> None:
    """What goes on in an order has been passed on by the one who gives the order."""
    above = set(requirements.directly_above(made).values())
    if above:
        register.treat(actor, target.issuer_id, sorted(above), "passed")


def open_next_year(actor: Actor, source_id: int, *, title: str = "", issued_on: date | None = None) -> int:
    """The document of the next year that takes what goes on: a draft order, else one of the same kind.

    Whoever gives the document begins with a draft; with ``issued_on`` it stands on paper already. Answers
    the one held when there is one.
    """
    source = requirements.document(source_id, actor)
    if source is None:
        raise Refused(Refusal("requirements.not_found", {"document_id": source_id}))
    year = source.year + 1
    if source.kind == DocumentKind.COMMISSION_AND_ORDER and len(source.addressees) == 1:
        return register.open_order(actor, source.addressees[0][0], year, issuer_id=source.issuer_id)
    if issued_on is None and rules.may_open_letter(actor, source.issuer_id, source.kind) is None:
        return register.open_letter(actor, _next_letter(source, title))
    return register.register_document(
        actor,
        kind=source.kind.value,
        title=title.strip() or next_title(source),
        issuer_id=source.issuer_id,
        year=year,
        issued_on=issued_on,
        language=source.language,
        addressee_ids=[one for one, _name in source.addressees],
    )


def _next_letter(source: DocumentRecord, title: str) -> LetterDraft:
    return LetterDraft(
        kind=source.kind.value,
        title=title.strip() or next_title(source),
        issuer_id=source.issuer_id,
        year=source.year + 1,
        language=source.language,
        addressee_ids=tuple(one for one, _name in source.addressees),
    )


def next_title(source: DocumentRecord) -> str:
    """The title with the next year where this one's stood."""
    return source.title.replace(str(source.year), str(source.year + 1))


def _earlier(actor: Actor, target: DocumentRecord, ids: Sequence[int]) -> dict[int, RequirementRecord]:
    """What is to go on: visible, of an earlier year, by the same issuer."""
    found = {one.id: one for one in requirements.requirements(ids, actor)}
    for one in ids:
        held = found.get(one)
        same = held and held.document.issuer_id == target.issuer_id and held.document.year < target.year
        if not same:
            raise Refused(Refusal("requirements.not_found", {"requirement_id": one}))
    return found


def _refuse_foreign(actor: Actor, target: DocumentRecord, later: Sequence[int]) -> None:
    found = {one.id: one for one in requirements.requirements(later, actor)}
    for one in later:
        if one not in found or found[one].document.id != target.id:
            raise Refused(Refusal("requirements.not_found", {"requirement_id": one}))


def _refuse_carried(actor: Actor, target: DocumentRecord, ids: Sequence[int]) -> None:
    """What is carried over twice would be asked twice."""
    held = requirements.successors(ids, actor)
    twice = [one for one, ties in held.items() if any(tie.document_id == target.id for tie in ties)]
    if twice or len(set(ids)) != len(ids):
        raise Refused(Refusal("steering.carried_already", {"count": max(len(twice), 1)}))


def _above(actor: Actor, ids: Sequence[int], year: int) -> dict[int, int]:
    """For what was passed down: the version that the one above goes on as, when that is one alone."""
    above = requirements.directly_above(ids)
    onward = requirements.successors(above.values(), actor)
    found = {}
    for one, source in above.items():
        versions = {tie.version_id for tie in onward.get(source, ()) if tie.year == year}
        if len(versions) == 1:
            found[one] = versions.pop()
    return found


def _draft(one: RequirementRecord, pick: Pick, year: int, above: dict[int, int]) -> RequirementDraft:
    current, own = one.current, pick.text.strip()
    new_words = bool(own) and own != current.text.strip()
    return RequirementDraft(
        kind=one.kind,
        chapter=one.chapter,
        chapter_title=one.chapter_title,
        heading=one.heading.replace(str(year - 1), str(year)),
        title=one.title,
        stem=current.stem,
        text=own or current.text,
        # Own words replace the points as well: they stand in the words.
        sub_items=() if new_words else current.sub_items,
        deadlines=rolling.deadlines_ahead(current.deadlines, year),
        roles=current.roles,
        citations=current.citations,
        derived_from_id=above.get(one.id),
    )
