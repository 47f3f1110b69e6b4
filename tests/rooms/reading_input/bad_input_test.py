"""Every file that cannot be read is refused by name, in three languages, and quickly."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading import phrases
from linja.ground.reading.input import limits, load
from tests.support import sample_files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEXT = "Målet er nådd.\n".encode()
NOISE = b"".join(sha256(bytes([seed])).digest() for seed in range(125))


def code_of(source: object, name: str = "") -> str:
    with pytest.raises(Refused) as refused:
        load(source, name)  # type: ignore[arg-type]
    return refused.value.refusal.code


def cut(data: bytes, share: float = 0.6) -> bytes:
    return data[: int(len(data) * share)]


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("report.txt", lambda: b"", "empty"),
        ("report.pdf", lambda: b"", "empty"),
        ("report.txt", lambda: b" \n\t\r\n\f\n", "no_text"),
        ("report.pdf", sample_files.picture_pdf, "no_text"),
        ("report.pdf", sample_files.password_pdf, "password"),
        ("report.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("report.pdf", lambda: b"%PDF-1.7\n" + NOISE, "broken"),
        ("report.pdf", lambda: NOISE, "broken"),
        ("report.docx", lambda: cut(sample_files.small_docx()), "broken"),
        ("report.docx", lambda: NOISE, "broken"),
        ("report.docx", lambda: sample_files.zip_with({"[Content_Types].xml": b"<Types/>"}), "broken"),
        (
            "report.docx",
            lambda: sample_files.zip_with({"word/document.xml": b"<w:document><unclosed>"}),
            "broken",
        ),
        ("report.docx", lambda: sample_files.zip_bomb(400), "zip_bomb"),
        ("report.docx", lambda: sample_files.zip_bomb(40), "zip_bomb"),
        ("report.docx", lambda: sample_files.lying_zip_bomb(40), "broken"),
        ("report.docx", lambda: sample_files.zip_with({f"f{i}": b"" for i in range(5001)}), "zip_bomb"),
        ("report.pdf", lambda: sample_files.zip_with({"a.txt": b"a"}), "wrong_extension"),
        ("report.pdf", lambda: b"MZ\x90\x00\x03" + bytes(300), "wrong_extension"),
        ("report.pdf", lambda: b"<!DOCTYPE html><html><body>Hei</body></html>", "wrong_extension"),
        ("report.pdf", lambda: TEXT, "wrong_extension"),
        ("report.docx", lambda: TEXT, "wrong_extension"),
        ("report.docx", lambda: sample_files.zip_with({"xl/workbook.xml": b"<x/>"}), "wrong_extension"),
        ("photo.png", lambda: sample_files.PNG, "picture"),
        ("report.pdf", lambda: sample_files.PNG, "picture"),
        ("photo.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
        ("photo.heic", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(50), "picture"),
        ("photo.webp", lambda: b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(50), "picture"),
        ("report.doc", lambda: OLE, "unsupported"),
        ("report.xlsx", lambda: sample_files.zip_with({"xl/workbook.xml": b"<x/>"}), "unsupported"),
        (
            "report.odt",
            lambda: sample_files.zip_with({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "unsupported",
        ),
        ("report.rtf", lambda: b"{\\rtf1\\ansi Hei}", "unsupported"),
        ("report.zip", lambda: sample_files.zip_with({"a.txt": b"a"}), "unsupported"),
        ("report.txt", lambda: b"Krav 1\x00\x01\x02\x00Krav 2\n" * 20, "not_text"),
        ("report.bin", lambda: NOISE, "not_text"),
    ],
)
def test_what_is_refused(name: str, make, code: str) -> None:
    assert code_of(make(), name) == f"reading.{code}"


def test_size_is_looked_at_before_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "report.pdf"
    with huge.open("wb") as target:
        target.truncate(200 * 1024 * 1024)

    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    assert code_of(huge) == "reading.too_large"


def test_size_is_looked_at_in_memory_too() -> None:
    assert code_of(bytes(limits.MOST_BYTES + 1), "report.txt") == "reading.too_large"


def test_a_path_that_leads_nowhere_and_a_folder(tmp_path: Path) -> None:
    assert code_of(tmp_path / "absent.pdf") == "reading.not_found"
    assert code_of(tmp_path) == "reading.not_a_file"
    assert code_of("bad\x00name.pdf") == "reading.not_found"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PAGES", 2)

    assert code_of(sample_files.three_page_pdf(), "report.pdf") == "reading.too_many_pages"


def test_too_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", -1.0)

    assert code_of(sample_files.three_page_pdf(), "report.pdf") == "reading.too_slow"


@pytest.mark.fault
def test_the_limits_are_what_stops_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the weighing the same bomb would be unpacked, and fail only as damaged."""
    monkeypatch.setattr(limits, "MOST_RATIO", 10_000)

    assert code_of(sample_files.zip_bomb(40), "report.docx") == "reading.broken"


def test_an_entity_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read me")
    body = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>seen &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = sample_files.zip_with({"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode()})

    assert load(data, "report.docx").lines == ("seen",)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("code", phrases.refusal_codes())
def test_every_refusal_has_a_sentence(code: str, language: str) -> None:
    facts = {
        "name": "rapport.pdf",
        "size": 200 * 1024 * 1024,
        "limit": limits.MOST_BYTES,
        "pages": 9,
        "read": 3,
        "content": "html",
        "extension": ".pdf",
    }

    said = phrases.sentence(Refusal(code, facts), language)

    assert "rapport.pdf" in said
    assert "{" not in said
    assert "None" not in said
    assert said.endswith(".")


def test_languages_differ_and_sizes_are_worded() -> None:
    refusal = Refusal("reading.too_large", {"name": "a.pdf", "size": 209715200, "limit": 52428800})

    assert phrases.sentence(refusal, "nb").startswith("«a.pdf» er 200 MB; grensen er 50 MB.")
    assert phrases.sentence(refusal, "nn").startswith("«a.pdf» er 200 MB; grensa er 50 MB.")
    assert phrases.sentence(refusal, "en").startswith("“a.pdf” is 200 MB; the limit is 50 MB.")


def test_a_code_that_nobody_worded_still_says_something() -> None:
    assert phrases.sentence(Refusal("reading.other"), "nb") == (
        "Dokumentet kunne ikke leses (reading.other). Ingenting er lagret."
    )
