"""Letters written here: drafts with what they ask and what they will change, until they are issued."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.requirements import phrases, rules
from linja.line.requirements.actions import amending, writing
from linja.line.requirements.actions.orders import remove
from linja.line.requirements.calculations.pending import packed
from linja.line.requirements.lifecycle import DRAFT, ISSUED
from linja.line.requirements.models import (
    Addressee,
    GoverningDocument,
    PendingChange,
    RequirementVersion,
)
from linja.line.requirements.queries import pending, previews, shown_documents
from linja.line.requirements.queries.addressed import standing_on
from linja.line.requirements.records import Change, LetterDraft
from linja.people.audit.acting import Act, acting
from linja.people.notices import actions as notices

#: Who is told, in whatever organisation is spoken to.
READERS = frozenset(
    {
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "clinic_contributor",
    }
)


def open_letter(actor: Actor, letter: LetterDraft) -> int:
    """Open a draft that only the issuer's own people see; the same draft again answers the one held."""
    with acting(actor, "requirements.open_letter") as act:
        refuse_if(rules.may_open_letter(actor, letter.issuer_id, letter.kind))
        _refuse_head(letter)
        identity = {
            "kind": letter.kind,
            "title": letter.title.strip(),
            "issuer_id": letter.issuer_id,
            "year": letter.year,
        }
        held = GoverningDocument.objects.filter(**identity, state=DRAFT, order=None).first()
        if held is not None:
            act.nothing_changed()
            return held.pk
        rest = {"language": letter.language, "reference": letter.reference, "amends_id": letter.amends_id}
        document = GoverningDocument.objects.create(
            **identity, **rest, state=DRAFT, opened_by=actor.name[:200]
        )
        _address(document, letter.addressee_ids)
        act.log(document, {**identity, **rest, "addressees": list(letter.addressee_ids)})
        return document.pk


def _refuse_head(letter: LetterDraft) -> None:
    if not letter.title.strip():
        raise Refused(Refusal("requirements.title_missing"))
    # What a draft changes is issued: nobody has read another draft.
    if letter.amends_id is not None and not shown_documents().filter(pk=letter.amends_id).exists():
        raise Refused(Refusal("requirements.document_not_found", {"document_id": letter.amends_id}))


def _address(document: GoverningDocument, organisation_ids: Sequence[int]) -> None:
    Addressee.objects.filter(document=document).exclude(organisation_id__in=organisation_ids).delete()
    held = set(Addressee.objects.filter(document=document).values_list("organisation_id", flat=True))
    new = [one for one in dict.fromkeys(organisation_ids) if one not in held]
    Addressee.objects.bulk_create(Addressee(document=document, organisation_id=one) for one in new)


def change_letter(actor: Actor, document_id: int, letter: LetterDraft) -> None:
    """Write a draft's head anew; who gives it stays as it is."""
    with acting(actor, "requirements.change_letter") as act:
        document = _draft(act, document_id)
        refuse_if(rules.may_open_letter(actor, document.issuer_id, letter.kind))
        _refuse_head(letter)
        told = {
            name: (getattr(document, name), new)
            for name, new in (
                ("kind", letter.kind),
                ("title", letter.title.strip()),
                ("year", letter.year),
                ("language", letter.language),
                ("reference", letter.reference),
                ("amends_id", letter.amends_id),
            )
        }
        for name, (_old, new) in told.items():
            setattr(document, name, new)
        document.save(update_fields=list(told))
        document.requirements.update(year=letter.year)
        _address(document, letter.addressee_ids)
        changed = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
        act.log(document, {**changed, "addressees": list(letter.addressee_ids)})


def _draft(act: Act, document_id: int) -> GoverningDocument:
    """The draft letter, locked; not found for whoever may not see it."""
    document = act.lock(GoverningDocument.objects, pk=document_id)
    known = rules.may_know(act.actor, document.issuer_id, draft=document.state == DRAFT)
    if not known or hasattr(document, "order"):
        raise Refused(Refusal("requirements.not_found", {"document_id": document_id}))
    refuse_if(rules.may_draft(act.actor, document.issuer_id))
    if document.state != DRAFT:
        raise Refused(Refusal("requirements.not_a_draft", {}))
    return document


def keep_changes(
    actor: Actor,
    document_id: int,
    changes: Sequence[Change],
    *,
    on_letters_day: Collection[int] = (),
) -> None:
    """Keep changes with a draft letter, new ones and rewritten ones, all or none. Nobody is bound by them.

    ``on_letters_day``: requirements whose change applies from the day on which the letter is issued.
    """
    with acting(actor, "requirements.keep_changes") as act:
        document = _draft(act, document_id)
        if not changes:
            raise Refused(Refusal("requirements.no_changes"))
        amending.lock_requirements([change.requirement_id for change in changes])
        for preview in previews(changes, document_id=document_id):
            refuse_if(preview.refusal)
        for change in changes:
            PendingChange.objects.update_or_create(
                document=document,
                requirement_id=change.requirement_id,
                defaults={
                    "fields": packed(change, on_letters_day=change.requirement_id in on_letters_day),
                    "written_by": actor.name[:200],
                    "written_at": timezone.now(),
                },
            )
        told = [[change.requirement_id, change.change.value] for change in changes]
        act.log(document, {"kept": told})


