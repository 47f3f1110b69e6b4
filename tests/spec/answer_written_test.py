"""Answers as text: what a person writes, what is kept, and how two texts are joined. As tables."""

from __future__ import annotations

import pytest

from linja.ground.document.tree import Block, ItemList, ListItem, Paragraph, Role, Table
from linja.pillars.steering.calculations.written import as_written, from_written, merged, three_way


def p(text: str) -> Paragraph:
    return Paragraph(text, role=Role.ANSWER)


def items(*texts: str) -> ItemList:
    return ItemList(tuple(ListItem(text) for text in texts), role=Role.ANSWER)


def table(
    header: tuple[str, ...], *rows: tuple[str, ...], caption: str = "", notes: tuple[str, ...] = ()
) -> Table:
    return Table((header,) if header else (), rows, caption, notes, role=Role.ANSWER)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("Ett.", (p("Ett."),)),
        ("Ett.\n\nTo.", (p("Ett."), p("To."))),
        ("- ett\n- to", (items("ett", "to"),)),
        ("A | B\n--- | ---\n1 | 2", (table(("A", "B"), ("1", "2")),)),
        ("| A | B |\n| --- | --- |\n| 1 | 2 |", (table(("A", "B"), ("1", "2")),)),
        ("1 | 2\n3 | 4", (table((), ("1", "2"), ("3", "4")),)),
        ("Tabell: Ventetid\nA | B\n--- | ---\n1 | 2", (table(("A", "B"), ("1", "2"), caption="Ventetid"),)),
        ("A | B\n--- | ---\n1 | 2\n* Foreløpig", (table(("A", "B"), ("1", "2"), notes=("Foreløpig",)),)),
        ("A | B\n--- | ---\n1 | ", (table(("A", "B"), ("1", "")),)),
        ("A \\| a | B\n--- | ---\n1 | 2", (table(("A | a", "B"), ("1", "2")),)),
        ("Før:\nA | B\n--- | ---\n1 | 2", (p("Før:"), table(("A", "B"), ("1", "2")))),
        # One line with a stroke in it is a sentence.
        ("Valget står mellom a | b.", (p("Valget står mellom a | b."),)),
    ],
)
def test_what_is_written_becomes_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert from_written(text) == blocks


def test_what_nobody_touched_is_kept_as_it_was() -> None:
    printed = ItemList((ListItem("ett", 0, "–"), ListItem("to", 0, "–")), ordered=True, role=Role.ANSWER)
    held = (p("Før."), printed)
    assert from_written(as_written(held), held) == held
    assert from_written("Nytt.\n\n" + as_written(held), held) == (p("Nytt."), *held)
    more = from_written(as_written(held) + "\n- tre", held)[1]
    assert isinstance(more, ItemList)
    assert ([item.mark for item in more.items], more.ordered) == (["–", "–", ""], True)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "joined"),
    [
        ("a", "a", "a", "a"),
        ("a", "b", "a", "b"),
        ("a", "a", "c", "c"),
        ("a", "b", "b", "b"),
        ("a", "b", "c", None),
        ("", "b", "", "b"),
        ("", "b", "c", None),
    ],
)
def test_only_one_has_changed_it(base: str, mine: str, theirs: str, joined: str | None) -> None:
    assert three_way(base, mine, theirs) == joined


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("A\n\nM", "A\n\nT", "A\n\nT\n\nM"),
        ("A\n\nB", "A", "A\n\nB"),
        ("A", "A", "A"),
        ("", "T", "T"),
        ("M\n\nA", "A\n\nT", "M\n\nA\n\nT"),
    ],
)
def test_both_texts_as_one(mine: str, theirs: str, both: str) -> None:
    assert merged(mine, theirs) == both
