"""Where a paragraph ends when the text has no empty line: lines of our own, as an office would wrap them."""

from __future__ import annotations

import pytest

from linja.ground.document.tree import ItemList, Paragraph
from linja.pillars.steering.calculations.running_text import blocks_of

FULL = "Utvalget har deltatt i alle prosjekter gjennom hele året og gitt råd til styret om"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        # A heading inside a statement keeps its own line.
        (("Samarbeid", FULL, "det som er viktigst."), ["Samarbeid", f"{FULL} det som er viktigst."]),
        # A line that ends early before a capital ends its paragraph.
        ((FULL, "plan", FULL), [f"{FULL} plan", FULL]),
        # A short line that goes on in lower case is one sentence.
        (("Utvalget mener", "at planen er god."), ["Utvalget mener at planen er god."]),
        # Numbered points stand apart, however long their lines are.
        ((f"1. {FULL}", f"2. {FULL}", f"3. {FULL}"), [f"1. {FULL}", f"2. {FULL}", f"3. {FULL}"]),
        # A number that does not count on is part of the sentence.
        ((f"{FULL}", "2. tertial ble bedre."), [f"{FULL} 2. tertial ble bedre."]),
        # A word divided at the line's end is one word.
        (("Samarbeidet i Midt-", "Norge er godt."), ["Samarbeidet i Midt-Norge er godt."]),
    ],
)
def test_paragraphs(lines: tuple[str, ...], paragraphs: list[str]) -> None:
    blocks = blocks_of(lines, 1, len(lines))
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == paragraphs


def test_a_double_spaced_text_reads_the_same() -> None:
    lines = ("Samarbeid", FULL, "det som er viktigst.")
    doubled = tuple(part for line in lines for part in (line, ""))
    words = [
        block.text for block in blocks_of(doubled, 1, len(doubled), gap=1) if isinstance(block, Paragraph)
    ]
    assert words == ["Samarbeid", f"{FULL} det som er viktigst."]


def test_items_stay_items() -> None:
    (block,) = blocks_of(("• Første", "• Andre"), 1, 2)
    assert isinstance(block, ItemList)
    assert [item.text for item in block.items] == ["Første", "Andre"]
