"""Why a requirement would go on into the next year, as a table."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.kernel.vocabulary import Attainment, Obligation, Progress
from linja.line.reporting.records import Status
from linja.pillars.steering.calculations.rolling import reasons

TODAY, YEAR_END = date(2021, 1, 10), date(2020, 12, 31)
A, P, B = Attainment, Progress, Obligation


def status(attainment: Attainment | None = None, progress: Progress | None = None) -> Status:
    return Status(attainment=attainment, progress=progress)


#: Each answer by its attainment and progress.
REACHED, PARTLY, NOT = status(A.REACHED), status(A.PARTLY), status(A.NOT_REACHED)
UNKNOWN, WORKING = status(A.UNKNOWN), status(None, P.IN_PROGRESS)
GOES_ON, LATE = status(A.REACHED, P.CONTINUED), status(A.NOT_REACHED, P.DELAYED)
GIVEN, PASSED = status(None, P.DELIVERED), status(None, P.PASSED_ON)
SEPT_20, SEPT_21, JUNE_21 = date(2020, 9, 1), date(2021, 9, 1), date(2021, 6, 1)


@pytest.mark.parametrize(
    ("obligation", "asked", "statuses", "promised", "due_on", "expected"),
    [
        # in force?     asked  answers         promised   deadline  why it goes on
        (B.IN_FORCE,    1, [REACHED],       [],        None,     ()),
        (B.IN_FORCE,    1, [PARTLY],        [],        None,     ("partly",)),
        (B.IN_FORCE,    1, [NOT],           [],        None,     ("not_reached",)),
        (B.IN_FORCE,    1, [UNKNOWN],       [],        None,     ("unknown",)),
        (B.IN_FORCE,    1, [GOES_ON],       [],        None,     ("continued",)),
        (B.IN_FORCE,    1, [WORKING],       [],        None,     ("in_progress",)),
        (B.IN_FORCE,    1, [GIVEN],         [],        None,     ()),
        (B.IN_FORCE,    1, [PASSED],        [],        None,     ()),
        (B.IN_FORCE,    1, [],              [],        None,     ("no_answer",)),
        (B.IN_FORCE,    4, [REACHED] * 3,   [],        None,     ("no_answer",)),
        (B.IN_FORCE,    2, [REACHED, LATE], [],        None,     ("not_reached", "delayed")),
        (B.IN_FORCE,    1, [REACHED],       [SEPT_20], None,     ("promise_passed",)),
        (B.IN_FORCE,    1, [REACHED],       [SEPT_21], None,     ("promised",)),
        (B.IN_FORCE,    1, [REACHED],       [],        JUNE_21,  ("deadline_ahead",)),
        (B.IN_FORCE,    1, [REACHED],       [],        YEAR_END, ()),
        (B.REPORT_ONLY, 1, [REACHED],       [],        JUNE_21,  ()),
        (B.REPORT_ONLY, 1, [],              [],        None,     ("no_answer",)),
        (B.LAPSED,      1, [NOT],           [SEPT_20], JUNE_21,  ()),
        (B.WAIVED,      1, [],              [],        None,     ()),
    ],
)  # fmt: skip
def test_why_it_is_open(
    obligation: Obligation,
    asked: int,
    statuses: list[Status],
    promised: list[date],
    due_on: date | None,
    expected: tuple[str, ...],
) -> None:
    found = reasons(
        obligation,
        asked=asked,
        statuses=statuses,
        promised=promised,
        due_on=due_on,
        year_end=YEAR_END,
        today=TODAY,
    )
    assert found == expected
