"""Reading what is not released is noted: one line in the view that shows it.

``seen.report(request, record)``, ``seen.answers``, ``seen.document``, ``seen.edition``, ``seen.upload``,
``seen.statement``, ``seen.rows`` (of the register), or for anything else
``seen.thing(request, "meetings.meeting", record.id, record.title)``.
What is released is open to everybody and leaves no note. A test opens every address and fails when one shows
what is unreleased without a note.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from django.http import HttpRequest

from linja.line.publication.lifecycle import RELEASED
from linja.line.reporting.lifecycle import PUBLISHED
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements.records import DocumentRecord, RegisterRow
from linja.people.audit.actions import Subject


class _Report(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def organisation_name(self) -> str: ...


def report(request: HttpRequest, one: _Report) -> None:
    """A report or any part of it."""
    if one.state != PUBLISHED:
        thing(request, "reporting.report", one.id, f"{one.title}, {one.organisation_name}")


def reports(request: HttpRequest, many: Iterable[_Report]) -> None:
    """Several reports at once: a matrix, a merging, an export."""
    for one in many:
        report(request, one)


def answers(request: HttpRequest, many: Iterable[AnswerElsewhere]) -> None:
    """Answers to one requirement from several reports."""
    for one in many:
        if one.report_state != PUBLISHED:
            thing(request, "reporting.report", one.report_id, f"{one.organisation_name} {one.year}")


def document(request: HttpRequest, one: DocumentRecord) -> None:
    """A governing document before it is issued, or something in it."""
    if one.draft:
        thing(request, "requirements.governingdocument", one.id, one.title)


def rows(request: HttpRequest, many: Iterable[RegisterRow]) -> None:
    """Rows of the register: one note for each document among them that is not issued."""
    drafts = {row.document_id: row.document_title for row in many if row.draft}
    for number, title in drafts.items():
        thing(request, "requirements.governingdocument", number, title)


def edition(request: HttpRequest, one: Any) -> None:
    """An edition before its release."""
    if one.state != RELEASED:
        thing(request, "publication.edition", one.id, f"{one.publication.title} {one.number}")


def upload(request: HttpRequest, one: Any) -> None:
    """An uploaded document, what was found in it, or its source."""
    thing(request, "intake.uploadeddocument", one.id, one.title or one.name)


def statement(request: HttpRequest, one: Any, about: _Report | None = None) -> None:
    """A statement in writing, or one to a report that is not published."""
    if about is None or about.state != PUBLISHED:
        thing(request, "approvals.statement", one.id, one.title)


def thing(request: HttpRequest, kind: str, number: int | str, label: str) -> None:
    """Anything that is not released: the model's label as in the log, its number, its name."""
    request.sights.append(Subject(kind, str(number), str(label)))  # type: ignore[attr-defined]
