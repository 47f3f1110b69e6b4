"""The tree: what is written reads back, hashes tell content apart, walking sees every block once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.document import walk
from linja.ground.document.serial import UnreadableDocumentError, from_data, from_json, to_data, to_json
from linja.ground.document.tree import Document, Paragraph, Place, Role, Section
from tests.properties.document_trees import documents, sections


@given(documents)
def test_a_tree_reads_back_from_its_json(document):
    assert from_json(to_json(document)) == document


@given(documents)
def test_equal_trees_have_equal_json_and_hash(document):
    again = from_data(to_data(document))
    assert (to_json(again), walk.content_hash(again)) == (to_json(document), walk.content_hash(document))


@given(documents, sections)
def test_more_content_is_another_hash(document, section):
    longer = replace(document, sections=(*document.sections, section))
    assert walk.content_hash(longer) != walk.content_hash(document)


@given(st.none() | st.builds(Place, st.integers(1, 9), st.integers(1, 9)))
def test_the_place_in_a_source_does_not_count(place):
    def told(where):
        section = Section("Tittel", blocks=(Paragraph("Tekst", place=where),), place=where)
        return Document("Tittel", "nb", (section,))

    assert walk.content_hash(told(place)) == walk.content_hash(told(None))


@given(documents)
def test_walking_sees_all_blocks_in_reading_order(document):
    by_section = [block for _, section in walk.sections(document) for block in section.blocks]
    assert [placed.block for placed in walk.blocks(document)] == by_section


def test_statements_bind_to_the_rest():
    body = Section("Innledning", "1.", blocks=(Paragraph("Tekst"),))
    spoken = Section("Uttalelse", "2.", blocks=(Paragraph("Vi mener.", Role.STATEMENT),))
    annex = Section("Vedlegg", "3.", sections=(spoken,))
    whole = Document("Melding", "nb", (body, spoken, annex))
    assert walk.without_statements(whole).sections == (body,)
    assert walk.is_statement(annex)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema":2,"title":"","language":"nb","sections":[]}',
        '{"schema":1}',
        '{"schema":1,"title":"","language":"nb","sections":[{"title":"","blocks":[{"type":"picture"}]}]}',
        '{"schema":1,"title":"","language":"nb","sections":[{"title":"","place":[1]}]}',
        '{"schema":1,"title":"","language":"nb","sections":["x"]}',
    ],
)
def test_what_is_no_tree_is_refused(text):
    with pytest.raises(UnreadableDocumentError):
        from_json(text)
