"""The log's codes in the reader's words: acts, what was acted on, fields and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.audit.acts import ACTS
from linja.faces.workbench.audit.fields import FIELDS
from linja.faces.workbench.audit.opening import Named, openable
from linja.ground.kernel.actor import Actor
from linja.people.accounts import phrases as accounts
from linja.people.audit.queries import EntryRecord
from linja.people.organisations import phrases as organisation_words
from linja.people.organisations import queries as organisations

Words = Mapping[str, str | Promise]

ROOMS: Final[Words] = {
    "accounts": _("People and roles"),
    "audit": _("The log itself"),
    "organisations": _("Organisations"),
    "requirements": _("Requirements"),
    "intake": _("Reading in"),
    "steering": _("Registering and compiling"),
    "reporting": _("Reports"),
    "approvals": _("Statements"),
    "publication": _("Editions"),
    "meetings": _("Meetings and follow-up"),
    "projects": _("Plans and projects"),
    "allocations": _("Allocations and accounts"),
    "indicators": _("Figures and targets"),
}


#: What was acted on, and the page that shows it.
SUBJECTS: Final[Words] = {
    "accounts.person": _("Person"),
    "organisations.organisation": _("Organisation"),
    "organisations.reference": _("Reference organisations"),
    "requirements.governingdocument": _("Governing document"),
    "requirements.requirement": _("Requirement"),
    "intake.uploadeddocument": _("Uploaded document"),
    "reporting.report": _("Report"),
    "reporting.round": _("Round"),
    "reporting.measure": _("Measure"),
    "reporting.promiseddate": _("Promised date"),
    "reporting.list": _("List of measures, deadlines or deliveries"),
    "reporting.delivery": _("Delivery"),
    "reporting.dispensation": _("Request"),
    "approvals.statement": _("Statement"),
    "approvals.signoff": _("Signature"),
    "meetings.meeting": _("Meeting"),
    "meetings.case": _("Case"),
    "meetings.followup": _("Follow-up"),
    "meetings.audit": _("Audit"),
    "meetings.list": _("List of meetings or follow-up"),
    "projects.plan": _("Plan"),
    "projects.project": _("Project"),
    "projects.list": _("List of plans or projects"),
    "allocations.allocation": _("Allocation"),
    "allocations.accounttable": _("Budget and accounts"),
    "allocations.list": _("List of allocations"),
    "indicators.storedtarget": pgettext_lazy("what is to be reached", "Target"),
    "indicators.list": _("List of targets to confirm"),
    "steering.package": _("Package for a meeting"),
    "publication.publication": _("Publication"),
    "publication.edition": _("Edition"),
    "steering.match": _("Match"),
    "steering.feedback": _("Feedback"),
    "indicators.value": _("Values"),
    "audit.entry": _("Entry in the log"),
    "audit.list": _("Log"),
    "audit.batch": _("Batch of what was read"),
}
_PAGES: Final = {
    "accounts.person": "person",
    "organisations.organisation": "organisation",
    "requirements.governingdocument": "document",
    "requirements.requirement": "requirement",
    "reporting.report": "report",
    "reporting.round": "round",
    "reporting.measure": "measure",
    "reporting.promiseddate": "promise",
    "reporting.delivery": "delivery",
    "reporting.dispensation": "dispensation",
    "publication.edition": "edition",
    "meetings.meeting": "meeting",
    "meetings.case": "case",
    "meetings.followup": "followup_item",
    "meetings.audit": "audit",
    "projects.plan": "plan",
    "projects.project": "project",
    "allocations.allocation": "allocation",
    "indicators.storedtarget": "target",
    "steering.package": "package",
    "intake.uploadeddocument": "intake_document",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of an entry. ``coded``: the field has no word and is shown as its code."""

    field: str
    before: str
    after: str
    coded: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with its words."""

    record: EntryRecord
    act: str
    subject: str
    href: str
    changes: tuple[Changed, ...]


def act_name(code: str) -> str:
    """What was done, in words; the code itself when it is unknown."""
    return str(ACTS.get(code, code))


def subject_name(code: str) -> str:
    """The kind of thing, in words; the code itself when it is unknown."""
    return str(SUBJECTS.get(code, code))


def shown(entries: Iterable[EntryRecord], reader: Actor | None = None) -> tuple[Shown, ...]:
    """Entries in words, with a link where the reader (if one is named) may open the subject."""
    held = tuple(entries)
    opens = openable(reader, held) if reader else lambda _entry: False
    names = _organisation_names(held)
    return tuple(
        Shown(
            one,
            act_name(one.action),
            subject_name(one.subject_kind),
            _address(one) if opens(one) else "",
            tuple(_changed(field, pair, names) for field, pair in one.changes.items()),
        )
        for one in held
    )


def addresses(things: Sequence[Named], reader: Actor) -> list[str]:
    """For each thing named in a log the page that the reader may open, or nothing."""
    opens = openable(reader, things)
    return [_address(one) if opens(one) else "" for one in things]


def _address(entry: Named) -> str:
    name = _PAGES.get(entry.subject_kind)
    return reverse(name, args=(int(entry.subject_id),)) if name else ""


#: Fields that hold an organisation's id.
_PLACES: Final = ("organisation", "successor")


def _organisation_names(entries: Iterable[EntryRecord]) -> dict[int, str]:
    ids = {
        value
        for one in entries
        for field in _PLACES
        for value in one.changes.get(field, {}).values()
        if isinstance(value, int)
    }
    return {key: found.name for key, found in organisations.by_ids(ids).items()}


def _changed(field: str, pair: Mapping[str, Any], names: Mapping[int, str]) -> Changed:
    before, after = (_value(field, pair.get(side), names) for side in ("from", "to"))
    return Changed(str(FIELDS.get(field, field)), before, after, field not in FIELDS)


def _value(field: str, value: Any, names: Mapping[int, str]) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _now("Yes") if value else _now("No")
    if field in _PLACES and isinstance(value, int):
        return names.get(value, str(value))
    if field == "role":
        return accounts.role_name(str(value))
    if field in {"kind", "change"}:
        return organisation_words.kind_name(organisation_words.change_name(str(value)))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    text = str(value)
    try:
        return date_format(date.fromisoformat(text), "j. F Y") if len(text) == 10 else text
    except ValueError:
        return text
