"""The only writer of the room: one transaction each, the rule asked, everything logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.requirements import rules
from linja.line.requirements.actions import writing
from linja.line.requirements.actions.amending import amend, changes_of, document_for_writing
from linja.line.requirements.actions.handing_over import hand_over
from linja.line.requirements.actions.letters import (
    change_letter,
    discard_letter,
    issue_letter,
    keep_changes,
    may_issue_letter,
    open_letter,
    remove_changes,
)
from linja.line.requirements.actions.orders import (
    change_draft,
    discard_order,
    issue_order,
    may_issue_order,
    open_order,
    take_out,
)
from linja.line.requirements.actions.ties import end_tie, link_lineage, link_many
from linja.line.requirements.actions.treating import consider, delegate, treat
from linja.line.requirements.actions.writing import search_entries
from linja.line.requirements.calculations.carrying import ContradictedError, carried, later_than
from linja.line.requirements.lifecycle import ISSUED
from linja.line.requirements.models import (
    Addressee,
    GoverningDocument,
    Requirement,
    RequirementVersion,
)
from linja.line.requirements.queries import day_of, facts_of, facts_of_document, versions
from linja.line.requirements.records import Correction, RequirementDraft, VersionRecord
from linja.people.audit.acting import Act, acting


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
    refuse_if(rules.may_write(actor, facts_of_document(issuer_id, day_of(year, issued_on))))
    if not title.strip():
        raise Refused(Refusal("requirements.title_missing"))
    identity = {
        "kind": kind,
        "title": title.strip(),
        "issuer_id": issuer_id,
        "year": year,
        "issued_on": issued_on,
        "edition": edition,
    }
    rest = {"language": language, "reference": reference, "amends_id": amends_id, "origin_id": origin_id}
    with acting(actor, "requirements.register_document") as act:
        document = GoverningDocument.objects.filter(**identity, state=ISSUED).first()
        if document is None:
            document = GoverningDocument.objects.create(**identity, **rest)
            writing.index_document(document)
            act.log(document, {**identity, **rest})
        _address(act, document, addressee_ids)
        return document.pk


def _address(act: Act, document: GoverningDocument, organisation_ids: Iterable[int]) -> None:
    held = set(Addressee.objects.filter(document=document).values_list("organisation_id", flat=True))
    new = [one for one in dict.fromkeys(organisation_ids) if one not in held]
    Addressee.objects.bulk_create(Addressee(document=document, organisation_id=one) for one in new)
    if new:
        act.log(document, {"addressees": new}, action="requirements.address")
    else:
        act.nothing_changed()


def add_requirements(
    actor: Actor, document_id: int, drafts: Sequence[RequirementDraft], *, known_from: datetime | None = None
) -> list[int]:
    """Register requirements in a document, in order; ids in the drafts' order.

    A draft that doesn't say when it comes into force does so on the document's day, or on the first day
    of its year.
    """
    with acting(actor, "requirements.add") as act:
        document = document_for_writing(act, document_id, known_from)
        refuse_if(rules.may_add(facts_of(document)))
        placed = _placed(document, drafts)
        made = writing.write_requirements(document, placed, known_from or timezone.now())
        if not made:
            act.nothing_changed()
        elif len(made) == 1:
            act.log(made[0], {"document": document.title, "ordinal": made[0].ordinal})
        if len(made) > 1:
            act.log(document, {"added": len(made), "requirement_ids": [one.pk for one in made]})
        return [one.pk for one in made]


def _placed(
    document: GoverningDocument, drafts: Sequence[RequirementDraft]
) -> list[tuple[int, RequirementDraft]]:
    """Each draft with its place in the document; refused when it has no text or its place is taken."""
    taken = set(document.requirements.values_list("ordinal", flat=True))
    after = max([*taken, *(draft.ordinal or 0 for draft in drafts)], default=0)
    placed = []
    for place, draft in enumerate(drafts, start=1):
        if not draft.text.strip():
            raise Refused(Refusal("requirements.text_missing", {"place": place}))
        ordinal = draft.ordinal
        if ordinal is None:
            after += 1
            ordinal = after
        if ordinal in taken:
            raise Refused(Refusal("requirements.ordinal_taken", {"ordinal": ordinal}))
        taken.add(ordinal)
        placed.append((ordinal, draft))
    return placed


def correct_version(
    actor: Actor, version_id: int, correction: Correction, *, reason: str, known_from: datetime | None = None
) -> int:
    """Put right what was registered wrongly: same day in force, known from now; id of the version that holds.

    Later versions that had it from this one are put right with it. Where only what has no versions (kind,
    place) was wrong, no version is written.
    """
    with acting(actor, "requirements.correct", reason=reason) as act:
        old = RequirementVersion.objects.filter(pk=version_id).first()
        if old is None:
            raise Refused(Refusal("requirements.not_found", {"version_id": version_id}))
        requirement = act.lock(Requirement.objects, pk=old.requirement_id)
        document = document_for_writing(act, old.changed_by_id, known_from)
        refuse_if(rules.may_correct_in(facts_of(document)))
        every = versions(requirement.pk)
        before = next(one for one in every if one.id == old.pk)
        newest = max(one.number for one in every if one.in_force_from == before.in_force_from)
        refuse_if(rules.may_correct(before, newest == before.number, reason, correction.text))
        own = writing.correct_own(requirement, correction)
        after, onward = _corrected(before, correction, every)
        if after == before:
            if not own:
                raise Refused(Refusal("requirements.nothing_to_correct"))
            act.log(requirement, own)
            return before.id
        new = writing.write_correction(requirement, after, onward, known_from or timezone.now())
        told = [one.in_force_from for one in onward]
        act.log(requirement, {**changes_of(before, new), **own, **({"carried": told} if told else {})})
        return new.pk


def _corrected(
    before: VersionRecord, correction: Correction, every: Sequence[VersionRecord]
) -> tuple[VersionRecord, tuple[VersionRecord, ...]]:
    """The version as it should have been, and the later ones that had the fault from it."""
    after = writing.as_corrected(before, correction)
    try:
        return after, carried(before, after, later_than(every, before))
    except ContradictedError as impossible:
        raise Refused(rules.contradicted(before.requirement_id, impossible.version)) from impossible


def may(
    actor: Actor, act: str, *, document_id: int | None = None, issuer_id: int | None = None
) -> Refusal | None:
    """Why ``actor`` may not ``register``, ``add``, ``amend``, ``correct`` or ``tie``; None when allowed."""
    if document_id is not None:
        document = GoverningDocument.objects.select_related("order").filter(pk=document_id).first()
        if document is None:
            return Refusal("requirements.document_not_found", {"document_id": document_id})
        facts = facts_of(document)
        also = {"add": rules.may_add, "amend": rules.may_add, "correct": rules.may_correct_in}.get(act)
        return rules.may_write(actor, facts) or (also(facts) if also else None)
    return rules.may_write(actor, facts_of_document(issuer_id) if issuer_id is not None else None)


__all__ = [
    "add_requirements",
    "amend",
    "change_draft",
    "change_letter",
    "consider",
    "correct_version",
    "delegate",
    "discard_letter",
    "discard_order",
    "end_tie",
    "hand_over",
    "issue_letter",
    "issue_order",
    "keep_changes",
    "link_lineage",
    "link_many",
    "may",
    "may_issue_letter",
    "may_issue_order",
    "open_letter",
    "open_order",
    "register_document",
    "remove_changes",
    "search_entries",
    "take_out",
    "treat",
]
