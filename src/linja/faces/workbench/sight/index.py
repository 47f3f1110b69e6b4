"""The lines of a year: what was put to one's own, how far each was passed down, and what came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.sight import noting
from linja.ground.kernel.actor import Actor
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries as steering

_HEADS = (
    tables.Column("what", _("Requirement")),
    tables.Column("own", _("Answers")),
    tables.Column("below", _("Assignments below"), numeric=True),
    tables.Column("back", _("Answers from below")),
)
_ORDER = ("reached", "partly", "not_reached", "unknown")


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """One row per requirement, each the way into its line."""
    actor = request.actor  # type: ignore[attr-defined]
    years = requirements.years_asked()
    year = _year(request, years)
    text = request.GET.get("q", "")[:200].strip()
    asked = requirements.asked_of(answering(actor), year, actor=actor)
    page = tables.page_of(request, [one for one in asked if _fits(one, text)])
    rows = _rows(page, actor)
    noting.answers(request, (one for row in rows for one in row["seen"]))
    context = {
        "years": [(one, str(one)) for one in years],
        "year": year,
        "text": text,
        "page": page,
        "rows": rows,
        "columns": _HEADS,
        "filtered": bool(text),
    }
    return render(request, "workbench/sight/index.html", context)


def _year(request: HttpRequest, years: tuple[int, ...]) -> int:
    asked = request.GET.get("ar", "")
    if asked.isascii() and asked.isdecimal() and int(asked[:6]) in years:
        return int(asked)
    return years[0] if years else timezone.localdate().year


def answering(actor: Actor) -> frozenset[int]:
    """Whose requirements a reader begins with: the own organisations', else every region's."""
    own = organisations.by_ids(actor.organisations())
    near = frozenset(one.id for one in own.values() if one.kind not in ("ministry", "directorate", "body"))
    return near or frozenset(one.id for one in organisations.all_organisations("rhf"))


def _fits(one: RequirementRecord, text: str) -> bool:
    words = f"{one.current.stem} {one.current.text} {one.chapter_title}".casefold()
    return all(word in words for word in text.casefold().split())


def _rows(page: Page[RequirementRecord], actor: Actor) -> list[dict[str, Any]]:
    """Two questions for the answers and one per level of the lines, however many rows there are."""
    ids = [one.id for one in page]
    own = reporting.answers_to_all(ids, actor)
    below = steering.cascades(ids, actor)
    return [
        {
            "record": one,
            "answers": own.get(one.id, ()),
            "assignments": below[one.id].assignments,
            "back": counted(below[one.id].answers),
            "seen": (*own.get(one.id, ()), *below[one.id].answers),
        }
        for one in page
    ]


def counted(answers: Iterable[AnswerElsewhere]) -> list[tuple[str, int]]:
    """How many answers have which attainment; empty: none is said."""
    held = Counter(str(one.status.attainment or "") for one in answers)
    return [(code, held[code]) for code in (*_ORDER, "") if held[code]]
