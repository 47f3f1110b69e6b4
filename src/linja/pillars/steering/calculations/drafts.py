"""Findings as drafts for the register: which document asks, what it asks, what it says of changes. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from linja.ground.kernel.periods import PointInTime, phrase
from linja.ground.kernel.vocabulary import (
    ChangeType,
    DatePrecision,
    DeadlineType,
    DocumentKind,
    Obligation,
    RoleKind,
)
from linja.ground.reading.findings import FoundDeadline, FoundRequirement
from linja.line.requirements.calculations.citations import citations_in
from linja.line.requirements.calculations.funding import funding_in
from linja.line.requirements.lifecycle import result
from linja.line.requirements.records import Change, DeadlineDraft, RequirementDraft, RoleDraft

#: Names of organisations to their ids; None when nobody is known by that name.
Known = Callable[[str], int | None]

_TITLES: Mapping[DocumentKind, str] = {
    DocumentKind.MISSION_LETTER: "Oppdragsdokument {year}",
    DocumentKind.REVISED_MISSION_LETTER: "Revidert oppdragsdokument {year}",
    DocumentKind.SUPPLEMENTARY_LETTER: "Tilleggsdokument til oppdragsdokument {year}",
    DocumentKind.OWNER_MEETING_PROTOCOL: "Protokoll fra foretaksmøte {date}",
    DocumentKind.COMMISSION_AND_ORDER: "Oppdrag og bestilling {year}",
}
_SOURCES = (
    (re.compile(r"tilleggs", re.I), DocumentKind.SUPPLEMENTARY_LETTER),
    (re.compile(r"(revidert|justert|revidere)", re.I), DocumentKind.REVISED_MISSION_LETTER),
    (re.compile(r"(foretaksmøte|føretaksmøte|protokoll)", re.I), DocumentKind.OWNER_MEETING_PROTOCOL),
    (re.compile(r"oppdrag\w*[ -]+og[ -]+bestilling", re.I), DocumentKind.COMMISSION_AND_ORDER),
    (re.compile(r"(oppdragsdokument|oppdragsbrev)", re.I), DocumentKind.MISSION_LETTER),
)
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """Which governing document: kind, year, and day when it is known."""

    kind: DocumentKind
    year: int
    issued_on: date | None

    @property
    def title(self) -> str:
        """What the document is called in the register."""
        template = _TITLES.get(self.kind, "{kind} {date}" if self.issued_on else "{kind} {year}")
        return template.format(
            kind=self.kind.value.replace("_", " ").capitalize(),
            year=self.year,
            date=norwegian_day(self.issued_on) if self.issued_on else self.year,
        )

    @property
    def first_day(self) -> date:
        """The day from which what it asks is in force: its own, else the year's first."""
        return self.issued_on or date(self.year, 1, 1)


def norwegian_day(day: date) -> str:
    """``15. januar 2019``."""
    return phrase(PointInTime(day), "nb")


def document_key(source: str, source_date: str | None, report_year: int) -> DocumentKey:
    """The document that a printed source names."""
    kind = next((kind for cue, kind in _SOURCES if cue.search(source)), DocumentKind.LETTER)
    day = date.fromisoformat(source_date) if source_date else None
    named = _YEAR.search(source)
    year = day.year if day else int(named[1]) if named else report_year
    return DocumentKey(kind, year, day)


def requirement_draft(
    found: FoundRequirement, *, origin_id: int, in_force_from: date, known: Known
) -> RequirementDraft:
    """What the register is to hold of a finding, as it was before any change that the text tells of."""
    words = " ".join((found.stem or "", found.text, *found.sub_items))
    amended = found.amendment is not None
    return RequirementDraft(
        kind=found.kind,
        chapter=found.chapter[:20],
        chapter_title="",
        heading=found.heading[:300],
        title="",
        stem=found.stem or "",
        text=found.text,
        sub_items=found.sub_items,
        deadlines=tuple(
            deadline_draft(one) for one in found.deadlines if not (amended and _is_new(one, found))
        ),
        roles=roles_of(found, known),
        citations=citations_in(words),
        funding=funding_in(words),
        obligation=Obligation.IN_FORCE if amended else found.obligation,
        in_force_from=in_force_from,
        origin_id=origin_id,
    )


