"""Statements: written by their body, locked, printed word for word; never touched by the region."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.document.tree import Paragraph, Role, Section
from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.line.approvals import actions, queries
from linja.pillars.steering import content
from tests.support.country import Country
from tests.support.reports import opened

pytestmark = pytest.mark.django_db


def statement(country: Country) -> tuple[int, int]:
    report = opened(country)
    return report.id, queries.statements(f"report:{report.id}")[0].id


def words(text: str) -> list[Section]:
    return [Section("Uttalelse", "6.", (Paragraph(text, role=Role.STATEMENT),))]


@pytest.mark.parametrize("role", ["rhf_controller", "rhf_leader", "employee_representative"])
def test_others_of_the_region_do_not_write_it(country: Country, role: str) -> None:
    _report, statement_id = statement(country)
    with pytest.raises(Refused) as refused:
        actions.write(country.actor(role, country.midt), statement_id, words("Alt er bra."))
    assert refused.value.refusal.code == "approvals.not_your_body"


def test_the_other_regions_committee_does_not_write_it(country: Country) -> None:
    _report, statement_id = statement(country)
    with pytest.raises(Refused) as refused:
        actions.write(country.actor("user_committee", country.sorost), statement_id, words("Hei."))
    assert refused.value.refusal.code == "approvals.not_your_body"


def test_delivered_is_locked_for_everybody(country: Country) -> None:
    _report, statement_id = statement(country)
    body = country.actor("user_committee", country.midt)
    actions.write(body, statement_id, words("Vi er hørt."))
    actions.lock(body, statement_id, content_hash="a" * 64)
    for act in (
        lambda: actions.write(body, statement_id, words("Vi er ikke hørt.")),
        lambda: actions.lock(body, statement_id, content_hash="b" * 64),
        lambda: actions.write(SYSTEM, statement_id, words("X")),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.code == "approvals.locked"
    found = queries.statement(statement_id)
    assert found is not None
    assert (found.content_hash, found.sections) == ("a" * 64, tuple(words("Vi er hørt.")))


def test_an_empty_statement_is_not_delivered(country: Country) -> None:
    _report, statement_id = statement(country)
    with pytest.raises(Refused) as refused:
        actions.lock(country.actor("user_committee", country.midt), statement_id, content_hash="")
    assert refused.value.refusal.code == "approvals.has_words"


def test_printed_only_when_delivered_and_then_word_for_word(country: Country) -> None:
    report_id, statement_id = statement(country)
    body = country.actor("user_committee", country.midt)
    text = "Vi ble «avglemt» i to saker,  og ber om svar."
    actions.write(body, statement_id, words(text))
    assert text not in printed(report_id)
    actions.lock(body, statement_id, content_hash="a" * 64)
    assert text in printed(report_id)


def printed(report_id: int) -> list[str]:
    from linja.ground.document import walk

    return list(walk.words(content.annual_report(report_id, SYSTEM)))


def test_a_body_says_where_it_stands_and_its_words_are_printed_alone(country: Country) -> None:
    report_id, statement_id = statement(country)
    body = country.actor("user_committee", country.midt)
    day = date(2021, 3, 9)
    actions.write(body, statement_id, words("Ja, men."), position="reservations", treated_on=day)
    actions.lock(body, statement_id, content_hash="a" * 64)
    found = queries.statement(statement_id)
    assert found is not None
    assert (found.position, found.treated_on) == ("reservations", day)
    assert "Ja, men." in printed(report_id)
    assert "reservations" not in " ".join(printed(report_id))


def test_a_position_that_is_none_is_refused(country: Country) -> None:
    _report, statement_id = statement(country)
    body = country.actor("user_committee", country.midt)
    with pytest.raises(Refused) as refused:
        actions.write(body, statement_id, words("Ja."), position="maybe")
    assert refused.value.refusal.code == "approvals.unknown_position"
