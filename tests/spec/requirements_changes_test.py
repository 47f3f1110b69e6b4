"""What each change does, by whether the requirement binds when it comes. One table, the whole law."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from linja.ground.kernel.vocabulary import (
    ChangeType,
    DatePrecision,
    DeadlineType,
    Obligation,
)
from linja.line.requirements import lifecycle, rules
from linja.line.requirements.records import Change, DeadlineDraft, VersionRecord

REFUSED = None
F, L, R, W = Obligation.IN_FORCE, Obligation.LAPSED, Obligation.REPORT_ONLY, Obligation.WAIVED

# change                      in force  report only  exempt   lapsed
TABLE = {
    ChangeType.ORIGINAL:                (REFUSED, REFUSED, REFUSED, REFUSED),
    ChangeType.LAPSE:                   (L, L, L, REFUSED),
    ChangeType.LAPSE_BUT_REPORT:        (R, REFUSED, R, REFUSED),
    ChangeType.REPLACE:                 (F, F, F, REFUSED),
    ChangeType.WAIVE:                   (W, W, REFUSED, REFUSED),
    ChangeType.EXTEND:                  (F, R, W, REFUSED),
    ChangeType.EXTEND_MEASURING_PERIOD: (F, R, W, REFUSED),
    ChangeType.CLARIFY:                 (F, R, W, REFUSED),
    ChangeType.CONTINUE:                (F, F, F, REFUSED),
}  # fmt: skip
BEFORE = (F, R, W, L)
ROWS = [
    (change, before, after)
    for change, row in TABLE.items()
    for before, after in zip(BEFORE, row, strict=True)
]

OLD_DEADLINE, DAY = date(2020, 12, 1), date(2020, 6, 10)
EARLIER = date(2020, 11, 1)


def deadline(day: date) -> tuple[DeadlineDraft, ...]:
    return (DeadlineDraft(DeadlineType.FINAL, DatePrecision.DAY, day, "frist"),)


def version(obligation: Obligation = F) -> VersionRecord:
    return VersionRecord(
        1, 7, 1, ChangeType.ORIGINAL, 1, "OD", "Tekst.", "", (), obligation, "", date(2020, 1, 14),
        datetime(2020, 1, 14, tzinfo=UTC), OLD_DEADLINE, deadline(OLD_DEADLINE),
    )  # fmt: skip


def full_change(kind: ChangeType) -> Change:
    """A change that brings everything any change may need."""
    return Change(7, kind, "ordlyd", DAY, new_text="Ny tekst.", new_deadlines=deadline(date(2021, 6, 1)))


@pytest.mark.parametrize(("change", "before", "after"), ROWS)
def test_obligation_after_a_change(change, before, after):
    assert lifecycle.result(change, before) == after
    refusal = rules.may_change(full_change(change), version(before), date(2020, 1, 14))
    assert (refusal is None) == (after is not REFUSED)


def test_the_table_names_every_change():
    assert set(TABLE) == set(ChangeType)


def test_the_lifecycle_is_the_table():
    steps = {(s.name, s.source): s.target for s in lifecycle.LIFECYCLE.transitions}
    assert steps == {(c.value, b.value): a.value for c, b, a in ROWS if a is not REFUSED}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (replace(full_change(ChangeType.EXTEND), new_deadlines=None), "new_deadline"),
        (replace(full_change(ChangeType.EXTEND), new_deadlines=deadline(OLD_DEADLINE)), "later_deadline"),
        (
            replace(full_change(ChangeType.EXTEND), new_deadlines=deadline(date(2020, 11, 1))),
            "later_deadline",
        ),
        (replace(full_change(ChangeType.REPLACE), new_text=None), "new_words"),
        (replace(full_change(ChangeType.REPLACE), new_text="  "), "empty_text"),
        (replace(full_change(ChangeType.LAPSE), in_force_from=date(2020, 1, 13)), "before_first_version"),
        (replace(full_change(ChangeType.LAPSE), obligation=F), "obligation_contradicts"),
        (replace(full_change(ChangeType.LAPSE), obligation=L), None),
        (replace(full_change(ChangeType.EXTEND), new_deadlines=deadline(date(2020, 12, 2))), None),
    ],
)
def test_what_a_change_must_bring(change, code):
    refusal = rules.may_change(change, version(), date(2020, 1, 14))
    assert (refusal.code if refusal else None) == (f"requirements.{code}" if code else None)


def test_a_lapsed_requirement_says_so_rather_than_that_a_step_is_missing():
    refusal = rules.may_change(full_change(ChangeType.CLARIFY), version(L), date(2020, 1, 14))
    assert refusal is not None
    assert refusal.code == "requirements.lapsed"


def test_a_letter_changes_a_requirement_once():
    refusal = rules.may_change(full_change(ChangeType.CLARIFY), version(), date(2020, 1, 14), True)
    assert refusal is not None
    assert refusal.code == "requirements.changed_twice"