def deadline_draft(found: FoundDeadline) -> DeadlineDraft:
    """A found deadline for the register."""
    day = date.fromisoformat(found.iso) if found.iso else None
    return DeadlineDraft(found.type, found.precision, day, found.verbatim[:200], (found.owner or "")[:200])


def _is_new(deadline: FoundDeadline, found: FoundRequirement) -> bool:
    new = _new_day(found)
    return new is not None and deadline.iso == new


def _new_day(found: FoundRequirement) -> str | None:
    """The extended date: the last own final one, which is what the whole text leaves in force."""
    if found.amendment is None or found.amendment.change != ChangeType.EXTEND:
        return None
    return found.deadline or found.amendment.new_deadline


def roles_of(found: FoundRequirement, known: Known) -> tuple[RoleDraft, ...]:
    """Lead and partners, each with its organisation when the name is known."""
    roles = []
    if found.lead:
        roles.append(RoleDraft(RoleKind.LEAD, found.lead[:200], known(found.lead)))
    for partner in found.partners:
        roles.append(RoleDraft(RoleKind.PARTNER, partner[:200], known(partner)))
    return tuple(roles)


def change_of(
    found: FoundRequirement, requirement_id: int, draft: RequirementDraft, on: date
) -> Change | None:
    """The change that the text itself tells of; None when it tells of none."""
    told = found.amendment
    if told is None:
        return None
    kind = _kind_of(told.change, found.obligation)
    deadlines = _new_deadlines(found, draft)
    if kind == ChangeType.EXTEND and not _later(deadlines, draft):
        # An extension whose dates cannot be told apart is kept as words, not as a computed date.
        kind, deadlines = ChangeType.CLARIFY, None
    return Change(
        requirement_id=requirement_id,
        change=kind,
        verbatim=told.verbatim,
        in_force_from=max(on, draft.in_force_from or on),
        new_text=found.text if kind == ChangeType.REPLACE else None,
        new_deadlines=deadlines if kind == ChangeType.EXTEND else None,
    )


_BY_RESULT = {
    Obligation.LAPSED: ChangeType.LAPSE,
    Obligation.REPORT_ONLY: ChangeType.LAPSE_BUT_REPORT,
    Obligation.WAIVED: ChangeType.WAIVE,
}


def _kind_of(told: ChangeType, after: Obligation) -> ChangeType:
    """What the words call the change, unless the requirement ends up otherwise than that would leave it."""
    return told if result(told, Obligation.IN_FORCE) == after else _BY_RESULT.get(after, told)


def _new_deadlines(found: FoundRequirement, draft: RequirementDraft) -> tuple[DeadlineDraft, ...] | None:
    day = _new_day(found)
    if day is None or found.amendment is None:
        return None
    named = [deadline_draft(one) for one in found.deadlines if one.iso == day]
    words = found.amendment.verbatim[:200]
    new = named or [DeadlineDraft(DeadlineType.FINAL, DatePrecision.DAY, date.fromisoformat(day), words)]
    kept = [one for one in draft.deadlines if one.type != DeadlineType.FINAL or one.owner]
    return (*kept, replace(new[0], type=DeadlineType.FINAL, owner=""))


def _later(deadlines: tuple[DeadlineDraft, ...] | None, draft: RequirementDraft) -> bool:
    if not deadlines:
        return False
    own, new = _final_days(draft.deadlines), _final_days(deadlines)
    return bool(new) and (not own or max(new) > max(own))


def _final_days(deadlines: tuple[DeadlineDraft, ...]) -> list[date]:
    """The addressee's own final days."""
    return [d.due_on for d in deadlines if d.type == DeadlineType.FINAL and d.due_on and not d.owner]


def with_chapter_title(draft: RequirementDraft, title: str) -> RequirementDraft:
    """The draft with its chapter's printed title."""
    return replace(draft, chapter_title=title[:300])
