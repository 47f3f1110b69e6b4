"""Registering, changing, correcting, tying: through the actions, on the database in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.models import Requirement, RequirementVersion
from linja.line.requirements.records import (
    CitationDraft,
    Correction,
    DocumentFilter,
    FundingDraft,
)
from linja.people.audit.models import AuditEntry
from tests.support.country import Country
from tests.support.governing import (
    FIRST_DAY,
    amending_letter,
    at,
    change,
    draft,
    final,
    lead,
    letter,
    requirement,
)

JUNE = date(2020, 6, 10)


def refusal_of(call, *args, **rest) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **rest)
    # Every refusal has a sentence of its own.
    assert phrases.refusal(refused.value.refusal) != phrases.refusal(replace(refused.value.refusal, code=""))
    return refused.value.refusal.code


# --- documents ------------------------------------------------------------------------------------


def test_the_same_document_is_registered_once_and_gains_addressees(country: Country):
    first = letter(country, addressee_ids=(country.midt,))
    again = letter(country, addressee_ids=(country.sorost, country.midt))
    assert again == first
    record = queries.document(first)
    assert record.addressees == (
        (country.midt, "Helse Midt-Norge RHF"),
        (country.sorost, "Helse Sør-Øst RHF"),
    )
    assert [record.id for record in queries.documents()] == [first]


def test_another_year_day_edition_or_title_is_another_document(country: Country):
    ids = {
        letter(country),
        letter(country, year=2021),
        letter(country, issued_on=JUNE),
        letter(country, edition=2),
        letter(country, "Annet"),
        letter(country, issued_on=None),
    }
    assert len(ids) == 6
    assert letter(country, issued_on=None) in ids


def test_documents_by_filter(country: Country):
    old, new = letter(country, year=2019), letter(country, addressee_ids=(country.midt,))
    assert [d.id for d in queries.documents()] == [new, old]
    assert [d.id for d in queries.documents(DocumentFilter(years=(2019,)))] == [old]
    assert [d.id for d in queries.documents(DocumentFilter(addressee_id=country.sorost))] == [old]
    assert [d.id for d in queries.documents(DocumentFilter(kinds=("brev",)))] == []


# role, own organisation, issuer -> may register
RIGHTS = [
    ("ministry", "ministry", "ministry", True),
    ("ministry", "ministry", "midt", True),
    ("rhf_controller", "midt", "ministry", True),
    ("rhf_controller", "midt", "midt", True),
    ("rhf_controller", "midt", "sorost", False),
    ("rhf_controller", "midt", "stolavs", True),
    ("hf_board_secretary", "stolavs", "stolavs", True),
    ("hf_board_secretary", "stolavs", "midt", False),
    ("hf_contributor", "stolavs", "ministry", False),
    ("auditor", "midt", "ministry", False),
    ("user_committee", "midt", "midt", False),
]


@pytest.mark.parametrize(("role", "own", "issuer", "may"), RIGHTS)
def test_who_may_register_what(country: Country, role, own, issuer, may):
    actor = country.actor(role, getattr(country, own))
    facts = {"kind": "brev", "title": "Brev", "issuer_id": getattr(country, issuer), "year": 2020}
    assert (actions.may(actor, "register", issuer_id=facts["issuer_id"]) is None) == may
    if may:
        assert queries.document(actions.register_document(actor, **facts)).title == "Brev"
    else:
        before = AuditEntry.objects.count()
        refusal_of(actions.register_document, actor, **facts)
        assert (queries.documents(), AuditEntry.objects.count()) == ((), before)


# --- requirements ---------------------------------------------------------------------------------


def test_a_requirement_is_read_back_as_it_was_registered(country: Country):
    asked = draft(
        "Ha planer klare innen 1. juni 2020.",
        stem="Helseforetakene skal:",
        sub_items=("for drift", "for beredskap"),
        deadlines=(final(date(2020, 6, 1)), replace(final(date(2021, 1, 1)), owner="Helsedirektoratet")),
        roles=(lead("Helse Vest RHF"),),
        citations=(CitationDraft("white_paper", "Meld. St. 15 (2017–2018)"),),
        funding=(FundingDraft("kap. 734 post 21", "734", "21"),),
    )
    document = letter(country)
    (one,) = actions.add_requirements(SYSTEM, document, [asked])
    read = queries.requirement(one)
    version = read.current
    assert (read.document.id, read.ordinal, read.kind, read.chapter) == (document, 1, asked.kind, "2.1")
    assert (version.stem, version.text, version.sub_items) == (asked.stem, asked.text, asked.sub_items)
    assert (version.roles, version.citations, version.funding) == (
        asked.roles,
        asked.citations,
        asked.funding,
    )
    assert version.deadlines == asked.deadlines
    assert (version.number, version.change, version.obligation) == (1, "original", "in_force")
    assert (version.in_force_from, version.due_on) == (FIRST_DAY, date(2020, 6, 1))


def test_places_in_a_document(country: Country):
    document = letter(country)
    first = actions.add_requirements(SYSTEM, document, [draft("a"), draft("b", ordinal=7), draft("c")])
    second = actions.add_requirements(SYSTEM, document, [draft("d")])
    ordinals = dict(Requirement.objects.values_list("pk", "ordinal"))
    assert [ordinals[one] for one in first + second] == [8, 7, 9, 10]
    code = refusal_of(actions.add_requirements, SYSTEM, document, [draft("e"), draft("f", ordinal=9)])
    assert (code, Requirement.objects.count()) == ("requirements.ordinal_taken", 4)


def test_a_requirement_without_words_is_refused_and_nothing_is_written(country: Country):
    document = letter(country)
    code = refusal_of(actions.add_requirements, SYSTEM, document, [draft("a"), draft(" ")])
    assert (code, Requirement.objects.count()) == ("requirements.text_missing", 0)


def test_only_the_system_loads_a_past(country: Country):
    document, actor = letter(country), country.actor("rhf_controller", country.midt)
    code = refusal_of(actions.add_requirements, actor, document, [draft()], known_from=at(FIRST_DAY))
    assert code == "requirements.known_from_is_the_clocks"
    (one,) = actions.add_requirements(actor, document, [draft()])
    assert abs(queries.requirement(one).current.known_from - timezone.now()) < timedelta(minutes=1)


def test_what_is_registered_is_logged_by_whom(country: Country):
    actor, document = country.actor("rhf_controller", country.midt), letter(country)
    ids = actions.add_requirements(actor, document, [draft("a"), draft("b")])
    entry = AuditEntry.objects.order_by("sequence").last()
    assert (entry.action, entry.actor_id, entry.subject_id) == ("requirements.add", actor.id, str(document))
    assert entry.changes["requirement_ids"] == {"to": ids}


# --- amending -------------------------------------------------------------------------------------


def test_one_letter_changes_many(country: Country):
    document = letter(country)
    ids = actions.add_requirements(
        SYSTEM,
        document,
        [
            draft(text, deadlines=(final(date(2020, 12, 1)),), roles=(lead("Helse Nord RHF"),))
            for text in "abcd"
        ],
    )
    amending = amending_letter(country, document)
    made = actions.amend(
        SYSTEM,
        amending,
        [
            change(ids[0], ChangeType.LAPSE),
            change(ids[1], ChangeType.EXTEND, new_deadlines=(final(date(2021, 6, 1)),)),
            change(ids[2], ChangeType.REPLACE, new_text="Nye ord, jf. Prop. 1 S (2019–2020)."),
        ],
    )
    assert [queries.version_record(one).requirement_id for one in made] == ids[:3]
    now = [queries.requirement(one).current for one in ids]
    assert [v.obligation for v in now] == ["lapsed", "in_force", "in_force", "in_force"]
    assert [v.due_on for v in now] == [
        date(2020, 12, 1),
        date(2021, 6, 1),
        date(2020, 12, 1),
        date(2020, 12, 1),
    ]
    assert [v.number for v in now] == [2, 2, 2, 1]
    assert now[2].text == "Nye ord, jf. Prop. 1 S (2019–2020)."
    assert [c.verbatim for c in now[2].citations] == ["Prop. 1 S (2019–2020)"]
    assert [[r.name for r in v.roles] for v in now] == [["Helse Nord RHF"]] * 4
    assert queries.document(amending).change_count == 3


def test_all_or_nothing(country: Country):
    document = letter(country)
    first, second = actions.add_requirements(SYSTEM, document, [draft("a"), draft("b")])
    amending = amending_letter(country)
    log = AuditEntry.objects.count()
    code = refusal_of(
        actions.amend,
        SYSTEM,
        amending,
        [change(first, ChangeType.LAPSE), change(second, ChangeType.EXTEND)],
    )
    assert code == "requirements.new_deadline"
    assert RequirementVersion.objects.count() == 2
    assert queries.requirement(first).current.obligation == "in_force"
    assert AuditEntry.objects.count() == log


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (lambda one: [], "no_changes"),
        (lambda one: [change(one + 999, ChangeType.LAPSE)], "not_found"),
        (lambda one: [change(one, ChangeType.LAPSE), change(one, ChangeType.CLARIFY)], "changed_twice"),
        (lambda one: [change(one, ChangeType.LAPSE, FIRST_DAY - timedelta(days=1))], "before_first_version"),
    ],
)
def test_refused_amendments(country: Country, changes, code):
    one = requirement(country)
    assert refusal_of(actions.amend, SYSTEM, amending_letter(country), changes(one)) == f"requirements.{code}"


def test_what_has_lapsed_stays(country: Country):
    one = requirement(country)
    actions.amend(SYSTEM, amending_letter(country), [change(one, ChangeType.LAPSE)])
    later = amending_letter(country, day=date(2020, 11, 13))
    code = refusal_of(actions.amend, SYSTEM, later, [change(one, ChangeType.CLARIFY, date(2020, 11, 13))])
    assert code == "requirements.lapsed"


def test_the_same_letter_does_not_change_twice(country: Country):
    one, amending = requirement(country), amending_letter(country)
    actions.amend(SYSTEM, amending, [change(one, ChangeType.CLARIFY)])
    code = refusal_of(actions.amend, SYSTEM, amending, [change(one, ChangeType.LAPSE)])
    assert code == "requirements.changed_twice"


def test_an_earlier_letter_registered_late_takes_its_place_in_time(country: Country):
    one = requirement(country)
    november, june = amending_letter(country, day=date(2020, 11, 13)), amending_letter(country)
    actions.amend(
        SYSTEM, november, [change(one, ChangeType.REPLACE, date(2020, 11, 13), new_text="november")]
    )
    actions.amend(SYSTEM, june, [change(one, ChangeType.REPLACE, JUNE, new_text="juni")])
    texts = [queries.as_of(one, day).text for day in (FIRST_DAY, JUNE, date(2020, 11, 13))]
    assert texts == ["Redusere ventetiden.", "juni", "november"]
    assert queries.requirement(one).current.text == "november"


def test_an_extension_keeps_dates_of_other_kinds_and_owners(country: Country):
    theirs = replace(final(date(2020, 9, 1)), owner="Helsedirektoratet")
    one = requirement(country, deadlines=(final(date(2020, 12, 1)), theirs))
    new = final(date(2021, 3, 1))
    actions.amend(SYSTEM, amending_letter(country), [change(one, ChangeType.EXTEND, new_deadlines=(new,))])
    assert set(queries.requirement(one).current.deadlines) == {theirs, new}


# --- preview --------------------------------------------------------------------------------------


def test_a_preview_shows_what_amend_then_does(country: Country):
    one = requirement(country, "Innen 1. juni.", deadlines=(final(JUNE),))
    changes = [change(one, ChangeType.REPLACE, new_text="Innen 1. oktober.", new_deadlines=())]
    (preview,) = queries.preview_amendment(changes)
    assert [(p.kind, p.text.strip()) for p in preview.words] == [
        ("same", "Innen 1."),
        ("removed", "juni."),
        ("added", "oktober."),
    ]
    assert (preview.fields, preview.refusal) == (("deadlines",), None)
    assert queries.requirement(one).current.text == "Innen 1. juni."
    (made,) = actions.amend(SYSTEM, amending_letter(country), changes)
    after = queries.version_record(made)
    assert (after.text, after.due_on, after.obligation) == (
        preview.after.text,
        preview.after.due_on,
        preview.after.obligation,
    )


def test_a_preview_names_the_derived_down_the_line_nearest_first(country: Country):
    top = requirement(country)
    version = queries.requirement(top).current.id
    region = letter(country, "OBD", kind="oppdrag_og_bestilling", issuer_id=country.midt)
    (middle,) = actions.add_requirements(SYSTEM, region, [draft("region", derived_from_id=version)])
    trust = letter(country, "HF", kind="oppdrag_og_bestilling", issuer_id=country.stolavs)
    below = queries.requirement(middle).current.id
    (bottom,) = actions.add_requirements(SYSTEM, trust, [draft("klinikk", derived_from_id=below)])
    (preview,) = queries.preview_amendment([change(top, ChangeType.LAPSE)])
    assert [link.requirement_id for link in preview.derived] == [middle, bottom]
    assert [link.text for link in queries.requirement(bottom).above] == ["Redusere ventetiden.", "region"]
    assert [link.requirement_id for link in queries.requirement(top).below] == [middle]


def test_a_preview_words_its_refusals(country: Country):
    one = requirement(country)
    (preview,) = queries.preview_amendment([change(one, ChangeType.EXTEND)])
    assert (preview.after, preview.refusal.code) == (None, "requirements.new_deadline")


# --- correcting, tying ----------------------------------------------------------------------------


def test_a_correction_keeps_the_day_and_what_was_known(country: Country):
    document = letter(country)
    (one,) = actions.add_requirements(SYSTEM, document, [draft("feillest")], known_from=at(date(2020, 2, 1)))
    old = queries.requirement(one).current
    new = actions.correct_version(
        SYSTEM, old.id, Correction(text="rettlest", deadlines=(final(JUNE),)), reason="Feil på side 3"
    )
    assert queries.as_of(one, FIRST_DAY).text == "rettlest"
    assert queries.as_of(one, FIRST_DAY, date(2020, 2, 1)).text == "feillest"
    assert queries.as_of(one, FIRST_DAY, date(2020, 1, 31)) is None
    corrected = queries.version_record(new)
    assert (corrected.in_force_from, corrected.number, corrected.due_on) == (FIRST_DAY, 2, JUNE)
    assert refusal_of(actions.correct_version, SYSTEM, old.id, Correction(text="x"), reason="r") == (
        "requirements.already_corrected"
    )
    assert refusal_of(actions.correct_version, SYSTEM, new, Correction(text="x"), reason=" ") == (
        "requirements.reason_missing"
    )


def test_a_correction_of_an_early_version_leaves_the_last_one(country: Country):
    one = requirement(country)
    first = queries.requirement(one).current.id
    actions.amend(SYSTEM, amending_letter(country), [change(one, ChangeType.LAPSE)])
    actions.correct_version(SYSTEM, first, Correction(text="rettet"), reason="Feil")
    assert queries.requirement(one).current.obligation == "lapsed"
    assert queries.as_of(one, FIRST_DAY).text == "rettet"


def test_ties(country: Country):
    one, other = actions.add_requirements(SYSTEM, letter(country), [draft("a"), draft("b")])
    tie = actions.link_lineage(SYSTEM, one, other, "continues")
    assert actions.link_lineage(SYSTEM, one, other, "continues") == tie
    assert [(t.requirement_id, t.kind, t.later) for t in queries.requirement(one).ties] == [
        (other, "continues", True)
    ]
    assert [(t.requirement_id, t.kind, t.later) for t in queries.requirement(other).ties] == [
        (one, "continues", False)
    ]
    assert refusal_of(actions.link_lineage, SYSTEM, one, one, "repeats") == "requirements.tie_to_itself"
    assert refusal_of(actions.link_lineage, SYSTEM, one, other, "likes") == "requirements.unknown_tie"
