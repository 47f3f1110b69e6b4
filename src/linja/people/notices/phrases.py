"""The words of a message, in its reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from linja.people.notices.records import NoticeRecord


def in_language(text: str | Promise, facts: Mapping[str, object], language: str) -> str:
    """A sentence with its facts, in one language; dates are written as that language writes them."""
    with translation.override(language):
        held = {name: _fact(value) for name, value in facts.items()}
        # Before it becomes text: a sentence that counts chooses its form by the fact.
        return str(text % held if held else text)


def _fact(value: object) -> object:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j. F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    return value if isinstance(value, int) else str(value)


def message(notice: NoticeRecord, address: str) -> tuple[str, str]:
    """Subject and text of the message: what happened and where to read it, nothing of what was written."""
    with translation.override(notice.language):
        read = _("Sign in to read it:")
        why = _("You get this because of your role in Linja.")
        return f"Linja: {_one_line(notice.subject)}", f"{notice.subject}\n\n{read}\n{address}\n\n{why}\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
