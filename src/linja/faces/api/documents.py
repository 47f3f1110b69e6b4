"""Governing documents for machines."""

from __future__ import annotations

from typing import Annotated, Any

from annotated_types import Ge, Le
from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from linja.faces.api import shapes, telling
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.requirements import queries
from linja.line.requirements.records import DocumentFilter

router = Router(tags=["documents"])

#: What every way of asking may be answered with beside what was asked for.
REFUSED = {422: shapes.Problem}
MISSING = {404: shapes.Problem, 422: shapes.Problem}
Id = Annotated[int, Ge(1), Le(2**63 - 1)]
Year = Annotated[int, Ge(1900), Le(2200)]


@router.get("", response={200: list[shapes.Document]} | REFUSED, summary="Governing documents, newest first")
def documents(
    request: HttpRequest,
    year: Annotated[list[Year], Query(default_factory=list)],
    kind: Annotated[list[DocumentKind], Query(default_factory=list)],
    addressee: Annotated[Id | None, Query()] = None,
) -> list[shapes.Document]:
    """Each parameter narrows; several values of one are alternatives."""
    chosen = DocumentFilter(years=tuple(year), kinds=tuple(one.value for one in kind), addressee_id=addressee)
    return [telling.document(one) for one in queries.documents(chosen)]


@router.get("/{document_id}", response={200: shapes.Document} | MISSING, summary="One governing document")
def document(request: HttpRequest, document_id: Annotated[Id, Path()]) -> Any:
    """The document with whom it speaks to and how much it asks."""
    found = queries.document(document_id)
    if found is None:
        return Status(404, shapes.Problem(message="There is no document with this id."))
    return telling.document(found)
