"""Reading → tree → PDF and DOCX → reading, without a database: what is printed is read again as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linja.ground.printing import to_docx, to_pdf
from linja.ground.reading.findings import FoundRequirement
from linja.ground.reading.reading import read_file
from linja.pillars.steering.calculations.outline import outline
from linja.pillars.steering.calculations.printed import as_document
from linja.pillars.steering.calculations.source import of_reading

pytestmark = pytest.mark.sources

REPORTS = {
    2019: "aarlig-melding-2019-helse-midt-norge.txt",
    2020: "aarlig-melding-2020-helse-sor-ost.txt",
}
PRINTERS = {"pdf": to_pdf, "docx": to_docx}


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


def asked(found: FoundRequirement) -> tuple[object, ...]:
    """Everything that tells one requirement from another, and how it stands."""
    return (
        found.chapter,
        found.heading,
        found.source,
        found.source_date,
        found.kind,
        folded(found.stem),
        folded(found.text),
        tuple(map(folded, found.sub_items)),
        folded(found.status_verbatim),
        found.status,
        found.obligation,
        found.attainment,
        found.progress,
        found.lead,
        found.deadline,
    )


def letters(found: FoundRequirement) -> str:
    return re.sub(r"\W", "", found.answer.text if found.answer else "").lower()


@pytest.mark.parametrize("kind", PRINTERS)
@pytest.mark.parametrize("year", REPORTS)
def test_what_is_printed_is_read_again(shared: Path, tmp_path: Path, year: int, kind: str) -> None:
    original = read_file(shared / "sources" / REPORTS[year])
    document = as_document(
        outline(of_reading(original)),
        f"Årlig melding {year}",
        "nb",
        year=year,
        organisation=original.document.organisation or "",
    )
    path = tmp_path / f"report.{kind}"
    path.write_bytes(PRINTERS[kind](document))
    again = read_file(path)
    assert [asked(one) for one in again.requirements] == [asked(one) for one in original.requirements]
    # Answers hold the same words; tables are set anew, so a repeated heading may come or go.
    same = sum(
        letters(one) == letters(other)
        for one, other in zip(again.requirements, original.requirements, strict=True)
    )
    assert same >= 0.85 * len(original.requirements)
    assert len(again.statements) == len(original.statements)
