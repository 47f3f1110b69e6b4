"""Whatever an answer holds, it reads the same after a person has opened it and saved it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from linja.line.reporting.calculations import end_of, makes_circle
from linja.pillars.steering.calculations.written import as_written, from_written, merged, normal, three_way
from tests.properties.document_trees import blocks

texts = st.text(alphabet="ab |-*\n\\æ.", max_size=60)
paragraphs = st.lists(st.text(alphabet="abc", min_size=1, max_size=3), max_size=5).map("\n\n".join)


@settings(deadline=None)
@given(texts)
def test_what_is_saved_settles(text: str) -> None:
    """A sign alone on its line may become an item once it has been joined with the next; then it stays."""
    once = as_written(from_written(text))
    twice = as_written(from_written(once))
    assert as_written(from_written(twice)) == twice


@settings(deadline=None)
@given(st.lists(blocks, max_size=4))
def test_opening_and_saving_changes_nothing_that_a_person_can_read(held: list) -> None:  # type: ignore[type-arg]
    opened = normal(as_written(held))
    once = normal(as_written(from_written(opened, held)))
    twice = normal(as_written(from_written(once, held)))
    assert "".join(twice.split()) == "".join(once.split())


@given(paragraphs, paragraphs)
def test_joining_loses_no_paragraph(mine: str, theirs: str) -> None:
    both = merged(mine, theirs).split("\n\n")
    for text in (mine, theirs):
        rest = iter(both)
        assert all(part in rest for part in text.split("\n\n") if part)


@given(st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from("abc"))
def test_a_change_is_never_lost_in_silence(base: str, mine: str, theirs: str) -> None:
    joined = three_way(base, mine, theirs)
    if mine not in (base, theirs) and theirs != base:
        assert joined is None
    else:
        assert joined == (mine if mine != base else theirs)


@given(
    st.dictionaries(st.integers(1, 6), st.none() | st.integers(1, 6), max_size=6), st.sets(st.integers(1, 6))
)
def test_following_ends_also_where_a_circle_were_made(follows: dict[int, int | None], own: set[int]) -> None:
    for start in follows:
        end = end_of(start, follows, own.__contains__)
        assert end is None or end in own


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=12))
def test_no_circle_arises_when_each_step_is_asked(steps: list[tuple[int, int]]) -> None:
    follows: dict[int, int | None] = {}
    for start, target in steps:
        if not makes_circle(start, target, follows):
            follows[start] = target
    for start in follows:
        seen, here = set(), start
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = follows.get(here)  # type: ignore[assignment]
