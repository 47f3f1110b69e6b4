"""Orders, what has been passed on and to whom, and what waits to be looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Count, F, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.requirements.calculations.bitemporal import last
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import (
    Addressee,
    Consideration,
    Delegation,
    Order,
    Requirement,
    RequirementVersion,
    Treatment,
)
from linja.line.requirements.queries.addressed import standing_on
from linja.line.requirements.queries.one import requirements
from linja.line.requirements.queries.versions import by_requirement
from linja.line.requirements.queries.versions import records as version_records
from linja.line.requirements.queries.visible import hidden_documents, open_to
from linja.line.requirements.records import (
    DelegationRecord,
    OrderRecord,
    PassedRecord,
    ToConsider,
    TreatmentRecord,
    VersionRecord,
)


def order(document_id: int, actor: Actor | None = None) -> OrderRecord | None:
    """The order of this document; None when it is none, or a draft that the reader may not see."""
    found = _orders(Order.objects.filter(document_id=document_id), actor)
    return found[0] if found else None


def orders(
    actor: Actor | None = None,
    *,
    issuer_id: int | None = None,
    receiver_id: int | None = None,
    year: int | None = None,
) -> tuple[OrderRecord, ...]:
    """Orders that the reader may see, by year, receiver and edition."""
    asked = {"issuer_id": issuer_id, "receiver_id": receiver_id, "year": year}
    held = {name: value for name, value in asked.items() if value is not None}
    return _orders(Order.objects.filter(**held), actor)


def _orders(rows: QuerySet[Order], actor: Actor | None) -> tuple[OrderRecord, ...]:
    shown = rows.exclude(document_id__in=hidden_documents(actor).values("pk"))
    counted = shown.annotate(asks=Count("document__requirements"))
    ordered = counted.select_related("document", "issuer", "receiver")
    return tuple(
        _order(row, row.asks) for row in ordered.order_by("-year", "receiver__name", "edition", "pk")
    )


def _order(row: Order, asks: int) -> OrderRecord:
    document = row.document
    return OrderRecord(
        document_id=document.pk,
        title=document.title,
        kind=document.kind,
        language=document.language,
        issuer_id=row.issuer_id,
        issuer_name=row.issuer.name,
        receiver_id=row.receiver_id,
        receiver_name=row.receiver.name,
        year=row.year,
        edition=row.edition,
        state=document.state,
        issued_on=document.issued_on,
        issued_by=row.issued_by,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        requirement_count=asks,
    )


def ids_in(document_id: int) -> tuple[int, ...]:
    """The requirements of a document, in its own order."""
    rows = Requirement.objects.filter(document_id=document_id).order_by("ordinal")
    return tuple(rows.values_list("pk", flat=True))


def versions_by_id(ids: Iterable[int | None]) -> dict[int, VersionRecord]:
    """Many versions by their ids, with all that hangs on them."""
    wanted = {one for one in ids if one is not None}
    rows = RequirementVersion.objects.filter(pk__in=wanted)
    return {one.id: one for one in version_records(rows)} if wanted else {}


def passed_on(
    requirement_ids: Iterable[int], issuer_id: int, actor: Actor | None = None
) -> dict[int, tuple[PassedRecord, ...]]:
    """What a unit has made of each requirement for those below it, by the requirement passed on.

    Without an actor what is issued; the issuer's own people see the drafts too.
    """
    found: dict[int, list[PassedRecord]] = {one: [] for one in requirement_ids}
    rows = Requirement.objects.filter(
        derived_from__requirement_id__in=found, document__issuer_id=issuer_id
    ).select_related("document", "derived_from")
    held = list(open_to(rows, actor).order_by("document_id", "ordinal"))
    every = by_requirement(row.pk for row in held)
    above = versions_by_id(row.derived_from_id for row in held)
    receivers = _receivers({row.document_id for row in held})
    for row in held:
        current, source = last(every.get(row.pk, ())), above.get(row.derived_from_id or 0)
        if current is not None and source is not None:
            found[source.requirement_id].append(
                PassedRecord(
                    requirement_id=row.pk,
                    source_id=source.requirement_id,
                    document_id=row.document_id,
                    draft=row.document.state == DRAFT,
                    receiver_ids=receivers.get(row.document_id, ()),
                    current=current,
                    above=source,
                )
            )
    return {one: tuple(records) for one, records in found.items()}


def _receivers(document_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    today = timezone.localdate()
    rows = Addressee.objects.filter(standing_on(today), document_id__in=document_ids).order_by(
        "organisation_id"
    )
    found: dict[int, list[int]] = {}
    for document, organisation in rows.values_list("document_id", "organisation_id"):
        found.setdefault(document, []).append(organisation)
    return {one: tuple(held) for one, held in found.items()}


def treatments(organisation_id: int, requirement_ids: Iterable[int]) -> dict[int, TreatmentRecord]:
    """What the unit decided to do with each of the requirements that it has treated."""
    rows = Treatment.objects.filter(organisation_id=organisation_id, requirement_id__in=set(requirement_ids))
    return {
        row.requirement_id: TreatmentRecord(
            row.requirement_id,
            row.organisation_id,
            row.version_id,
            row.decision,
            row.note,
            row.decided_by,
            row.decided_at,
        )
        for row in rows
    }


def to_consider(issuer_id: int, year: int, actor: Actor | None = None) -> tuple[ToConsider, ...]:
    """What the unit has passed down of a year that has been changed above since, and not looked at since."""
    rows = Requirement.objects.filter(document__issuer_id=issuer_id, year=year, derived_from__isnull=False)
    newer = rows.exclude(derived_from=F("derived_from__requirement__current"))
    looked = Consideration.objects.filter(version=F("version__requirement__current"))
    waiting = open_to(newer, actor).exclude(pk__in=looked.values("requirement_id"))
    pairs = list(
        waiting.order_by("document_id", "ordinal").values_list(
            "pk", "derived_from_id", "derived_from__requirement__current_id"
        )
    )
    records = {one.id: one for one in requirements((pair[0] for pair in pairs), actor)}
    versions = versions_by_id(one for pair in pairs for one in pair[1:])
    return tuple(
        ToConsider(records[one], versions[then].requirement_id, versions[then], versions[now])
        for one, then, now in pairs
        if one in records and then in versions and now in versions
    )


def delegations(requirement_ids: Iterable[int]) -> dict[int, DelegationRecord]:
    """Who leads on whose behalf, by requirement."""
    rows = Delegation.objects.filter(requirement_id__in=set(requirement_ids), ended_at=None)
    return {
        row.requirement_id: DelegationRecord(
            requirement_id=row.requirement_id,
            lead_id=row.lead_id,
            lead_name=row.lead.name,
            delegate_id=row.delegate_id,
            delegate_name=row.delegate.name,
            note=row.note,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
        )
        for row in rows.select_related("lead", "delegate")
    }
