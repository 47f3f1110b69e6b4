"""The heart of the product: read the real report, accept everything, register it, compile it, read it again.

The compiled PDF and DOCX are read from their visible text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from linja.ground.kernel.actor import SYSTEM
from linja.ground.printing import to_docx, to_pdf
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.reading import read_file
from linja.line.intake import actions as intake
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content
from tests.support.country import Country

pytestmark = [pytest.mark.sources, pytest.mark.django_db]

REPORTS = {
    2019: ("aarlig-melding-2019-helse-midt-norge.txt", "midt"),
    2020: ("aarlig-melding-2020-helse-sor-ost.txt", "sorost"),
}
PRINTERS = {"pdf": to_pdf, "docx": to_docx}


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


def as_read(found: FoundRequirement) -> tuple[str, ...]:
    return (
        found.chapter,
        found.kind.value,
        found.source,
        folded(found.stem),
        folded(found.text),
        folded(found.status_verbatim),
        found.status.value,
    )


def registered(shared: Path, country: Country, year: int) -> int:
    """The year's report, uploaded, accepted as read, and registered; the report's id."""
    name, region = REPORTS[year]
    file = ContentFile((shared / "sources" / name).read_bytes(), name=name)
    document_id = intake.upload(SYSTEM, file, getattr(country, region))
    intake.read_document(document_id)
    intake.accept_all(SYSTEM, document_id)
    intake.finish(SYSTEM, document_id)
    report_id = steering.register_reading(SYSTEM, document_id).report_id
    assert report_id is not None
    return report_id


def source(shared: Path, year: int) -> Reading:
    return read_file(shared / "sources" / REPORTS[year][0])


@pytest.mark.parametrize("year", REPORTS)
def test_everything_of_the_report_is_held(shared: Path, country: Country, year: int) -> None:
    report_id = registered(shared, country, year)
    original = source(shared, year)
    held = reporting.answered(report_id)
    assert [folded(one.text) for one in held] == [folded(one.text) for one in original.requirements]
    assert [folded(one.status.phrase) for one in held] == [
        folded(one.status_verbatim) for one in original.requirements
    ]
    document = content.annual_report(report_id, SYSTEM)
    assert lost_words(original, document) == []


def lost_words(original: Reading, document: object) -> list[str]:
    """Words of the source that the compiled report does not hold as often."""
    from collections import Counter

    from linja.ground.document import walk
    from linja.pillars.steering.calculations.furniture import paper_lines

    paper, _notes = paper_lines(original.lines, original.pages)
    in_table = {n for table in original.tables for n in range(table.line, table.line_end + 1)}
    text = Counter(letters(_lines(original, lambda n: n not in paper and n not in in_table)))
    # A table prints a heading once that the source repeats over each group of rows.
    cells = set(letters(_lines(original, lambda n: n in in_table)))
    printed = Counter(letters(" ".join(walk.words(document))))  # type: ignore[arg-type]
    return sorted({word for word, n in text.items() if printed[word] < n} | (cells - set(printed)))


def _lines(original: Reading, chosen: Callable[[int], bool]) -> str:
    return " ".join(line for n, line in enumerate(original.lines, start=1) if chosen(n))


def letters(text: str) -> list[str]:
    """Words without hyphens, which line ends add and remove; stray numbers of pages do not count."""
    return re.findall(r"[a-zæøå]{4,}", re.sub(r"-\s*", "", text.lower()))


@pytest.mark.first_database
@pytest.mark.parametrize("kind", PRINTERS)
@pytest.mark.parametrize("year", REPORTS)
def test_round_trip(shared: Path, country: Country, tmp_path: Path, year: int, kind: str) -> None:
    report_id = registered(shared, country, year)
    edition_id = steering.compile_report(SYSTEM, report_id)
    path = tmp_path / f"report.{kind}"
    path.write_bytes(PRINTERS[kind](publication.tree(edition_id)))
    again, original = read_file(path), source(shared, year)
    assert len(again.requirements) == len(original.requirements)
    assert [as_read(one) for one in again.requirements] == [as_read(one) for one in original.requirements]
    assert again.document.organisation == original.document.organisation
    assert again.document.year == year
