"""The example country: its texts hold together, it loads through actions, every page shows something."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date

import pytest

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType, Obligation
from linja.line.approvals import queries as approvals
from linja.line.intake import queries as intake
from linja.line.meetings import queries as meetings
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements.models import Requirement, RequirementVersion
from linja.people.accounts import queries as people
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.example.texts import Example, ExampleError, check, example_of


def test_two_regions_two_years_every_kind(the_example_country: None) -> None:
    letters = Requirement.objects.filter(derived_from=None)
    years = Counter(letters.values_list("document__year", flat=True))
    assert all(25 <= years[year] <= 35 for year in (2019, 2020))
    kinds = set(Requirement.objects.values_list("kind", flat=True))
    assert kinds == {"mål", "oppgave", "utredningsoppdrag", "oppdrag", "krav"}
    reports = Counter(
        (one.organisation_name, one.year, one.language)
        for one in reporting.reports(SYSTEM)
        if one.organisation_kind == "rhf"
    )
    assert reports == Counter(
        {
            ("Helse Midt-Norge RHF", 2019, "nb"): 1,
            ("Helse Midt-Norge RHF", 2020, "nb"): 1,
            ("Helse Sør-Øst RHF", 2019, "nb"): 1,
            ("Helse Sør-Øst RHF", 2020, "nb"): 1,
            ("Helse Vest RHF", 2020, "nn"): 1,
        }
    )


def test_there_is_life_enough_for_every_page(the_example_country: None) -> None:
    changes = set(RequirementVersion.objects.values_list("change", flat=True))
    assert changes >= {
        ChangeType.LAPSE,
        ChangeType.LAPSE_BUT_REPORT,
        ChangeType.REPLACE,
        ChangeType.WAIVE,
        ChangeType.EXTEND,
        ChangeType.EXTEND_MEASURING_PERIOD,
        ChangeType.CLARIFY,
    }
    answered = [one for report in reporting.reports(SYSTEM) for one in reporting.answered(report.id)]
    assert any(one.stem and one.prints_stem for one in answered)
    assert any(one.sub_items for one in answered)
    assert any(one.exemption for one in answered)
    assert any(len(reporting.shares_answer(one.id)) > 1 for one in answered[:60])
    late = [one for one in answered if one.status.delivered_on and one.due_on]
    assert any(one.status.delivered_on > one.due_on for one in late)
    assert any(one.obligation == Obligation.REPORT_ONLY and not one.answer for one in answered)
    states = Counter(one.state for one in reporting.reports(SYSTEM))
    assert states == {"published": 2, "draft": 5, "accepted": 3, "submitted": 3, "approved": 1}
    assert len(publication.released_publications()) == 2
    assert [one.state for one in intake.documents(SYSTEM)] == ["under_review"]


def test_only_the_bodies_wrote_the_statements(the_example_country: None) -> None:
    of_2019 = reporting.reports(SYSTEM, year=2019)
    midt = next(one for one in of_2019 if one.organisation_name == "Helse Midt-Norge RHF")
    found = approvals.statements(f"report:{midt.id}")
    assert [(one.body_kind, one.locked_by) for one in found] == [
        ("user_committee", "Berit Bruker"),
        ("employees", "Arne Tillit"),
    ]


def test_everybody_may_sign_in(the_example_country: None) -> None:
    signs = queries.example_sign_ins()
    assert all(people.person_by_email(email).check_password(word) for email, word, _who in signs[:2])
    assert len({email for email, _word, _who in signs}) == len(people.people())


# --- the texts ------------------------------------------------------------------------------------


def broken(example: Example, change) -> Example:
    held = copy.deepcopy(example)
    change(held)
    return held


FAULTS = [
    ("an id twice", lambda e: e.letters[0]["documents"][0]["requirements"].append(
        e.letters[0]["documents"][0]["requirements"][0])),
    ("an unknown kind", lambda e: e.letters[0]["documents"][0]["requirements"][0].update(kind="ønske")),
    ("no text", lambda e: e.letters[0]["documents"][0]["requirements"][0].update(text=" ")),
    ("continues nothing", lambda e: e.letters[1]["documents"][0]["requirements"][0].update(continues="x")),
    ("a change of nothing", lambda e: e.letters[0]["amendments"][0]["changes"][0].update(of="x")),
    ("an unknown change", lambda e: e.letters[0]["amendments"][0]["changes"][0].update(change="x")),
    ("an unknown letter", lambda e: e.letters[0]["amendments"][0].update(by="x")),
    ("a misspelt deadline", lambda e: e.letters[0]["documents"][0]["requirements"][0]["deadlines"][0].update(
        {True: "2020"})),
    ("an answer to nothing", lambda e: e.reports[0]["answers"].update(x={"text": "Svar."})),
    ("an unknown attainment", lambda e: e.reports[0]["answers"]["19-kreft"].update(attainment="halvveis")),
    ("an unknown edition", lambda e: e.reports[0].update(edition="kanskje")),
]  # fmt: skip


@pytest.mark.fault
@pytest.mark.parametrize(("fault", "change"), FAULTS)
def test_a_fault_in_the_texts_is_found(fault: str, change) -> None:
    example = example_of(definitions_folder() / "example_country")
    check(example)
    with pytest.raises(ExampleError):
        check(broken(example, change))


def test_the_line_has_been_at_work(the_example_country: None) -> None:
    region = organisations.find_by_name("Helse Midt-Norge RHF")
    assert region is not None
    orders = requirements.orders(SYSTEM, issuer_id=region.id)
    assert [one.draft for one in orders if one.year == 2020] == [False, False, False]
    rounds = [one for one in reporting.rounds(SYSTEM) if one.year == 2020]
    # The year is long past: nobody is still asked for it.
    assert Counter(one.state for one in rounds) == {"closed": 2}
    told = {unit.name: unit.stage for one in rounds if one.series == "yearly" for unit in one.units}
    assert told == {
        "St. Olavs hospital HF": "approved",
        "Helse Møre og Romsdal HF": "submitted",
        "Helse Nord-Trøndelag HF": "waiting",
    }
    states = [one.state for one in meetings.meetings(SYSTEM) if one.held_on.year < 2026]
    assert states == ["planned", "minuted"]


def test_this_year_looks_like_a_working_day(the_example_country: None) -> None:
    (asked,) = [one for one in reporting.rounds(SYSTEM) if one.year == 2026]
    assert (asked.title, asked.period, asked.state, asked.due_on) == (
        "Månedsrapport november 2026 (oppdiktet)",
        "2026-11",
        "open",
        date(2026, 12, 6),
    )
    assert {unit.name: unit.stage for unit in asked.units} == {
        "St. Olavs hospital HF": "submitted",
        "Helse Møre og Romsdal HF": "waiting",
        "Helse Nord-Trøndelag HF": "waiting",
    }
    held = [(one.held_on, one.state) for one in meetings.meetings(SYSTEM) if one.held_on.year == 2026]
    assert held == [(date(2026, 12, 10), "planned"), (date(2026, 11, 18), "minuted")]
    somebody_is_writing()
    all_that_is_invented_says_so()


def somebody_is_writing() -> None:
    """The ministry's letter and the region's order, neither of them given."""
    hanne, kari = (
        people.actor_for(people.person_by_email(f"{who}@example.no"))
        for who in ("hanne.departement", "kari.nordmann")
    )
    (letter,) = [one for one in requirements.documents(actor=hanne) if one.draft and not one.order]
    assert letter.title == "Tillegg til oppdragsdokument 2026 (oppdiktet utkast)"
    told = [(one.change.change, one.on_letters_day) for one in requirements.pending(letter.id, hanne)]
    assert told == [(ChangeType.CLARIFY, True), (ChangeType.EXTEND, True)]
    assert requirements.document(letter.id, kari) is None
    drafts = [one for one in requirements.orders(kari) if one.draft]
    assert [one.title for one in drafts] == [
        "Tillegg 1 til oppdrag og bestilling 2026 til St. Olavs hospital HF"
    ]


def all_that_is_invented_says_so() -> None:
    titles = [one.title for one in requirements.documents(actor=SYSTEM) if one.year == 2026 and not one.order]
    titles += [one.title for one in reporting.rounds(SYSTEM) if one.year == 2026]
    titles += [one.title for one in meetings.meetings(SYSTEM) if one.held_on.year == 2026]
    assert len(titles) == 5
    assert [one for one in titles if "oppdiktet" not in one] == []
