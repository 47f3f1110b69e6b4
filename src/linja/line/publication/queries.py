"""Reading publications and their editions. Everything answered is frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from linja.ground.document import serial, walk
from linja.ground.document.tree import Document
from linja.ground.kernel.actor import Actor
from linja.line.publication import calculations, lifecycle, rules
from linja.line.publication.models import Edition, Publication, Submission
from linja.line.search.actions import Entry


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """Something published under one address."""

    id: int
    slug: str
    kind: str
    title: str
    organisation_id: int
    organisation_name: str
    organisation_slug: str
    year: int
    subject: str
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One edition, without its tree."""

    id: int
    publication: PublicationRecord
    number: int
    content_hash: str
    missing: tuple[Mapping[str, Any], ...]
    note: str
    compiled_by: str
    compiled_at: datetime
    released_at: datetime | None
    released_by: str
    newest: bool
    organisation_kind: str = ""
    #: (audience, where it holds its role) of everybody whom it was put before.
    put_before: frozenset[tuple[str, int]] = frozenset()

    @property
    def state(self) -> str:
        """``compiled`` or ``released``."""
        return lifecycle.RELEASED if self.released_at else lifecycle.COMPILED


@dataclass(frozen=True, slots=True)
class SubmissionRecord:
    """An edition as it was put before somebody."""

    id: int
    edition_id: int
    edition_number: int
    subject: str
    title: str
    year: int
    organisation_id: int
    organisation_name: str
    #: "receiver", or the kind of body.
    audience: str
    receiver_id: int
    receiver_name: str
    content_hash: str
    at: datetime
    by_name: str
    accepted: Mapping[str, str]


def submissions(subject: str, audience: str = "") -> tuple[SubmissionRecord, ...]:
    """Everything of a subject that was put before somebody, newest first; one audience's when named."""
    rows = _submissions().filter(edition__publication__subject=subject)
    return tuple(_submission(row) for row in (rows.filter(audience=audience) if audience else rows))


def received(organisation_ids: Iterable[int]) -> tuple[SubmissionRecord, ...]:
    """The last edition of each subject that was handed in to one of the organisations, newest first."""
    rows = _submissions().filter(audience="receiver", receiver_id__in=set(organisation_ids))
    newest: dict[str, SubmissionRecord] = {}
    for row in rows:
        newest.setdefault(row.edition.publication.subject, _submission(row))
    return tuple(newest.values())


def released_publications(limit: int | None = None) -> tuple[PublicationRecord, ...]:
    """What is public: newest year first, then by organisation."""
    rows = (
        Publication.objects.select_related("organisation")
        .annotate(released_at=Max("editions__released_at"))
        .filter(released_at__isnull=False)
        .order_by("-year", "organisation__name", "title")
    )
    return tuple(_publication(row) for row in (rows[:limit] if limit else rows))


def by_slug(slug: str) -> PublicationRecord | None:
    """The publication with this address, or None."""
    row = Publication.objects.select_related("organisation").filter(slug=slug).first()
    return _publication(row) if row else None


def by_subject(subject: str) -> PublicationRecord | None:
    """The publication that is compiled from this subject, or None."""
    row = Publication.objects.select_related("organisation").filter(subject=subject).first()
    return _publication(row) if row else None


def editions(publication_id: int, *, released_only: bool = False) -> tuple[EditionRecord, ...]:
    """Editions, newest first."""
    rows = _editions(released=released_only).filter(publication_id=publication_id)
    return tuple(_edition(row) for row in rows)


def edition(edition_id: int, actor: Actor | None = None) -> EditionRecord | None:
    """One edition; with an actor: only when the actor may read it."""
    row = _editions().filter(pk=edition_id).first()
    return _allowed(row, actor)


def edition_number(slug: str, number: int, actor: Actor | None = None) -> EditionRecord | None:
    """The numbered edition of a publication, as :func:`edition`."""
    return _allowed(_editions().filter(publication__slug=slug, number=number).first(), actor)


def latest_released(slug: str) -> EditionRecord | None:
    """What the public sees under the publication's address."""
    rows = _editions(released=True).filter(publication__slug=slug)
    row = rows.order_by("-number").first()
    return _edition(row) if row else None


def slugs(publication_ids: Iterable[int]) -> dict[int, str]:
    """The addresses of publications; one query."""
    rows = Publication.objects.filter(pk__in=set(publication_ids))
    return dict(rows.values_list("pk", "slug"))


def search_entries(publication_ids: Iterable[int] | None = None) -> Iterator[Entry]:
    """What is released, by its newest released edition; nothing that is only compiled."""
    rows = Edition.objects.filter(released_at__isnull=False).order_by("publication_id", "number")
    if publication_ids is not None:
        rows = rows.filter(publication_id__in=set(publication_ids))
    newest = dict(rows.values_list("publication_id", "pk"))
    for row in Edition.objects.select_related("publication__organisation").filter(pk__in=newest.values()):
        held = row.publication
        words = "\n".join((held.organisation.name, *walk.words(serial.from_data(row.tree))))
        yield Entry("publication", held.pk, held.title, words, held.year)


