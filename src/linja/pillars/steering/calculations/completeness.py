"""What a report lacks that can be told from its own words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linja.ground.document import walk
from linja.ground.document.tree import Block, Table
from linja.ground.kernel.vocabulary import Obligation, RequirementKind
from linja.line.reporting.records import AnsweredRecord, SectionRecord

#: A goal that is set as a figure: so many per cent, days, weeks, kroner.
_FIGURE = re.compile(
    r"\d+(?:[ \u00a0]?\d{3})*(?:,\d+)?\s*(?:pst\.?|prosent|%|dager|dagar|døgn|uker|veker|timer|timar|mill)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def lacks_figure(one: AnsweredRecord) -> bool:
    """A goal in figures is answered in words alone."""
    binds = one.obligation in (Obligation.IN_FORCE, Obligation.REPORT_ONLY)
    if one.kind != RequirementKind.GOAL or not binds or one.exemption or not one.answer:
        return False
    asked = " ".join((one.text, *one.sub_items))
    return (
        bool(_FIGURE.search(asked)) and not _has_figure(one.answer) and not _DIGIT.search(one.status.phrase)
    )


def _has_figure(blocks: Sequence[Block]) -> bool:
    return any(
        isinstance(block, Table) or any(_DIGIT.search(text) for text in walk.texts(block)) for block in blocks
    )


def empty_sections(
    sections: Sequence[SectionRecord], answered: Sequence[AnsweredRecord]
) -> tuple[SectionRecord, ...]:
    """Headings for running text under which nothing is written; one above a deeper heading needs none."""
    used = {one.section_id for one in answered}
    return tuple(
        section
        for n, section in enumerate(sections)
        if section.role == "narrative"
        and not section.parts
        and section.id not in used
        and not (n + 1 < len(sections) and sections[n + 1].level > section.level)
    )
