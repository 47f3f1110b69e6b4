"""Requirements for machines: lists, one with its versions, and one as it was."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le
from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from pydantic import StringConstraints

from linja.faces.api import shapes, telling
from linja.faces.api.documents import MISSING, REFUSED, Id, Year
from linja.ground.kernel.vocabulary import Obligation, RequirementKind
from linja.line.requirements import queries
from linja.line.requirements.records import RegisterFilter

router = Router(tags=["requirements"])

DeadlineState = Literal["passed", "soon", "on_track", "none"]
Sort = Literal["document", "-document", "due", "-due", "year", "-year", "title", "-title"]
Words = Annotated[str, StringConstraints(max_length=200)]


@router.get("", response={200: shapes.Rows} | REFUSED, summary="Requirements as their last versions read")
def requirements(
    request: HttpRequest,
    kind: Annotated[list[RequirementKind], Query(default_factory=list)],
    obligation: Annotated[list[Obligation], Query(default_factory=list)],
    document: Annotated[list[Id], Query(default_factory=list)],
    year: Annotated[list[Year], Query(default_factory=list)],
    goal_area: Annotated[list[Words], Query(default_factory=list)],
    deadline: Annotated[list[DeadlineState], Query(default_factory=list)],
    addressee: Annotated[list[Id], Query(default_factory=list)],
    q: Words = "",
    sort: Sort = "document",
    page: Annotated[int, Ge(1), Le(1_000_000)] = 1,
    size: Annotated[int, Ge(1), Le(500)] = 100,
) -> shapes.Rows:
    """Each parameter narrows; several values of one are alternatives. A page beyond the last is the last."""
    chosen = RegisterFilter(
        text=q.replace("\x00", ""),
        kinds=tuple(one.value for one in kind),
        obligations=tuple(one.value for one in obligation),
        document_ids=tuple(document),
        years=tuple(year),
        goal_areas=tuple(one.replace("\x00", "") for one in goal_area),
        deadlines=tuple(deadline),
        addressee_ids=tuple(addressee),
        sort=sort,
    )
    found = queries.register(chosen, page, size)
    return shapes.Rows(
        total=found.total,
        page=found.page,
        pages=found.pages,
        size=found.size,
        items=[telling.row(one) for one in found.rows],
    )


@router.get(
    "/{requirement_id}",
    response={200: shapes.Requirement} | MISSING,
    summary="One requirement with all its versions",
)
def requirement(request: HttpRequest, requirement_id: Annotated[Id, Path()]) -> Any:
    """Versions come oldest first; ``above`` and ``below`` are the neighbours on the line."""
    found = queries.requirement(requirement_id)
    if found is None:
        return Status(404, shapes.Problem(message="There is no requirement with this id."))
    return telling.requirement(found, queries.versions(requirement_id))


@router.get(
    "/{requirement_id}/as-of",
    response={200: shapes.Version} | MISSING,
    summary="One requirement as it was in force on a day, as known on a day",
)
def as_of(
    request: HttpRequest,
    requirement_id: Annotated[Id, Path()],
    in_force_on: date,
    known_on: date | None = None,
) -> Any:
    """``known_on`` unsaid: as known now."""
    found = queries.as_of(requirement_id, in_force_on, known_on)
    if found is None:
        message = "There is no such requirement, or it was not in force or not known on that day."
        return Status(404, shapes.Problem(message=message))
    return telling.version(found)
