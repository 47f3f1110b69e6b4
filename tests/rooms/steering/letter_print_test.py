"""A letter as a document: what it asks as it was given, and what it changes; in draft and issued."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.document import walk
from linja.ground.document.tree import Document, ItemList, Paragraph
from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType
from linja.ground.printing import to_docx, to_pdf
from linja.line.requirements import actions
from linja.pillars.steering import content
from tests.support.country import Country
from tests.support.governing import amending_letter, change, draft, final, letter
from tests.support.letters import draft_amendment, draft_letter, ministry

pytestmark = pytest.mark.django_db


def said(document: Document) -> list[str]:
    """Every line of the tree, headings among them, in order."""
    lines: list[str] = []
    for _level, section in walk.sections(document):
        lines.append(walk.heading(section))
        for block in section.blocks:
            if isinstance(block, Paragraph):
                lines.append(block.text)
            elif isinstance(block, ItemList):
                lines += [item.text for item in block.items]
    return lines


def printed(country: Country, document_id: int) -> Document:
    held = content.gather_letter(document_id, ministry(country))
    assert held is not None
    return content.letter_document(held)


def amended(country: Country) -> tuple[int, int, int]:
    """Two requirements of a letter of the ministry's, and a draft that changes both."""
    old = letter(country)
    wait, plan = actions.add_requirements(
        SYSTEM,
        old,
        [
            draft("Redusere ventetiden."),
            draft("Legge fram en plan.", deadlines=(final(date(2020, 10, 1)),)),
        ],
    )
    made = draft_amendment(country, old)
    actions.keep_changes(
        ministry(country),
        made,
        [
            change(
                wait,
                ChangeType.REPLACE,
                new_text="Redusere ventetiden til 50 dager.",
                verbatim="Kravet endres.",
            ),
            change(
                plan,
                ChangeType.EXTEND,
                new_deadlines=(final(date(2020, 12, 1)),),
                verbatim="Fristen utsettes.",
            ),
        ],
        on_letters_day=[wait],
    )
    return made, wait, plan


CHANGES_TO_WAIT = [
    "Oppdragsdokument 2020",
    "Erstattes: Kravet endres.",
    "Slik lød kravet:",
    "Redusere ventetiden.",
    "Slik lyder kravet:",
    "Redusere ventetiden til 50 dager.",
]
CHANGES_TO_PLAN = ["Ny frist: Fristen utsettes.", "Slik lød kravet:", "Legge fram en plan."]


def test_a_draft_prints_what_it_will_change(country: Country) -> None:
    made, _wait, _plan = amended(country)
    document = printed(country, made)
    assert said(document) == [
        "Endringer i andre dokumenter",
        *CHANGES_TO_WAIT,
        "Gjelder fra den dagen brevet blir gitt.",
        *CHANGES_TO_PLAN,
        "Gjelder fra 10.6.2020. Ny frist: 1.12.2020, før 1.10.2020.",
    ]
    assert document.meta == (("Dato", "Utkast"), ("Endrer", "Oppdragsdokument 2020"))


def test_issued_it_prints_the_same_changes_with_their_days(country: Country) -> None:
    made, _wait, _plan = amended(country)
    actions.issue_letter(ministry(country), made, date(2020, 6, 10))
    document = printed(country, made)
    assert said(document) == [
        "Endringer i andre dokumenter",
        *CHANGES_TO_WAIT,
        "Gjelder fra 10.6.2020.",
        *CHANGES_TO_PLAN,
        "Gjelder fra 10.6.2020. Ny frist: 1.12.2020, før 1.10.2020.",
    ]
    assert document.meta == (("Dato", "10.6.2020"), ("Endrer", "Oppdragsdokument 2020"))


def test_what_a_later_letter_does_is_not_told_by_the_first(country: Country) -> None:
    made, wait, _plan = amended(country)
    actions.issue_letter(ministry(country), made, date(2020, 6, 10))
    before = said(printed(country, made))
    later = amending_letter(country, day=date(2020, 9, 1))
    new = change(wait, ChangeType.CLARIFY, date(2020, 9, 1), new_text="Redusere ventetiden mer.")
    actions.amend(SYSTEM, later, [new])
    assert said(printed(country, made)) == before
    assert said(printed(country, later))[4:6] == ["Redusere ventetiden til 50 dager.", "Slik lyder kravet:"]


def test_a_letter_prints_what_it_asks_as_it_was_given(country: Country) -> None:
    asks = draft_letter(country)
    own = draft("Redusere ventetiden.", stem="Regionene skal:", sub_items=())
    (one,) = actions.add_requirements(ministry(country), asks, [own])
    whole = ["2.1 Redusere unødvendig venting", "Mål", "Regionene skal:", "Redusere ventetiden."]
    assert said(printed(country, asks)) == whole
    assert printed(country, asks).meta[0] == ("Til", "Helse Midt-Norge RHF, Helse Sør-Øst RHF")
    actions.issue_letter(ministry(country), asks, date(2020, 2, 1))
    later = amending_letter(country, asks)
    actions.amend(SYSTEM, later, [change(one, ChangeType.REPLACE, new_text="Noe annet.")])
    assert said(printed(country, asks)) == whole


def test_a_letter_in_nynorsk_has_its_frame_in_nynorsk(country: Country) -> None:
    made = draft_letter(country, "Eit brev", language="nn")
    document = printed(country, made)
    assert said(document) == ["Innhald", "Det står ingenting i brevet enno."]
    assert document.subtitle == "Frå Helse- og omsorgsdepartementet"


def test_only_the_issuer_s_own_people_print_a_draft(country: Country) -> None:
    made, _wait, _plan = amended(country)
    for role, place in (("rhf_controller", country.midt), ("rhf_leader", country.sorost)):
        assert content.gather_letter(made, country.actor(role, place)) is None
    actions.issue_letter(ministry(country), made, date(2020, 6, 10))
    assert content.gather_letter(made, country.actor("rhf_controller", country.midt)) is not None


def test_it_becomes_files(country: Country) -> None:
    made, _wait, _plan = amended(country)
    document = printed(country, made)
    assert to_pdf(document).startswith(b"%PDF")
    assert to_docx(document).startswith(b"PK")
