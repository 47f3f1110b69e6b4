"""Later deadlines and exemptions: asked below, decided above, told both ways, printed in the report."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions, lifecycle, rules
from linja.line.reporting import queries as reports
from linja.line.reporting.models import Dispensation
from linja.people.notices import queries as notices
from linja.pillars.steering import content
from tests.support.country import Country
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
LATER = date(2021, 3, 1)


def refused(act: object) -> str:
    with pytest.raises(Refused) as raised:
        act()  # type: ignore[operator]
    return raised.value.refusal.code


def asked(report: Opened, kind: str = "extension", place: int = 0, day: date | None = LATER) -> int:
    return actions.ask_dispensation(
        report.writer,
        report.country.midt,
        report.requirements[place],
        kind,
        "Innføringen ble utsatt.",
        day if kind == "extension" else None,
    )


def test_a_granted_extension_moves_the_deadline_and_is_printed_in_brackets(country: Country) -> None:
    report = opened(country)
    key = asked(report)
    before = reports.answered_one(report.answered[0])
    actions.grant_dispensation(report.ministry, key, "Brev 15.10.2020")
    one = reports.answered_one(report.answered[0])
    assert before is not None
    assert one is not None
    assert (before.due_on, one.due_on, one.asked_due_on) == (date(2020, 11, 1), LATER, date(2020, 11, 1))
    assert reports.due_for(report.requirements[0], country.midt) == LATER
    assert reports.due_for(report.requirements[0], country.sorost) == date(2020, 11, 1)
    document = content.annual_report(report.id, report.writer)
    assert "Ventetiden skal ned. <Ny frist 1. mars 2021.>" in repr(document)


def test_a_granted_exemption_says_who_and_when_in_drafts_and_in_later_reports(country: Country) -> None:
    report = opened(country)
    key = asked(report, "exemption", 1)
    actions.grant_dispensation(report.ministry, key, "sak 20/77")
    one = reports.answered_one(report.answered[1])
    assert one is not None
    assert one.exemption.startswith("Unntatt fra rapportering av Helse- og omsorgsdepartementet ")
    assert one.exemption.endswith(" (sak 20/77).")
    actions.replace(report.writer, report.id, "Leses inn på nytt")
    from linja.pillars.steering import actions as steering

    again = steering.open_annual_report(report.writer, country.midt, 2020, "nn")
    held = {row.requirement_id: row.exemption for row in reports.answered(again)}
    assert held[report.requirements[1]].startswith("Unnateke frå rapportering av ")
    assert held[report.requirements[0]] == ""


def test_a_request_is_told_upwards_and_its_answer_downwards(country: Country) -> None:
    report = opened(country)
    report.leader, report.ministry  # noqa: B018 - they must exist to be told
    key = asked(report)
    told = [one.subject for one in notices.unseen(report.ministry)]
    assert told == ["Helse Midt-Norge RHF ber om ny frist"]
    assert notices.unseen(report.stranger) == ()
    assert [one.id for one in reports.dispensations_to_decide(report.ministry)] == [key]
    actions.refuse_dispensation(report.ministry, key, "Fristen står.")
    assert [one.subject for one in notices.unseen(report.writer)] == ["Søknaden er avslått"]
    assert reports.dispensations_to_decide(report.ministry) == ()
    assert reports.due_for(report.requirements[0], country.midt) == date(2020, 11, 1)


def test_what_cannot_be_asked(country: Country) -> None:
    report = opened(country)
    ask = lambda **rest: actions.ask_dispensation(  # noqa: E731
        report.writer,
        **{
            "organisation_id": country.midt,
            "requirement_id": report.requirements[0],
            "kind": "extension",
            "reason": "Derfor.",
            "new_due_on": LATER,
            **rest,
        },
    )
    assert refused(lambda: ask(reason=" ")) == "reporting.no_reason"
    assert refused(lambda: ask(new_due_on=None)) == "reporting.no_new_day"
    assert refused(lambda: ask(new_due_on=date(2020, 11, 1))) == "reporting.not_later"
    assert refused(lambda: ask(kind="holiday")) == "reporting.no_such_word"
    assert refused(lambda: ask(organisation_id=country.sorost)) == "reporting.not_found"
    ask()
    assert refused(ask) == "reporting.asked_already"


def test_a_decision_needs_its_ground(country: Country) -> None:
    report = opened(country)
    key = asked(report)
    assert refused(lambda: actions.grant_dispensation(report.ministry, key, " ")) == "reporting.no_reference"
    assert refused(lambda: actions.refuse_dispensation(report.ministry, key, "")) == "reporting.no_reason"
    early = date(2020, 10, 1)
    act = lambda: actions.grant_dispensation(report.ministry, key, "Brev", new_due_on=early)  # noqa: E731
    assert refused(act) == "reporting.not_later"
    actions.withdraw_dispensation(report.writer, key)
    assert refused(lambda: actions.grant_dispensation(report.ministry, key, "Brev")) == (
        "reporting.no_such_step"
    )


ROLES = (
    ("rhf_controller", "midt"),
    ("rhf_leader", "midt"),
    ("rhf_controller", "sorost"),
    ("hf_contributor", "stolavs"),
    ("hf_leader", "ous"),
    ("clinic_contributor", "clinic"),
    ("ministry", "ministry"),
    ("directorate", "directorate"),
    ("auditor", None),
    ("user_committee", "user_committee"),
)


def actors(country: Country) -> list[Actor]:
    return [country.actor(role, getattr(country, place) if place else None) for role, place in ROLES]


def facts(row: Dispensation) -> rules.DispensationFacts:
    organisation = row.organisation
    return rules.DispensationFacts(
        organisation.pk,
        organisation.name,
        organisation.kind,
        reports.above(organisation.pk),
        row.kind,
        row.state,
        None,
        row.new_due_on,
    )


def everywhere(country: Country, report: Opened) -> list[Dispensation]:
    """One request at each level of both regions; those below have no report, so the rows are made here."""
    from django.utils import timezone

    places = (country.midt, country.sorost, country.stolavs, country.ous, country.clinic)
    for place in places:
        Dispensation.objects.create(
            requirement_id=report.requirements[0],
            organisation_id=place,
            kind="extension",
            reason="Derfor.",
            new_due_on=LATER,
            asked_by="Noen",
            asked_at=timezone.now(),
        )
    return list(Dispensation.objects.select_related("organisation"))


def test_the_list_is_the_rules_twin(country: Country) -> None:
    rows = everywhere(country, opened(country))
    for actor in actors(country):
        allowed = {row.pk for row in rows if rules.may_see_dispensation(actor, facts(row)) is None}
        assert {one.id for one in reports.dispensations(actor)} == allowed, actor


def test_every_role_against_every_step_of_the_table(country: Country) -> None:
    rows = everywhere(country, opened(country))
    for actor in actors(country):
        for row in rows:
            for step in ("grant", "refuse", "withdraw"):
                held = rules.roles_towards(actor, facts(row).as_report)
                found = lifecycle.DISPENSATION.find(step, "asked")
                assert found is not None
                seen = rules.may_see_dispensation(actor, facts(row)) is None
                allowed = seen and not found.roles.isdisjoint(held)
                may = rules.may_decide_dispensation(actor, facts(row), step)
                assert (may is None) == allowed, (actor, row.organisation.name, step)


def test_who_decides_for_whom(country: Country) -> None:
    """As a table: who may grant what the region, its hospital, and the hospital's clinic ask for."""
    rows = {row.organisation_id: row for row in everywhere(country, opened(country))}
    may = {
        (role, place): [
            rules.may_decide_dispensation(actor, facts(rows[whose]), "grant") is None
            for whose in (country.midt, country.stolavs, country.clinic)
        ]
        for (role, place), actor in zip(ROLES, actors(country), strict=True)
    }
    assert may == {
        ("rhf_controller", "midt"): [False, True, False],
        ("rhf_leader", "midt"): [False, True, False],
        ("rhf_controller", "sorost"): [False, False, False],
        ("hf_contributor", "stolavs"): [False, False, False],
        ("hf_leader", "ous"): [False, False, False],
        ("clinic_contributor", "clinic"): [False, False, False],
        ("ministry", "ministry"): [True, False, False],
        ("directorate", "directorate"): [False, False, False],
        ("auditor", None): [False, False, False],
        ("user_committee", "user_committee"): [False, False, False],
    }
