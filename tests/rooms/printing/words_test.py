"""Text made printable, and the font that must be able to show it."""

import pytest

from linja.ground.document.tree import Document
from linja.ground.printing.coverage import covered
from linja.ground.printing.words import _PLAIN, clean, for_font, is_numeric, paragraphs, running_head


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("\uf0b7 Første punkt", "• Første punkt"),
        ("\uf0fc utført", "✓ utført"),
        ("\ue123", "•"),
        ("nul\x00tegn\x07", "nultegn"),
        ("myk\u00adbinde\u200bstrek\ufeff", "mykbindestrek"),
        ("a\u030a o\u0308", "å ö"),
        ("linje\r\nto\u2028tre", "linje\nto\ntre"),
        ("\ud800halv", "halv"),
        ("§ 4 «sitat» – 59,3\u00a0% ≥ ½", "§ 4 «sitat» – 59,3\u00a0% ≥ ½"),
    ],
)
def test_what_every_form_prints(raw, printed):
    assert clean(raw) == printed


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("ﬁn", "fin"), ("語", "□"), ("\U0001f600", "□"), ("①", "1"), ("Čáhci ŋ đ", "Čáhci ŋ đ")],
)
def test_what_the_font_lacks_is_shown_otherwise(raw, shown):
    assert {ord(sign) for sign in for_font(raw)} <= covered()
    assert for_font(raw) == shown or (raw == "①" and ord("①") in covered())


def test_the_quick_way_lets_nothing_past_that_the_font_lacks():
    quick = {point for point in range(0x20, 0x2600) if _PLAIN.fullmatch(chr(point))}
    assert quick - covered() == set()
    assert {ord(sign) for sign in "æøåÆØÅšŧ–—«»“”’…€−≤≥%§"} <= quick


def test_blank_lines_part_paragraphs():
    assert paragraphs("én\nto\n \n\ntre\n") == [["én", "to"], ["tre"]]
    assert paragraphs(" \n") == []


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        (["57", "59,3", "−2,7", "–"], True),
        (["1 234", "4 894 751", "12 %"], True),
        (["60,1", "61,2", "62,0", "Ikke publisert ennå"], True),
        (["ja", "59"], False),
        (["–", ""], False),
        (["2019 var bedre", "57"], False),
    ],
)
def test_columns_of_figures_are_told_from_words(cells, figures):
    assert is_numeric(cells) == figures


@pytest.mark.parametrize(
    ("title", "organisation", "head"),
    [
        ("Årlig melding 2019", "Helse Nordvik RHF", "Årlig melding 2019 · Helse Nordvik RHF"),
        (
            "Årlig melding 2019 for Helse Nordvik RHF",
            "Helse Nordvik RHF",
            "Årlig melding 2019 for Helse Nordvik RHF",
        ),
        ("Årlig melding", "", "Årlig melding"),
        ("", "", ""),
    ],
)
def test_the_running_head_is_short_and_says_nothing_twice(title, organisation, head):
    assert running_head(Document(title, "nb", (), organisation=organisation)) == head
    assert len(running_head(Document(title + " lang" * 50, "nb", ()))) <= 90
