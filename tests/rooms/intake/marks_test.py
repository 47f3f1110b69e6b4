"""What people say of contradictions: who may, what it needs, and that it outlives another reading."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.fingerprints import fingerprints
from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, phrases, queries
from linja.line.intake.lifecycle import EDITORS, MARK
from linja.line.intake.models import UploadedDocument
from linja.people.accounts.roles import ROLES
from linja.people.audit import queries as audit
from tests.support.country import Country

pytestmark = pytest.mark.django_db

TEXT = """Årlig melding 2020 for Helse Midt-Norge RHF

2. Rapportering på krav i oppdragsdokument
2.1 Ventetider

Det ble gjort 211 avtaler, hvorav 111 i nord, 11 i vest og 21 i sør, til sammen 356 avtaler.

Planen ble sendt departementet 31. november 2020.

"""


@pytest.fixture
def document(country: Country) -> int:
    actor = country.actor("rhf_controller", country.midt)
    made = actions.upload(actor, SimpleUploadedFile("melding.txt", TEXT.encode()), country.midt)
    actions.read_document(made)
    return made


def found(document: int) -> tuple[queries.MarkedContradiction, ...]:
    held = queries.marked_contradictions(document)
    assert held is not None
    return held


def test_the_table_names_every_state() -> None:
    assert set(MARK.states()) == set(phrases.MARK_STATES)


def test_what_was_said_outlives_another_reading(country: Country, document: int) -> None:
    actor = country.actor("rhf_controller", country.midt)
    first, second = found(document)
    actions.mark_contradiction(actor, document, first.fingerprint, "explain", "  Noen talte to ganger. ")
    actions.mark_contradiction(actor, document, second.fingerprint, "mend")
    actions.reread(actor, document)
    actions.read_document(document)
    assert [(one.state, one.mark.reason if one.mark else "") for one in found(document)] == [
        ("explained", "Noen talte to ganger."),
        ("mended", ""),
    ]
    logged = audit.entries_for(UploadedDocument.objects.get(pk=document))
    assert [one.reason for one in logged if one.action == "intake.mark_contradiction"] == [
        "",
        "Noen talte to ganger.",
    ]


def test_steps_that_cannot_be_taken(country: Country, document: int) -> None:
    actor = country.actor("rhf_controller", country.midt)
    first, second = found(document)
    actions.mark_contradiction(actor, document, first.fingerprint, "mend")
    wrong = {
        ("explain", second.fingerprint, " "): "intake.mark.reason_given",
        ("mend", first.fingerprint, ""): "intake.mark.no_such_step",
        ("unmark", second.fingerprint, ""): "intake.mark.no_such_step",
        ("forget", first.fingerprint, ""): "intake.mark.no_such_step",
        ("mend", "0" * 32, ""): "intake.contradiction_gone",
        ("mend", "", ""): "intake.contradiction_gone",
    }
    for (step, key, reason), code in wrong.items():
        with pytest.raises(Refused) as refused:
            actions.mark_contradiction(actor, document, key, step, reason)
        assert (refused.value.refusal.code, len(phrases.sentence(refused.value.refusal)) > 20) == (code, True)
    assert [one.state for one in found(document)] == ["mended", "undecided"]


def test_those_who_work_with_the_document_decide_and_nobody_else(country: Country, document: int) -> None:
    (first, _second) = found(document)
    allowed = set()
    for role in (*ROLES, "system"):
        for place in (country.midt, country.sorost):
            actor = Actor("someone", "Someone", frozenset({ScopedRole(role, place)}))
            try:
                actions.mark_contradiction(actor, document, first.fingerprint, "mend")
            except Refused:
                continue
            allowed.add((role, place))
            actions.mark_contradiction(actor, document, first.fingerprint, "unmark")
    assert allowed == {(role, country.midt) for role in EDITORS | {"system"}}


def one(line: int, quote: str = "Til sammen 356.", values: tuple[str, ...] = ("356", "354")) -> Finding:
    return Finding(FindingKind.SUM, line, "sum_in_prose", values=values, quote=quote)


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (one(91), True),
        (one(6, "til  sammen\n356"), True),
        (one(6, "Til sammen 357."), False),
        (one(6, values=("356", "355")), False),
    ],
)
def test_a_fingerprint_holds_while_the_words_do(after: Finding, kept: bool) -> None:
    assert (fingerprints([one(6)]) == fingerprints([after])) is kept


def test_the_same_said_twice_has_two_fingerprints() -> None:
    both = fingerprints([one(6), one(60)])
    assert len(set(both)) == 2
    assert both[:1] == fingerprints([one(6)])
