"""One requirement through the years: each wording beside the one before it, and how it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import phrases, queries
from linja.line.requirements.content import word_difference
from linja.line.requirements.records import DiffPart, RequirementRecord


@dataclass(frozen=True, slots=True)
class Step:
    """One year's requirement. ``word``: what it is to the requirement that the page is about."""

    it: queries.LineageStep
    here: bool
    word: Any
    words: tuple[DiffPart, ...]
    answers: tuple[AnswerElsewhere, ...]


def steps(record: RequirementRecord, actor: Actor) -> tuple[Step, ...]:
    """Oldest first; none when it is tied to nothing."""
    line = queries.lineage(record.id, actor) if record.ties else ()
    if not line:
        return ()
    answers = reporting.answers_to_all([one.requirement_id for one in line], actor)
    said = {
        tie.requirement_id: (phrases.TIES_LATER if tie.later else phrases.TIES_EARLIER)[tie.kind]
        for tie in record.ties
    }
    found = []
    before: queries.LineageStep | None = None
    for one in line:
        words = word_difference(before.text, one.text) if before else ()
        here = one.requirement_id == record.id
        told = answers.get(one.requirement_id, ())
        found.append(Step(one, here, said.get(one.requirement_id, ""), words, told))
        before = one
    return tuple(found)
