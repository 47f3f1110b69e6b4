"""Measures, promises and deliveries: kept once, told in drafts, frozen when handed over, seen by few."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linja.ground.document.tree import ItemList
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import DatePrecision
from linja.line.reporting import actions, rules
from linja.line.reporting import queries as reports
from linja.line.reporting.models import Measure
from linja.line.reporting.records import DeliveryDraft, MeasureDraft
from tests.support.country import Country
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
DAY = date(2020, 12, 31)


def refused(act: object) -> str:
    with pytest.raises(Refused) as raised:
        act()  # type: ignore[operator]
    return raised.value.refusal.code


def measure(actor: Actor, organisation_id: int, title: str = "Flere på vakt", **rest: str) -> int:
    draft = MeasureDraft(title, rest.pop("level", "hf"), rest.pop("state", "started"), **rest)
    return actions.create_measure(actor, organisation_id, draft)


def items(report: Opened, place: int = 0) -> list[str]:
    """The printed list items of an answer."""
    one = reports.answered_one(report.answered[place])
    assert one is not None
    return [item.text for block in one.answer if isinstance(block, ItemList) for item in block.items]


def hand_over(report: Opened) -> None:
    """Out of the draft state, as its leader does."""
    report.answer_all()
    actions.make_ready(report.writer, report.id)


def submitted(report: Opened) -> None:
    hand_over(report)
    gaps = {gap.key for gap in reports.missing(report.id)}
    actions.submit(report.leader, report.id, signed=True, accepted=gaps)


# --- measures


def test_a_measure_is_written_once_and_changed_in_every_draft(country: Country) -> None:
    report = opened(country)
    held = measure(report.writer, country.midt, effect="Kortere ventetid")
    for place in (0, 1):
        actions.use_measure(report.writer, report.answered[place], held)
    told = "Flere på vakt (igangsatt, helseforetak). Effekt: Kortere ventetid."
    assert [items(report, place) for place in (0, 1)] == [[told], [told]]
    actions.change_measure(report.writer, held, MeasureDraft("Flere på vakt", "hf", "done"), revision=1)
    assert [items(report, place) for place in (0, 1)] == [["Flere på vakt (gjennomført, helseforetak)."]] * 2
    actions.drop_measure(report.writer, report.answered[0], held)
    assert [len(items(report, place)) for place in (0, 1)] == [0, 1]


def test_what_has_been_handed_over_keeps_what_it_said(country: Country) -> None:
    report = opened(country)
    held = measure(report.writer, country.midt)
    actions.use_measure(report.writer, report.answered[0], held)
    hand_over(report)
    actions.change_measure(report.writer, held, MeasureDraft("Noe annet", "region", "stopped"), revision=1)
    assert items(report) == ["Flere på vakt (igangsatt, helseforetak)."]
    assert reports.measure(held, report.writer).title == "Noe annet"


def test_two_who_change_a_measure_are_told(country: Country) -> None:
    report = opened(country)
    held = measure(report.writer, country.midt)
    actions.change_measure(report.writer, held, MeasureDraft("Ett", "hf", "done"), revision=1)
    late = lambda: actions.change_measure(report.leader, held, MeasureDraft("To", "hf", "done"), revision=1)  # noqa: E731
    assert refused(late) == "reporting.changed_meanwhile"
    assert refused(lambda: measure(report.writer, country.midt, "Ett")) == "reporting.measure_twice"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (MeasureDraft(" ", "hf", "started"), "reporting.no_title"),
        (MeasureDraft("A", "moon", "started"), "reporting.no_such_word"),
        (MeasureDraft("A", "hf", "sleeping"), "reporting.no_such_word"),
        (
            MeasureDraft("A", "hf", "done", starts_on=DAY, ends_on=DAY - timedelta(days=1)),
            "reporting.ends_before",
        ),
    ],
)
def test_what_a_measure_cannot_be(country: Country, draft: MeasureDraft, code: str) -> None:
    writer = country.actor("rhf_controller", country.midt)
    assert refused(lambda: actions.create_measure(writer, country.midt, draft)) == code


def test_the_other_region_knows_of_no_measure(country: Country) -> None:
    report = opened(country)
    held = measure(report.writer, country.midt)
    actions.use_measure(report.writer, report.answered[0], held)
    stranger = report.stranger
    submitted(report)
    assert reports.measures(stranger) == ()
    assert reports.usable_measures(stranger, country.sorost) == {}
    for act in (
        lambda: reports.measure(held, stranger),
        lambda: actions.change_measure(stranger, held, MeasureDraft("X", "hf", "done"), revision=1),
        lambda: actions.use_measure(stranger, report.answered[0], held),
    ):
        assert refused(act) == "reporting.not_found"
    assert refused(lambda: measure(stranger, country.midt, "Y")) == "reporting.not_found"


def test_a_hospitals_measure_can_be_used_above_once_it_is_handed_in(country: Country) -> None:
    hf = country.actor("hf_contributor", country.stolavs)
    leader = country.actor("hf_leader", country.stolavs)
    report = opened(country)
    held = measure(hf, country.stolavs, "Ny poliklinikk")
    own = actions.open_report(
        hf, organisation_id=country.stolavs, kind="årlig_melding", year=2020, title="HF"
    )
    from linja.line.reporting.records import PlacedDraft, SectionDraft

    section = actions.write_sections(hf, own, [SectionDraft(1, "Krav", role="requirements")])[0]
    row = actions.place(hf, own, [PlacedDraft(section, 1, report.requirements[0])])[0]
    actions.use_measure(hf, row, held)
    assert reports.usable_measures(report.writer, country.midt) == {}
    actions.make_ready(hf, own)
    actions.submit(leader, own, signed=True, accepted={gap.key for gap in reports.missing(own)})
    assert reports.usable_measures(report.writer, country.midt) == {
        held: "Ny poliklinikk (St. Olavs hospital HF)"
    }
    assert [one.report_id for one in reports.measure(held, report.writer).uses] == [own]
    actions.use_measure(report.writer, report.answered[0], held)
    assert items(report) == ["Ny poliklinikk (igangsatt, helseforetak)."]
    change = lambda: actions.change_measure(  # noqa: E731
        report.writer, held, MeasureDraft("Z", "hf", "done"), revision=1
    )
    assert refused(change) == "reporting.not_your_report"


ROLES = (
    ("rhf_controller", "midt"),
    ("rhf_controller", "sorost"),
    ("hf_contributor", "stolavs"),
    ("clinic_contributor", "clinic"),
    ("ministry", "ministry"),
    ("directorate", "directorate"),
    ("auditor", None),
    ("user_committee", "user_committee"),
)


def actors(country: Country) -> list[Actor]:
    return [country.actor(role, getattr(country, place) if place else None) for role, place in ROLES]


def test_the_list_of_measures_is_the_rules_twin(country: Country) -> None:
    report = opened(country)
    made = [
        measure(SYSTEM, whose) for whose in (country.midt, country.sorost, country.stolavs, country.clinic)
    ]
    actions.use_measure(report.writer, report.answered[0], made[0])
    submitted(report)
    for actor in actors(country):
        allowed = {
            row.pk
            for row in Measure.objects.select_related("organisation")
            if rules.may_see_held(
                actor,
                rules.HeldFacts(row.organisation_id, row.organisation.name, reports.received_measure(row.pk)),
            )
            is None
        }
        assert {one.id for one in reports.measures(actor)} == allowed, actor


# --- promises


def test_a_promise_comes_back_when_its_day_has_passed(country: Country) -> None:
    report = opened(country)
    key = actions.promise(report.writer, report.answered[0], "Ferdig", DAY, DatePrecision.YEAR)
    assert reports.promises_due(report.writer, DAY) == ()
    assert [one.id for one in reports.promises_due(report.writer, DAY + timedelta(days=1))] == [key]
    actions.keep_promise(report.writer, key, DAY)
    assert reports.promises_due(report.writer, DAY + timedelta(days=1)) == ()


def test_a_moved_promise_leads_to_the_later_one(country: Country) -> None:
    report = opened(country)
    first = actions.promise(report.writer, report.answered[0], "Ferdig", DAY)
    later = DAY + timedelta(days=90)
    assert (
        refused(lambda: actions.move_promise(report.writer, first, later, DAY, " ")) == "reporting.no_reason"
    )
    assert (
        refused(lambda: actions.move_promise(report.writer, first, DAY, DAY, "Sen.")) == "reporting.not_later"
    )
    assert reports.promise(first, report.writer).state == "open"
    second = actions.move_promise(report.writer, first, later, DAY, "Leveransen ble utsatt.")
    held = [(one.id, one.state, one.due_on, one.moved_to) for one in reports.promises(report.writer)]
    assert held == [(first, "moved", DAY, later), (second, "open", later, None)]
    assert refused(lambda: actions.keep_promise(report.writer, first, DAY)) == "reporting.settled_already"
    assert refused(lambda: actions.take_back_promise(report.writer, second)) == "reporting.settled_already"
    assert refused(lambda: actions.drop_promise(report.writer, second, DAY, "")) == "reporting.no_reason"


def test_a_promise_is_settled_also_after_the_report_is_handed_in(country: Country) -> None:
    report = opened(country)
    key = actions.promise(report.writer, report.answered[0], "Ferdig", DAY)
    submitted(report)
    more = lambda: actions.promise(report.writer, report.answered[0], "Mer", DAY)  # noqa: E731
    assert refused(more) == "reporting.not_draft"
    assert refused(lambda: actions.take_back_promise(report.writer, key)) == "reporting.not_draft"
    actions.drop_promise(report.writer, key, DAY, "Prosjektet er avsluttet.")
    assert reports.promise(key, report.writer).state == "dropped"


def test_promises_are_seen_by_their_own_and_by_those_who_received_the_report(country: Country) -> None:
    report = opened(country)
    key = actions.promise(report.writer, report.answered[0], "Ferdig", DAY)
    sees = lambda: [  # noqa: E731
        bool(reports.promises(actor))
        for actor in (report.writer, report.stranger, report.ministry, country.actor("auditor"))
    ]
    assert sees() == [True, False, False, True]
    submitted(report)
    assert sees() == [True, False, True, True]
    for act in (
        lambda: reports.promise(key, report.stranger),
        lambda: actions.keep_promise(report.stranger, key, DAY),
    ):
        assert refused(act) == "reporting.not_found"
    assert refused(lambda: actions.keep_promise(report.ministry, key, DAY)) == "reporting.not_your_report"


# --- deliveries


@pytest.mark.parametrize(
    ("day", "late", "line"),
    [
        (date(2020, 10, 30), -2, "Rapport: Plan, levert 30. oktober 2020 til HOD."),
        (date(2020, 11, 1), 0, "Rapport: Plan, levert 1. november 2020 til HOD."),
        (date(2020, 11, 2), 1, "Rapport: Plan, levert 2. november 2020 til HOD, én dag etter fristen."),
        (date(2020, 11, 15), 14, "Rapport: Plan, levert 15. november 2020 til HOD, 14 dager etter fristen."),
    ],
)
def test_lateness_is_counted_and_printed(country: Country, day: date, late: int, line: str) -> None:
    report = opened(country)
    draft = DeliveryDraft("report", "Plan", day, "HOD")
    actions.deliver(report.writer, report.requirements[0], country.midt, draft)
    one = reports.answered_one(report.answered[0])
    assert one is not None
    assert [held.days_late for held in one.deliveries] == [late]
    assert items(report) == [line]


def test_what_is_delivered_after_the_report_was_handed_over_is_not_in_it(country: Country) -> None:
    report = opened(country)
    hand_over(report)
    draft = DeliveryDraft("note", "Notat", timezone.localdate(), "HOD", "20/1234")
    actions.deliver(report.writer, report.requirements[1], country.midt, draft)
    assert items(report, 1) == []
    actions.take_back(report.leader, report.id, "Mer å si")
    assert len(items(report, 1)) == 1
    assert "arkivreferanse 20/1234" in items(report, 1)[0]


def test_deliveries_are_kept_by_their_own(country: Country) -> None:
    report = opened(country)
    draft = DeliveryDraft("note", "Notat", DAY, "HOD")
    key = actions.deliver(report.writer, report.requirements[0], country.midt, draft)
    for act in (
        lambda: reports.delivery(key, report.stranger),
        lambda: actions.change_delivery(report.stranger, key, draft),
        lambda: actions.strike_delivery(report.stranger, key, "x"),
        lambda: actions.deliver(report.stranger, report.requirements[0], country.midt, draft),
    ):
        assert refused(act) == "reporting.not_found"
    assert refused(lambda: actions.strike_delivery(report.writer, key, "")) == "reporting.no_reason"
    actions.change_delivery(report.writer, key, DeliveryDraft("note", "Notat 2", DAY, "HOD", final=False))
    assert reports.delivery(key, report.writer).title == "Notat 2"
    actions.strike_delivery(report.writer, key, "Feil krav")
    assert refused(lambda: reports.delivery(key, report.writer)) == "reporting.not_found"
    nowhere = lambda: actions.deliver(report.writer, report.requirements[0], country.stolavs, draft)  # noqa: E731
    assert refused(nowhere) == "reporting.not_found"
