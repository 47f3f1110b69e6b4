"""A report that is held as a tree contradicts itself where its paper does."""

from __future__ import annotations

from pathlib import Path

import pytest

from linja.ground.checking import check
from linja.ground.checking.findings import Finding
from linja.ground.checking.of_tree import read_tree
from linja.ground.document.tree import Document, Paragraph, Role, Section, Table
from linja.ground.reading.reading import read_file
from linja.pillars.steering.calculations.outline import outline
from linja.pillars.steering.calculations.printed import as_document
from linja.pillars.steering.calculations.source import of_reading

#: What a tree has not: numbers of pages, notes and running heads.
PAPER = frozenset({"page_number", "note_in_sentence", "head_in_sentence"})


def said(one: Finding) -> tuple[str, str, tuple[str, ...]]:
    return str(one.kind), one.code, one.values


@pytest.mark.sources
def test_the_tree_of_a_report_has_the_faults_of_its_paper(shared: Path) -> None:
    original = read_file(shared / "sources" / "aarlig-melding-2019-helse-midt-norge.txt")
    document = as_document(
        outline(of_reading(original)),
        "Årlig melding 2019",
        "nb",
        year=2019,
        organisation="Helse Midt-Norge RHF",
    )
    on_paper = {said(one) for one in check(original).findings if one.code not in PAPER}
    assert {said(one) for one in check(read_tree(document).reading).findings} == on_paper


def test_every_line_knows_its_heading_and_what_it_belongs_to() -> None:
    table = Table((("", "2018", "2019"),), (("Somatikk", "60", "59"), ("Alle", "")), caption="Ventetider")
    gap = Paragraph("Svar mangler.", role=Role.GAP, ref="requirement:2")
    words = Paragraph("Ventetiden er 59 dager.\nDen var 60.", ref="requirement:1")
    below = Section("Tall", "1.1", (table,), ref="section:8")
    section = Section("Ventetid", "1", (words, gap), (below,), ref="section:7")
    read = read_tree(Document("Årlig melding 2019", "nb", (section,), year=2019))
    told = [(line, *read.place(n)) for n, line in enumerate(read.reading.lines, start=1) if line]
    assert told == [
        ("Årlig melding 2019", "", None),
        ("2019", "", None),
        ("1 Ventetid", "1 Ventetid", "section:7"),
        ("Ventetiden er 59 dager.", "1 Ventetid", "requirement:1"),
        ("Den var 60.", "1 Ventetid", "requirement:1"),
        ("1.1 Tall", "1.1 Tall", "section:8"),
        ("Ventetider", "1.1 Tall", "section:8"),
        ("\t2018\t2019", "1.1 Tall", "section:8"),
        ("Somatikk\t60\t59", "1.1 Tall", "section:8"),
        ("Alle\t\t", "1.1 Tall", "section:8"),
    ]
    assert [(one.header, one.rows) for one in read.reading.tables] == [
        ((("", "2018", "2019"),), (("Somatikk", "60", "59"), ("Alle",)))
    ]
    assert (read.place(0), read.place(99)) == (("", None), ("", None))
