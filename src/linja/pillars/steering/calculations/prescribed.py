"""The sections of a new report and the places of its requirements, by template and annex. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from linja.ground.kernel.vocabulary import RequirementKind
from linja.line.reporting.records import SectionDraft, Slot
from linja.line.requirements.records import RequirementRecord
from linja.pillars.steering.calculations.drafts import norwegian_day
from linja.pillars.steering.templates import ReportTemplate, TemplateChapter, TemplateSection

#: Prescribed headings: (level, title).
Order = Sequence[tuple[int, str]]


@dataclass(slots=True)
class Prescribed:
    """A section to be, with the requirements that stand in it, in order."""

    level: int
    title: str
    role: str
    number: str = ""
    requirements: list[RequirementRecord] = field(default_factory=list)
    statement: str = ""

    def draft(self) -> SectionDraft:
        """As reporting takes it."""
        slots = tuple(Slot(n) for n in range(1, len(self.requirements) + 1))
        return SectionDraft(self.level, self.title, self.number, self.role, slots)


def prescribed(
    template: ReportTemplate,
    language: str,
    year: int,
    asked: Sequence[RequirementRecord],
    order: Order = (),
) -> list[Prescribed]:
    """All sections in their order, numbered, every requirement in its place."""
    maker = _Maker(template, language, year, order)
    sections: list[Prescribed] = []
    number = 0
    named = frozenset[str]().union(*(chapter.sources for chapter in template.chapters))
    for chapter in template.chapters:
        own = [one for one in asked if _belongs(one, chapter, named)]
        if chapter.leave_out_when_empty and not own:
            continue
        number += 1
        sections += _numbered(number, maker.chapter(chapter, own))
    return sections


def _belongs(one: RequirementRecord, chapter: TemplateChapter, named: frozenset[str]) -> bool:
    source = one.document.kind.value
    return source in chapter.sources or (chapter.takes_rest and source not in named)


def _numbered(number: int, sections: Sequence[Prescribed]) -> Sequence[Prescribed]:
    """Chapters and their sections carry numbers, deeper headings do not."""
    below = 0
    for section in sections:
        if section.level == 1:
            section.number = f"{number}."
        elif section.level == 2:
            below += 1
            section.number = f"{number}.{below}"
    return sections


class _Maker:
    def __init__(self, template: ReportTemplate, language: str, year: int, order: Order) -> None:
        self.template, self.language, self.year, self.order = template, language, year, order

    def chapter(self, chapter: TemplateChapter, asked: Sequence[RequirementRecord]) -> list[Prescribed]:
        statement = chapter.key if chapter.role == "statement" else ""
        head = Prescribed(1, self._say(chapter.title), chapter.role, statement=statement)
        if chapter.group_by == "goal_area":
            return [head, *self._goal_areas(asked)]
        if chapter.sources:
            return [head, *self._meetings(chapter, asked)]
        return [head, *(Prescribed(2, self._say(one.title), chapter.role) for one in chapter.sections)]

    def _say(self, words: object, **facts: object) -> str:
        return words.say(self.language, year=self.year, **facts)  # type: ignore[attr-defined,no-any-return]

    def _goal_areas(self, asked: Sequence[RequirementRecord]) -> Iterable[Prescribed]:
        areas: dict[str, list[RequirementRecord]] = {}
        for one in asked:
            areas.setdefault(one.chapter_title or self._say(self.template.other_area), []).append(one)
        for title, members in areas.items():
            yield Prescribed(2, title, "requirements")
            yield from self._kinds(members)

    def _kinds(self, members: Sequence[RequirementRecord]) -> Iterable[Prescribed]:
        """Mål, oppgaver and utredningsoppdrag in the letter's order; a theme heading keeps its own name."""
        for kind in RequirementKind:
            own = [one for one in members if one.kind == kind and not _theme(one)]
            if own:
                title = self._say(self.template.kinds[kind.value])
                yield Prescribed(3, title, "requirements", requirements=own)
        for theme in dict.fromkeys(_theme(one) for one in members if _theme(one)):
            own = [one for one in members if _theme(one) == theme]
            yield Prescribed(3, theme, "requirements", requirements=own)

    def _meetings(self, chapter: TemplateChapter, asked: Sequence[RequirementRecord]) -> Iterable[Prescribed]:
        first, later = _split_meetings(asked, self.template.first_meeting_month)
        groups = {"first_meeting": self._first(first), "later_meetings": self._later(later)}
        for section in chapter.sections:
            below = groups.get(section.key, [])
            if below or not section.leave_out_when_empty:
                yield self._head(section)
                yield from below

    def _head(self, section: TemplateSection) -> Prescribed:
        return Prescribed(2, self._say(section.title), "requirements")

    def _first(self, asked: Sequence[RequirementRecord]) -> list[Prescribed]:
        """By the annex's headings; what the annex does not name comes after, in the protocol's own order."""
        by_heading: dict[str, list[RequirementRecord]] = {}
        for one in asked:
            by_heading.setdefault(one.heading, []).append(one)
        sections = []
        for level, title in self._annex(by_heading):
            own = next((by_heading.pop(h) for h in list(by_heading) if _same(h, title)), [])
            sections.append(Prescribed(2 + level, title, "requirements", requirements=own))
        for heading, own in by_heading.items():
            title = heading or self._say(self.template.kinds[RequirementKind.DEMAND.value])
            sections.append(Prescribed(3, title, "requirements", requirements=own))
        return sections

    def _annex(self, by_heading: Mapping[str, object]) -> list[tuple[int, str]]:
        """The annex's headings that hold something, themselves or below."""
        if not self.order:
            return []
        top = min(level for level, _title in self.order)
        levels = [(level - top + 1, title) for level, title in self.order]
        kept = []
        for n, (level, title) in enumerate(levels):
            below = []
            for deeper, name in levels[n + 1 :]:
                if deeper <= level:
                    break
                below.append(name)
            if any(_same(h, one) for h in by_heading for one in (title, *below)):
                kept.append((level, title))
        return kept

    def _later(self, asked: Sequence[RequirementRecord]) -> list[Prescribed]:
        by_meeting: dict[tuple[date, int], list[RequirementRecord]] = {}
        for one in asked:
            day = one.document.issued_on or date(self.year, 12, 31)
            by_meeting.setdefault((day, one.document.id), []).append(one)
        return [
            Prescribed(
                3,
                self._say(self.template.meeting, date=norwegian_day(day)),
                "requirements",
                requirements=by_meeting[day, document_id],
            )
            for day, document_id in sorted(by_meeting)
        ]


def _split_meetings(
    asked: Sequence[RequirementRecord], month: int
) -> tuple[list[RequirementRecord], list[RequirementRecord]]:
    first = [one for one in asked if one.document.issued_on and one.document.issued_on.month == month]
    return first, [one for one in asked if one not in first]


#: Headings that only name a kind: they are not themes of their own.
_KIND_HEADING = re.compile(
    r"^(mål|andre oppgåver|andre oppgaver|nye oppgaver|andre oppdrag|utredningsoppdrag|utgreiingsoppdrag"
    r"|krav)\b",
    re.IGNORECASE,
)


def _theme(one: RequirementRecord) -> str:
    return "" if not one.heading or _KIND_HEADING.match(one.heading) else one.heading


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()
