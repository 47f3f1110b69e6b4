"""What an organisation that is no more was still asked on its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.vocabulary import Obligation, RoleKind
from linja.line.requirements.models import Requirement, RequirementRole
from linja.line.requirements.queries.addressed import spoken_to
from linja.line.requirements.queries.documents import records
from linja.line.requirements.queries.one import requirements
from linja.line.requirements.queries.visible import shown_documents
from linja.line.requirements.records import DocumentRecord, RequirementRecord

_BINDING = frozenset({Obligation.IN_FORCE, Obligation.REPORT_ONLY})


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A document with what it asks that binds on the day."""

    document: DocumentRecord
    binding: tuple[RequirementRecord, ...]


def leads_left(organisation_id: int, on: date) -> tuple[RequirementRecord, ...]:
    """The requirements in force on a day that name the organisation as the one who leads or coordinates."""
    named = RequirementRole.objects.filter(
        organisation_id=organisation_id, role__in=(RoleKind.LEAD, RoleKind.COORDINATOR)
    )
    rows = Requirement.objects.filter(
        document_id__in=shown_documents().order_by().values("pk"), versions__in=named.values("version_id")
    )
    found = requirements(
        rows.order_by("document_id", "ordinal").distinct().values_list("pk", flat=True), on=on
    )
    return tuple(one for one in found if one.current.obligation in _BINDING and _leads(organisation_id, one))


def _leads(organisation_id: int, one: RequirementRecord) -> bool:
    leading = (RoleKind.LEAD, RoleKind.COORDINATOR)
    return any(held.organisation_id == organisation_id and held.role in leading for held in one.current.roles)


def binding_in(organisation_id: int, on: date) -> tuple[AskedIn, ...]:
    """The issued documents of any year that still ask something of an organisation on a day."""
    documents = shown_documents().filter(pk__in=spoken_to([organisation_id], on)).order_by("-year", "pk")
    rows = Requirement.objects.filter(document_id__in=documents.order_by().values("pk"))
    asked = requirements(rows.order_by("document_id", "ordinal").values_list("pk", flat=True), on=on)
    held: dict[int, list[RequirementRecord]] = {}
    for one in asked:
        if one.current.obligation in _BINDING:
            held.setdefault(one.document.id, []).append(one)
    return tuple(AskedIn(one, tuple(held[one.id])) for one in records(documents) if one.id in held)
