"""What is owed before a report is handed in and by whom; who is told, and who finds it on the own page."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from linja.ground.kernel.refusals import Refused
from linja.line.approvals import queries as statements
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reports
from linja.pillars.steering import actions, content, queries
from tests.support.country import Country
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    return made


def owed(report: Opened) -> list[tuple[str, str]]:
    return [(one.code, one.who) for one in queries.completeness(report.id, report.writer)]


def test_what_is_missing_and_who_owes_it(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    writer, leader, secretary = report.writer.name, report.leader.name, report.secretary.name
    committee = country.actor("user_committee", country.midt).name
    chapters = [("empty", writer)] * 3
    employees = statements.statements(f"report:{report.id}")[1].body_name
    bodies = [("statement", committee), ("statement", employees)]
    signatures = [("leader_unsigned", leader), ("board_unsigned", secretary)]
    assert owed(report) == [*chapters, *bodies, *signatures]
    report.sign()
    assert owed(report) == [*chapters, *bodies]


def test_a_passed_deadline_without_delivery_or_new_date_is_owed(country: Country) -> None:
    from linja.ground.kernel.vocabulary import Attainment, DatePrecision
    from linja.line.reporting.models import PromisedDate

    report = opened(country)
    report.answer_all()
    report.status(0, Attainment.NOT_REACHED)
    late = [one for one in queries.completeness(report.id, report.writer) if one.code == "late"]
    assert [(one.requirement_id, one.due_on) for one in late] == [(report.requirements[0], date(2020, 11, 1))]
    PromisedDate.objects.create(
        answered_id=report.answered[0],
        organisation_id=country.midt,
        promise="Nås i mars.",
        due_on=date(2021, 3, 31),
        precision=DatePrecision.DAY,
    )
    assert "late" not in [code for code, _who in owed(report)]


def test_a_unit_that_has_not_handed_in_is_owed_until_it_does(report: Opened) -> None:
    country = report.country
    below = actions.open_annual_report(
        country.actor("hf_contributor", country.stolavs), country.stolavs, 2020
    )
    assert ("unit", "St. Olavs hospital HF") in owed(report)
    from linja.line.reporting.models import Report

    Report.objects.filter(pk=below).update(state="submitted")
    assert ("unit", "St. Olavs hospital HF") not in owed(report)


def tasks(actor) -> list[str]:
    return [one.code for one in queries.owed_by(actor, TODAY) if one.report_id and not one.answered_id]


def test_whoever_is_next_finds_it_on_the_own_page(report: Opened) -> None:
    everybody = (report.leader, report.secretary, report.ministry)
    other = report.country.actor("rhf_leader", report.country.sorost)

    def owed_by_each() -> list[list[str]]:
        assert tasks(other) == []
        return [tasks(who) for who in everybody]

    assert owed_by_each() == [["put_forward"], [], []]
    report.put_forward()
    assert owed_by_each() == [["sign_leader"], [], []]
    report.sign("leader")
    assert owed_by_each() == [[], ["sign_board"], []]
    report.sign()
    assert owed_by_each() == [["hand_in"], [], []]
    edition = report.hand_in()
    assert owed_by_each() == [[], [], ["accept"]]
    releases = [one.edition_id for one in queries.owed_by(report.leader, TODAY) if one.code == "release"]
    assert releases == [edition]
    actions.accept_report(report.ministry, report.id)
    assert owed_by_each() == [["unapproved"], [], ["approve"]]
    due = [one.due_on for one in queries.owed_by(report.ministry, TODAY) if one.code == "approve"]
    assert due == [date(2021, 6, 30)]
    actions.approve_report(report.ministry, report.id, "Foretaksmøte 15. juni 2021")
    assert owed_by_each() == [[], [], []]


def test_people_are_told_and_never_of_what_is_not_theirs(report: Opened) -> None:
    from linja.people.notices import queries as notices

    def told(actor) -> list[str]:
        return [one.subject.partition(": ")[2] for one in notices.unseen(actor)]

    # Everybody has to be there before they can be told.
    _all = (report.leader, report.secretary, report.ministry, report.writer, report.stranger)
    report.put_forward()
    assert (told(report.leader), told(report.secretary)) == (["venter på signaturen din"], [])
    report.sign()
    assert (told(report.leader), told(report.secretary)) == (["er signert og kan sendes inn"], [])
    report.hand_in()
    assert told(report.ministry) == ["er sendt inn til dere"]
    assert (told(report.leader), told(report.stranger)) == ([], [])
    actions.send_back(report.ministry, report.id, "Feil.")
    assert (told(report.writer), told(report.ministry)) == (["er sendt tilbake"], [])
    report.put_forward()
    actions.take_back(report.writer, report.id, "Mer å rette.")
    assert "venter på signaturen din" not in told(report.leader)


def test_a_clinic_hands_in_to_its_hospital_without_signatures(report: Opened) -> None:
    """The clinic's report to its hospital, seen by neither the region nor another hospital."""
    from linja.line.reporting import actions as reporting
    from linja.line.reporting.records import PlacedDraft, SectionDraft, Slot

    country = report.country
    clinic = country.actor("clinic_contributor", country.clinic)
    below = reporting.open_report(
        clinic,
        organisation_id=country.clinic,
        kind="tertialrapport",
        year=2020,
        title="1. tertial",
        period="2020-T1",
    )
    section = reporting.write_sections(clinic, below, [SectionDraft(1, "Krav", parts=(Slot(1),))])[0]
    reporting.place(clinic, below, [PlacedDraft(section, 1, report.requirements[1])])
    hospital = country.actor("hf_contributor", country.stolavs)
    others = [
        report.writer,
        country.actor("hf_leader", country.nordtrondelag),
        country.actor("hf_contributor", country.ous),
        report.ministry,
    ]
    assert reports.report(below, hospital) is None
    gaps = {one.key: "Kommer." for one in queries.gaps(content.gather(below, clinic))}
    edition = actions.hand_in(clinic, below, gaps)
    assert reports.readable(below, clinic).state == "submitted"
    assert reports.report(below, hospital) is not None
    assert publication.edition(edition, hospital) is not None
    for who in others:
        assert reports.report(below, who) is None
        assert publication.edition(edition, who) is None
    actions.accept_report(hospital, below)
    assert "tertialrapport-2020-t1" in publication.edition(edition, clinic).publication.slug


