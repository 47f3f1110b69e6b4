"""The case that a board gets with a report: the same answers as the report prints, told as a board case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils import timezone

from linja.ground.document.tree import Block, Document, ItemList, ListItem, Paragraph, Role, Section, Table
from linja.ground.kernel.actor import Actor
from linja.line.reporting import queries as reporting
from linja.line.reporting.calculations import day_in_words
from linja.line.reporting.records import AnsweredRecord, Promise, ReportRecord
from linja.pillars.steering import board_cases, wording
from linja.pillars.steering.board_cases import CaseWords
from linja.pillars.steering.calculations.board_case import figures, whole
from linja.pillars.steering.content.annual_report import template_of
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records.board_case import COUNTED, BoardFigures, CaseFacts, Deviation


def board_figures(report: ReportRecord, answered: Sequence[AnsweredRecord], actor: Actor) -> BoardFigures:
    """The figures of a report's board case, in a fixed number of questions."""
    held = reporting.promises(actor, answered_ids=[one.id for one in answered])
    promised: dict[int, list[Promise]] = {}
    for one in held:
        if one.state == "open":
            promised.setdefault(one.answered_id, []).append(Promise(one.promise, one.due_on, one.precision))
    other = board_cases.words(definitions_folder(), report.language).say("other_area")
    return figures(answered, promised, timezone.localdate(), other)


def board_case(report_id: int, actor: Actor, facts: CaseFacts) -> Document:
    """The case as a document; refused when the actor may not read the report."""
    report = reporting.readable(report_id, actor)
    found = board_figures(report, reporting.answered(report_id), actor)
    words = board_cases.words(definitions_folder(), report.language)
    return _Case(report, found, facts, words).document()


def proposed_title(report: ReportRecord) -> str:
    """The case's title unless a person says another."""
    words = board_cases.words(definitions_folder(), report.language)
    return words.say(f"title.{_when(report)}", **_names(report))


def proposed_points(report: ReportRecord, found: BoardFigures) -> tuple[str, ...]:
    """The recommendation as proposed, with the report's own figures in it."""
    words = board_cases.words(definitions_folder(), report.language)
    said = {key: found.total[key] for key in COUNTED}
    points = [one.format(**_names(report)) for one in words.first_points[_when(report)]]
    points.append(words.say("recommendation.points.figures", total=found.total.total, **said))
    if found.deviations:
        points.append(words.say("recommendation.points.deviations"))
    if found.gaps:
        points.append(words.say("recommendation.points.gaps", gaps=len(found.gaps)))
    return tuple(points)


def _when(report: ReportRecord) -> str:
    return "year" if reporting.whole_year(report.period, report.year) == "" else "part"


def _names(report: ReportRecord) -> dict[str, object]:
    return {"year": report.year, "organisation": report.organisation_name, "report": report.title}


class _Case:
    def __init__(self, report: ReportRecord, found: BoardFigures, facts: CaseFacts, words: CaseWords) -> None:
        self.report, self.found, self.facts, self.words = report, found, facts, words
        folder = definitions_folder()
        self.causes: Mapping[str, str] = wording.merging(folder, report.language).causes
        self.phrases = template_of(report).phrases

    def document(self) -> Document:
        say, facts = self.words.say, self.facts
        day = day_in_words(facts.meeting_on) if facts.meeting_on else ""
        number = say("subtitle", number=facts.number) if facts.number else say("without_number")
        under = " · ".join(part for part in (number, say("meeting", date=day) if day else "") if part)
        return Document(
            title=facts.title or proposed_title(self.report),
            language=self.report.language,
            subtitle=under,
            organisation=self.report.organisation_name,
            year=self.report.year,
            kind="styresak",
            sections=tuple(self._sections()),
        )

    def _sections(self) -> list[Section]:
        say = self.words.say
        points = self.facts.points or proposed_points(self.report, self.found)
        items = ItemList(tuple(ListItem(one) for one in points), ordered=True)
        sections = [
            Section(say("recommendation.title"), blocks=(items,)),
            Section(say("background.title"), blocks=(Paragraph(say("background.text")),)),
            Section(say("status.title"), blocks=(self._status(),)),
            Section(say("deviations.title"), blocks=(self._deviations(),)),
        ]
        if self.found.promises:
            sections.append(Section(say("promises.title"), blocks=(self._promises(),)))
        if self.found.gaps:
            gaps = ItemList(tuple(ListItem(one) for one in self.found.gaps), role=Role.GAP)
            sections.append(Section(say("gaps.title"), blocks=(gaps,)))
        return sections

    def _heads(self, table: str, keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        return (tuple(self.words.say(f"{table}.columns.{key}") for key in keys),)

    def _status(self) -> Table:
        rows = [*self.found.areas, self.found.total]
        return Table(
            header=self._heads("status", ("area", "total", *COUNTED)),
            rows=tuple(
                (
                    one.area or self.words.say("status.sum"),
                    str(one.total),
                    *(str(one[key]) for key in COUNTED),
                )
                for one in rows
            ),
            caption=self.words.say("status.title"),
        )

    def _deviations(self) -> Block:
        if not self.found.deviations:
            return Paragraph(self.words.say("deviations.none"))
        return Table(
            header=self._heads("deviations", ("requirement", "status", "cause", "measures", "expected")),
            rows=tuple(self._deviation(one) for one in self.found.deviations),
            caption=self.words.say("deviations.title"),
        )

    def _deviation(self, one: Deviation) -> tuple[str, ...]:
        status = one.answered.status
        words = self.phrases.get(status.attainment.value) if status.attainment else None
        said = status.phrase or (words.say(self.report.language) if words else "")
        return (
            whole(one.answered),
            said or self.words.say("deviations.late"),
            self._said(self.causes.get(status.cause.value, "") if status.cause else ""),
            self._said("; ".join(held.title for held in one.answered.measures)),
            self._said("; ".join(f"{held.promise}, {day_in_words(held.due_on)}" for held in one.promises)),
        )

    def _said(self, text: str) -> str:
        return text or self.words.say("not_said")

    def _promises(self) -> Table:
        passed = self.words.say("promises.passed")
        return Table(
            header=self._heads("promises", ("day", "promise", "requirement")),
            rows=tuple(
                (f"{day_in_words(day)} ({passed})" if late else day_in_words(day), promise, text)
                for day, promise, text, late in self.found.promises
            ),
            caption=self.words.say("promises.title"),
        )
