"""Where a requirement stands: chapter, heading, kind, which document asked and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linja.ground.kernel.dates import date_phrases
from linja.ground.kernel.vocabulary import DatePrecision, DocumentKind, RequirementKind
from linja.ground.reading import lexicon
from linja.ground.reading.blocks import Block
from linja.ground.reading.chapters import Chapter

_MEETING = re.compile(r"\b(?:foretaksmøte|føretaksmøte)", re.IGNORECASE)
_REVISED = re.compile(r"\b(?:revidert|justert|revidera)\s+oppdragsdokument", re.IGNORECASE)
_SUPPLEMENT = re.compile(
    r"\btillegg(?:sdokument|soppdrag)?\b[^.]{0,30}\boppdragsdokument|\btilleggsdokument", re.IGNORECASE
)
_LETTER = re.compile(
    r"\b(?:oppdrags|styrings)dokument|\boppdrag\s+og\s+bestilling|\boppdrags-\s?og\s+bestill", re.IGNORECASE
)
_DEMANDS_OF = re.compile(r"\bkrav\w*\s+(?:i|fra|frå)\b", re.IGNORECASE)
_PLAN = re.compile(
    r"nasjonal\s+helse-\s?og\s+(?:sykehus|sjukehus)plan|\bNHSP\b|helse-\s?og\s+samhandlingsplan",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(
    r"(?:foretaksmøte|føretaksmøte)\w*\s+i\s+(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)",
    re.IGNORECASE,
)
_K = RequirementKind
_FIELD_KIND = {
    "krav": _K.DEMAND,
    "mål": _K.GOAL,
    "oppdrag": _K.ASSIGNMENT,
    "oppgave": _K.TASK,
    "oppgåve": _K.TASK,
}
_USUAL_KIND = {
    DocumentKind.OWNER_MEETING_PROTOCOL: _K.DEMAND,
    DocumentKind.COMMISSION_AND_ORDER: _K.ASSIGNMENT,
    DocumentKind.SUPPLEMENTARY_LETTER: _K.ASSIGNMENT,
    DocumentKind.REVISED_MISSION_LETTER: _K.ASSIGNMENT,
}
SOURCE_OF_DOCUMENT = {
    DocumentKind.MISSION_LETTER: "oppdragsdokument",
    DocumentKind.REVISED_MISSION_LETTER: "revidert oppdragsdokument",
    DocumentKind.SUPPLEMENTARY_LETTER: "tilleggsdokument",
    DocumentKind.OWNER_MEETING_PROTOCOL: "foretaksmøte",
    DocumentKind.COMMISSION_AND_ORDER: "oppdrag og bestilling",
}


@dataclass(slots=True)
class Context:
    """The running state while the blocks are walked in order."""

    kind_of_document: DocumentKind
    year: int | None
    meetings: tuple[str, ...]
    chapter: str = ""
    heading: str = ""
    source: str = "oppdragsdokument"
    source_date: str | None = None
    kind: RequirementKind | None = None
    chapter_title: str = ""
    #: The chapter's title speaks of ``krav i`` the letter that it answers.
    of_demands: bool = False
    #: In a protocol, the day of the meeting itself.
    own_date: str | None = None

    def enter_chapter(self, chapter: Chapter, lineage: Sequence[Chapter]) -> None:
        """A new chapter: its title (and its ancestors') say which document asked."""
        self.chapter = chapter.number or chapter.title
        self.heading = self.chapter_title = chapter.title
        self.kind = None
        for known in (*lineage, chapter):
            self._name_source(known.title)
            self.kind = _kind_of_title(known.title) or self.kind
        if not lineage and not self._says_source(chapter.title):
            own = SOURCE_OF_DOCUMENT.get(self.kind_of_document, self.source)
            if own != self.source:
                # The date belonged to the source that has been left.
                self.source, self.source_date = own, self.own_date

    def enter_heading(self, title: str) -> None:
        """A heading inside the chapter."""
        self.heading = title
        self._name_source(title)
        self.kind = _kind_of_title(title)

    def read_intro(self, text: str) -> None:
        """A paragraph that explains the chapter may tell which meeting it follows."""
        if self.source != "foretaksmøte" or not _MEETING.search(text):
            return
        after = text[_MEETING.search(text).start() :]  # type: ignore[union-attr]
        day = _first_day(after, self.year)
        if day is None and (month := _IN_MONTH.search(text)):
            day = self._meeting_in(month.group(1))
        if day is not None and self.source_date is None:
            self.source_date = day

    def source_of(self, text: str) -> tuple[str, str | None]:
        """Document and date of one requirement; its own words come before the heading's."""
        if match := re.search(
            r"\((?:fra|frå)\s+(?:foretaksmøte|føretaksmøte)\w*\s+([^)]{4,24})\)", text, re.IGNORECASE
        ):
            day = _first_day(match.group(1), self.year)
            if day is not None:
                return "foretaksmøte", day
        return self.source, self.source_date

    def kind_for(self, field: str, under_stem: bool = False) -> RequirementKind:
        """The kind by its own printed field, by the heading, or by the document that asked."""
        if match := re.match(r"(?:styrings)?(krav|mål|oppdrag|oppgave|oppgåve)\b", field, re.IGNORECASE):
            return _FIELD_KIND[match.group(1).lower()]
        if self.source == "foretaksmøte":
            return self.kind if self.kind in {_K.STUDY, _K.GOAL} else _K.DEMAND
        if self.kind is not None:
            # Under goals, what stands below "... skal:" is a task.
            return _K.TASK if under_stem and self.kind is _K.GOAL else self.kind
        if _PLAN.search(self.heading) or (
            self.heading == self.chapter_title and _PLAN.search(self.chapter_title)
        ):
            return _K.ASSIGNMENT
        if self.source == "oppdrag og bestilling" and self.kind_of_document is DocumentKind.ANNUAL_REPORT:
            return _K.DEMAND if self.of_demands else _K.ASSIGNMENT
        return _USUAL_KIND.get(self.kind_of_document, _K.TASK)

    def _says_source(self, title: str) -> bool:
        return any(p.search(title) for p in (_MEETING, _REVISED, _SUPPLEMENT, _LETTER))

    def _name_source(self, title: str) -> None:
        if self.own_date is not None:
            return
        if self.kind_of_document in SOURCE_OF_DOCUMENT and not _MEETING.search(title):
            # A letter that speaks of letters is still itself the one that asks.
            return
        if _SUPPLEMENT.search(title):
            self.source, self.source_date = "tilleggsdokument", _first_day(title, self.year)
        elif _REVISED.search(title):
            self.source, self.source_date = "revidert oppdragsdokument", _first_day(title, self.year)
        elif _MEETING.search(title):
            day = _first_day(title, self.year)
            if self.source != "foretaksmøte" or day is not None:
                self.source, self.source_date = "foretaksmøte", day
        elif _LETTER.search(title):
            name = (
                "oppdragsdokument"
                if re.search("oppdragsdokument", title, re.IGNORECASE)
                else "oppdrag og bestilling"
            )
            self.source, self.source_date = name, _first_day(title, self.year)
            self.of_demands = bool(_DEMANDS_OF.search(title))

    def _meeting_in(self, month: str) -> str | None:
        days = [p.iso for p in date_phrases(f"1. {month} {self.year}") if p.iso] if self.year else []
        prefix = days[0][:7] if days else "?"
        return next((day for day in self.meetings if day.startswith(prefix)), None)


def day_of_meeting(blocks: Sequence[Block], year: int | None) -> str | None:
    """The day a protocol gives for its own meeting: the first exact date in its head."""
    for block in blocks[:15]:
        if (day := _first_day(block.text, year)) is not None:
            return day
    return None


def meeting_days(blocks: Sequence[Block], year: int | None) -> tuple[str, ...]:
    """All days on which the document says an owner meeting was held, as printed near the word."""
    days: list[str] = []
    for block in blocks:
        for match in _MEETING.finditer(block.text):
            day = _first_day(block.text[match.start() : match.start() + 90], year)
            if day is not None and day not in days:
                days.append(day)
    return tuple(days)


def _first_day(text: str, year: int | None) -> str | None:
    exact = (p for p in date_phrases(text, year) if p.precision is DatePrecision.DAY)
    return next((p.iso for p in exact), None)


def _kind_of_title(title: str) -> RequirementKind | None:
    text = title.strip()
    if match := lexicon.KIND_HEADING.match(text):
        return RequirementKind(lexicon.KIND_HEADINGS[_group(match)][1])
    if re.match(r"utredningsoppdrag|utgreiingsoppdrag", text, re.IGNORECASE):
        return _K.STUDY
    if re.match(r"oppdrag\b", text, re.IGNORECASE):
        return _K.ASSIGNMENT
    if re.match(r"(?:resultat|styrings)?mål\b[^.]{0,30}$", text, re.IGNORECASE):
        return _K.GOAL
    return None


def _group(match: re.Match[str]) -> int:
    return next(i for i in range(len(lexicon.KIND_HEADINGS)) if match.group(f"k{i}") is not None)
