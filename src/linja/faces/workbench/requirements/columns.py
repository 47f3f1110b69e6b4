"""The register's columns: which there are, which the reader has chosen, and what stands in them as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import tables
from linja.line.requirements import phrases
from linja.line.requirements.records import RegisterRow

#: Key -> label; the requirement itself is always shown.
COLUMNS: Final[dict[str, str | Promise]] = {
    "requirement": _("Requirement"),
    "kind": _("Kind"),
    "obligation": _("Does it bind?"),
    "due": _("Deadline"),
    "lead": _("Lead"),
    "chapter": _("Chapter"),
    "goal_area": _("Goal area"),
    "document": _("Document"),
    "year": _("Year"),
    "version": _("Version"),
}
USUAL: Final = ("requirement", "kind", "obligation", "due", "lead")
OF_THE_GROUP: Final = ("document", "year")
_SORTS: Final = {"requirement": "title", "due": "due", "year": "year", "document": "document"}
_KEPT_AS: Final = "requirements_columns"

#: What a cell says in a file.
TEXTS: Final[dict[str, Callable[[RegisterRow], str | int | date | None]]] = {
    "requirement": lambda row: f"{row.stem} {row.text}".strip(),
    "kind": lambda row: str(phrases.KINDS[row.kind]),
    "obligation": lambda row: str(phrases.OBLIGATIONS[row.obligation]),
    "due": lambda row: row.due_on,
    "lead": lambda row: row.lead,
    "chapter": lambda row: row.chapter,
    "goal_area": lambda row: row.chapter_title,
    "document": lambda row: row.document_title,
    "year": lambda row: row.year,
    "version": lambda row: row.version_number,
}


def chosen(request: HttpRequest) -> tuple[str, ...]:
    """The reader's columns in the house's order."""
    kept = request.session.get(_KEPT_AS) or USUAL
    return tuple(key for key in COLUMNS if key == "requirement" or key in kept)


def keep(request: HttpRequest, keys: list[str]) -> None:
    """Keep the reader's choice; nothing chosen means the usual ones."""
    request.session[_KEPT_AS] = [key for key in COLUMNS if key in keys]


def heads(request: HttpRequest, keys: tuple[str, ...], sort: str) -> tuple[tables.Column, ...]:
    """Column heads; those that sort are links."""
    return tuple(_head(request, key, sort) for key in keys)


def _head(request: HttpRequest, key: str, sort: str) -> tables.Column:
    name = _SORTS.get(key)
    numeric = key in {"year", "version"}
    if name is None:
        return tables.Column(key, COLUMNS[key], numeric=numeric)
    direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    wanted = f"-{name}" if direction == "ascending" else name
    return tables.Column(
        key, COLUMNS[key], tables.address(request, sort=wanted, side=None), direction, numeric
    )
