"""What a report's summary may name, where it can stand, and what it says that is no longer so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linja.ground.document.tree import Block, ItemList, Paragraph
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnsweredRecord, ReportRecord, SectionRecord, Slot
from linja.pillars.steering import templates
from linja.pillars.steering.calculations.board_case import summary_candidates, summary_drift
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records.board_case import SummaryCandidates


@dataclass(frozen=True, slots=True)
class SummaryView:
    """Everything that the page of the summary needs."""

    candidates: tuple[SummaryCandidates, ...]
    #: Narrative sections by id and heading.
    sections: tuple[tuple[int, str], ...]
    #: (what stands there, what the answer says now)
    drift: tuple[tuple[str, str], ...]
    #: The section that the template keeps for a summary.
    proposed_id: int | None = None


def summary_view(report: ReportRecord) -> SummaryView:
    """For a report that the reader may read."""
    answered = reporting.answered(report.id)
    sections = [one for one in reporting.sections(report.id) if one.role == "narrative"]
    lines = [line for one in sections for line in _lines(one)]
    return SummaryView(
        summary_candidates(answered),
        tuple((one.id, f"{one.number} {one.title}".strip()) for one in sections),
        summary_drift(lines, [(one, said_of(one, report)) for one in answered]),
        next((one.id for one in sections if one.title == _title(report)), None),
    )


def _title(report: ReportRecord) -> str:
    """The heading of the template's own summary; empty when it has none."""
    template = templates.template(definitions_folder(), report.template, report.template_day)
    words = (
        part.title for chapter in template.chapters for part in chapter.sections if part.key == "summary"
    )
    found = next(words, None)
    return found.say(report.language, year=report.year) if found else ""


def said_of(one: AnsweredRecord, report: ReportRecord) -> str:
    """The status as it is printed: the own phrase, else the template's; nothing when none is given."""
    status = one.status
    if status.phrase or status.attainment is None:
        return status.phrase
    template = templates.template(definitions_folder(), report.template, report.template_day)
    words = template.phrases.get(status.attainment.value)
    return words.say(report.language) if words else ""


def _lines(section: SectionRecord) -> Iterable[str]:
    blocks: Iterable[Block] = (part for part in section.parts if not isinstance(part, Slot))
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, ItemList):
            yield from (item.text for item in block.items)