def to_release(organisation_ids: frozenset[int]) -> tuple[EditionRecord, ...]:
    """The newest editions of the organisations' publications that are not yet released."""
    rows = _editions().filter(publication__organisation_id__in=organisation_ids, released_at=None)
    return tuple(found for found in map(_edition, rows) if found.newest)


def editions_of(subjects: Iterable[str], actor: Actor) -> dict[str, tuple[EditionRecord, ...]]:
    """The editions of each subject that the actor may read, newest first; one query."""
    found: dict[str, list[EditionRecord]] = {}
    for row in _editions().filter(publication__subject__in=set(subjects)):
        if allowed := _allowed(row, actor):
            found.setdefault(allowed.publication.subject, []).append(allowed)
    return {subject: tuple(held) for subject, held in found.items()}


def printed_refs(edition_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """What each edition prints, as the addresses (``requirement:7``) of its blocks; one query at most."""
    wanted = set(edition_ids)
    hashes = dict(Edition.objects.filter(pk__in=wanted).values_list("pk", "content_hash"))
    new = [one for one, content_hash in hashes.items() if content_hash not in _REFS]
    for one, tree in Edition.objects.filter(pk__in=new).values_list("pk", "tree"):
        _REFS[hashes[one]] = frozenset(calculations.refs_in(tree))
    found = {one: _REFS[content_hash] for one, content_hash in hashes.items()}
    while len(_REFS) > MOST_KEPT:
        _REFS.pop(next(iter(_REFS)))
    return found


#: Content hash -> what stands in it. What is frozen is looked through once.
_REFS: dict[str, frozenset[str]] = {}
MOST_KEPT = 256


def tree(edition_id: int) -> Document:
    """The frozen document."""
    return serial.from_data(Edition.objects.values_list("tree", flat=True).get(pk=edition_id))


def open_data(edition_id: int) -> list[dict[str, Any]]:
    """What was asked and how it stands, as it was when compiled."""
    held: list[dict[str, Any]] = Edition.objects.values_list("open_data", flat=True).get(pk=edition_id)
    return held


def difference(old_id: int, new_id: int) -> tuple[calculations.EditionChange, ...]:
    """What changed from one edition to another."""
    return calculations.difference(tree(old_id), tree(new_id))


def facts_of(found: EditionRecord) -> rules.EditionFacts:
    """What the rules ask of an edition."""
    return rules.EditionFacts(
        organisation_id=found.publication.organisation_id,
        organisation_name=found.publication.organisation_name,
        state=found.state,
        newest=found.newest,
        missing=frozenset(str(one["key"]) for one in found.missing),
        organisation_kind=found.organisation_kind,
        put_before=found.put_before,
    )


def _editions(*, released: bool = False) -> QuerySet[Edition]:
    rows = (
        Edition.objects.select_related("publication__organisation")
        .annotate(last=Max("publication__editions__number"))
        .defer("tree", "open_data")
        # Said here: an annotation that counts drops the model's own order.
        .order_by("publication_id", "-number")
    )
    # What is released is everybody's: whom it was put before is not asked.
    return rows.filter(released_at__isnull=False) if released else rows.prefetch_related("submissions")


def _allowed(row: Edition | None, actor: Actor | None) -> EditionRecord | None:
    if row is None:
        return None
    found = _edition(row)
    if actor is not None and rules.may_read(actor, facts_of(found)):
        return None
    return found


def _publication(row: Publication) -> PublicationRecord:
    return PublicationRecord(
        id=row.pk,
        slug=row.slug,
        kind=row.kind,
        title=row.title,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        organisation_slug=row.organisation.slug,
        year=row.year,
        subject=row.subject,
        released_at=getattr(row, "released_at", None),
    )


def _edition(row: Edition) -> EditionRecord:
    return EditionRecord(
        id=row.pk,
        publication=_publication(row.publication),
        number=row.number,
        content_hash=row.content_hash,
        missing=tuple(row.missing),
        note=row.note,
        compiled_by=row.compiled_by,
        compiled_at=row.compiled_at,
        released_at=row.released_at,
        released_by=row.released_by,
        newest=row.number == getattr(row, "last", row.number),
        organisation_kind=row.publication.organisation.kind,
        put_before=_put_before(row),
    )


def _put_before(row: Edition) -> frozenset[tuple[str, int]]:
    if "submissions" not in getattr(row, "_prefetched_objects_cache", {}):
        return frozenset()
    return frozenset((one.audience, one.receiver_id) for one in row.submissions.all())


def _submissions() -> QuerySet[Submission]:
    rows = Submission.objects.select_related("edition__publication__organisation", "receiver")
    return rows.defer("edition__tree", "edition__open_data")


def _submission(row: Submission) -> SubmissionRecord:
    held = row.edition.publication
    return SubmissionRecord(
        id=row.pk,
        edition_id=row.edition_id,
        edition_number=row.edition.number,
        subject=held.subject,
        title=held.title,
        year=held.year,
        organisation_id=held.organisation_id,
        organisation_name=held.organisation.name,
        audience=row.audience,
        receiver_id=row.receiver_id,
        receiver_name=row.receiver.name,
        content_hash=row.edition.content_hash,
        at=row.at,
        by_name=row.by_name,
        accepted=dict(row.accepted),
    )