def test_a_hospitals_report_goes_to_its_region_and_no_other(country: Country) -> None:
    """Signed by the hospital's leader and board, returned by the region's controller; others see nothing."""
    opened(country)
    leader = country.actor("hf_leader", country.stolavs)
    secretary = country.actor("hf_board_secretary", country.stolavs)
    below = actions.open_annual_report(leader, country.stolavs, 2020)
    from linja.line.reporting import actions as reporting
    from linja.line.reporting.records import PlacedDraft
    from tests.support.governing import draft, letter

    asked = letter(country, "Oppdrag og bestilling", addressee_ids=(country.stolavs,))
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.requirements import actions as register

    ids = register.add_requirements(SYSTEM, asked, [draft("Ventetiden skal ned.")])
    section = next(one for one in reports.sections(below) if one.role != "statement")
    reporting.place(leader, below, [PlacedDraft(section.id, 90, ids[0])])
    actions.put_forward(leader, below)
    actions.sign(leader, below, "leader")
    actions.sign(secretary, below, "board", case_number=f"4/{TODAY.year % 100}", meeting_on=TODAY)
    gaps = {one.key: "Kommer." for one in queries.gaps(content.gather(below, leader))}
    edition = actions.hand_in(leader, below, gaps)
    controller = country.actor("rhf_controller", country.midt)
    strangers = [
        country.actor("hf_leader", country.nordtrondelag),
        country.actor("rhf_controller", country.sorost),
        country.actor("ministry", country.ministry),
    ]
    assert reports.report(below, controller) is not None
    for who in strangers:
        assert (reports.report(below, who), publication.edition(edition, who)) == (None, None)
        with pytest.raises(Refused) as refused:
            actions.send_back(who, below, "Nei.")
        assert refused.value.refusal.code == "reporting.not_found"
    actions.send_back(controller, below, "Mangler tall.")
    assert reports.report(below, controller) is None
    assert publication.edition(edition, controller) is not None
