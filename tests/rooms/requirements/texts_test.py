"""References, money and likeness in texts of our own wording."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.line.requirements.calculations.citations import KINDS, citations_in
from linja.line.requirements.calculations.funding import funding_in
from linja.line.requirements.calculations.similarity import Matcher, dice, own_words, similarity
from linja.line.requirements.calculations.words import shortened, word_difference
from linja.line.requirements.phrases import CITATIONS

REFERENCES = [
    ("som følger av Prop. 1 S (2018–2019), vedtatt", [("proposition", "Prop. 1 S (2018–2019)")]),
    ("se Prop. 117 S (2019-\n2020).", [("proposition", "Prop. 117 S (2019-2020)")]),
    ("jf. Meld. St. 15 (2017–2018) og Innst. 11 S (2018–2019)",
     [("white_paper", "Meld. St. 15 (2017–2018)"), ("recommendation", "Innst. 11 S (2018–2019)")]),
    ("jf. Dokument 3:2 (2018-2019)", [("auditor_general", "Dokument 3:2 (2018-2019)")]),
    ("Følge opp Riksrevisjonens undersøkelser", [("auditor_general", "Riksrevisjonens undersøkelser")]),
    ("anmodningsvedtak nr. 615 og 616", [("request_resolution", "anmodningsvedtak nr. 615 og 616")]),
    ("i styresak 107-2020 og sak 12/19", [("board_case", "styresak 107-2020"), ("board_case", "sak 12/19")]),
    ("forskrift om ledelse og kvalitetsforbedring § 8f",
     [("regulation", "forskrift om ledelse og kvalitetsforbedring § 8f")]),
    ("(jf. spesialistforskriftens § 4, d)", [("regulation", "spesialistforskriftens § 4, d)")]),
    ("helsepersonelloven § 19 andre ledd", [("act", "helsepersonelloven § 19 andre ledd")]),
    ("helseforetaksloven § 21a og § 37a i dag", [("act", "helseforetaksloven § 21a og § 37a")]),
    ("helse- og omsorgstjenesteloven § 3-4", [("act", "helse- og omsorgstjenesteloven § 3-4")]),
    ("lov om helseforetak § 34", [("act", "lov om helseforetak § 34")]),
    ("I denne saken er 12 av 19 ferdige. Loven er god.", []),
    ("sak", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), REFERENCES)
def test_references(text, found):
    assert [(one.kind, one.verbatim) for one in citations_in(text)] == found


def test_every_kind_of_reference_has_a_word():
    assert set(CITATIONS) == set(KINDS)


MONEY = [
    ("over kap. 734 post 21 for 2019", [("734", "21", None)]),
    ("kap. 765, post 21 med 12,9 mill. kroner", [("765", "21", Decimal("12900000"))]),
    ("i alt 1 359 millioner kroner", [("", "", Decimal("1359000000"))]),
    ("5,5 mrd. kroner og 500 mill. kroner",
     [("", "", Decimal("5500000000")), ("", "", Decimal("500000000"))]),
    ("se kap. 2 og kapittel 3.1", []),
    ("300 000 kroner", [("", "", Decimal(300000))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MONEY)
def test_money(text, found):
    assert [(f.budget_chapter, f.budget_post, f.amount) for f in funding_in(text)] == found


ALIKE = [
    ("Helse Vest RHF skal redusere ventetiden til 50 dager.",
     "Helse Nord RHF skal redusere ventetiden til 60 dager."),
    ("Redusere vente-\ntiden i alle regioner.", "Redusere ventetiden i alle\nregioner"),
    ("REDUSERE ventetiden", "redusere ventetiden!"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_the_same_own_words_are_one_whatever_figures_regions_and_line_ends(a, b):
    assert similarity(own_words(a), own_words(b)) == pytest.approx(1)


def test_names_given_are_left_out():
    a, b = "Sunnaas sykehus HF skal rapportere.", "Sykehuspartner HF skal rapportere."
    names = ("Sunnaas sykehus HF", "Sykehuspartner HF")
    assert similarity(own_words(a, names), own_words(b, names)) == pytest.approx(1)
    assert similarity(own_words(a), own_words(b)) < 0.9


VOCABULARY = ("venting", "plan", "styret", "krav", "helse", "pasient", "frist", "ny", "god", "sykehus")
TEXT = st.lists(st.sampled_from(VOCABULARY), max_size=9)
TEXTS = st.lists(TEXT.map(" ".join), max_size=12)


@given(TEXT.map(" ".join), TEXTS, st.integers(1, 4), st.sampled_from([0.0, 0.3, 0.5, 0.8]))
def test_the_indexed_match_is_the_slow_one(text, registered, top, least):
    """The slow twin compares everything with everything."""
    own, held = own_words(text), [own_words(one) for one in registered]
    slow = sorted(
        ((place, similarity(own, one)) for place, one in enumerate(held) if dice(own.words, one.words) > 0),
        key=lambda pair: (-pair[1], pair[0]),
    )
    expected = [(place, score) for place, score in slow if score >= least][:top]
    assert Matcher(held).best(own, top, least) == expected


WORDS = st.lists(st.sampled_from(["a", "b", "cd", "krav.", "frist"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_a_difference_gives_back_both_texts(before, after):
    parts = word_difference(before, after)
    assert "".join(p.text for p in parts if p.kind != "removed").split() == after.split()
    assert "".join(p.text for p in parts if p.kind != "added").split() == before.split()


def test_a_difference_is_of_words():
    parts = word_difference("innen 1. juni 2020 skal", "innen 1. oktober 2020 skal")
    assert [(p.kind, p.text.strip()) for p in parts] == [
        ("same", "innen 1."),
        ("removed", "juni"),
        ("added", "oktober"),
        ("same", "2020 skal"),
    ]


@pytest.mark.parametrize(
    ("text", "short"),
    [("kort tekst", "kort tekst"), ("ord " * 60, "ord " * 29 + "ord …"), ("x" * 200, "x" * 60 + " …")],
)
def test_shortened(text, short):
    assert shortened(text) == short
