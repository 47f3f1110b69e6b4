"""A reported status against the verdicts of its targets, and how targets name requirements. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.kernel.periods import Period, Year, parse
from linja.ground.kernel.targets import Difference, difference
from linja.ground.kernel.targets.reasons import rolled
from linja.ground.kernel.vocabulary import AnswerPart, Attainment, Obligation
from linja.line.indicators.records import VerdictRecord
from linja.line.reporting.records import AnsweredRecord, ReportRecord
from linja.pillars.steering.records.figures import Beside

_SUBJECT = "requirement:"


def subject_of(requirement_id: int) -> str:
    """What a target that was set in the requirement says of it."""
    return f"{_SUBJECT}{requirement_id}"


def requirement_of(subject: str) -> int | None:
    """The requirement that a target was set in; None when it was set in something else."""
    number = subject.removeprefix(_SUBJECT)
    return int(number) if subject.startswith(_SUBJECT) and number.isdecimal() else None


def period_of(report: ReportRecord) -> Period:
    """What the report tells of: its part of the year, or the year."""
    found = parse(report.period) if report.period else None
    return found if isinstance(found, Period) else Year(report.year)


def beside(one: AnsweredRecord, verdicts: Sequence[VerdictRecord]) -> Beside:
    """The verdicts with how the report stands to them; see :class:`records.figures.Beside`."""
    explained = bool(one.part(AnswerPart.DIFFERENCE))
    return Beside(tuple(verdicts), _difference(one, verdicts), explained)


def _difference(one: AnsweredRecord, verdicts: Sequence[VerdictRecord]) -> Difference | None:
    """Against the targets that must be reached by now: what lies ahead can be missed by nobody yet.

    Nothing is compared while the figures or the report say nothing, or where the requirement binds no more.
    """
    binds = one.obligation in (Obligation.IN_FORCE, Obligation.REPORT_ONLY)
    due = [verdict.outcome for verdict in verdicts if not verdict.ahead]
    computed = rolled(due)
    reported = one.status.attainment
    if not binds or one.exemption or reported is None or computed is Attainment.UNKNOWN:
        return None
    return difference(computed, reported)
