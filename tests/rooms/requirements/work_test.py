"""Correcting, tying, and what an early change does to later versions, through the room's actions."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, queries
from linja.line.requirements.models import Lineage, RequirementVersion
from linja.line.requirements.records import Correction
from linja.people.audit.models import AuditEntry
from tests.support.country import Country
from tests.support.governing import FIRST_DAY, amending_letter, change, draft, final, letter, requirement

MARCH, JUNE, NOVEMBER = date(2020, 3, 2), date(2020, 6, 10), date(2020, 11, 13)


def refusal_of(call, *args, **rest) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **rest)
    return refused.value.refusal.code


# --- early changes and later versions -------------------------------------------------------------


def test_a_late_letters_words_go_on_where_the_later_one_has_none(country: Country):
    one = requirement(country, deadlines=(final(date(2020, 9, 1)),))
    new = final(date(2020, 12, 1))
    actions.amend(SYSTEM, amending_letter(country), [change(one, ChangeType.EXTEND, new_deadlines=(new,))])
    march = amending_letter(country, day=MARCH)
    changes = [change(one, ChangeType.REPLACE, MARCH, new_text="mars")]
    (preview,) = queries.preview_amendment(changes, march)
    assert [(v.in_force_from, v.text, v.deadlines) for v in preview.carried] == [(JUNE, "mars", (new,))]
    actions.amend(SYSTEM, march, changes)
    texts = [queries.as_of(one, day).text for day in (FIRST_DAY, MARCH, JUNE)]
    assert texts == ["Redusere ventetiden.", "mars", "mars"]
    current = queries.requirement(one).current
    assert (current.text, current.due_on, current.change) == ("mars", date(2020, 12, 1), ChangeType.EXTEND)
    assert [len(queries.changed_by(d.id)) for d in queries.documents() if d.change_count] == [1, 1]


def test_what_a_later_letter_builds_on_cannot_be_taken_away(country: Country):
    one = requirement(country, deadlines=(final(date(2020, 9, 1)),))
    later = change(one, ChangeType.EXTEND, new_deadlines=(final(date(2020, 12, 1)),))
    actions.amend(SYSTEM, amending_letter(country), [later])
    before = (RequirementVersion.objects.count(), AuditEntry.objects.count())
    march = amending_letter(country, day=MARCH)
    lapse = [change(one, ChangeType.LAPSE, MARCH)]
    assert queries.preview_amendment(lapse)[0].refusal.code == "requirements.contradicts_later"
    assert refusal_of(actions.amend, SYSTEM, march, lapse) == "requirements.contradicts_later"
    # The letter itself is registered and logged; nothing else is.
    assert (RequirementVersion.objects.count(), AuditEntry.objects.count()) == (before[0], before[1] + 1)


def test_a_slip_put_right_is_put_right_in_what_had_it_from_there(country: Country):
    one = requirement(country, "Redusre ventetiden.", deadlines=(final(date(2020, 9, 1)),))
    first = queries.requirement(one).current.id
    later = change(one, ChangeType.EXTEND, new_deadlines=(final(date(2020, 12, 1)),))
    actions.amend(SYSTEM, amending_letter(country), [later])
    actions.correct_version(SYSTEM, first, Correction(text="Redusere ventetiden."), reason="Skrivefeil")
    held = [queries.as_of(one, day) for day in (FIRST_DAY, JUNE)]
    assert [(v.text, v.due_on) for v in held] == [
        ("Redusere ventetiden.", date(2020, 9, 1)),
        ("Redusere ventetiden.", date(2020, 12, 1)),
    ]


# --- correcting -----------------------------------------------------------------------------------


def test_a_wrong_kind_is_put_right_without_a_new_version(country: Country):
    one = requirement(country)
    version = queries.requirement(one).current.id
    correction = Correction(kind="oppgave", chapter="3.1")
    assert actions.correct_version(SYSTEM, version, correction, reason="Feil slag") == version
    record = queries.requirement(one)
    assert (record.kind, record.chapter, RequirementVersion.objects.count()) == ("oppgave", "3.1", 1)
    entry = AuditEntry.objects.order_by("-sequence").first()
    assert (entry.action, entry.reason, entry.changes["kind"]) == (
        "requirements.correct", "Feil slag", {"from": "mål", "to": "oppgave"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("correction", "reason", "code"),
    [
        (Correction(), "r", "nothing_to_correct"),
        (Correction(text="Redusere ventetiden.", kind="mål"), "r", "nothing_to_correct"),
        (Correction(text="  "), "r", "empty_text"),
        (Correction(text="x"), "", "reason_missing"),
    ],
)
def test_corrections_that_are_none(country: Country, correction, reason, code):
    version = queries.requirement(requirement(country)).current.id
    refused = refusal_of(actions.correct_version, SYSTEM, version, correction, reason=reason)
    assert (refused, RequirementVersion.objects.count()) == (f"requirements.{code}", 1)


# --- a region's own trusts ------------------------------------------------------------------------

#  controller of   document of      may
TRUSTS = [
    ("midt", "stolavs", True),
    ("midt", "ous", False),
    ("sorost", "ous", True),
    ("sorost", "stolavs", False),
]


@pytest.mark.parametrize(("own", "issuer", "may"), TRUSTS)
def test_a_region_writes_for_its_own_trusts(country: Country, own, issuer, may):
    actor = country.actor("rhf_controller", getattr(country, own))
    document = letter(country, kind="brev", issuer_id=getattr(country, issuer))
    assert (actions.may(actor, "add", document_id=document) is None) == may
    if may:
        assert len(actions.add_requirements(actor, document, [draft()])) == 1
    else:
        assert refusal_of(actions.add_requirements, actor, document, [draft()]) == "requirements.other_issuer"


# --- ties -----------------------------------------------------------------------------------------


def two_years(country: Country, *texts: tuple[str, str]) -> tuple[list[int], list[int], int]:
    """Last year's and this year's requirements, and this year's document."""
    old = letter(country, "OD 2019", year=2019, issued_on=date(2019, 1, 15))
    new = letter(country)
    before = actions.add_requirements(SYSTEM, old, [draft(text) for text, _ in texts if text])
    after = actions.add_requirements(SYSTEM, new, [draft(text) for _, text in texts if text])
    return before, after, new


