"""The only writer of publications: compiling freezes, releasing opens."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils import timezone

from linja.ground.document import serial, walk
from linja.ground.document.tree import Document
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.publication import queries, rules
from linja.line.publication.models import Edition, Publication, Submission
from linja.line.search import actions as search
from linja.people.audit.acting import acting
from linja.people.audit.actions import Subject


def compile_edition(
    actor: Actor,
    *,
    subject: str,
    slug: str,
    kind: str,
    organisation_id: int,
    organisation_name: str,
    document: Document,
    missing: Sequence[Mapping[str, Any]] = (),
    open_data: Sequence[Mapping[str, Any]] = (),
    note: str = "",
) -> int:
    """Freeze a document as the next edition of its publication; answers the edition's id.

    ``missing``: each with a ``key`` by which it is accepted at release. An edition that would say the
    same as the one before is refused.
    """
    with acting(actor, "publication.compile") as act:
        refuse_if(rules.may_compile(actor, organisation_id, organisation_name))
        publication = _publication(subject, slug, kind, organisation_id, document)
        digest = walk.content_hash(document)
        last = publication.editions.order_by("-number").first()
        if last is not None and last.content_hash == digest and list(last.missing) == list(missing):
            raise Refused(Refusal("publication.unchanged", {"number": last.number}))
        edition = Edition.objects.create(
            publication=publication,
            number=last.number + 1 if last else 1,
            tree=serial.to_data(document),
            content_hash=digest,
            missing=[dict(one) for one in missing],
            open_data=[dict(row) for row in open_data],
            note=note.strip()[:500],
            compiled_by=actor.name,
            compiled_at=timezone.now(),
        )
        act.log(publication, {"edition": edition.number, "hash": digest, "missing": len(missing)})
    return edition.pk


def _publication(subject: str, slug: str, kind: str, organisation_id: int, document: Document) -> Publication:
    """The publication under the address, made at its first edition.

    The address lasts when what it is compiled from is replaced by another: the next edition stands under it.
    """
    found, _new = Publication.objects.select_for_update().get_or_create(
        slug=slug,
        defaults={
            "subject": subject,
            "kind": kind,
            "title": document.title[:300],
            "organisation_id": organisation_id,
            "year": document.year or timezone.localdate().year,
        },
    )
    if found.subject != subject:
        found.subject = subject
        found.save(update_fields=["subject"])
    return found


def put_before(
    actor: Actor,
    edition_id: int,
    *,
    audience: str,
    receiver_id: int,
    accepted: Mapping[str, str] | None = None,
) -> int:
    """Put an edition before the receiver or a body, who may read it from now on; answers the submission's id.

    ``accepted``: the reason for each gap that was accepted by name.
    """
    with acting(actor, "publication.put_before") as act:
        found = queries.edition(edition_id)
        if found is None:
            raise Refused(Refusal("publication.not_found", {}))
        held = found.publication
        refuse_if(rules.may_compile(actor, held.organisation_id, held.organisation_name))
        submission = Submission.objects.create(
            edition_id=edition_id,
            audience=audience,
            receiver_id=receiver_id,
            by_key=actor.id,
            by_name=actor.name[:200],
            at=timezone.now(),
            accepted=dict(accepted or {}),
        )
        subject = Subject("publication.publication", str(held.id), held.title)
        act.log(subject, {"edition": found.number, "put_before": audience, "receiver": receiver_id})
    return submission.pk


def release(actor: Actor, edition_id: int, *, accepted: Collection[str] = ()) -> None:
    """Open an edition to the public; ``accepted`` are the keys of the gaps that the leader accepts."""
    with acting(actor, "publication.release") as act:
        edition = act.lock(Edition.objects.select_related("publication"), pk=edition_id)
        found = queries.edition(edition_id)
        if found is None:
            raise Refused(Refusal("publication.not_found", {}))
        refuse_if(rules.may_release(actor, queries.facts_of(found), accepted))
        edition.released_at, edition.released_by = timezone.now(), actor.name
        edition.save(update_fields=["released_at", "released_by"])
        act.log(edition.publication, {"released": edition.number, "accepted_gaps": sorted(accepted)})
        search.index(list(queries.search_entries([edition.publication_id])))


def may(actor: Actor, act: str, edition_id: int, accepted: Collection[str] = ()) -> Refusal | None:
    """Why ``actor`` may not ``read`` or ``release`` an edition; None when allowed."""
    found = queries.edition(edition_id)
    if found is None:
        return Refusal("publication.not_found", {})
    facts = queries.facts_of(found)
    return rules.may_read(actor, facts) if act == "read" else rules.may_release(actor, facts, accepted)


def may_compile(actor: Actor, organisation_id: int, organisation_name: str) -> Refusal | None:
    """Why ``actor`` may not compile for the organisation; None when allowed."""
    return rules.may_compile(actor, organisation_id, organisation_name)
