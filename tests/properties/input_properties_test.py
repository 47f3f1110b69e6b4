"""What holds for every text: nothing is lost, numbers are parted without a digit more or less."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading import phrases
from linja.ground.reading.input import SourceText, load
from linja.ground.reading.tables import find_tables
from linja.ground.reading.tables.numbers import numeric_tail, splits
from tests.support import sample_files

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1)
PDF = sample_files.three_page_pdf()
DOCX = sample_files.small_docx()
NUMBERS = st.integers(0, 9_999_999).map(lambda number: f"{number:,}".replace(",", " "))


def loaded(data: bytes, name: str) -> SourceText | Refusal:
    """What loading gives: a text, or why not."""
    try:
        return load(data, name)
    except Refused as refused:
        return refused.refusal


@given(TEXTS.filter(str.strip))
def test_lines_joined_are_the_text(words: str) -> None:
    text = loaded(words.encode(), "text.txt")
    if isinstance(text, Refusal):
        assert text.code in {"reading.not_text", "reading.no_text"}
        return

    assert "\n".join(text.lines) == words.removeprefix("\ufeff").removesuffix("\n")


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_every_parting_keeps_every_digit(numbers: list[str]) -> None:
    tail = numeric_tail("Name " + " ".join(numbers))

    for _, cells in splits(tail).values():
        assert " ".join(cells).split() == " ".join(numbers).split()


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_the_printed_parting_is_always_possible(numbers: list[str]) -> None:
    tail = numeric_tail("Name " + "  ".join(numbers))

    assert splits(tail)[len(numbers)][1] == tuple(numbers)


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    text = loaded(data, name)
    if isinstance(text, Refusal):
        assert (text.code[:8], text.facts["name"]) == ("reading.", name)
        return

    assert any(line.strip() for line in text.lines)


DAMAGE = st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=12), st.integers(0, 12)), max_size=12)


def damaged(data: bytes, damage: list[tuple[int, bytes, int]]) -> bytes:
    """Overwrite, cut out and put in bytes at places anywhere in the file."""
    for place, put, cut in damage:
        start = place % (len(data) + 1)
        data = data[:start] + put + data[start + cut :]
    return data


@settings(deadline=None)
@given(DAMAGE, st.sampled_from(["a.pdf", "a.docx"]))
def test_a_damaged_file_is_read_or_refused(damage: list[tuple[int, bytes, int]], name: str) -> None:
    whole = PDF if name == "a.pdf" else DOCX
    text = loaded(damaged(whole, damage), name)
    if isinstance(text, Refusal):
        assert text.code in phrases.refusal_codes()
        return

    assert all(1 <= table.line <= table.line_end <= len(text.lines) for table in find_tables(text))


@given(st.lists(st.text("Aab 12.,%-\t", max_size=30), max_size=30))
def test_tables_are_in_order_and_apart(lines: list[str]) -> None:
    words = "\n".join([*lines, "end"])
    tables = find_tables(load(words.encode(), "text.txt"))

    last = 0
    for table in tables:
        assert last < table.line <= table.line_end <= len(lines) + 1
        last = table.line_end
