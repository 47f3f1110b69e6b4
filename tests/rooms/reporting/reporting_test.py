"""Reports: what is answered, who may, what is missing, and two who write at the same time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.ground.document.tree import ItemList, ListItem, Paragraph, Role, Table
from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import Attainment, Basis
from linja.line.reporting import actions, calculations, lifecycle, queries, rules
from linja.line.reporting.models import Report
from linja.line.reporting.records import PlacedDraft, SectionDraft, Slot, Status
from linja.people.audit import queries as audit
from tests.support.country import Country
from tests.support.reports import ASKED, opened, words

pytestmark = pytest.mark.django_db


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_a_new_report_holds_what_is_asked_in_order(country: Country) -> None:
    report = opened(country)
    assert [one.text for one in queries.answered(report.id)] == list(ASKED)
    assert {one.state for one in queries.reports(report.writer)} == {"draft"}


def test_one_report_a_year(country: Country) -> None:
    report = opened(country)

    def again() -> None:
        actions.open_report(
            report.writer, organisation_id=country.midt, kind="årlig_melding", year=2020, title="Igjen"
        )

    assert code_of(again) == "reporting.already_open"


def test_two_who_write_lose_nothing(country: Country) -> None:
    report = opened(country)
    assert report.answer(0, "Min tekst.") == 1
    with pytest.raises(Refused) as refused:
        report.answer(0, "En annens tekst.", revision=0)
    facts = refused.value.refusal.facts
    assert refused.value.refusal.code == "reporting.answered_meanwhile"
    assert calculations.restored_blocks(facts["theirs"]) == (words("Min tekst."),)
    assert report.answer(0, "Begges tekst.", revision=facts["revision"]) == 2


def test_one_answer_covers_several(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    actions.cover(report.writer, report.answered[0], report.answered[1:3])
    shared = queries.shares_answer(report.answered[2])
    assert [one.text for one in shared] == list(ASKED[:3])
    assert {one.answer for one in shared} == {(words("Det er gjort."),)}


def test_an_answer_does_not_cover_another_report(country: Country) -> None:
    report = opened(country)
    other = actions.open_report(
        report.stranger, organisation_id=country.sorost, kind="årlig_melding", year=2020, title="Annen"
    )
    section = actions.write_sections(report.stranger, other, [SectionDraft(1, "Krav", parts=(Slot(1),))])[0]
    foreign = actions.place(report.stranger, other, [PlacedDraft(section, 1, report.requirements[0])])[0]
    report.answer(0)
    act = lambda: actions.cover(report.writer, report.answered[0], [foreign])  # noqa: E731
    assert code_of(act) == "reporting.other_report"


@pytest.mark.parametrize("who", ["stranger", "ministry"])
@pytest.mark.parametrize("act", ["answer", "status", "exempt", "cover", "ready"])
def test_others_change_nothing(country: Country, who: str, act: str) -> None:
    report = opened(country)
    report.answer(0)
    actor = getattr(report, who)
    one = report.answered[0]
    acts = {
        "answer": lambda: actions.write_answer(actor, one, [words("X")], revision=1),
        "status": lambda: actions.set_status(actor, one, Status(phrase="X")),
        "exempt": lambda: actions.exempt(actor, one, "X"),
        "cover": lambda: actions.cover(actor, one, report.answered[1:]),
        "ready": lambda: actions.make_ready(actor, report.id),
    }
    before = queries.answered(report.id)
    assert code_of(acts[act]) == "reporting.not_found"
    assert queries.answered(report.id) == before


def test_a_region_never_sees_anothers_unreleased_answers(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    asked = report.requirements[0]
    assert queries.report(report.id, report.stranger) is None
    assert queries.answered_one(report.answered[0], report.stranger) is None
    assert queries.answers_to(asked, report.stranger) == ()
    assert [one.organisation_id for one in queries.answers_to(asked, report.writer)] == [country.midt]
    actions.make_ready(report.writer, report.id)
    assert queries.answers_to(asked, report.ministry) == ()
    report.hand_in()
    assert queries.answers_to(asked, report.stranger) == ()
    assert len(queries.answers_to(asked, report.ministry)) == 1


# what is done to the first requirement -> what is still missing of all four
MISSING = [
    ("nothing", ["no_answer", "no_answer", "no_answer", "report_demanded"]),
    ("answered", ["no_status", "no_answer", "no_answer", "report_demanded"]),
    ("answered and status", ["no_answer", "no_answer", "report_demanded"]),
    ("exempt", ["no_answer", "no_answer", "report_demanded"]),
]


@pytest.mark.parametrize(("done", "codes"), MISSING)
def test_missing(country: Country, done: str, codes: list[str]) -> None:
    report = opened(country)
    if "answered" in done:
        report.answer(0)
    if "status" in done:
        report.status(0)
    if done == "exempt":
        actions.exempt(report.writer, report.answered[0], "Fritatt av departementet.")
    assert [gap.code for gap in queries.missing(report.id)] == codes


def test_a_requirement_that_is_not_in_the_report_is_missing(country: Country) -> None:
    report = opened(country)
    Report.objects.get(pk=report.id).answered.first().delete()
    first = queries.missing(report.id)[0]
    assert (first.code, first.text) == ("not_in_report", ASKED[0])


def test_a_report_demanded_though_lapsed_needs_no_status(country: Country) -> None:
    report = opened(country)
    report.answer(3)
    assert ASKED[3] not in [gap.text for gap in queries.missing(report.id)]


def test_counts(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    report.status(0, Attainment.PARTLY)
    found = queries.counts(report.id)
    assert (found.total, found.answered) == (4, 1)
    assert found.attainment == {"partly": 1, "": 3}
    assert found.obligation == {"in_force": 3, "report_only": 1}
    assert found.kind == {"mål": 4}


def test_a_basis_needs_something_that_rests_on_it(country: Country) -> None:
    report = opened(country)
    act = lambda: actions.set_status(report.writer, report.answered[0], Status(basis=Basis.MEASURED))  # noqa: E731
    assert code_of(act) == "reporting.basis_without_attainment"


def test_a_ready_report_is_not_written_in_until_it_is_taken_back(country: Country) -> None:
    report = opened(country)
    actions.make_ready(report.writer, report.id)
    assert code_of(lambda: report.answer(0)) == "reporting.not_draft"
    assert code_of(lambda: actions.take_back(report.writer, report.id, " ")) == "reporting.no_reason"
    actions.take_back(report.writer, report.id, "Feil i kapittel 2.")
    assert report.answer(0) == 1


def test_every_act_is_logged(country: Country) -> None:
    report = opened(country)
    before = len(audit.latest(1000))
    report.answer(0)
    report.status(0)
    assert [entry.action for entry in audit.latest(len(audit.latest(1000)) - before)] == [
        "reporting.set_status",
        "reporting.write_answer",
    ]
    report.status(0)  # the same again changes nothing
    assert len(audit.latest(1000)) == before + 2


ROLES = st.sampled_from(
    [
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_board_secretary",
        "clinic_contributor",
        "ministry",
        "directorate",
        "auditor",
        "user_committee",
        "administrator",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(data=st.data())
def test_the_list_shows_exactly_what_the_rule_lets_read(country: Country, data: st.DataObject) -> None:
    """The scope of lists and the rule for one report are twins."""
    organisations = (country.midt, country.sorost, country.stolavs, country.clinic, country.ministry, None)
    roles = data.draw(
        st.sets(st.tuples(ROLES, st.sampled_from(organisations)), max_size=3).map(
            lambda pairs: frozenset(ScopedRole(*pair) for pair in pairs)
        )
    )
    actor = Actor("7", "Somebody", roles)
    places = {country.midt: country.ministry, country.sorost: country.ministry}
    places |= {country.stolavs: country.midt, country.clinic: country.stolavs}
    for place, receiver in places.items():
        for year, state in enumerate(lifecycle.REPORT.states(), start=2001):
            Report.objects.update_or_create(
                kind="årlig_melding",
                organisation_id=place,
                year=year,
                defaults={"title": "T", "state": state, "receiver_id": receiver},
            )
    allowed = {
        one.pk
        for one in Report.objects.select_related("organisation")
        if rules.may_read(actor, _facts(one)) is None
    }
    assert set(queries.visible(actor).values_list("pk", flat=True)) == allowed


def _facts(one: Report) -> rules.ReportFacts:
    return rules.ReportFacts(
        one.organisation_id,
        "",
        one.state,
        organisation_kind=one.organisation.kind,
        receiver_id=one.receiver_id,
    )


BLOCKS = st.one_of(
    st.text(min_size=1).map(lambda text: Paragraph(text, role=Role.ANSWER)),
    st.lists(st.builds(ListItem, st.text(), st.integers(0, 3)), min_size=1).map(
        lambda items: ItemList(tuple(items), role=Role.ANSWER)
    ),
    st.text().map(lambda text: Table(((text, "2019"),), (("a", "1"),), role=Role.ANSWER)),
    st.integers(1, 99).map(Slot),
)


@given(st.lists(BLOCKS))
def test_parts_are_stored_and_restored(parts: list) -> None:
    assert calculations.restored(calculations.stored(parts)) == tuple(parts)


def test_what_is_asked_of_another_region_alone_is_not_missing(country: Country) -> None:
    from linja.ground.kernel.actor import SYSTEM
    from linja.ground.kernel.vocabulary import RoleKind
    from linja.line.requirements import actions as register
    from linja.line.requirements.records import RoleDraft
    from tests.support.governing import draft, letter

    report = opened(country)
    of_sorost = RoleDraft(RoleKind.ADDRESSEE, "Helse Sør-Øst RHF", country.sorost)
    of_both = RoleDraft(RoleKind.ADDRESSEE, "Helse Midt-Norge RHF", country.midt)
    drafts = [draft("Bare Sør-Øst.", roles=(of_sorost,)), draft("Begge.", roles=(of_sorost, of_both))]
    register.add_requirements(SYSTEM, letter(country, "Tillegg"), drafts)
    gaps = [gap.text for gap in queries.missing(report.id) if gap.code == "not_in_report"]
    assert gaps == ["Begge."]
