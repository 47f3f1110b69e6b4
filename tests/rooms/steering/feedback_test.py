"""Feedback: given by the receiver of what was handed in, replied to by the writers, seen by nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.people.accounts.roles import ROLES
from linja.people.notices import queries as notices
from linja.pillars.steering import actions, queries
from linja.pillars.steering.rules import feedback as rules
from tests.support.country import Country
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(country: Country) -> Opened:
    report = opened(country)
    report.answer_all()
    report.hand_in()
    return report


def refusal_of(act: object) -> str:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return refused.value.refusal.code


def test_the_ministry_gives_and_the_region_replies(handed_in: Opened) -> None:
    place = handed_in.answered[0]
    made = actions.give_feedback(handed_in.ministry, handed_in.id, " Hva med høsten? ", answered_id=place)
    waiting = queries.feedback_for(handed_in.writer)
    assert [(one.id, one.text, one.requirement_id) for one in waiting] == [
        (made, "Hva med høsten?", handed_in.requirements[0])
    ]
    assert [one.link for one in notices.unseen(handed_in.writer) if "tilbakemelding" in one.link] == [
        f"/arbeid/regioner/tilbakemelding/{made}/"
    ]
    actions.reply_to_feedback(handed_in.writer, made, "Vi følger med.")
    held = queries.feedback_one(made, handed_in.ministry)
    assert held is not None
    assert (held.state, held.reply, held.replied_by) == ("answered", "Vi følger med.", handed_in.writer.name)
    assert queries.feedback_for(handed_in.writer) == ()
    assert len(notices.unseen(handed_in.ministry)) > 0


def test_the_own_page_asks_for_a_reply_until_it_is_given(handed_in: Opened) -> None:
    made = actions.give_feedback(handed_in.ministry, handed_in.id, "Mer om tiltakene.")

    def owed(actor: Actor) -> list[int | None]:
        return [one.feedback_id for one in queries.owed_by(actor, date(2021, 3, 1)) if one.code == "feedback"]

    assert [owed(one) for one in (handed_in.writer, handed_in.stranger)] == [[made], []]
    actions.reply_to_feedback(handed_in.writer, made, "Det kommer.")
    assert owed(handed_in.writer) == []


def test_another_region_sees_nothing_and_may_nothing(handed_in: Opened) -> None:
    made = actions.give_feedback(handed_in.ministry, handed_in.id, "Mer om tiltakene.")
    stranger = handed_in.stranger
    assert queries.feedback_one(made, stranger) is None
    assert queries.feedback_on([handed_in.id], stranger) == ()
    assert queries.feedback_for(stranger) == ()
    assert queries.visible_feedback(stranger).count() == 0
    assert refusal_of(lambda: actions.reply_to_feedback(stranger, made, "Hei")) == "steering.not_found"
    give = refusal_of(lambda: actions.give_feedback(stranger, handed_in.id, "Hei"))
    assert give == "reporting.not_found"


def test_only_what_was_handed_in_gets_feedback(country: Country) -> None:
    report = opened(country)
    assert (
        refusal_of(lambda: actions.give_feedback(report.ministry, report.id, "Hei")) == "reporting.not_found"
    )
    assert (
        refusal_of(lambda: actions.give_feedback(report.writer, report.id, "Hei"))
        == "steering.not_the_receiver"
    )


def test_each_wrong_step_is_refused(handed_in: Opened) -> None:
    ministry, writer = handed_in.ministry, handed_in.writer
    assert refusal_of(lambda: actions.give_feedback(ministry, handed_in.id, " ")) == "steering.nothing_said"
    elsewhere = 10**6
    assert (
        refusal_of(lambda: actions.give_feedback(ministry, handed_in.id, "Hei", answered_id=elsewhere))
        == "steering.not_found"
    )
    made = actions.give_feedback(ministry, handed_in.id, "Hei")
    assert refusal_of(lambda: actions.reply_to_feedback(ministry, made, "Hei")) == "steering.not_the_writer"
    assert refusal_of(lambda: actions.reply_to_feedback(writer, made, "")) == "steering.nothing_said"
    actions.reply_to_feedback(writer, made, "Svar")
    assert refusal_of(lambda: actions.reply_to_feedback(writer, made, "Igjen")) == "steering.replied_already"


def test_feedback_stays_with_the_two_when_the_report_comes_back(handed_in: Opened) -> None:
    made = actions.give_feedback(handed_in.ministry, handed_in.id, "Hei")
    reporting.return_report(handed_in.ministry, handed_in.id, "Mer om tiltakene.")
    assert queries.feedback_one(made, handed_in.writer) is not None
    assert queries.feedback_one(made, handed_in.stranger) is None
    actions.reply_to_feedback(handed_in.writer, made, "Rettet.")


def test_the_list_and_the_rule_agree_for_every_role_and_place(handed_in: Opened) -> None:
    """Also after the report has been sent back, when the ministry no longer reads the report itself."""
    country = handed_in.country
    actions.give_feedback(handed_in.ministry, handed_in.id, "Hei")
    places = (None, country.ministry, country.midt, country.sorost, country.stolavs, country.ous)

    def wrong() -> list[tuple[str, int | None]]:
        report = reports.report(handed_in.id)
        assert report is not None
        held = [
            Actor("77", "Noen", frozenset({ScopedRole(role, place)})) for role in ROLES for place in places
        ]
        return [
            (role.role, role.organisation_id)
            for one in held
            for role in one.roles
            if queries.visible_feedback(one).exists() != rules.may_see(one, reports.facts_of(report))
        ]

    assert wrong() == []
    reporting.return_report(handed_in.ministry, handed_in.id, "Mer om tiltakene.")
    assert wrong() == []
