"""Random histories of one requirement: what the room answers, and what a slow reader would."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, queries
from linja.line.requirements.calculations.bitemporal import end_of
from linja.line.requirements.models import Requirement, RequirementVersion
from linja.people.audit.models import AuditEntry
from tests.support.country import Country
from tests.support.governing import FIRST_DAY, at, change, draft, letter

DAYS = st.integers(-5, 40).map(lambda n: FIRST_DAY + timedelta(days=n))
KINDS = st.sampled_from([ChangeType.REPLACE, ChangeType.CLARIFY, ChangeType.LAPSE, ChangeType.WAIVE])
STEPS = st.lists(st.tuples(KINDS, DAYS, st.integers(0, 20)), max_size=6)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def slow_as_of(rows: list[RequirementVersion], force: date, known: date) -> int | None:
    """Day by day backward from the asked day: the first day on which something known began to hold."""
    day = force
    while day >= FIRST_DAY:
        that_day = [r for r in rows if r.in_force_from == day and r.known_from <= end_of(known)]
        if that_day:
            return sorted(that_day, key=lambda r: r.number)[-1].number
        day -= timedelta(days=1)
    return None


@FEW
@given(steps=STEPS, asked=st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5))
def test_as_of_is_what_a_slow_reader_finds(country: Country, steps, asked):
    one = _history(country, steps)
    rows = list(RequirementVersion.objects.filter(requirement_id=one))
    for force, known in asked:
        found = queries.as_of(one, force, known)
        assert (found.number if found else None) == slow_as_of(rows, force, known)


@FEW
@given(steps=STEPS)
def test_the_current_version_is_the_one_of_the_last_day(country: Country, steps):
    one = _history(country, steps)
    row = Requirement.objects.select_related("current").get(pk=one)
    last = queries.as_of(one, date(2100, 1, 1), date(2100, 1, 1))
    assert (row.current_id, row.obligation, row.due_on) == (last.id, last.obligation, last.due_on)


def _history(country: Country, steps: list[tuple[ChangeType, date, int]]) -> int:
    """A requirement with those of the steps that are allowed, each known some days after."""
    number = Requirement.objects.count()
    document = letter(country, f"Dokument {number}")
    (one,) = actions.add_requirements(SYSTEM, document, [draft()], known_from=at(FIRST_DAY))
    for place, (kind, day, late) in enumerate(steps):
        amending = letter(country, f"Brev {number} {place}", kind="brev", addressee_ids=())
        known = at(max(day, FIRST_DAY) + timedelta(days=late))
        try:
            actions.amend(
                SYSTEM, amending, [change(one, kind, day, new_text=f"ord {place}")], known_from=known
            )
        except Refused:
            continue
    return one


CHANGES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(list(ChangeType)), DAYS, st.booleans()),
    min_size=1,
    max_size=6,
)


@FEW
@given(asked=CHANGES)
def test_a_letter_changes_everything_it_says_or_nothing(country: Country, asked):
    document = letter(country, f"Dokument {Requirement.objects.count()}")
    ids = actions.add_requirements(SYSTEM, document, [draft(text) for text in "abcd"])
    amending = letter(country, f"Brev {document}", kind="brev", addressee_ids=())
    changes = [
        change(ids[place], kind, day, new_text="nye ord" if words else None)
        for place, kind, day, words in asked
    ]
    refused = [preview.refusal for preview in queries.preview_amendment(changes) if preview.refusal]
    log, versions = AuditEntry.objects.count(), RequirementVersion.objects.count()
    if refused:
        with pytest.raises(Refused) as raised:
            actions.amend(SYSTEM, amending, changes)
        assert raised.value.refusal == refused[0]
    else:
        actions.amend(SYSTEM, amending, changes)
    added = 0 if refused else len(changes)
    assert RequirementVersion.objects.count() == versions + added
    assert AuditEntry.objects.count() == log + added
