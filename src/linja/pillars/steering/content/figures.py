"""The verdicts of a whole report, and how they are said in its draft. A fixed number of questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from linja.ground.document.tree import Block, Mark, Paragraph, Role
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.targets import difference_sentence
from linja.ground.kernel.vocabulary import Attainment
from linja.line.indicators import queries as indicators
from linja.line.indicators.records import VerdictRecord
from linja.line.reporting.records import AnsweredRecord, ReportRecord
from linja.pillars.steering import wording
from linja.pillars.steering.calculations.figures import beside, period_of, subject_of
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records.figures import Beside

MARKS = {
    Attainment.REACHED: Mark.REACHED,
    Attainment.PARTLY: Mark.PARTLY,
    Attainment.NOT_REACHED: Mark.NOT_REACHED,
    Attainment.UNKNOWN: Mark.UNKNOWN,
}


def figures_of(
    report: ReportRecord, answered: Sequence[AnsweredRecord], actor: Actor, language: str = ""
) -> Mapping[int, Beside]:
    """The verdicts beside every answered requirement that has targets, by its id.

    ``language``: in which the reasons are said; the report's own unless another is named.
    """
    found = indicators.verdicts(
        actor,
        report.organisation_id,
        period_of(report),
        subjects=[subject_of(one.requirement_id) for one in answered],
        language=language or report.language,
    )
    by_subject: dict[str, list[VerdictRecord]] = {}
    for one in found:
        by_subject.setdefault(one.target.subject, []).append(one)
    return {
        one.id: beside(one, by_subject[subject])
        for one in answered
        if (subject := subject_of(one.requirement_id)) in by_subject
    }


def verdict_blocks(one: Beside, language: str, ref: str) -> Iterable[Block]:
    """What the draft says of the figures: each verdict with its reason, and a difference without words."""
    words = wording.merging(definitions_folder(), language).attainments
    for held in one.verdicts:
        said = f"{_FIGURES.get(language, _FIGURES['nb'])}: {words[held.outcome.value]}. {_ended(held.reason)}"
        yield Paragraph(said, role=Role.NOTE, mark=MARKS[held.outcome])
    if one.owes and one.difference is not None:
        yield Paragraph(difference_sentence(one.difference, language), role=Role.GAP, ref=ref)


_FIGURES = {"nb": "Tallene", "nn": "Tala"}


def _ended(said: str) -> str:
    whole = said[:1].upper() + said[1:]
    return whole if whole.endswith(".") else f"{whole}."
