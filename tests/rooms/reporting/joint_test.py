"""Joint answers: the lead writes, the others take in; drafts follow, what is handed in stands."""

from __future__ import annotations

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.ground.kernel.actor import SYSTEM, Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.reporting import actions, queries, rules
from linja.line.reporting.models import JointAnswer
from linja.line.requirements import actions as register
from linja.line.requirements.records import RoleDraft
from linja.people.notices import queries as notices
from linja.people.organisations import queries as organisations
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content
from linja.pillars.steering.calculations.running_text import as_text
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import words

pytestmark = pytest.mark.django_db


class Joint:
    """A requirement to both regions that Helse Midt-Norge leads, and both regions' open reports."""

    def __init__(self, country: Country, lead: int | None = None) -> None:
        self.country = country
        led = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", lead or country.midt)
        document = letter(country)
        self.asked, self.other = register.add_requirements(
            SYSTEM, document, [draft("Lage en felles plan.", roles=(led,)), draft("Korte ned ventetiden.")]
        )
        self.lead = country.actor("rhf_controller", country.midt)
        self.peer = country.actor("rhf_controller", country.sorost)
        self.reports = {
            one: steering.open_annual_report(actor, one, 2020)
            for one, actor in ((country.midt, self.lead), (country.sorost, self.peer))
        }

    def row(self, organisation_id: int, place: int = 0) -> int:
        return queries.answered(self.reports[organisation_id])[place].id

    def begun(self, text: str = "Planen er laget.", *, offered: bool = True) -> int:
        joint_id = actions.begin_joint(self.lead, self.asked, 2020, self.country.midt)
        actions.write_joint(self.lead, joint_id, [words(text)], revision=1)
        if offered:
            actions.offer_joint(self.lead, joint_id)
        return joint_id

    def printed(self, organisation_id: int) -> str:
        return as_text(queries.answered(self.reports[organisation_id])[0].answer)

    def hand_in(self, organisation_id: int) -> None:
        report_id = self.reports[organisation_id]
        actions.make_ready(SYSTEM, report_id)
        gaps = [gap.key for gap in queries.missing(report_id)]
        actions.submit(SYSTEM, report_id, signed=True, accepted=gaps)


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_only_the_lead_begins_and_once(country: Country) -> None:
    made = Joint(country)
    begin = lambda actor: actions.begin_joint(actor, made.asked, 2020, country.sorost)  # noqa: E731
    assert code_of(lambda: begin(made.peer)) == "reporting.not_the_lead"
    joint_id = begin(made.lead)  # The requirement names the lead, whatever is asked for.
    assert queries.joint_answer(joint_id).lead_id == country.midt  # type: ignore[union-attr]
    assert code_of(lambda: begin(made.lead)) == "reporting.joint_exists"


def test_where_no_lead_is_named_one_of_those_who_report_may_take_it(country: Country) -> None:
    made = Joint(country)
    assert code_of(lambda: actions.begin_joint(made.lead, made.other, 2020, country.sorost)) == (
        "reporting.not_the_lead"
    )
    hospital = country.actor("hf_contributor", country.stolavs)
    assert code_of(lambda: actions.begin_joint(hospital, made.other, 2020, country.stolavs)) == (
        "reporting.not_joint"
    )
    assert actions.begin_joint(made.peer, made.other, 2020, country.sorost)


def test_the_others_see_it_when_it_is_offered_and_are_told(country: Country) -> None:
    made = Joint(country)
    joint_id = made.begun(offered=False)
    assert queries.joint_answers(made.peer) == ()
    assert code_of(lambda: actions.take_in_joint(made.peer, made.row(country.sorost))) == (
        "reporting.joint.not_found"
    )
    before = len(notices.unseen(made.peer))
    actions.offer_joint(made.lead, joint_id)
    assert [one.id for one in queries.joint_answers(made.peer)] == [joint_id]
    assert len(notices.unseen(made.peer)) == before + 1
    assert queries.joint_answers(country.actor("hf_contributor", country.ous)) == ()
    assert queries.joint_answers(country.actor("ministry", country.ministry)) == ()


def test_an_empty_text_is_not_offered(country: Country) -> None:
    made = Joint(country)
    joint_id = actions.begin_joint(made.lead, made.asked, 2020, country.midt)
    assert code_of(lambda: actions.offer_joint(made.lead, joint_id)) == "reporting.nothing_written"


def test_each_report_prints_the_shared_text_and_then_its_own(country: Country) -> None:
    made = Joint(country)
    made.begun()
    row = made.row(country.sorost)
    actions.take_in_joint(made.peer, row)
    assert made.printed(country.sorost) == "Planen er laget."
    actions.write_answer(made.peer, row, [words("Vi har i tillegg øvd.")], revision=0)
    assert made.printed(country.sorost) == "Planen er laget.\n\nVi har i tillegg øvd."
    one = queries.answered_one(row)
    assert one is not None
    assert as_text(one.result) == "Vi har i tillegg øvd."  # What is edited is the own addition alone.
    held = content.gather(made.reports[country.sorost], made.peer)
    assert content.open_data(held)[0]["answer"] == "Planen er laget.\n\nVi har i tillegg øvd."
    assert made.printed(country.midt) == ""
    actions.leave_joint(made.peer, row)
    assert made.printed(country.sorost) == "Vi har i tillegg øvd."


