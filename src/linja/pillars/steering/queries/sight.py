"""The line of sight: from the topmost wording down to each unit's answer, and to what was printed of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from linja.ground.kernel.actor import Actor
from linja.line.publication import queries as publication
from linja.line.publication.queries import EditionRecord
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import sentence, word_difference
from linja.line.requirements.queries import LineStep
from linja.line.requirements.records import DiffPart, VersionRecord


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """One place where a requirement and its answer are printed: an edition, and the block in it."""

    edition: EditionRecord
    requirement_id: int
    answered_id: int

    @property
    def anchor(self) -> str:
        """The block's address on the edition's page."""
        return f"requirement-{self.answered_id}"


@dataclass(frozen=True, slots=True)
class SightStep:
    """One unit's wording of what is asked, and what became of it."""

    line: LineStep
    #: Against the wording above that it was derived from.
    words: tuple[DiffPart, ...]
    #: Against what the one above says now, when that has been changed since.
    since: tuple[DiffPart, ...]
    answers: tuple[AnswerElsewhere, ...]
    printed: tuple[PrintedPlace, ...]

    @property
    def same(self) -> bool:
        """Passed down word for word."""
        return bool(self.words) and all(part.kind == "same" for part in self.words)


@dataclass(frozen=True, slots=True)
class SightLevel:
    """All wordings equally far from the top."""

    depth: int
    steps: tuple[SightStep, ...]


def line_of_sight(requirement_id: int, actor: Actor) -> tuple[SightLevel, ...]:
    """The whole line that a requirement stands in, as far as the actor may see; empty when there is none.

    The number of queries grows with the depth of the line and not with its breadth.
    """
    line = requirements.line_of(requirement_id, actor)
    ids = [one.record.id for one in line]
    answers = reporting.answers_to_all(ids, actor)
    printed = printed_places(ids, actor)
    current = {one.record.id: one.record.current for one in line}
    steps = [
        SightStep(
            line=one,
            words=_against(one.derived_from, one.record.current),
            since=_against(one.derived_from, current[one.above_id]) if one.outdated and one.above_id else (),
            answers=answers.get(one.record.id, ()),
            printed=printed.get(one.record.id, ()),
        )
        for one in line
    ]
    return tuple(SightLevel(depth, tuple(held)) for depth, held in groupby(steps, lambda one: one.line.depth))


def _against(before: VersionRecord | None, after: VersionRecord) -> tuple[DiffPart, ...]:
    if before is None:
        return ()
    return word_difference(whole(before), whole(after))


def whole(version: VersionRecord) -> str:
    """All that a version says."""
    return sentence(version.stem, version.text, version.sub_items)


def printed_places(requirement_ids: Iterable[int], actor: Actor) -> dict[int, tuple[PrintedPlace, ...]]:
    """Where requirements are printed, in the newest edition of each report that the actor may read."""
    rows = reporting.places_of_requirements(requirement_ids)
    subjects = {f"report:{report}" for _requirement, report, _answered in rows}
    newest = {subject: held[0] for subject, held in publication.editions_of(subjects, actor).items()}
    refs = publication.printed_refs(one.id for one in newest.values())
    found: dict[int, list[PrintedPlace]] = {}
    for requirement, report, answered in rows:
        edition = newest.get(f"report:{report}")
        if edition is not None and f"requirement:{answered}" in refs.get(edition.id, ()):
            found.setdefault(requirement, []).append(PrintedPlace(edition, requirement, answered))
    return {requirement: tuple(places) for requirement, places in found.items()}


def requirement_at(answered_id: int, actor: Actor) -> int | None:
    """The requirement behind a place in a report or in an edition of it that the actor may read."""
    row = reporting.answered_one(answered_id)
    if row is None:
        return None
    if reporting.report(row.report_id, actor) is not None:
        return row.requirement_id
    editions = publication.editions_of([f"report:{row.report_id}"], actor).get(f"report:{row.report_id}", ())
    refs = publication.printed_refs(one.id for one in editions)
    stands = any(f"requirement:{answered_id}" in held for held in refs.values())
    return row.requirement_id if stands else None


@dataclass(frozen=True, slots=True)
class Cascade:
    """What became of one requirement further down."""

    assignments: int
    answers: tuple[AnswerElsewhere, ...]


def cascades(requirement_ids: Sequence[int], actor: Actor) -> dict[int, Cascade]:
    """For each requirement what derives from it, and the answers to that which the actor may see."""
    below = requirements.assignments_below(requirement_ids, actor)
    answers = reporting.answers_to_all([one for ids in below.values() for one in ids], actor)
    return {
        root: Cascade(len(ids), tuple(answer for one in ids for answer in answers.get(one, ())))
        for root, ids in below.items()
    }
