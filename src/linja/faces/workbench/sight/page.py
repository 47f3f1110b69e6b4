"""One requirement from the topmost wording down to each unit's answer, and to what was printed of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.sight import files, noting
from linja.ground.document.tree import Paragraph
from linja.ground.kernel.targets import in_signs
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import phrases
from linja.line.requirements.content import deadline_state, shortened
from linja.line.requirements.records import RequirementRecord, VersionRecord
from linja.pillars.steering import queries as steering
from linja.pillars.steering.queries import PrintedPlace, SightLevel, SightStep

#: With more units than this a level is shown folded, but for the one that the reader came from.
FEW = 4
#: Codes of the house's states for the register's.
_TIMELINESS = {"passed": "passed", "soon": "soon", "on_track": "on_time"}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer with its beginning."""

    one: AnswerElsewhere
    beginning: str


@dataclass(frozen=True, slots=True)
class Card:
    """One wording on the line."""

    step: SightStep
    record: RequirementRecord
    units: str
    here: bool
    open: bool
    deadline: str
    targets: tuple[str, ...]
    versions: tuple[tuple[VersionRecord, Any], ...]
    answers: tuple[Said, ...]
    printed: tuple[tuple[PrintedPlace, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One level of the line with its cards. ``whose``: who asks at this level."""

    level: SightLevel
    whose: str
    told: str
    cards: tuple[Card, ...]


@login_required
@require_GET
def sight(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The line that a requirement stands in."""
    levels = found_or_404(request, requirement_id)
    here = next(step.line.record for level in levels for step in level.steps if _is(step, requirement_id))
    as_table = request.GET.get("vis") == "tabell"
    context = {
        "here": here,
        "title": shortened(f"{here.current.stem} {here.current.text}", 120),
        "nodes": () if as_table else [_node(level, requirement_id) for level in levels],
        "rows": files.rows(levels) if as_table else (),
        "columns": [tables.Column(str(one), files.heads()[one]) for one in files.ON_PAGE],
        "as_table": as_table,
        "tabs": _tabs(request, as_table),
    }
    return render(request, "workbench/sight/sight.html", context)


def found_or_404(request: HttpRequest, requirement_id: int) -> tuple[SightLevel, ...]:
    """The line, when the requirement is there for the reader."""
    levels = steering.line_of_sight(requirement_id, request.actor)  # type: ignore[attr-defined]
    steps = [step for level in levels for step in level.steps]
    if not any(_is(step, requirement_id) for step in steps):
        raise Http404
    noting.answers(request, (one for step in steps for one in step.answers))
    noting.documents(request, (step.line.record.document for step in steps))
    return levels


def _is(step: SightStep, requirement_id: int) -> bool:
    return step.line.record.id == requirement_id


def _tabs(request: HttpRequest, as_table: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("As a line"), "href": request.path, "current": not as_table},
        {"label": _("As a table"), "href": f"{request.path}?vis=tabell", "current": as_table},
    ]


def _node(level: SightLevel, requirement_id: int) -> Node:
    issuers = dict.fromkeys(step.line.record.document.issuer_name for step in level.steps)
    few = len(level.steps) <= FEW
    cards = tuple(_card(step, few=few, here=_is(step, requirement_id)) for step in level.steps)
    count = len(level.steps)
    told = ngettext("%(n)s wording", "%(n)s wordings", count) % {"n": count}
    return Node(level, ", ".join(issuers), told, cards)


def _card(step: SightStep, *, few: bool, here: bool) -> Card:
    record = step.line.record
    current = record.current
    state = deadline_state(current.due_on, current.obligation, timezone.localdate())
    return Card(
        step=step,
        record=record,
        units=units_of(record),
        here=here,
        open=few or here,
        deadline=_TIMELINESS.get(state, ""),
        targets=tuple(in_signs(one.target) for one in current.targets),
        versions=tuple((one, phrases.CHANGES[one.change]) for one in step.line.versions),
        answers=tuple(Said(one, beginning(one)) for one in step.answers),
        printed=tuple((place, edition_address(place)) for place in step.printed),
    )


def units_of(record: RequirementRecord) -> str:
    """Whom it is put to."""
    return ", ".join(name for _id, name in record.document.addressees)


def beginning(one: AnswerElsewhere, length: int = 280) -> str:
    """The first words of an answer."""
    return shortened(" ".join(block.text for block in one.answer if isinstance(block, Paragraph)), length)


def edition_address(place: PrintedPlace) -> str:
    """The very place: on the public page once the edition is released."""
    edition = place.edition
    if edition.released_at:
        address = reverse("publication_edition", args=(edition.publication.slug, edition.number))
    else:
        address = reverse("edition", args=(edition.id,))
    return f"{address}#{place.anchor}"
