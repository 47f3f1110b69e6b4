"""A row of a table of requirements as a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linja.ground.kernel.vocabulary import Obligation, PrintedStatus, RequirementKind
from linja.ground.reading.amendments import change_of
from linja.ground.reading.deadlines import Deadlines, deadlines_of
from linja.ground.reading.findings import FoundAnswer, FoundRequirement
from linja.ground.reading.roles import lead_of, partners_of
from linja.ground.reading.rows import Row, RowTable
from linja.ground.reading.statuses import Verdict, is_status_line, is_status_word, read_phrase
from linja.ground.reading.verdicts import verdict_in

_KIND = (
    (re.compile(r"^\w*mål", re.IGNORECASE), RequirementKind.GOAL),
    (re.compile(r"^oppdrag|^bestilling", re.IGNORECASE), RequirementKind.ASSIGNMENT),
    (re.compile(r"^oppg|^tiltak", re.IGNORECASE), RequirementKind.TASK),
)
_ORGANISATION = re.compile(r"\b(?:RHF|HF)\b")
#: Sure by its form, unsure by its cuts: a person should look.
_CONFIDENCE = 0.7


def row_requirements(
    tables: Sequence[RowTable], pages: Sequence[int | None], year: int | None
) -> list[FoundRequirement]:
    """One finding for each row, in the order of the text; chapter and heading are set by their place."""
    return [_requirement(row, year, pages[row.line - 1]) for table in tables for row in table.rows]


def _requirement(row: Row, year: int | None, page: int | None) -> FoundRequirement:
    verdict = _verdict(row)
    limits = _limits(row, year)
    change = change_of(row.ask, row.line, row.answer, row.line, year)
    kind = next((kind for pattern, kind in _KIND if pattern.match(row.column)), RequirementKind.DEMAND)
    return FoundRequirement(
        n=0,
        chapter="",
        heading="",
        source="oppdragsdokument",
        source_date=None,
        kind=kind,
        stem=None,
        line=row.line,
        line_end=row.line_end,
        text=row.ask,
        sub_items=(),
        page=page,
        status_verbatim=verdict.verbatim if verdict else None,
        status=verdict.status if verdict else PrintedStatus.NONE,
        status_line=row.line if row.status else None,
        obligation=change.obligation if change else Obligation.IN_FORCE,
        attainment=verdict.attainment if verdict else None,
        basis=verdict.basis if verdict else None,
        progress=verdict.progress if verdict else None,
        deadline=limits.own,
        deadlines=limits.all,
        lead=lead_of(row.ask) or (row.lead if _ORGANISATION.search(row.lead) else None),
        partners=partners_of(row.ask),
        amendment=change.amendment if change else None,
        shared_answer_group=None,
        answer=FoundAnswer(row.line, row.line_end, row.answer) if row.answer else None,
        confidence=_CONFIDENCE,
        doubts=("row_of_table",),
    )


def _limits(row: Row, year: int | None) -> Deadlines:
    """The dates of the requirement's own words; else those of its cell for deadlines."""
    limits = deadlines_of(row.ask, year)
    return limits if limits.all or not row.limit else deadlines_of(f"Frist: {row.limit}", year)


def _verdict(row: Row) -> Verdict | None:
    if row.status:
        return read_phrase(row.status)
    opening = row.answer.split(".")[0]
    if is_status_word(opening) or is_status_line(opening):
        return read_phrase(opening)
    return verdict_in([row.answer]) if row.answer else None
