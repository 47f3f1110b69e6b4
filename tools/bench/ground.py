"""Reading and printing, without a database."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from linja.ground.checking import check, known_of
from linja.ground.definitions import load as load_definitions
from linja.ground.printing import to_docx, to_html, to_pdf
from linja.ground.reading import read_file
from linja.ground.reading.input import load
from tools.bench.example_report import example_report
from tools.bench.timing import Figure, measure

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"
SOURCES = Path(__file__).resolve().parents[2].parent / "shared" / "sources"


def figures() -> list[Figure]:
    """Every promise about reading and printing, measured."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_reading(Path(folder)), *_real_reports(), *_checking(), *_printing()]


def _reading(folder: Path) -> list[Figure]:
    pdf = folder / "report.pdf"
    pdf.write_bytes(to_pdf(example_report(120, 4)))
    text = folder / "report.txt"
    text.write_text("\n".join(load(pdf).lines), encoding="utf-8")
    kilobytes = text.stat().st_size // 1000
    pages = load(pdf).pages[-1]
    return [
        measure(f"read our own report as TXT ({kilobytes} kB)", lambda: read_file(text), limit=1.0),
        measure(f"read our own report as PDF ({pages} pages)", lambda: read_file(pdf), limit=1.0),
    ]


def _real_reports() -> list[Figure]:
    names = ("aarlig-melding-2019-helse-midt-norge.txt", "aarlig-melding-2020-helse-sor-ost.txt")
    return [
        measure(
            f"read {name.removesuffix('.txt')} ({(SOURCES / name).stat().st_size // 1000} kB)",
            lambda path=SOURCES / name: read_file(path),  # type: ignore[misc]
            limit=1.0,
        )
        for name in names
        if (SOURCES / name).exists()
    ]


def _checking() -> list[Figure]:
    """The contradiction finder on the larger of the real reports, read beforehand."""
    path = SOURCES / "aarlig-melding-2020-helse-sor-ost.txt"
    if not path.exists():
        return []
    reading, known = read_file(path), known_of(load_definitions(DEFINITIONS))
    # What is read once for a reading is remembered by it: each time is given a reading of its own.
    fresh = lambda: replace(reading, stats={})  # noqa: E731
    name = f"check {path.stem} ({path.stat().st_size // 1000} kB)"
    return [measure(name, lambda: check(fresh(), known), limit=2.0)]


def _printing() -> list[Figure]:
    report = example_report(250, 4)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(to_pdf(report))
        pages = load(Path(file.name)).pages[-1]
    # Typst remembers what it has compiled: a title that differs each time keeps the figure honest.
    numbers = iter(range(1000))
    fresh = lambda: example_report(250, 4, title=f"Årlig melding 2019 ({next(numbers)})")  # noqa: E731
    return [
        measure(f"compile to PDF ({pages} pages, 250 requirements)", lambda: to_pdf(fresh()), limit=2.0),
        measure("compile to DOCX (same)", lambda: to_docx(fresh())),
        measure("compile to HTML (same)", lambda: to_html(fresh())),
    ]
