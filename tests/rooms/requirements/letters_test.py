"""Letters written here: drafts of the issuer's own people, issued all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import ChangeType, RequirementKind
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.records import DocumentFilter, LetterDraft, RegisterFilter
from linja.line.search import queries as search
from linja.people.notices import queries as notices
from tests.support.country import Country
from tests.support.governing import change, draft, final, letter
from tests.support.letters import draft_amendment, draft_letter, ministry

DAY = date(2020, 6, 10)


def refused(call, *args, **rest):
    with pytest.raises(Refused) as caught:
        call(*args, **rest)
    why = caught.value.refusal
    assert phrases.refusal(why) != phrases.refusal(replace(why, code=""))
    return why


def code_of(call, *args, **rest) -> str:
    return refused(call, *args, **rest).code


def seen_by(actor) -> list[str]:
    return [row.text for row in queries.register_rows(RegisterFilter(), actor)]


def outsiders(country: Country) -> list:
    places = (
        ("rhf_controller", country.midt),
        ("rhf_leader", country.sorost),
        ("directorate", country.directorate),
        ("hf_leader", country.stolavs),
        ("administrator", None),
    )
    return [None, *(country.actor(role, place) for role, place in places)]


# --- the draft ------------------------------------------------------------------------------------


def test_a_draft_is_seen_by_the_issuer_s_own_people_and_by_nobody_else(country: Country):
    own = ministry(country)
    made = draft_letter(country)
    (one,) = actions.add_requirements(own, made, [draft("Redusere ventetiden.")])
    assert queries.document(made, own).draft
    assert seen_by(own) == ["Redusere ventetiden."]
    for actor in outsiders(country):
        assert queries.document(made, actor) is None
        assert queries.documents(actor=actor) == ()
        assert queries.requirement(one, actor) is None
        assert seen_by(actor) == []
        assert queries.register(RegisterFilter(), actor=actor).facets.documents == ()
        assert queries.asked_of([country.midt], 2020, actor=actor) == ()
        assert queries.line_of(one, actor) == ()
    assert queries.in_force_for(country.midt, 2020) == ()
    assert queries.years_asked() == ()
    assert search.ids("ventetiden", "requirement") == []
    assert search.ids("oppdragsdokument", "document") == []


def test_the_same_draft_is_opened_once(country: Country):
    assert draft_letter(country) == draft_letter(country)
    assert draft_letter(country) != draft_letter(country, "Tilleggsdokument")


@pytest.mark.parametrize(
    ("role", "where"), [("rhf_controller", "midt"), ("hf_leader", "stolavs"), ("directorate", "directorate")]
)
def test_only_the_issuer_drafts(country: Country, role: str, where: str):
    actor = country.actor(role, getattr(country, where))
    assert code_of(draft_letter, country, actor=actor) == "requirements.drafted_by_issuer"
    own = country.actor("rhf_controller", country.midt)
    assert code_of(draft_letter, country, actor=own, issuer_id=country.sorost) == (
        "requirements.drafted_by_issuer"
    )
    made = draft_letter(country, actor=own, issuer_id=country.midt, addressee_ids=(country.stolavs,))
    assert queries.document(made, own).draft


def test_orders_and_regulations_are_no_draft_letters(country: Country):
    for kind in ("oppdrag_og_bestilling", "forskrift", "styrevedtak"):
        assert code_of(draft_letter, country, kind=kind) == "requirements.not_drafted_here"
    assert code_of(draft_letter, country, " ") == "requirements.title_missing"
    assert code_of(draft_letter, country, amends_id=9999) == "requirements.document_not_found"


def test_its_head_and_requirements_are_rewritten_while_it_is_a_draft(country: Country):
    own = ministry(country)
    made = draft_letter(country)
    (one,) = actions.add_requirements(own, made, [draft("Redusere ventetiden.")])
    head = LetterDraft("oppdragsdokument", "Oppdragsdokument 2021", country.ministry, 2021,
                       addressee_ids=(country.sorost,))  # fmt: skip
    actions.change_letter(own, made, head)
    kept = queries.document(made, own)
    assert (kept.title, kept.year, [one for one, _ in kept.addressees]) == (
        "Oppdragsdokument 2021",
        2021,
        [country.sorost],
    )
    actions.change_draft(
        own, one, draft("Ventetiden skal ned.", kind=RequirementKind.TASK, chapter="3", chapter_title="Annet")
    )
    held = queries.requirement(one, own)
    assert (held.current.text, held.kind, held.chapter, held.chapter_title, held.document.year) == (
        "Ventetiden skal ned.",
        RequirementKind.TASK,
        "3",
        "Annet",
        2021,
    )
    actions.take_out(own, [one])
    assert seen_by(own) == []


def test_another_s_draft_is_not_there(country: Country):
    own, other = ministry(country), country.actor("rhf_controller", country.midt)
    made = draft_letter(country)
    (one,) = actions.add_requirements(own, made, [draft()])
    head = LetterDraft("brev", "Brev", country.ministry, 2020)
    assert code_of(actions.change_letter, other, made, head) == "requirements.not_found"
    assert code_of(actions.keep_changes, other, made, []) == "requirements.not_found"
    assert code_of(actions.remove_changes, other, made, [one]) == "requirements.not_found"
    assert code_of(actions.discard_letter, other, made) == "requirements.not_found"
    assert code_of(actions.issue_letter, other, made) == "requirements.not_found"
    assert code_of(actions.change_draft, other, one, draft()) == "requirements.not_found"
    assert code_of(actions.take_out, other, [one]) == "requirements.not_found"


def test_a_draft_has_no_history_to_correct(country: Country):
    from linja.line.requirements.records import Correction

    own = ministry(country)
    (one,) = actions.add_requirements(own, draft_letter(country), [draft()])
    version = queries.requirement(one, own).current.id
    asked = Correction(text="Annet.")
    assert code_of(actions.correct_version, own, version, asked, reason="Feil.") == (
        "requirements.draft_is_rewritten"
    )


def test_a_draft_is_thrown_away_with_all_that_stands_in_it(country: Country):
    own = ministry(country)
    (target,) = actions.add_requirements(SYSTEM, letter(country), [draft()])
    made = draft_amendment(country)
    actions.add_requirements(own, made, [draft("Nytt krav.")])
    actions.keep_changes(own, made, [change(target, ChangeType.LAPSE)])
    actions.discard_letter(own, made)
    assert queries.document(made, own) is None
    assert seen_by(own) == ["Redusere ventetiden."]


# --- what it will change --------------------------------------------------------------------------


def test_kept_changes_bind_nobody_and_are_seen_by_nobody_else(country: Country):
    own = ministry(country)
    document = letter(country)
    (one,) = actions.add_requirements(SYSTEM, document, [draft()])
    made = draft_amendment(country, document)
    kept = change(one, ChangeType.EXTEND, new_deadlines=(final(date(2020, 12, 1)),), verbatim="Ny frist.")
    actions.keep_changes(own, made, [kept])
    (held,) = queries.pending(made, own)
    assert (held.change, held.on_letters_day, held.written_by) == (kept, False, own.name)
    for actor in outsiders(country):
        assert queries.pending(made, actor) == ()
    assert len(queries.versions(one)) == 1
    assert queries.changed_by(made) == ()


def test_a_kept_change_is_rewritten_and_removed(country: Country):
    own = ministry(country)
    one, other = actions.add_requirements(SYSTEM, letter(country), [draft(), draft("Et annet.")])
    made = draft_amendment(country)
    actions.keep_changes(own, made, [change(one, ChangeType.LAPSE), change(other, ChangeType.WAIVE)])
    actions.keep_changes(own, made, [change(one, ChangeType.WAIVE)], on_letters_day=[one])
    held = {kept.change.requirement_id: kept for kept in queries.pending(made, own)}
    assert {place: kept.change.change for place, kept in held.items()} == {
        one: ChangeType.WAIVE,
        other: ChangeType.WAIVE,
    }
    assert held[one].on(DAY).in_force_from == DAY
    actions.remove_changes(own, made, [one, one])
    assert [kept.change.requirement_id for kept in queries.pending(made, own)] == [other]


def test_what_does_not_fit_is_not_kept(country: Country):
    own = ministry(country)
    one, other = actions.add_requirements(SYSTEM, letter(country), [draft(), draft("Et annet.")])
    made = draft_amendment(country)
    both = [change(one, ChangeType.LAPSE), change(other, ChangeType.REPLACE)]
    assert code_of(actions.keep_changes, own, made, both) == "requirements.new_words"
    assert code_of(actions.keep_changes, own, made, []) == "requirements.no_changes"
    twice = [change(one, ChangeType.LAPSE)] * 2
    assert code_of(actions.keep_changes, own, made, twice) == "requirements.changed_twice"
    (hidden,) = actions.add_requirements(own, draft_letter(country, "Et utkast"), [draft()])
    assert code_of(actions.keep_changes, own, made, [change(hidden, ChangeType.LAPSE)]) == (
        "requirements.not_found"
    )
    assert queries.pending(made, own) == ()


def test_a_draft_still_changes_nothing_at_once(country: Country):
    (one,) = actions.add_requirements(SYSTEM, letter(country), [draft()])
    made = draft_amendment(country)
    assert code_of(actions.amend, ministry(country), made, [change(one, ChangeType.LAPSE)]) == (
        "requirements.draft_changes_nothing"
    )


# --- issuing --------------------------------------------------------------------------------------


def test_issuing_binds_changes_and_tells(country: Country):
    own = ministry(country)
    document = letter(country)
    one, other = actions.add_requirements(SYSTEM, document, [draft(), draft("Et annet.")])
    made = draft_amendment(country, document)
    (new,) = actions.add_requirements(own, made, [draft("Et nytt krav.", in_force_from=date(2020, 1, 1))])
    actions.change_letter(
        own,
        made,
        LetterDraft(
            "tilleggsdokument",
            "Tillegg",
            country.ministry,
            2020,
            amends_id=document,
            addressee_ids=(country.midt, country.sorost),
        ),
    )
    actions.keep_changes(own, made, [change(one, ChangeType.LAPSE)], on_letters_day=[one])
    later = change(other, ChangeType.WAIVE, date(2020, 9, 1))
    actions.keep_changes(own, made, [later])
    leader = country.actor("rhf_leader", country.midt)
    other_region = country.actor("rhf_controller", country.sorost)
    assert notices.unseen(leader) == ()
    actions.issue_letter(own, made, DAY)
    held = queries.document(made)
    assert (held.state, held.issued_on, held.frozen, held.requirement_count, held.change_count) == (
        "issued",
        DAY,
        True,
        1,
        2,
    )
    told = {row.requirement_id: row.change for row in queries.changed_by(made)}
    assert told == {one: ChangeType.LAPSE, other: ChangeType.WAIVE}
    days = {place: queries.requirement(place).current.in_force_from for place in (one, other, new)}
    assert days == {one: DAY, other: date(2020, 9, 1), new: DAY}
    assert queries.pending(made, own) == ()
    assert [notice.subject for notice in notices.unseen(leader)] == ["Tillegg er gitt"]
    assert [notice.link for notice in notices.unseen(other_region)] == [f"/arbeid/dokumenter/{made}/"]
    assert notices.unseen(country.actor("directorate", country.directorate)) == ()
    assert search.ids("nytt krav", "requirement") == [new]


def test_what_applies_later_than_the_letter_still_does(country: Country):
    own = ministry(country)
    made = draft_letter(country, year=2021)
    (one,) = actions.add_requirements(own, made, [draft(in_force_from=date(2021, 1, 1))])
    actions.issue_letter(own, made, date(2020, 12, 18))
    assert queries.requirement(one).current.in_force_from == date(2021, 1, 1)


def test_all_or_nothing_when_another_letter_came_between(country: Country):
    own = ministry(country)
    document = letter(country)
    one, other = actions.add_requirements(SYSTEM, document, [draft("Første."), draft("Andre.")])
    made = draft_amendment(country, document)
    actions.add_requirements(own, made, [draft("Et nytt krav.")])
    actions.change_letter(
        own,
        made,
        LetterDraft("tilleggsdokument", "Tillegg", country.ministry, 2020, addressee_ids=(country.midt,)),
    )
    actions.keep_changes(
        own,
        made,
        [change(one, ChangeType.WAIVE), change(other, ChangeType.EXTEND, new_deadlines=(final(DAY),))],
    )
    between = letter(country, "Brev 01.06.2020", kind="brev", issued_on=date(2020, 6, 1))
    actions.amend(SYSTEM, between, [change(other, ChangeType.LAPSE, date(2020, 6, 1))])
    why = refused(actions.issue_letter, own, made, date(2020, 6, 15))
    assert why.code == "requirements.change_fits_no_more"
    assert "Andre." in phrases.refusal(why)
    assert queries.document(made) is None
    assert [version.change for version in queries.versions(one)] == [ChangeType.ORIGINAL]
    assert len(queries.pending(made, own)) == 2
    assert notices.unseen(country.actor("rhf_leader", country.midt)) == ()
    actions.remove_changes(own, made, [other])
    actions.issue_letter(own, made, date(2020, 6, 15))
    assert [row.requirement_id for row in queries.changed_by(made)] == [one]


def test_an_issued_letter_is_complete(country: Country):
    own = ministry(country)
    (one,) = actions.add_requirements(SYSTEM, letter(country, "Et annet"), [draft()])
    made = draft_letter(country)
    actions.add_requirements(own, made, [draft()])
    actions.issue_letter(own, made, DAY)
    assert code_of(actions.add_requirements, own, made, [draft()]) == "requirements.issued_already"
    assert code_of(actions.amend, own, made, [change(one, ChangeType.LAPSE)]) == "requirements.issued_already"
    assert code_of(actions.keep_changes, own, made, [change(one, ChangeType.LAPSE)]) == (
        "requirements.not_a_draft"
    )
    assert code_of(actions.issue_letter, own, made, DAY) == "requirements.letter.no_such_step"
    assert code_of(actions.discard_letter, own, made) == "requirements.not_a_draft"


def test_a_region_s_leader_issues_what_its_controller_drafted(country: Country):
    kari, leader = country.actor("rhf_controller", country.midt), country.actor("rhf_leader", country.midt)
    made = draft_letter(
        country, actor=kari, issuer_id=country.midt, kind="brev", addressee_ids=(country.stolavs,)
    )
    actions.add_requirements(kari, made, [draft("Fra regionen.")])
    assert queries.document(made, country.actor("rhf_controller", country.sorost)) is None
    assert queries.document(made, ministry(country)) is None
    assert code_of(actions.issue_letter, kari, made, DAY) == "requirements.letter.wrong_role"
    other = country.actor("rhf_leader", country.sorost)
    assert code_of(actions.issue_letter, other, made, DAY) == "requirements.not_found"
    assert actions.may_issue_letter(leader, made) is None
    below, beside = country.actor("hf_leader", country.stolavs), country.actor("hf_leader", country.ous)
    actions.issue_letter(leader, made, DAY)
    assert [record.id for record in queries.in_force_for(country.stolavs, 2020)]
    assert len(notices.unseen(below)) == 1
    assert notices.unseen(beside) == ()


def test_when_a_letter_cannot_be_issued(country: Country):
    own = ministry(country)
    made = draft_letter(country, addressee_ids=())
    assert code_of(actions.issue_letter, own, made, DAY) == "requirements.letter.says_something"
    actions.add_requirements(own, made, [draft()])
    assert code_of(actions.issue_letter, own, made, DAY) == "requirements.letter.speaks_to_somebody"
    head = LetterDraft("oppdragsdokument", "Oppdragsdokument 2020", country.ministry, 2020,
                       addressee_ids=(country.midt,))  # fmt: skip
    actions.change_letter(own, made, head)
    for day in (timezone.localdate() + timedelta(days=1), date(2021, 1, 2)):
        assert code_of(actions.issue_letter, own, made, day) == "requirements.letter.day_allowed"
    letter(country, issued_on=DAY)
    assert code_of(actions.issue_letter, own, made, DAY) == "requirements.document_exists"
    order = actions.open_order(country.actor("rhf_controller", country.midt), country.stolavs, 2020)
    leader = country.actor("rhf_leader", country.midt)
    assert code_of(actions.issue_letter, leader, order, DAY) == "requirements.not_found"


def test_what_is_registered_from_paper_works_as_before(country: Country):
    own = ministry(country)
    (one,) = actions.add_requirements(SYSTEM, letter(country), [draft()])
    made = letter(country, "Brev", kind="brev", issued_on=DAY)
    actions.amend(own, made, [change(one, ChangeType.LAPSE)])
    held = queries.documents(DocumentFilter(kinds=("brev",)))
    assert [(record.state, record.frozen, record.change_count) for record in held] == [("issued", False, 1)]
