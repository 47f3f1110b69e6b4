"""Ett krav: where does it come from, where did it go, what became of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.followup.about import about
from linja.faces.workbench.projects.about import work_and_money
from linja.faces.workbench.requirements import history, kin_line
from linja.faces.workbench.targets.on_requirement import on_requirement
from linja.ground.document.tree import Paragraph
from linja.ground.kernel.actor import Actor
from linja.line.intake import queries as intake
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.content import (
    deadline_state,
    sentence,
    shortened,
    word_difference,
    words_between,
)
from linja.line.requirements.records import Difference, DiffPart, RequirementRecord, VersionRecord
from linja.people.audit.queries import EntryRecord


def _day(**rest: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest)


class TimeForm(forms.Form):
    """A day that it was in force on, and a day on which that was known."""

    gjelder = _day(label=_("In force on"))
    kjent = _day(label=_("As known on"), required=False)


class DaysForm(forms.Form):
    """Two days to compare."""

    fra = _day(label=_("From"))
    til = _day(label=_("To"))


@dataclass(frozen=True, slots=True)
class Shown:
    """One version with what it changed."""

    version: VersionRecord
    change: Any
    words: tuple[DiffPart, ...]
    changed: bool
    current: bool
    #: Who put it right, when this version says what an earlier one should have said.
    correction: EntryRecord | None = None
    #: A later version says what this one should have said.
    replaced: bool = False


@login_required
@require_GET
def requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """One requirement with its line of sight."""
    actor = request.actor  # type: ignore[attr-defined]
    record = _found(request, requirement_id)
    answers = reporting.answers_to(record.id, actor)
    seen.answers(request, answers)
    every = queries.versions(requirement_id)
    at_form, at = _as_it_was(request, requirement_id)
    days_form, between = _difference(request, requirement_id, every)
    current = record.current
    whole = f"{current.stem} {current.text}".strip()
    context = {
        "record": record,
        "title": record.title or shortened(whole, 180),
        "whole_in_title": not record.title and len(whole) <= 180 and not current.sub_items,
        "over": _over(record),
        "kind": phrases.KINDS[record.kind],
        "deadline_state": _TIMELINESS[
            deadline_state(current.due_on, current.obligation, timezone.localdate())
        ],
        "trail": _trail(record),
        "levels": _levels(record),
        "may_correct": actions.may(actor, "correct", document_id=current.changed_by_id) is None,
        "years": kin_line.steps(record, actor),
        **_told(record, every),
        "at_form": at_form,
        "at": at,
        "days_form": days_form,
        "between": between,
        "between_fields": [phrases.FIELDS[name] for name in between.fields] if between else [],
        "deadlines": [(phrases.DEADLINE_TYPES[one.type], one) for one in current.deadlines],
        "roles": [(phrases.ROLES[one.role], one.name) for one in current.roles],
        "citations": [(phrases.CITATIONS.get(one.kind, one.kind), one.verbatim) for one in current.citations],
        "same_days": between is not None and not any(part.kind != "same" for part in between.words),
        **_read(record, answers, actor),
        "answer_heads": _ANSWER_HEADS,
    }
    return render(request, "workbench/requirements/one.html", context | _beside(request, record))


def _beside(request: HttpRequest, record: RequirementRecord) -> dict[str, Any]:
    """Its targets, what meetings and follow-up say of it, and the work and money that it has come to."""
    key = f"requirement:{record.id}"
    targets = on_requirement(request, record.id, record.document)
    return targets | about(request, key) | work_and_money(request, key)


def _found(request: HttpRequest, requirement_id: int) -> RequirementRecord:
    """The requirement that the reader may see, else 404; reading a draft is noted."""
    record = queries.requirement(requirement_id, request.actor)  # type: ignore[attr-defined]
    if record is None:
        raise Http404
    seen.document(request, record.document)
    return record


def _told(record: RequirementRecord, every: tuple[VersionRecord, ...]) -> dict[str, Any]:
    """The versions and the log, and what the log says of the versions."""
    log = history.entries(record)
    return {
        "versions": _versions(every, record.current, history.corrections(log)),
        "corrected": history.newest_correction(log),
        "history": [(entry, history.deed(entry)) for entry in log],
    }


#: Codes of the house's states for the register's.
_TIMELINESS = {"passed": "passed", "soon": "soon", "on_track": "on_time", "none": "no_deadline"}


def _over(record: RequirementRecord) -> str:
    title, year = record.document.title, str(record.document.year)
    return title if year in title else f"{title}, {year}"


def _trail(record: RequirementRecord) -> list[dict[str, str]]:
    """The line of responsibility, from the one who asked first to those who must answer."""
    items = [
        {"label": link.issuer_name, "href": reverse("requirement", args=[link.requirement_id])}
        for link in record.above
    ]
    items.append(
        {"label": record.document.issuer_name, "href": reverse("document", args=[record.document.id])}
    )
    names = [name for _id, name in record.document.addressees]
    return [*items, *([{"label": ", ".join(names), "href": ""}] if names else [])]


def _levels(record: RequirementRecord) -> list[dict[str, Any]]:
    """Each level's wording beside the one above it, with the differences marked."""
    whole = sentence(record.current.stem, record.current.text, record.current.sub_items)
    levels: list[dict[str, Any]] = []
    before = ""
    for link in record.above:
        levels.append({"link": link, "here": False, "words": word_difference(before or link.text, link.text)})
        before = link.text
    if record.above:
        levels.append({"link": None, "here": True, "words": word_difference(before, whole)})
    levels += [
        {"link": link, "here": False, "words": word_difference(whole, link.text)} for link in record.below
    ]
    return levels


