"""A signature falls exactly where the parts that it covers have changed, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linja.line.approvals.calculations import fallen, hash_of, hashes_of, stands
from linja.line.approvals.records import Part

WORDS = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40)
FACTS = st.lists(
    st.tuples(st.sampled_from(["attainment", "basis", "progress"]), WORDS), unique_by=lambda one: one[0]
).map(tuple)
PARTS = st.builds(Part, WORDS, WORDS, FACTS)
REPORTS = st.dictionaries(st.integers(1, 99).map("requirement:{}".format), PARTS, min_size=1, max_size=8)


@given(REPORTS, st.data())
def test_changing_one_part_makes_exactly_that_one_fall(report: dict, data: st.DataObject) -> None:
    signed = hashes_of(report)
    name = data.draw(st.sampled_from(sorted(report)))
    other = data.draw(PARTS.filter(lambda part: hash_of(part) != signed[name]))
    found = fallen(signed, hashes_of({**report, name: other}))
    assert (found.changed, found.added, found.removed) == ((name,), (), ())


@given(REPORTS, REPORTS)
def test_only_signatures_that_cover_the_part_fall(one: dict, other: dict) -> None:
    """Two reports that share no part: changing the one leaves the other's signature."""
    here = {f"a-{name}": part for name, part in one.items()}
    there = {f"b-{name}": part for name, part in other.items()}
    signed_here, signed_there = hashes_of(here), hashes_of(there)
    changed = {name: Part(part.title, f"{part.text} endret", part.facts) for name, part in here.items()}
    assert not stands(signed_here, hashes_of(changed))
    assert stands(signed_there, hashes_of(there))


@given(REPORTS)
def test_unchanged_text_never_falls(report: dict) -> None:
    signed = hashes_of(report)
    assert stands(signed, hashes_of(dict(reversed(report.items()))))
    spaced = {
        name: Part(f" {part.title}", part.text.replace(" ", "\n  "), tuple(reversed(part.facts)))
        for name, part in report.items()
    }
    assert stands(signed, hashes_of(spaced))


@given(REPORTS, st.data())
def test_what_is_added_or_removed_is_named(report: dict, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(report))))
    signed, now = hashes_of(report), hashes_of({k: v for k, v in report.items() if k not in gone})
    assert set(fallen(signed, now).removed) == gone
    assert set(fallen(now, signed).added) == gone
    assert fallen(signed, now).changed == ()


@given(PARTS, PARTS)
def test_different_words_or_facts_have_different_hashes(one: Part, other: Part) -> None:
    def said(part: Part) -> tuple:
        return " ".join(part.title.split()), " ".join(part.text.split()), sorted(part.facts)

    assert (hash_of(one) == hash_of(other)) == (said(one) == said(other))