LONG = "Redusere ventetiden i psykisk helsevern for barn og unge sammenliknet med året før"


def test_proposals_for_a_whole_document(country: Country):
    before, after, document = two_years(
        country,
        (f"{LONG}.", f"{LONG}."),
        ("Utarbeide en plan for beredskap ved alle sykehus i regionen innen året er omme.",
         "Utarbeide en plan for beredskap ved alle sykehus i regionen før året er omme."),
        ("Etablere et register over implantater.", "Styrke samarbeidet med kommunene om svangerskap."),
    )  # fmt: skip
    found = queries.proposals_within(document)
    assert [(one.earlier_id, one.later_id, one.kind, one.sure) for one in found] == [
        (before[0], after[0], "repeats", True),
        (before[1], after[1], "continues", True),
    ]
    actions.link_many(SYSTEM, [(one.earlier_id, one.later_id, one.kind) for one in found])
    assert queries.proposals_within(document) == ()


def test_what_reads_like_two_is_not_sure(country: Country):
    before, after, document = two_years(country, (f"{LONG}.", f"{LONG}."), (f"{LONG} igjen.", ""))
    (found,) = queries.proposals_within(document)
    assert (found.earlier_id, found.later_id, found.sure) == (before[0], after[0], False)


def test_another_issuers_requirements_are_not_proposed(country: Country):
    other = letter(country, "OBD 2019", year=2019, kind="oppdrag_og_bestilling", issuer_id=country.midt)
    actions.add_requirements(SYSTEM, other, [draft(f"{LONG}.")])
    (one,) = actions.add_requirements(SYSTEM, letter(country), [draft(f"{LONG}.")])
    assert queries.proposals_for(one) == ()


def test_the_line_through_the_years(country: Country):
    ids = []
    for year in (2018, 2019, 2020):
        document = letter(country, f"OD {year}", year=year, issued_on=date(year, 1, 15))
        ids += actions.add_requirements(SYSTEM, document, [draft(f"Ordlyd {year}")])
    actions.link_many(SYSTEM, [(ids[0], ids[1], "continues"), (ids[1], ids[2], "replaces")])
    for one in ids:
        assert [(step.year, step.text) for step in queries.lineage(one)] == [
            (2018, "Ordlyd 2018"), (2019, "Ordlyd 2019"), (2020, "Ordlyd 2020"),
        ]  # fmt: skip


def test_a_wrong_tie_is_ended_and_can_be_made_again(country: Country):
    one, other = actions.add_requirements(SYSTEM, letter(country), [draft("a"), draft("b")])
    tie = actions.link_lineage(SYSTEM, one, other, "continues")
    assert refusal_of(actions.end_tie, SYSTEM, tie, reason=" ") == "requirements.tie_reason_missing"
    actions.end_tie(SYSTEM, tie, reason="Feil krav")
    assert (queries.requirement(one).ties, queries.lineage(other)) == ((), ())
    assert refusal_of(actions.end_tie, SYSTEM, tie, reason="igjen") == "requirements.tie_ended"
    again = actions.link_lineage(SYSTEM, one, other, "continues")
    assert (again == tie, Lineage.objects.count()) == (False, 2)
    actions_logged = AuditEntry.objects.filter(
        subject_kind="requirements.requirement", subject_id=str(other)
    ).order_by("sequence")
    assert list(actions_logged.values_list("action", "reason")) == [
        ("requirements.tie", ""), ("requirements.end_tie", "Feil krav"), ("requirements.tie", ""),
    ]  # fmt: skip


def test_ties_are_all_or_none_and_of_the_own_documents(country: Country):
    one, other = actions.add_requirements(SYSTEM, letter(country), [draft("a"), draft("b")])
    pairs = [(one, other, "continues"), (one, one, "repeats")]
    assert refusal_of(actions.link_many, SYSTEM, pairs) == "requirements.tie_to_itself"
    theirs = letter(country, "OBD", kind="oppdrag_og_bestilling", issuer_id=country.sorost)
    (foreign,) = actions.add_requirements(SYSTEM, theirs, [draft("c")])
    midt = country.actor("rhf_controller", country.midt)
    refused = refusal_of(actions.link_lineage, midt, one, foreign, "fulfils")
    assert (refused, Lineage.objects.count()) == ("requirements.other_issuer", 0)
    assert refusal_of(actions.link_lineage, SYSTEM, one, 10**6, "fulfils") == "requirements.not_found"
