"""Plain text: whatever the encoding, the same letters; whatever the line ends, the file's own lines."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from linja.ground.reading.input import load

WORDS = "Målet er nådd – «på tross» av køer. § 12\nÅrlig æra, Ø.\n"
LINES = ("Målet er nådd – «på tross» av køer. § 12", "Årlig æra, Ø.")


@pytest.mark.parametrize(
    ("data", "warnings"),
    [
        pytest.param(WORDS.encode(), (), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + WORDS.encode(), (), id="utf-8 with mark"),
        pytest.param(WORDS.encode("cp1252"), ("reading.old_encoding",), id="cp1252"),
        pytest.param(codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), (), id="utf-16 little end"),
        pytest.param(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), (), id="utf-16 big end"),
        pytest.param(WORDS.replace("–", "-").encode("utf-16-le"), (), id="utf-16 without mark"),
        pytest.param(WORDS.replace("\n", "\r\n").encode(), (), id="windows line ends"),
        pytest.param(WORDS.rstrip("\n").encode(), (), id="no last line end"),
    ],
)
def test_encodings(data: bytes, warnings: tuple[str, ...]) -> None:
    text = load(data, "report.txt")

    assert tuple(line.replace("–", "-") for line in text.lines) == tuple(
        line.replace("–", "-") for line in LINES
    )
    assert text.warnings == warnings


@pytest.mark.parametrize("encoding", ["latin-1", "cp865", "cp1252"])
def test_old_encodings_give_norwegian_letters(encoding: str) -> None:
    words = "Sør-Øst får båter på øya, og æren er vår"

    assert load(words.encode(encoding), "report.txt").lines == (words,)


def test_a_byte_that_cp1252_does_not_know_is_kept() -> None:
    assert load(b"p\xe5 \x81 \xf8ya", "report.txt").lines == ("på \x81 øya",)


def test_lines_end_at_line_feeds_alone() -> None:
    """Other separators are characters within a line, so that numbers are those of ``sed -n 12p``."""
    text = load("one\u2028two\x0bthree\x85four\ffive\nsix\n".encode(), "report.txt")

    assert text.lines == ("one\u2028two\x0bthree\x85four\ffive", "six")


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("one\ntwo\n", (None, None)),
        ("one\n\ftwo\nthree\n", (1, 2, 2)),
        ("one\n\f\ntwo\n", (1, 2, 2)),
        ("one\f\ntwo\n\fthree\n", (1, 2, 3)),
    ],
)
def test_form_feeds_turn_the_page(words: str, pages: tuple[int | None, ...]) -> None:
    assert load(words.encode(), "report.txt").pages == pages


def test_a_name_says_little_and_content_decides() -> None:
    assert load(WORDS.encode(), "report").format == "txt"
    assert load(WORDS.encode(), "report.md").format == "txt"
    assert load(b"BM er kort for bemanning.\n", "report.txt").lines == ("BM er kort for bemanning.",)


@pytest.mark.sources
@pytest.mark.parametrize(
    "file", ["aarlig-melding-2019-helse-midt-norge", "aarlig-melding-2020-helse-sor-ost"]
)
def test_the_reports_keep_their_lines(shared: Path, file: str) -> None:
    path = shared / "sources" / f"{file}.txt"

    assert "\n".join(load(path).lines) == path.read_bytes().decode().removesuffix("\n")
