"""What is found, in which order, by whom. Runs alike on both databases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.line.search import actions, queries
from linja.line.search.calculations.asked import Term, fts5, terms, tsquery, tsvector
from linja.line.search.calculations.excerpt import excerpt
from linja.line.search.calculations.stems import stem, stems
from linja.line.search.queries import Scope
from tests.support.country import Country

# written in bokmål, written in nynorsk or inflected: one stem
SAME = [
    ("sykehus", "sjukehus"),
    ("sykehusene", "sjukehusa"),
    ("virksomheten", "verksemda"),
    ("tjenester", "tenester"),
    ("pasientene", "pasientar"),
    ("ventetiden", "ventetider"),
    ("ikke", "ikkje"),
    ("foretaksmøte", "føretaksmøtet"),
    ("utredning", "utgreiinga"),
    ("behandlingen", "behandlinga"),
]
DIFFERENT = [("mål", "mal"), ("før", "for"), ("råd", "rad"), ("læring", "laring")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_forms_of_one_word(a, b):
    assert stem(a) == stem(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_letters_stay_letters(a, b):
    assert stem(a) != stem(b)


ASKED = [
    ("ventetider", (Term(("ventetid",), "ventetider"),)),
    ("ventetider ", (Term(("ventetid",)),)),
    ('"psykisk helsevern"', (Term(("psykisk", "helsevern")),)),
    ('"psykisk helse', (Term(("psykisk",)), Term(("hels",), "helse"))),
    ("covid-19", (Term(("covid",)), Term(("19",), "19"))),
    ("  !? ", ()),
    ("", ()),
    ('""', ()),
]


@pytest.mark.parametrize(("text", "found"), ASKED)
def test_what_was_typed(text, found):
    assert terms(text) == found


def test_the_same_terms_in_two_languages():
    asked = terms('"psykisk helsevern" plan')
    assert fts5(asked) == '"psykisk helsevern" AND ("plan" OR "plan" *)'
    assert fts5(asked, "title") == '{title} : ("psykisk helsevern" AND ("plan" OR "plan" *))'
    assert tsquery(asked) == "('psykisk' <-> 'helsevern') & ('plan' | 'plan':*)"
    assert tsquery(asked, "A") == "('psykisk':A <-> 'helsevern':A) & ('plan':A | 'plan':*A)"
    assert tsvector(["a", "b"], ["b", "a"]) == "'a':1A,13 'b':2A,12"


def test_excerpt_marks_hits_and_shows_where_it_is_cut():
    text = f"{'Annet stoff. ' * 40}Redusere ventetiden i regionen. {'Mer stoff. ' * 40}"
    pieces = excerpt(text, terms("ventetider"))
    assert [piece.text for piece in pieces if piece.hit] == ["ventetiden"]
    whole = "".join(piece.text for piece in pieces)
    assert (whole[:2], whole[-2:], len(whole) <= 250) == ("… ", " …", True)
    assert excerpt("", terms("a")) == ()


def entries(*rows: tuple[str, str], kind: str = "requirement", **rest) -> None:
    start = queries.SearchEntry.objects.count() + 1
    actions.index(
        [actions.Entry(kind, start + n, title, text, **rest) for n, (title, text) in enumerate(rows)]
    )


def found(text: str, **rest) -> list[int]:
    return [hit.object_id for hit in queries.find(text, **rest).hits]


@pytest.fixture
def shelf(db: None) -> None:
    entries(
        ("Venting", "Ventetiden skal ned i alle sjukehus."),
        ("Psykisk helsevern", "Vernet om psykisk helse."),
        ("Beredskap", "Planar for pasientane innan psykisk helsevern"),
        ("Måling", "Måle før og etter"),
        ("Maling", "For de male"),
    )


SHELF = [
    ("ventetider", [1]),
    ("sykehusene", [1]),
    ("psykisk helsevern", [2, 3]),
    ('"psykisk helsevern"', [2, 3]),
    ('"helsevern psykisk"', []),
    ('"helsevern vernet"', []),  # no phrase reaches from the title into the text
    ("pasientenes plan", [3]),
    ("psyk", [2, 3]),
    ("psyk ", []),
    ("måle", [4]),
    ("male", [5]),
    ("før", [4]),
    ("VENTETID", [1]),
    ("ventetid beredskap", []),
    ("'; DROP TABLE x --", []),
    ("NEAR( AND OR * ^ : { }", []),
    (":* & | ! <-> \\ '", []),
]


@pytest.mark.parametrize(("text", "ids"), SHELF)
def test_finding(shelf, text, ids):
    assert found(text) == ids
    assert sorted(queries.ids(text, "requirement")) == sorted(ids)
    everything = queries.SearchEntry.objects.filter(object_id__in=queries.matching(text, "requirement"))
    assert sorted(everything.values_list("object_id", flat=True)) == sorted(ids)


def test_order_title_then_year_then_shortest(db):
    entries(("Annet", "plan og noe mer"), year=2020)
    entries(("Annet", "plan"), year=2020)
    entries(("Annet", "plan"), year=2021)
    entries(("Plan", "annet"), year=2010)
    assert found("plan") == [4, 3, 2, 1]
    assert found("plan", limit=2, offset=1) == [3, 2]
    assert queries.find("plan", limit=1).total == 4


def test_kinds_are_counted_and_chosen(db):
    entries(("Plan", ""))
    entries(("Plan", ""), kind="answer")
    result = queries.find("plan", kinds=["answer"])
    assert ([hit.kind for hit in result.hits], result.total) == (["answer"], 1)
    assert result.counts == {"answer": 1, "requirement": 1}
    assert queries.find("plan", kinds=[]).hits == ()


def test_what_belongs_to_an_organisation_is_found_by_those_who_may(country: Country):
    entries(("Plan", "åpen"))
    entries(("Plan", "midt"), organisation_id=country.midt)
    entries(("Plan", "sørøst"), organisation_id=country.sorost)
    assert found("plan") == [1]
    assert found("plan", scope=Scope(frozenset({country.midt}))) == [1, 2]
    assert found("plan", scope=Scope(everything=True)) == [1, 2, 3]


def test_indexing_again_replaces_and_removing_removes(db):
    actions.index([actions.Entry("requirement", 1, "", "gamle ord")])
    actions.index([actions.Entry("requirement", 1, "", "nye setninger")])
    assert (found("gamle"), found("setninger")) == ([], [1])
    actions.remove("requirement", [1])
    assert found("setninger") == []
    assert queries.SearchEntry.objects.count() == 0


def test_a_fixed_number_of_queries(db, django_assert_num_queries):
    entries(*[("Plan", f"nummer {n}") for n in range(300)])
    with django_assert_num_queries(2):
        assert len(queries.find("plan", limit=50).hits) == 50


WORD = st.sampled_from(["plan", "krav", "ventetid", "måle", "sykehus", "før", "frist", "råd"])
TEXTS = st.lists(st.tuples(st.lists(WORD, max_size=3), st.lists(WORD, max_size=6)), min_size=1, max_size=8)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shelved=TEXTS, asked=st.lists(WORD, min_size=1, max_size=3), phrase=st.booleans())
def test_finding_is_what_a_slow_reader_does(db, shelved, asked, phrase):
    """The slow twin reads every text; so both databases are held to the same hits in the same order."""
    actions.remove("requirement", range(1, 20))
    actions.index(
        [
            actions.Entry("requirement", n, " ".join(title), " ".join(body), year=2000 + n % 2)
            for n, (title, body) in enumerate(shelved, start=1)
        ]
    )
    text = f'"{" ".join(asked)}"' if phrase else " ".join(asked) + " "
    slow = []
    for n, (title, body) in enumerate(shelved, start=1):
        in_title = _has(title, [], asked, phrase)
        if in_title or _has(title, body, asked, phrase):
            slow.append((not in_title, -(2000 + n % 2), len(title) + len(body), n))
    assert found(text) == [row[-1] for row in sorted(slow)]


def _has(title: list[str], body: list[str], asked: list[str], phrase: bool) -> bool:
    fields = [stems(" ".join(title)), stems(" ".join(body))]
    wanted = stems(" ".join(asked))
    if not phrase:
        return all(any(word in field for field in fields) for word in wanted)
    return any(
        field[at : at + len(wanted)] == wanted
        for field in fields
        for at in range(len(field) - len(wanted) + 1)
    )