def remove_changes(actor: Actor, document_id: int, requirement_ids: Collection[int]) -> None:
    """Let a draft letter leave these requirements as they are."""
    with acting(actor, "requirements.remove_changes") as act:
        document = _draft(act, document_id)
        rows = PendingChange.objects.filter(document=document, requirement_id__in=set(requirement_ids))
        gone = sorted(rows.values_list("requirement_id", flat=True))
        rows.delete()
        if gone:
            act.log(document, {"removed": gone})
        else:
            act.nothing_changed()


def discard_letter(actor: Actor, document_id: int) -> None:
    """Throw a draft away with all that stands in it."""
    with acting(actor, "requirements.discard_letter") as act:
        document = _draft(act, document_id)
        act.log(
            document, {"requirements": document.requirements.count(), "changes": document.pending.count()}
        )
        for requirement in document.requirements.select_related("derived_from"):
            remove(requirement, document.issuer_id)
        document.delete()


def issue_letter(actor: Actor, document_id: int, issued_on: date | None = None) -> None:
    """Give the letter: what it asks binds, what it changes is changed, and whom it speaks to is told.

    One transaction: where one of the changes no longer fits, nothing is issued. ``issued_on`` unsaid: today.
    """
    with acting(actor, "requirements.issue_letter") as act:
        document = act.lock(GoverningDocument.objects, pk=document_id)
        day = issued_on or timezone.localdate()
        refuse_if(_may_issue(actor, document, day))
        _refuse_twin(document, day)
        kept = [one.on(day) for one in pending(document_id, actor)]
        spoken_to = _spoken_to(document)
        _issue(actor, document, day)
        _apply(act, document, kept)
        document.pending.all().delete()
        act.log(document, {"state": (DRAFT, ISSUED), "issued_on": day, "changes": len(kept)})
        _tell(actor, document, spoken_to, len(kept))


def may_issue_letter(actor: Actor, document_id: int) -> Refusal | None:
    """Why the actor may not issue it on any day; None when allowed."""
    document = GoverningDocument.objects.filter(pk=document_id).first()
    if document is None:
        return Refusal("requirements.document_not_found", {"document_id": document_id})
    return _may_issue(actor, document, None)


def _may_issue(actor: Actor, document: GoverningDocument, day: date | None) -> Refusal | None:
    known = rules.may_know(actor, document.issuer_id, draft=document.state == DRAFT)
    if not known or hasattr(document, "order"):
        return Refusal("requirements.not_found", {"document_id": document.pk})
    last = min(timezone.localdate(), date(document.year, 12, 31))
    return rules.may_issue_letter(
        actor,
        document.issuer_id,
        document.state,
        says=document.requirements.exists() or document.pending.exists(),
        speaks=bool(_spoken_to(document)),
        day_allowed=day is None or day <= last,
    )


def _spoken_to(document: GoverningDocument) -> frozenset[int]:
    """Whom the letter is to, and whom the documents that it changes are to; nobody when it asks nobody."""
    standing = Addressee.objects.filter(standing_on(timezone.localdate()))
    own = standing.filter(document=document).values_list("organisation_id", flat=True)
    if not own and document.requirements.exists():
        return frozenset()
    changed = document.pending.values("requirement__document_id")
    others = standing.filter(document_id__in=changed).values_list("organisation_id", flat=True)
    return frozenset(own) | frozenset(others)


def _refuse_twin(document: GoverningDocument, day: date) -> None:
    twins = GoverningDocument.objects.filter(
        kind=document.kind,
        title=document.title,
        issuer_id=document.issuer_id,
        year=document.year,
        edition=document.edition,
        issued_on=day,
    )
    if twins.exclude(pk=document.pk).exists():
        raise Refused(Refusal("requirements.document_exists", {}))


def _issue(actor: Actor, document: GoverningDocument, day: date) -> None:
    now = timezone.now()
    document.state, document.issued_on = ISSUED, day
    document.issued_by, document.issued_at = actor.name[:200], now
    document.save(update_fields=["state", "issued_on", "issued_by", "issued_at"])
    versions = RequirementVersion.objects.filter(requirement__document=document)
    versions.update(known_from=now)
    # What is said to apply later does; nothing applies before the letter's own day.
    versions.filter(in_force_from__lt=day).update(in_force_from=day)
    writing.index_document(document)
    rows = document.requirements.select_related("current")
    writing.index_requirements(document, [(row, row.current) for row in rows if row.current])


def _apply(act: Act, document: GoverningDocument, kept: Sequence[Change]) -> None:
    """Make the kept changes; where one no longer fits, it is said which and why."""
    if not kept:
        return
    amending.lock_requirements([change.requirement_id for change in kept])
    for preview in previews(kept, document_id=document.pk):
        if preview.refusal is not None:
            text = preview.before.text if preview.before else preview.document_title
            why = phrases.refusal(preview.refusal)
            raise Refused(
                Refusal(
                    "requirements.change_fits_no_more",
                    {"text": text[:120], "why": why, "requirement_id": preview.requirement_id},
                )
            )
    amending.apply(act, document, kept, timezone.now())


def _tell(actor: Actor, document: GoverningDocument, spoken_to: Collection[int], changes: int) -> None:
    notices.tell(
        actor,
        roles=READERS,
        organisation_ids=sorted(spoken_to),
        subject=_("%(title)s has been issued"),
        body=_("It asks for %(count)s things and changes %(changes)s requirements given before."),
        facts={"title": document.title, "count": document.requirements.count(), "changes": changes},
        link=f"/arbeid/dokumenter/{document.pk}/",
        about=f"document:{document.pk}",
    )
