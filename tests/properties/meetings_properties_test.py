"""The scope of a list is the rule's twin: whoever may read one row finds it in the list, and nobody else."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refusal
from linja.line.meetings import calculations, lifecycle, rules
from linja.line.meetings.models import Audit, AuditScope, FollowUp, Meeting, Participant
from linja.line.meetings.queries import audit_rows, item_rows, meeting_rows
from linja.people.accounts.roles import ROLES
from tests.support.country import Country

pytestmark = pytest.mark.django_db


def everybody(country: Country) -> list[Actor]:
    """One actor for each role in each place, and the roles of the whole country."""
    places = (
        country.ministry,
        country.midt,
        country.sorost,
        country.stolavs,
        country.ous,
        country.clinic,
        country.user_committee,
        None,
    )
    return [Actor("1", "En", frozenset({ScopedRole(role, place)})) for role, place in product(ROLES, places)]


def test_meetings(country: Country) -> None:
    for state in lifecycle.MEETING.states():
        for host, participants in (
            (country.midt, (country.stolavs, country.user_committee)),
            (country.ministry, (country.midt, country.sorost)),
            (country.stolavs, (country.clinic,)),
        ):
            row = Meeting.objects.create(
                kind="dialogue", title=state, host_id=host, held_on=date(2020, 1, 1), state=state
            )
            for one in participants:
                Participant.objects.create(meeting=row, organisation_id=one)
    facts = {row.pk: meeting_rows.facts_of(row) for row in Meeting.objects.select_related("host")}
    for actor in everybody(country):
        allowed = {key for key, one in facts.items() if rules.may_read(actor, one) is None}
        assert set(meeting_rows.visible(actor).values_list("pk", flat=True)) == allowed, actor


def test_items(country: Country) -> None:
    pairs = (
        (country.midt, country.midt, country.ministry),
        (country.midt, country.stolavs, country.midt),
        (country.ministry, country.sorost, country.ministry),
        (country.stolavs, country.clinic, country.stolavs),
    )
    for (source, owner, above), voice, shared in product(
        pairs, ("", "user_committee", "employee_representative"), (True, False)
    ):
        FollowUp.objects.create(
            source="report",
            nature="finding",
            title="x",
            raised_by_id=source,
            owner_id=owner,
            above_id=above,
            voice=voice,
            shared_above=shared,
        )
    rows = list(FollowUp.objects.select_related("owner"))
    for actor in everybody(country):
        allowed = {row.pk for row in rows if rules.may_read_item(actor, item_rows.facts_of_item(row)) is None}
        assert set(item_rows.visible(actor).values_list("pk", flat=True)) == allowed, actor


def test_audits(country: Country) -> None:
    for state, (place, scope) in product(
        lifecycle.AUDIT.states(),
        ((country.midt, country.stolavs), (country.sorost, country.ous), (country.stolavs, country.clinic)),
    ):
        row = Audit.objects.create(
            kind="internal_audit", organisation_id=place, topic="x", year=2020, state=state
        )
        AuditScope.objects.create(audit=row, organisation_id=scope)
    rows = list(Audit.objects.select_related("organisation"))
    for actor in everybody(country):
        allowed = {
            row.pk for row in rows if rules.may_read_audit(actor, audit_rows.facts_of_audit(row)) is None
        }
        assert set(audit_rows.visible(actor).values_list("pk", flat=True)) == allowed, actor


@given(st.integers(1, 9999), st.integers(2001, 2100))
def test_a_case_number_is_read_back_as_written(running: int, year: int) -> None:
    number = calculations.CaseNumber(year, running)
    assert calculations.parse_number(str(number)) == number
    assert calculations.cited_in(f"jf. styresak {number} om drift") == (number,)


@given(st.text(max_size=20))
def test_anything_written_is_a_number_or_a_refusal(text: str) -> None:
    found = calculations.parse_number(text)
    assert isinstance(found, Refusal) or (found.running >= 1 and 2001 <= found.year <= 2100)
