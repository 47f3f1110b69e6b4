"""The line of sight and the way back: what is seen, by whom, and what is not even counted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions as register
from linja.pillars.steering import actions, queries
from tests.support.country import Country
from tests.support.governing import amending_letter, change
from tests.support.orders import issued, passed
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db

OWN = "Ventetiden ved sykehuset skal ned med fem dager."


@pytest.fixture
def report(country: Country) -> Opened:
    return opened(country)


def test_the_line_goes_from_the_ministry_to_each_hospital_with_its_words(report: Opened) -> None:
    first = report.requirements[0]
    made = issued(report.country, first, report.country.stolavs, text=OWN)
    made += issued(report.country, first, report.country.nordtrondelag)
    levels = queries.line_of_sight(made[0], report.writer)
    assert [[one.line.record.id for one in level.steps] for level in levels] == [[first], made]
    top, own, same = levels[0].steps[0], *levels[1].steps
    assert (top.words, top.same) == ((), False)
    assert "".join(part.text for part in own.words if part.kind != "removed").strip() == OWN
    assert same.same
    assert not own.line.outdated


def test_a_change_above_is_seen_below(report: Opened) -> None:
    country, first = report.country, report.requirements[0]
    made = issued(country, first, country.stolavs)
    told = change(first, ChangeType.CLARIFY, new_text="Ventetiden skal ned i alle fag.")
    register.amend(SYSTEM, amending_letter(country), [told])
    step = queries.line_of_sight(first, report.writer)[1].steps[0]
    assert step.line.record.id == made[0]
    assert step.line.outdated
    assert [part.body for part in step.since if part.kind == "added"] == ["ned i alle fag."]


def test_a_draft_order_is_not_there_for_others(report: Opened) -> None:
    first = report.requirements[0]
    passed(report.country, first)
    assert [len(level.steps) for level in queries.line_of_sight(first, report.writer)] == [1, 2]
    for other in (report.stranger, report.ministry):
        assert [len(level.steps) for level in queries.line_of_sight(first, other)] == [1]
        assert queries.cascades([first], other)[first].assignments == 0


def test_answers_and_print_are_seen_when_they_are_handed_in_and_by_all_when_released(report: Opened) -> None:
    report.answer_all()
    first = report.requirements[0]

    def seen(actor: object) -> tuple[int, int]:
        top = queries.line_of_sight(first, actor)[0].steps[0]  # type: ignore[arg-type]
        return len(top.answers), len(top.printed)

    readers = (report.writer, report.ministry, report.stranger)
    assert [seen(one) for one in readers] == [
        (1, 0),
        (0, 0),
        (0, 0),
    ]
    edition_id = report.accepted()
    assert [seen(one) for one in readers] == [
        (1, 1),
        (1, 1),
        (0, 0),
    ]
    actions.release_edition(report.leader, edition_id, _gaps(edition_id))
    assert [seen(one) for one in readers] == [
        (1, 1),
        (1, 1),
        (1, 1),
    ]


def _gaps(edition_id: int) -> list[str]:
    from linja.line.publication import queries as publication

    found = publication.edition(edition_id)
    assert found is not None
    return [str(one["key"]) for one in found.missing]


def test_a_place_leads_to_its_requirement_only_for_those_who_see_it(report: Opened) -> None:
    report.answer_all()
    place = report.answered[1]
    assert queries.requirement_at(place, report.writer) == report.requirements[1]
    assert queries.requirement_at(place, report.stranger) is None
    edition_id = report.accepted()
    assert queries.requirement_at(place, report.stranger) is None
    actions.release_edition(report.leader, edition_id, _gaps(edition_id))
    assert queries.requirement_at(place, report.stranger) == report.requirements[1]
    assert queries.requirement_at(10**9, report.writer) is None


def test_the_number_of_questions_does_not_grow_with_the_units(report: Opened) -> None:
    country = report.country
    units = [country.organisation(f"Sykehus {n} HF", "hf", country.midt) for n in range(8)]
    one, many = report.requirements[:2]
    issued(country, one, units[0])
    passed(country, many, *units[1:])
    for _warm in range(2):
        queries.line_of_sight(one, report.writer)
    counts = []
    for requirement in (one, many):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.line_of_sight(requirement, report.writer)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_very_words_are_found_whatever_white_space_lies_between(report: Opened) -> None:
    found = queries.find_sentence("  Ingen skal\n ligge   på korridor", report.stranger)
    exact = [(one.kind, one.requirement_id) for one in found if one.exact]
    assert exact == [("wording", report.requirements[1])]
    assert [link.requirement_id for link in found[0].chain] == [report.requirements[1]]


def test_a_wording_further_down_is_found_with_the_line_above_it(report: Opened) -> None:
    first = report.requirements[0]
    made = issued(report.country, first, report.country.stolavs, text=OWN)
    found = queries.find_sentence(OWN, report.stranger)
    assert [
        (one.requirement_id, [link.requirement_id for link in one.chain]) for one in found if one.exact
    ] == [(made[0], [first, made[0]])]


def test_an_old_wording_is_found_as_old(report: Opened) -> None:
    first = report.requirements[0]
    told = change(first, ChangeType.REPLACE, new_text="Køene skal bort innen årets utgang.")
    register.amend(SYSTEM, amending_letter(report.country), [told])
    found = [one for one in queries.find_sentence(ASKED[0], report.writer) if one.exact]
    assert [(one.kind, one.old_version) for one in found] == [("wording", 1)]


def test_an_answer_is_found_by_those_who_may_read_it(report: Opened) -> None:
    text = "Ambulerende team er etablert ved alle sykehusene i regionen."
    report.answer(0, text)
    hits = [one for one in queries.find_sentence(text, report.writer) if one.kind == "answer"]
    assert [(one.exact, one.requirement_id, one.answered_id) for one in hits] == [
        (True, report.requirements[0], report.answered[0])
    ]
    for other in (report.stranger, report.ministry):
        assert [one for one in queries.find_sentence(text, other) if one.kind == "answer"] == []
    near = queries.find_sentence(
        "Ambulerende team etablert ved nesten alle sykehusene i regionen", report.writer
    )
    assert [(one.kind, one.exact) for one in near] == [("answer", False)]


def test_a_released_report_is_found_by_everybody_and_a_draft_order_by_nobody_else(report: Opened) -> None:
    text = "Pasientene får time innen fristen i hele regionen."
    report.answer_all()
    report.answer(0, text, revision=1)
    edition_id = report.accepted()
    actions.release_edition(report.leader, edition_id, _gaps(edition_id))
    places = [one for one in queries.find_sentence(text, report.stranger) if one.kind == "edition"]
    assert [(one.anchor, one.requirement_id) for one in places] == [
        (f"requirement-{report.answered[0]}", report.requirements[0])
    ]
    passed(report.country, report.requirements[0], report.country.stolavs, text=OWN)
    assert [one.kind for one in queries.find_sentence(OWN, report.writer) if one.exact] == ["wording"]
    assert [one for one in queries.find_sentence(OWN, report.stranger) if one.exact] == []


@pytest.mark.parametrize("text", ["", "   ", "skal ned", "."])
def test_too_few_words_find_nothing(report: Opened, text: str) -> None:
    assert queries.find_sentence(text, report.writer) == ()