def _versions(
    every: tuple[VersionRecord, ...], current: VersionRecord, corrections: dict[int, EntryRecord]
) -> list[Shown]:
    """Newest first, each against the one before it in time."""
    shown = []
    last_of_day = {version.in_force_from: version.number for version in every}
    for before, version in zip((None, *every), every, strict=False):
        words = words_between(before, version) if before else ()
        changed = any(part.kind != "same" for part in words)
        word = phrases.CHANGES[version.change]
        shown.append(
            Shown(
                version,
                word,
                words if changed else (),
                changed,
                version.id == current.id,
                corrections.get(version.number),
                version.number < last_of_day[version.in_force_from],
            )
        )
    return shown[::-1]


def _as_it_was(request: HttpRequest, requirement_id: int) -> tuple[TimeForm, dict[str, Any] | None]:
    if "gjelder" not in request.GET:
        return TimeForm(initial={"gjelder": timezone.localdate()}), None
    form = TimeForm(request.GET)
    if not form.is_valid():
        return form, None
    day: date = form.cleaned_data["gjelder"]
    known: date | None = form.cleaned_data["kjent"]
    version = queries.as_of(requirement_id, day, known, request.actor)  # type: ignore[attr-defined]
    return form, {"day": day, "known": known, "version": version}


def _difference(
    request: HttpRequest, requirement_id: int, every: tuple[VersionRecord, ...]
) -> tuple[DaysForm, Difference | None]:
    if "fra" not in request.GET:
        return DaysForm(initial={"fra": every[0].in_force_from, "til": timezone.localdate()}), None
    form = DaysForm(request.GET)
    if not form.is_valid():
        return form, None
    return form, queries.difference(requirement_id, form.cleaned_data["fra"], form.cleaned_data["til"])


@dataclass(frozen=True, slots=True)
class Said:
    """One organisation's answer, its beginning, and the place that it was read from."""

    one: Any
    beginning: str
    place: intake.PlaceRecord | None


_ANSWER_HEADS = (
    tables.Column("who", _("Organisation")),
    tables.Column("year", _("Year"), numeric=True),
    tables.Column("status", _("Status")),
    tables.Column("said", _("Answer")),
)


def _read(record: RequirementRecord, held: Sequence[AnswerElsewhere], actor: Actor) -> dict[str, Any]:
    """The answers, as far as the reader may see, and where requirement and answers were read."""
    places = intake.places((record.origin_id, *(one.origin_id for one in held)), actor)
    return {
        "origin": places.get(record.origin_id or 0),
        "answers": [Said(one, _beginning(one.answer), places.get(one.origin_id or 0)) for one in held],
    }


def _beginning(blocks: Any) -> str:
    return shortened(" ".join(block.text for block in blocks if isinstance(block, Paragraph)), 280)
