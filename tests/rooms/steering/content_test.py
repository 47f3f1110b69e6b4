"""The annual report as a tree: prescribed order, stems, gaps in draft, frames in both written languages."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.document import walk
from linja.ground.document.tree import Document, ItemList, ListItem, Paragraph, Role
from linja.ground.kernel.actor import SYSTEM
from linja.ground.reading.findings import FoundHeading
from linja.line.requirements import actions as register
from linja.pillars.steering import actions, content, templates
from linja.pillars.steering.calculations.outline import Told, outline
from linja.pillars.steering.calculations.printed import parted
from linja.pillars.steering.calculations.running_text import as_text, folded, from_text
from linja.pillars.steering.calculations.source import Ask, Source
from linja.pillars.steering.models import ProtocolOrder
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import ASKED, opened

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"


def headings(document: Document) -> list[str]:
    return [walk.heading(section) for _level, section in walk.sections(document)]


def gaps(document: Document) -> list[str]:
    return [p.block.text for p in walk.blocks(document) if p.block.role == Role.GAP]


@pytest.mark.django_db
def test_chapters_stand_in_the_prescribed_order(country: Country) -> None:
    report = opened(country)
    assert headings(content.annual_report(report.id, report.writer)) == [
        "1. Innledning",
        "1.1 Visjon, virksomhetsidé og verdigrunnlag",
        "1.2 Sammendrag av positive resultater og uløste utfordringer i 2020",
        "2. Rapportering på krav i oppdragsdokument",
        "2.1 Redusere unødvendig venting",
        "Mål 2020",
        "3. Rapportering på krav fra foretaksmøter",
        "3.1 Krav og rammer for 2020",
        "4. Styrets plandokument",
        "5. Uttalelse fra regionalt brukerutvalg",
        "6. Uttalelse fra konserntillitsvalgte og konsernverneombud",
    ]


@pytest.mark.django_db
def test_frames_in_nynorsk(country: Country) -> None:
    report = opened(country, "nn")
    document = content.annual_report(report.id, report.writer, drafting=True)
    assert document.title == "Årleg melding 2020"
    assert headings(document)[2].startswith("1.2 Samandrag av positive resultat")
    assert "Rapportering manglar" in gaps(document)
    assert not any("mangler" in text for text in walk.words(document))


@pytest.mark.django_db
def test_gaps_are_said_in_a_draft_and_never_in_an_edition(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    draft_gaps = gaps(content.annual_report(report.id, report.writer, drafting=True))
    assert draft_gaps.count("Rapportering mangler") == 2
    assert draft_gaps.count("Status mangler") == 1
    assert gaps(content.annual_report(report.id, report.writer)) == []


@pytest.mark.django_db
def test_instructions_are_never_printed(country: Country) -> None:
    report = opened(country)
    said = " ".join(walk.words(content.annual_report(report.id, report.writer, drafting=True)))
    template = templates.annual_report(DEFINITIONS)
    assert template.instructions()
    assert not any(text in said for text in template.instructions())


@pytest.mark.django_db
def test_the_annex_decides_the_order_and_later_meetings_come_after(country: Country) -> None:
    january = letter(
        country,
        "Januar",
        kind="foretaksmøteprotokoll",
        issued_on=date(2020, 1, 14),
        addressee_ids=(country.midt,),
    )
    april = letter(
        country,
        "April",
        kind="foretaksmøteprotokoll",
        issued_on=date(2020, 4, 17),
        addressee_ids=(country.midt,),
    )
    add = register.add_requirements
    add(SYSTEM, april, [draft("Vårkrav.", heading="Beredskap", chapter_title="")])
    add(
        SYSTEM,
        january,
        [
            draft("Ukjent.", heading="Ikke i vedlegget", chapter_title=""),
            draft("Reiser.", heading="Pasientreiser", chapter_title=""),
            draft("Heltid.", heading="Bemanning", chapter_title=""),
        ],
    )
    annex = [[1, "Bemanning"], [1, "Samordning"], [2, "Pasientreiser"], [1, "Tomt"]]
    ProtocolOrder.objects.create(document_id=january, year=2020, headings=annex)
    writer = country.actor("rhf_controller", country.midt)
    report_id = actions.open_annual_report(writer, country.midt, 2020)
    document = content.annual_report(report_id, writer)
    found = headings(document)
    assert found[found.index("3.1 Krav og rammer for 2020") : found.index("4. Styrets plandokument")] == [
        "3.1 Krav og rammer for 2020",
        "Bemanning",
        "Samordning",
        "Pasientreiser",
        "Ikke i vedlegget",
        "3.2 Øvrige aktuelle saker i 2020",
        "Foretaksmøte 17. april 2020",
    ]


@pytest.mark.django_db
def test_shared_answers_stand_once_after_the_last(country: Country) -> None:
    from linja.line.reporting import actions as reporting

    report = opened(country)
    report.answer(0, "Felles svar.")
    reporting.cover(report.writer, report.answered[0], report.answered[1:3])
    said = list(walk.words(content.annual_report(report.id, report.writer)))
    assert said.count("Felles svar.") == 1
    assert said.index("Felles svar.") == said.index(ASKED[2]) + 1


# --- pure ----------------------------------------------------------------------------------------


def test_the_template_is_whole() -> None:
    template = templates.annual_report(DEFINITIONS)
    assert [chapter.role for chapter in template.chapters].count("statement") == 2


FAULTS = [
    ("a title lacks nynorsk", lambda data: data["title"].pop("nn")),
    ("a chapter has an unknown role", lambda data: data["chapters"][0].update(role="poem")),
    ("two chapters have the same key", lambda data: data["chapters"][1].update(key="introduction")),
    ("a source is no kind of document", lambda data: data["chapters"][1].update(sources=["dikt"])),
    ("a gap has no words", lambda data: data["gaps"].pop("no_answer")),
    ("a kind is missing", lambda data: data["kinds"].pop("krav")),
    ("the schema is another", lambda data: data.update(schema=2)),
]


@pytest.mark.fault
@pytest.mark.parametrize(("fault", "plant"), FAULTS)
def test_a_fault_in_the_template_is_found(fault: str, plant) -> None:
    path = DEFINITIONS / "report_templates" / "annual_report.yaml"
    data = copy.deepcopy(yaml.safe_load(path.read_text(encoding="utf-8")))
    templates.parsed(data)
    plant(data)
    with pytest.raises(templates.TemplateError):
        templates.parsed(data)


WRITTEN = [
    ("Ett avsnitt.", (Paragraph("Ett avsnitt.", role=Role.ANSWER),)),
    ("Første\nlinje to.\n\nAndre.", ("Første linje to.", "Andre.")),
    ("Tiltak:\n- ett\n- to", ("Tiltak:", (("ett", 0), ("to", 0)))),
    ("- ett\n  - under\n- to", ((("ett", 0), ("under", 1), ("to", 0)),)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "blocks"), WRITTEN)
def test_what_a_person_writes(text: str, blocks: tuple) -> None:
    assert from_text(text) == tuple(_block(one) for one in blocks)


def _block(one: object):
    if isinstance(one, str):
        return Paragraph(one, role=Role.ANSWER)
    if isinstance(one, tuple):
        return ItemList(tuple(ListItem(*item) for item in one), role=Role.ANSWER)
    return one


PLAIN = st.text("abcdefg æøå.,", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.one_of(PLAIN, st.lists(PLAIN, min_size=1)), max_size=6))
def test_text_to_blocks_and_back(parts: list) -> None:
    joined = "\n\n".join(
        part if isinstance(part, str) else "\n".join(f"- {item}" for item in part) for part in parts
    )
    once = as_text(from_text(joined))
    assert as_text(from_text(once)) == once
    assert folded([once.replace("- ", "")]) == folded([joined.replace("- ", "")])


FOLDS = [
    (["Helse Midt-", "Norge RHF"], "Helse Midt-Norge RHF"),
    (["mål-", "og resultatstyring"], "mål- og resultatstyring"),
    (["to  ord ", "", " til"], "to ord til"),
]


@pytest.mark.parametrize(("lines", "text"), FOLDS)
def test_lines_are_folded(lines: list[str], text: str) -> None:
    assert folded(lines) == text


PARTED = [
    ("Alle skal: o ett o to", ("ett", "to"), ("Alle skal:", ("ett", "to"), "")),
    ("Alle skal: o ett o to Slutt.", ("ett", "to"), ("Alle skal:", ("ett", "to"), "Slutt.")),
    ("Uten punkter.", (), ("Uten punkter.", (), "")),
    ("Uten punkter.", ("annet",), ("Uten punkter.", ("annet",), "")),
]


@pytest.mark.parametrize(("text", "items", "parts"), PARTED)
def test_sub_items_stand_inside_the_text_or_after_it(text: str, items: tuple, parts: tuple) -> None:
    assert parted(text, items) == parts


LINES = st.lists(
    st.sampled_from(
        ["", "Noe ble gjort.", "• Et punkt", "Mer tekst her", "2.1 Overskrift", "Krav skal følges."]
    ),
    min_size=1,
    max_size=40,
)


@given(LINES, st.data())
def test_no_line_is_lost_whatever_was_found(lines: list[str], data: st.DataObject) -> None:
    """Wherever headings and requirements are, every word of the source is in the outline, in order."""
    numbers = [n for n, line in enumerate(lines, start=1) if line]
    heads = sorted(data.draw(st.sets(st.sampled_from(numbers), max_size=3))) if numbers else []
    free = [n for n in numbers if n not in heads]
    asks = sorted(data.draw(st.sets(st.sampled_from(free), max_size=3))) if free else []
    source = Source(
        lines=tuple(lines),
        headings=tuple(FoundHeading(n, 1, None, lines[n - 1]) for n in heads),
        asks=tuple(Ask(key=n, line=n, line_end=n, text=lines[n - 1]) for n in asks),
    )
    said: list[str] = []
    for section in outline(source):
        said.append(section.title)
        for part in section.parts:
            said += [part.ask.text] if isinstance(part, Told) else list(walk.texts(part))
    assert letters(said) == letters(lines)


def letters(texts: list[str]) -> str:
    return "".join(c for text in texts for c in text.removeprefix("• ") if c.isalnum())
