"""A change registered late, or a misreading put right, against what applies from a later day.

The rule: a later letter's own words stand; what it left alone goes on from what now stands before it; a
later step that has become impossible refuses the early change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from linja.ground.kernel.vocabulary import ChangeType, DatePrecision, DeadlineType, Obligation
from linja.line.requirements.calculations.carrying import ContradictedError, carried, later_than
from linja.line.requirements.records import DeadlineDraft, RoleDraft, VersionRecord

C, O = ChangeType, Obligation  # noqa: E741
JANUARY, MARCH, JUNE, NOVEMBER = (date(2020, month, 10) for month in (1, 3, 6, 11))


def due(month: int, owner: str = "", kind: DeadlineType = DeadlineType.FINAL) -> DeadlineDraft:
    return DeadlineDraft(kind, DatePrecision.DAY, date(2020, month, 1), f"1.{month}.", owner)


FIRST = VersionRecord(
    1, 7, 1, C.ORIGINAL, 1, "OD 2020", "A", "", (), O.IN_FORCE, "", JANUARY,
    datetime(2020, 1, 14, tzinfo=UTC), date(2020, 9, 1), (due(9),),
)  # fmt: skip


def then(number: int, day: date, change: ChangeType, before: VersionRecord = FIRST, **told) -> VersionRecord:
    """The version that a letter made of the one before it."""
    return replace(
        before, id=number, number=number, change=change, in_force_from=day, changed_by_title="Brev", **told
    )


# What the June letter did to the first version.
EXTENDED = then(2, JUNE, C.EXTEND, deadlines=(due(12),), due_on=date(2020, 12, 1))
REWORDED = then(2, JUNE, C.REPLACE, text="B")
LAPSED = then(2, JUNE, C.LAPSE, obligation=O.LAPSED)
REPORTED = then(2, JUNE, C.LAPSE_BUT_REPORT, obligation=O.REPORT_ONLY)
CLARIFIED = then(2, JUNE, C.CLARIFY)
# What the March letter, registered later, does to the first version.
NEW_WORDS = then(3, MARCH, C.REPLACE, text="M")
NEW_DATE = then(3, MARCH, C.EXTEND, deadlines=(due(10),), due_on=date(2020, 10, 1))
THEIR_DATE = then(3, MARCH, C.CLARIFY, deadlines=(due(9), due(5, "Helsedirektoratet")))
WAIVED = then(3, MARCH, C.WAIVE, obligation=O.WAIVED)
MARCH_LAPSE = then(3, MARCH, C.LAPSE, obligation=O.LAPSED)

SAME = ()
#  March (registered late)  June (known before)   from June on: words, obligation, dates
TABLE = [
    (NEW_WORDS,   EXTENDED,  ("M", O.IN_FORCE, (due(12),))),     # June said nothing of the words
    (NEW_WORDS,   CLARIFIED, ("M", O.IN_FORCE, (due(9),))),
    (NEW_WORDS,   LAPSED,    ("M", O.LAPSED, (due(9),))),        # what lapses is what then stood
    (NEW_WORDS,   REWORDED,  SAME),                              # June's own words stand
    (NEW_DATE,    REWORDED,  ("B", O.IN_FORCE, (due(10),))),
    (NEW_DATE,    EXTENDED,  SAME),                              # June's own date stands
    (THEIR_DATE,  EXTENDED,  ("A", O.IN_FORCE, (due(5, "Helsedirektoratet"), due(12)))),  # each its own
    (WAIVED,      CLARIFIED, ("A", O.WAIVED, (due(9),))),
    (WAIVED,      EXTENDED,  ("A", O.WAIVED, (due(12),))),
    (WAIVED,      REWORDED,  SAME),                              # new words bind again
    (WAIVED,      LAPSED,    SAME),
    (WAIVED,      REPORTED,  SAME),
    (MARCH_LAPSE, EXTENDED,  "refused"),                         # what has lapsed cannot be extended
    (MARCH_LAPSE, REWORDED,  "refused"),
    (MARCH_LAPSE, LAPSED,    "refused"),                         # nor lapse again
]  # fmt: skip


@pytest.mark.parametrize(("march", "june", "after"), TABLE)
def test_what_applies_from_the_later_day(march, june, after):
    if after == "refused":
        with pytest.raises(ContradictedError) as why:
            carried(FIRST, march, (june,))
        assert why.value.version == june
        return
    found = carried(FIRST, march, (june,))
    assert tuple((one.text, one.obligation, one.deadlines) for one in found) == ((after,) if after else ())


def test_it_goes_on_through_every_later_day_until_one_has_words_of_its_own():
    november = then(3, NOVEMBER, C.REPLACE, EXTENDED, text="N")
    late = then(4, MARCH, C.REPLACE, text="M")
    found = carried(FIRST, late, (EXTENDED, november))
    assert [(one.number, one.in_force_from, one.text) for one in found] == [(2, JUNE, "M")]


def test_of_several_versions_of_a_day_the_last_one_holds():
    corrected = then(3, JUNE, C.EXTEND, text="A", deadlines=(due(11),))
    assert later_than((FIRST, EXTENDED, corrected), NEW_WORDS) == (corrected,)


def test_roles_references_and_money_go_on_as_the_words_do():
    march = then(3, MARCH, C.CLARIFY, roles=(RoleDraft("lead", "Helse Vest RHF"),))
    (found,) = carried(FIRST, march, (EXTENDED,))
    assert found.roles == march.roles


def test_the_date_that_lists_show_follows():
    (found,) = carried(FIRST, NEW_DATE, (REWORDED,))
    assert found.due_on == date(2020, 10, 1)
