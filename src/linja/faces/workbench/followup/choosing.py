"""Choosing what something concerns: search by words, tick, go on with the same form. Works without script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.line.meetings.records import SubjectDraft
from linja.pillars.steering import queries as steering

KINDS: dict[str, str | Promise] = {
    "requirement": _("Requirement"),
    "document": _("Governing document"),
    "report": _("Report"),
    "case": _("Case"),
    "area": _("Goal area"),
    "followup": _("Follow-up"),
    "statement": _("Statement"),
}
_PAGES = {
    "requirement": "requirement",
    "document": "document",
    "report": "report",
    "case": "case",
    "followup": "followup_item",
    "statement": "statement",
}
#: The field that holds the chosen addresses, the one for words, and the button that looks them up.
FIELD, WORDS, FIND = "om", "om_q", "finn"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be ticked."""

    key: str
    label: str
    kind: str | Promise
    chosen: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chooser:
    """The state of the choice on a form's page."""

    choices: tuple[Choice, ...]
    words: str
    looked: bool

    @property
    def nothing(self) -> bool:
        """The words found nothing."""
        return self.looked and not any(not one.chosen for one in self.choices)


def address_of(key: str) -> str:
    """The page of what stands at an address; empty when it has none."""
    kind, _colon, name = key.partition(":")
    if kind not in _PAGES or not name.isdecimal():
        return ""
    try:
        return reverse(_PAGES[kind], args=(int(name),))
    except NoReverseMatch:
        return ""


def linked(subjects: tuple[SubjectDraft, ...]) -> list[dict[str, Any]]:
    """Subjects with their kind in words and their page."""
    return [
        {
            "key": one.key,
            "label": one.label,
            "href": address_of(one.key),
            "kind": KINDS.get(one.key.partition(":")[0], ""),
            "relation": one.relation,
            "dated": one.dated,
        }
        for one in subjects
    ]


def looking(request: HttpRequest) -> bool:
    """The reader has pressed the button that looks up, and does not save yet."""
    return request.POST.get("gjor") == FIND


def chooser(request: HttpRequest, held: tuple[SubjectDraft, ...] = ()) -> Chooser:
    """What is chosen, first, then what the words find."""
    actor = request.actor  # type: ignore[attr-defined]
    posted = request.method == "POST"
    chosen = chosen_in(request, held) if posted else held
    words = (request.POST if posted else request.GET).get(WORDS, "").strip()
    keys = {one.key for one in chosen}
    found = [one for one in steering.find_subjects(actor, words) if one.key not in keys]
    return Chooser(
        (*(_choice(one, ticked=True) for one in chosen), *(_choice(one, ticked=False) for one in found)),
        words,
        bool(words),
    )


def chosen_in(
    request: HttpRequest, held: tuple[SubjectDraft, ...] = (), relation: str = "about"
) -> tuple[SubjectDraft, ...]:
    """What was ticked, as far as the reader may see it: labels and days are looked up, not sent.

    What was ``held`` already stays when it is still ticked, also where the reader may not see it itself.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    keys = list(dict.fromkeys(request.POST.getlist(FIELD)))[:40]
    known = {one.key: one for one in held} | {
        one.key: one for one in steering.subjects(actor, keys, relation)
    }
    return tuple(known[key] for key in keys if key in known)


def _choice(one: SubjectDraft, *, ticked: bool) -> Choice:
    kind = KINDS.get(one.key.partition(":")[0], "")
    return Choice(one.key, one.label, kind, ticked, address_of(one.key))
