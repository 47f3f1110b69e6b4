"""Meetings and cases through the room's actions: numbers, citations, who sees what and when."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.document.walk import content_hash
from linja.ground.kernel.refusals import Refused
from linja.ground.printing import to_docx, to_html, to_pdf
from linja.line.meetings import actions, content, queries
from linja.line.meetings.records import CaseDraft, CaseFilter, SubjectDraft
from linja.people.audit import queries as log
from linja.people.notices import queries as notices
from tests.support.country import Country
from tests.support.meetings import DAY, called, case, held, item_draft, keeper, meeting_draft, planned

pytestmark = pytest.mark.django_db


def refused(act: object, *args: object, **rest: object) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **rest)  # type: ignore[operator]
    return caught.value.refusal.code


def test_numbers_run_by_host_kind_and_year(country: Country) -> None:
    first, board = planned(country), planned(country, kind="board", title="Styremøte")
    numbers = [queries.case(keeper(country), case(country, one)).number for one in (first, first, board)]
    assert numbers == ["001-2020", "002-2020", "001-2020"]
    assert str(queries.proposed_number(country.midt, "dialogue", 2020)) == "003-2020"
    assert str(queries.proposed_number(country.midt, "dialogue", 2021)) == "001-2021"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("027-2027", "meetings.case_year"),
        ("27", "meetings.not_a_case_number"),
        ("000-2020", "meetings.not_a_case_number"),
        ("001-2020", "meetings.number_taken"),
    ],
)
def test_a_number_that_cannot_be(country: Country, written: str, code: str) -> None:
    made = planned(country)
    case(country, made)
    assert refused(actions.add_case, keeper(country), made, CaseDraft("Sak", number=written)) == code


def test_an_older_form_is_kept_in_the_house_form(country: Country) -> None:
    made = case(country, planned(country), number="12/19")
    assert queries.case(keeper(country), made).number == "012-2019"


def test_nothing_cited_is_younger_than_the_meeting(country: Country) -> None:
    made = planned(country)
    later = (SubjectDraft("document:1", "Brev", DAY.replace(month=5)),)
    on_the_day = (SubjectDraft("document:1", "Brev", DAY),)
    assert refused(actions.add_case, keeper(country), made, CaseDraft("Sak", subjects=later)) == (
        "meetings.cited_later"
    )
    case(country, made, subjects=on_the_day)
    earlier = meeting_draft(country, held_on=DAY.replace(day=1))
    assert refused(actions.change_meeting, keeper(country), made, earlier) == "meetings.cited_later"


def test_a_slip_in_a_cited_case_is_seen(country: Country) -> None:
    made = planned(country, kind="board")
    text = "Jf. styresak 027-2027 Strategi for økt behandlingskapasitet."
    assert refused(actions.add_case, keeper(country), made, CaseDraft("Sak", background=text)) == (
        "meetings.cited_year"
    )
    june = planned(country, kind="board", held_on=date(2020, 6, 18))
    case(country, june, number="060-2020")
    text = "Som i sak 060-2020."
    assert refused(actions.add_case, keeper(country), made, CaseDraft("Sak", background=text)) == (
        "meetings.cited_later"
    )


def test_the_life_of_a_meeting(country: Country) -> None:
    made, who = planned(country), keeper(country)
    assert refused(actions.step_meeting, who, made, "call") == "meetings.has_cases"
    one = case(country, made)
    actions.step_meeting(who, made, "call")
    assert refused(actions.decide, who, one, "Tas til orientering.") == "meetings.not_held"
    actions.step_meeting(who, made, "hold")
    assert refused(actions.step_meeting, who, made, "minute") == "meetings.all_decided"
    actions.decide(who, one, "Tas til orientering.")
    actions.step_meeting(who, made, "minute")
    assert queries.case(who, one).decided_on == DAY
    assert refused(actions.change_case, who, one, CaseDraft("Annet")) == "meetings.meeting_settled"
    assert refused(actions.step_meeting, who, made, "reopen") == "meetings.no_reason"
    actions.step_meeting(who, made, "reopen", "Feil i vedtaket.")
    assert queries.meeting(who, made).state == "held"
    steps = [entry.action for entry in log.latest(limit=6)]
    assert steps == [f"meetings.{one}" for one in ("reopen", "minute", "decide", "hold", "call", "add_case")]


def test_a_meeting_of_tomorrow_is_not_held(country: Country) -> None:
    made = planned(country, held_on=date(2099, 1, 1))
    assert refused(actions.step_meeting, keeper(country), made, "hold") == "meetings.day_has_come"


def test_those_who_take_part_see_it_from_the_calling_on(country: Country) -> None:
    trust = country.actor("hf_leader", country.stolavs)
    made = planned(country)
    one = case(country, made)
    assert queries.meeting(trust, made) is None
    assert queries.case(trust, one) is None
    actions.step_meeting(keeper(country), made, "call")
    assert queries.meeting(trust, made).title == "Dialogmøte St. Olavs hospital"
    assert [notice.about for notice in notices.unseen(trust)] == [f"meeting:{made}"]
    actions.step_meeting(keeper(country), made, "hold")
    actions.decide(keeper(country), one, "Tiltak innen 1. mai.")
    draft = item_draft(country, source="meeting", nature="action", meeting_id=made, case_id=one)
    actions.raise_item(keeper(country), draft)
    assert queries.case(trust, one).decision == ""
    assert queries.agreed_in(trust, made) == ()
    actions.step_meeting(keeper(country), made, "minute")
    assert queries.case(trust, one).decision == "Tiltak innen 1. mai."
    assert [agreed.owner.id for agreed in queries.agreed_in(trust, made)] == [country.stolavs]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_notice_and_minutes_on_paper(country: Country, language: str) -> None:
    made = held(country, language=language)
    one = queries.cases_of(keeper(country), made)[0]
    actions.decide(keeper(country), one.id, "Helseforetaket legger fram en plan.")
    draft = item_draft(
        country,
        title="Plan for ventetid",
        meeting_id=made,
        case_id=one.id,
        responsible="Kari Vik",
        due_on=date(2020, 5, 1),
    )
    actions.raise_item(keeper(country), draft)
    notice, minutes = (make(made, keeper(country)) for make in (content.agenda, content.minutes))
    words = to_html(minutes)
    assert "Kari Vik" in words
    assert "1. mai 2020" in words
    assert "Helseforetaket legger fram en plan." in words
    assert "Helseforetaket legger fram en plan." not in to_html(notice)
    assert (minutes.subtitle, notice.language) == ("Referat", language)
    said = dict(minutes.meta)
    assert said["Dato"].endswith("2020")
    assert said["Saksnumre" if language == "nb" else "Saksnummer"] == one.number
    assert minutes.sections[0].title == f"Sak {one.number} {one.title}"
    assert to_pdf(minutes)[:5] == b"%PDF-"
    assert to_docx(notice)[:2] == b"PK"
    assert content_hash(notice) != content_hash(minutes)


def test_a_case_with_an_outcome_stays(country: Country) -> None:
    made = held(country)
    one = queries.cases_of(keeper(country), made)[0].id
    actions.decide(keeper(country), one, "Vedtatt.")
    assert refused(actions.drop_case, keeper(country), one) == "meetings.decided_case"
    other = case(country, made, "Eventuelt")
    actions.move_case(keeper(country), other, -1)
    assert [found.id for found in queries.cases_of(keeper(country), made)] == [other, one]
    actions.drop_case(keeper(country), other)
    assert [found.id for found in queries.cases_of(keeper(country), made)] == [one]


def test_two_writers_are_told_of_each_other(country: Country) -> None:
    made = planned(country)
    seen = queries.meeting(keeper(country), made).revision
    draft = meeting_draft(country, place="Stjørdal")
    actions.change_meeting(keeper(country), made, draft, revision=seen)
    assert refused(actions.change_meeting, keeper(country), made, draft, revision=seen) == (
        "meetings.changed_meanwhile"
    )


def test_the_register_of_cases_finds_number_and_words(country: Country) -> None:
    made = called(country)
    other = case(country, made, "Rekruttering", number="045-2020")
    found = queries.register(keeper(country), CaseFilter(text="45/20"))
    assert [one.id for one in found] == [other]
    assert [one.id for one in queries.register(keeper(country), CaseFilter(text="rekrutt"))] == [other]
    assert queries.register(country.actor("rhf_controller", country.sorost)) == ()


def test_others_keep_no_agenda_here(country: Country) -> None:
    for actor in (
        country.actor("rhf_controller", country.sorost),
        country.actor("hf_leader", country.stolavs),
        country.actor("auditor"),
    ):
        assert refused(actions.plan_meeting, actor, meeting_draft(country)) == "meetings.not_your_meeting"
    made = called(country)
    stranger = country.actor("rhf_leader", country.sorost)
    assert refused(actions.step_meeting, stranger, made, "hold") == "meetings.not_found"
    assert refused(actions.add_case, stranger, made, CaseDraft("Sak")) == "meetings.not_found"