def test_the_shared_text_alone_is_an_answer_and_is_printed(country: Country) -> None:
    made = Joint(country)
    made.begun()
    actions.take_in_joint(made.peer, made.row(country.sorost))
    assert {gap.code for gap in queries.missing(made.reports[country.sorost]) if "felles" in gap.text} == {
        "no_status"
    }
    from linja.ground.document import walk

    printed = content.annual_report(made.reports[country.sorost], made.peer)
    assert "Planen er laget." in walk.words(printed)


def test_drafts_follow_the_lead_and_what_is_handed_in_stands(country: Country) -> None:
    made = Joint(country)
    joint_id = made.begun()
    for organisation_id, actor in ((country.midt, made.lead), (country.sorost, made.peer)):
        actions.take_in_joint(actor, made.row(organisation_id))
    made.hand_in(country.sorost)
    actions.write_joint(made.lead, joint_id, [words("Planen er vedtatt.")], revision=2)
    assert (made.printed(country.midt), made.printed(country.sorost)) == (
        "Planen er vedtatt.",
        "Planen er laget.",
    )
    shared = queries.answered(made.reports[country.sorost])[0].shared
    assert shared is not None
    assert (shared.revision, shared.newest) == (2, 3)
    taken = queries.taken_in([joint_id], SYSTEM)[joint_id]
    assert {one.organisation_id: one.revision for one in taken} == {country.midt: 3, country.sorost: 2}
    actions.return_report(SYSTEM, made.reports[country.sorost], "Rett opp.")
    assert made.printed(country.sorost) == "Planen er vedtatt."


def test_a_hospital_writes_on_the_leads_behalf(country: Country) -> None:
    made = Joint(country)
    joint_id = made.begun(offered=False)
    hospital = country.actor("hf_contributor", country.stolavs)
    assert code_of(lambda: actions.write_joint(hospital, joint_id, [words("x")], revision=2)) == (
        "reporting.joint.not_found"
    )
    assert code_of(lambda: actions.delegate_joint(made.lead, joint_id, country.ous)) == (
        "reporting.not_under_the_lead"
    )
    actions.delegate_joint(made.lead, joint_id, country.stolavs)
    assert actions.write_joint(hospital, joint_id, [words("Sykehuset skriver.")], revision=2) == 3
    assert code_of(lambda: actions.delegate_joint(hospital, joint_id, None)) == "reporting.not_the_lead"
    actions.offer_joint(hospital, joint_id)
    peer_sees = queries.joint_answer(joint_id, made.peer)
    assert peer_sees is not None
    assert peer_sees.delegate_name == "St. Olavs hospital HF"
    assert code_of(lambda: actions.write_joint(made.peer, joint_id, [words("x")], revision=3)) == (
        "reporting.not_the_lead"
    )


def test_two_who_write_lose_nothing(country: Country) -> None:
    made = Joint(country)
    joint_id = made.begun()
    again = lambda: actions.write_joint(made.lead, joint_id, [words("Mitt.")], revision=1)  # noqa: E731
    assert code_of(again) == "reporting.answered_meanwhile"
    assert [as_text(one.blocks) for one in queries.joint_texts(joint_id)] == ["Planen er laget."]


def test_it_cannot_be_taken_into_another_report(country: Country) -> None:
    made = Joint(country)
    made.begun()
    assert code_of(lambda: actions.take_in_joint(made.lead, made.row(country.sorost))) == (
        "reporting.not_found"
    )
    assert code_of(lambda: actions.take_in_joint(made.peer, made.row(country.sorost, 1))) == (
        "reporting.joint.not_found"
    )


roles = st.sampled_from(sorted(rules.INSIDERS | {"user_committee", "administrator"}))
PLACES = ("ministry", "midt", "sorost", "stolavs", "ous", "clinic", "user_committee")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(held=st.lists(st.tuples(roles, st.integers(0, 8)), max_size=3), offered=st.booleans())
def test_the_list_shows_what_the_rule_allows(
    country: Country, held: list[tuple[str, int]], offered: bool
) -> None:
    """A third region is addressed by the letter, but one of the two joint requirements names two others."""
    if not queries.joint_answers(SYSTEM):
        third = country.organisation("Helse Vest RHF", "rhf", country.ministry)
        document = letter(country, "Til tre", addressee_ids=(country.midt, country.sorost, third))
        named = tuple(RoleDraft(RoleKind.ADDRESSEE, str(one), one) for one in (country.midt, country.sorost))
        asked = [draft("Felles for alle."), draft("Felles for to.", roles=named)]
        for one in register.add_requirements(SYSTEM, document, asked):
            joint_id = actions.begin_joint(SYSTEM, one, 2020, country.midt)
            actions.write_joint(SYSTEM, joint_id, [words("x")], revision=1)
    JointAnswer.objects.update(offered_at=timezone.now() if offered else None)
    third = organisations.find_by_name("Helse Vest RHF")
    assert third is not None
    places = [None, *(getattr(country, name) for name in PLACES), third.id]
    actor = Actor("prøve", "Prøve", frozenset(ScopedRole(role, places[at]) for role, at in held))
    for joint in queries.joint_answers(SYSTEM):
        allowed = rules.may_read_joint(actor, queries.facts_of_joint(joint)) is None
        assert (queries.joint_answer(joint.id, actor) is not None) == allowed
