"""Governing documents as read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import (
    Addressee,
    GoverningDocument,
    Order,
    Requirement,
    RequirementVersion,
)
from linja.line.requirements.queries.addressed import spoken_to
from linja.line.requirements.queries.visible import shown_documents
from linja.line.requirements.records import DocumentFilter, DocumentRecord
from linja.line.requirements.rules import DocumentFacts
from linja.people.organisations import queries as organisations


def document(document_id: int, actor: Actor | None = None) -> DocumentRecord | None:
    """One governing document, or None; drafts only for the issuer's own people."""
    found = records(shown_documents(actor).filter(pk=document_id))
    return found[0] if found else None


def documents(chosen: DocumentFilter | None = None, actor: Actor | None = None) -> tuple[DocumentRecord, ...]:
    """Governing documents, newest first; a fixed number of queries. ``actor``: whose drafts are shown too."""
    rows = shown_documents(actor).order_by("-year", F("issued_on").desc(nulls_last=True), "pk")
    if chosen is not None:
        rows = _chosen(rows, chosen)
    return records(rows)


def _chosen(rows: QuerySet[GoverningDocument], chosen: DocumentFilter) -> QuerySet[GoverningDocument]:
    if chosen.years:
        rows = rows.filter(year__in=chosen.years)
    if chosen.kinds:
        rows = rows.filter(kind__in=chosen.kinds)
    if chosen.issuer_ids:
        rows = rows.filter(issuer_id__in=chosen.issuer_ids)
    if chosen.addressee_id is not None:
        rows = rows.filter(pk__in=spoken_to([chosen.addressee_id]))
    return rows


def facts_of_document(issuer_id: int, on: date | None = None) -> DocumentFacts:
    """What the rules must know of a document that this organisation issues; ``on``: the document's day."""
    issuer = organisations.by_id(issuer_id)
    kind = issuer.kind if issuer else ""
    # Only a trust's region matters, so only a trust's line is asked for.
    above = organisations.ancestors_of(issuer_id, on) if kind == "hf" else frozenset()
    return DocumentFacts(issuer_id, kind, above)


def facts_of(row: GoverningDocument) -> DocumentFacts:
    """The same of a document that is held, with how far it has come."""
    facts = facts_of_document(row.issuer_id, day_of(row.year, row.issued_on))
    return replace(facts, draft=row.state == DRAFT, frozen=_frozen(row))


def _frozen(row: GoverningDocument) -> bool:
    order: Order | None = getattr(row, "order", None)
    return row.issued_at is not None or (order is not None and order.issued_at is not None)


def first_day(document: DocumentRecord) -> date:
    """From when what a document asks is in force unless it says otherwise: its own day, else the year's."""
    return document.issued_on or date(document.year, 1, 1)


def day_of(year: int, issued_on: date | None) -> date:
    """The day that a document belongs to: its own, else the last of its year."""
    return issued_on or date(year, 12, 31)


def records(rows: QuerySet[GoverningDocument]) -> tuple[DocumentRecord, ...]:
    """The documents of ``rows``, in their order; four queries whatever their number."""
    held = list(rows.select_related("issuer", "amends", "order"))
    ids = [row.pk for row in held]
    addressees = _addressees(ids)
    asked = _counted(Requirement.objects.filter(document_id__in=ids), "document_id")
    # Counted by requirement: a change that was corrected later is still one change.
    changes = RequirementVersion.objects.filter(changed_by_id__in=ids).exclude(change="original")
    made = dict(changes.order_by().values_list("changed_by_id").annotate(Count("requirement", distinct=True)))
    return tuple(
        _record(row, addressees.get(row.pk, ((), ())), asked.get(row.pk, 0), made.get(row.pk, 0))
        for row in held
    )


_Named = tuple[tuple[int, str], ...]


def _addressees(ids: Iterable[int]) -> dict[int, tuple[_Named, _Named]]:
    """By document: whom it speaks to today, and whom it spoke to until a successor took over."""
    rows = Addressee.objects.filter(document_id__in=ids).order_by("organisation__name")
    today = timezone.localdate()
    found: dict[int, tuple[list[tuple[int, str]], list[tuple[int, str]]]] = {}
    for one, organisation, name, until in rows.values_list(
        "document_id", "organisation_id", "organisation__name", "valid_to"
    ):
        over = until is not None and until < today
        found.setdefault(one, ([], []))[over].append((organisation, name))
    return {one: (tuple(now), tuple(before)) for one, (now, before) in found.items()}


def _counted(rows: QuerySet[Any], field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(Count("pk")))


def _record(
    row: GoverningDocument, addressees: tuple[_Named, _Named], asked: int, made: int
) -> DocumentRecord:
    return DocumentRecord(
        id=row.pk,
        kind=DocumentKind(row.kind),
        title=row.title,
        issuer_id=row.issuer_id,
        issuer_name=row.issuer.name,
        year=row.year,
        issued_on=row.issued_on,
        edition=row.edition,
        language=row.language,
        reference=row.reference,
        amends_id=row.amends_id,
        amends_title=row.amends.title if row.amends else "",
        origin_id=row.origin_id,
        addressees=addressees[0],
        formerly=addressees[1],
        requirement_count=asked,
        change_count=made,
        state=row.state,
        frozen=_frozen(row),
        order=hasattr(row, "order"),
    )
