"""The figures of a board case, and what a summary may name; all from the report's own answers. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from linja.ground.kernel.vocabulary import Attainment, Basis, Obligation, Progress, RequirementKind
from linja.line.reporting.calculations import missing_code
from linja.line.reporting.records import AnsweredRecord, Promise
from linja.pillars.steering.records.board_case import (
    COUNTED,
    AreaCount,
    BoardFigures,
    Deviation,
    SummaryCandidates,
)

#: How many of each a summary is offered.
OFFERED = 5


def figures(
    answered: Sequence[AnsweredRecord],
    promises: Mapping[int, Sequence[Promise]],
    today: date,
    other_area: str,
) -> BoardFigures:
    """Counts by goal area in the report's order, deviations, promised dates and gaps."""
    by_area: dict[str, list[AnsweredRecord]] = {}
    for one in answered:
        by_area.setdefault(one.goal_area or other_area, []).append(one)
    return BoardFigures(
        areas=tuple(_counted(area, held) for area, held in by_area.items()),
        total=_counted("", answered),
        deviations=tuple(
            Deviation(one, tuple(promises.get(one.id, ()))) for one in answered if deviates(one)
        ),
        promises=tuple(
            sorted(
                (held.due_on, held.promise, whole(one), held.due_on < today)
                for one in answered
                for held in promises.get(one.id, ())
            )
        ),
        gaps=tuple(whole(one) for one in answered if missing_code(one)),
    )


def whole(one: AnsweredRecord) -> str:
    """The requirement as a complete sentence, with the stem of its list."""
    return " ".join(part for part in (one.stem, one.text) if part)


def counts_as(one: AnsweredRecord) -> str:
    """One of :data:`COUNTED`. What lapsed or was let off counts as nothing else, whatever it says."""
    if one.exemption or one.obligation in (Obligation.LAPSED, Obligation.WAIVED):
        return "lapsed"
    return str(one.status.attainment) if one.status.attainment else "unsaid"


def deviates(one: AnsweredRecord) -> bool:
    """Not fully reached, or late."""
    late = one.status.progress == Progress.DELAYED and one.status.attainment != Attainment.REACHED
    return counts_as(one) in ("partly", "not_reached") or (late and counts_as(one) != "lapsed")


def _counted(area: str, held: Sequence[AnsweredRecord]) -> AreaCount:
    found = Counter(counts_as(one) for one in held)
    return AreaCount(area, len(held), {key: found.get(key, 0) for key in COUNTED})


def summary_candidates(
    answered: Iterable[AnsweredRecord], offered: int = OFFERED
) -> tuple[SummaryCandidates, ...]:
    """By kind, in the vocabulary's order: what went best and what went worst; the measured first."""
    held = [one for one in answered if counts_as(one) != "lapsed"]
    found = []
    for kind in RequirementKind:
        own = [one for one in held if one.kind == kind]
        best = [one for one in own if counts_as(one) == "reached" and not deviates(one)]
        worst = sorted((one for one in own if deviates(one)), key=_badness)
        if best or worst:
            ranked = sorted(best, key=_measured)
            found.append(SummaryCandidates(kind, tuple(ranked[:offered]), tuple(worst[:offered])))
    return tuple(found)


def summary_line(one: AnsweredRecord, phrase: str) -> str:
    """A requirement as a summary names it: its words and its status."""
    return f"{whole(one).rstrip()} {phrase}".strip()


def summary_drift(
    lines: Iterable[str], now: Sequence[tuple[AnsweredRecord, str]]
) -> tuple[tuple[str, str], ...]:
    """(what a summary says, what it would say now) wherever a named requirement's status has changed.

    Only what begins with a requirement's own words is taken as naming it.
    """
    found = []
    for line in lines:
        for one, phrase in now:
            words = summary_line(one, "")
            if words and line.startswith(words) and line != summary_line(one, phrase):
                found.append((line, summary_line(one, phrase)))
                break
    return tuple(found)


def _measured(one: AnsweredRecord) -> int:
    """Sorting keeps the report's order among equals."""
    order = {Basis.MEASURED: 0, Basis.JUDGED: 1, None: 2, Basis.PRESUMED: 3}
    return order[one.status.basis]


def _badness(one: AnsweredRecord) -> tuple[int, int]:
    return (0 if counts_as(one) == "not_reached" else 1, _measured(one))
