"""Reading: in time, for an organisation, by likeness, and as a register with its counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType, Obligation
from linja.line.requirements import actions, queries
from linja.line.requirements.models import Requirement
from linja.line.requirements.records import (
    RegisterFilter,
)
from linja.line.search import queries as search
from tests.support.country import Country
from tests.support.governing import (
    FIRST_DAY,
    amending_letter,
    change,
    draft,
    final,
    lead,
    letter,
    requirement,
)

JUNE = date(2020, 6, 10)
#: The module, whose name the room's queries give to the function in it.
reading = import_module("linja.line.requirements.queries.register")


def test_the_difference_between_two_days(country: Country):
    one = requirement(country, "Innen 1. juni.", deadlines=(final(date(2020, 6, 1)),))
    changes = [change(one, ChangeType.LAPSE_BUT_REPORT)]
    actions.amend(SYSTEM, amending_letter(country), changes)
    found = queries.difference(one, JUNE, FIRST_DAY)
    assert (found.before.number, found.after.number, found.fields) == (1, 2, ("obligation",))
    assert [part.kind for part in found.words] == ["same"]


def test_what_binds_an_organisation_in_a_year(country: Country):
    document = letter(country, addressee_ids=(country.midt,))
    ids = actions.add_requirements(SYSTEM, document, [draft("a"), draft("b"), draft("c")])
    letter(country, "Annet år", year=2021)
    actions.amend(
        SYSTEM,
        amending_letter(country),
        [change(ids[0], ChangeType.LAPSE), change(ids[1], ChangeType.LAPSE_BUT_REPORT)],
    )
    assert [r.id for r in queries.in_force_for(country.midt, 2020)] == ids[1:]
    assert [r.id for r in queries.in_force_for(country.midt, 2020, date(2020, 6, 9))] == ids
    assert [r.id for r in queries.in_force_for(country.midt, 2020, everything=True)] == ids
    assert queries.in_force_for(country.sorost, 2020) == ()
    assert queries.in_force_for(country.midt, 2021) == ()


def test_matching_what_another_region_prints(country: Country):
    document = letter(country)
    ids = actions.add_requirements(
        SYSTEM,
        document,
        [
            draft("Helse Vest RHF skal redusere ventetiden til 50 dager innen 2021."),
            draft("Utarbeide en plan for beredskap.", stem="De regionale helseforetakene skal i 2020"),
        ],
    )
    found = queries.match_candidates(
        [
            "Helse Nord RHF skal redusere ventetiden til 55 dager innen 2022.",
            "De regionale helseforetakene skal i 2020 utarbeide en plan for\nberedskap.",
            "Noe helt annet om forskning.",
        ],
        document_kind="oppdragsdokument",
        year=2020,
    )
    assert [[c.requirement_id for c in row] for row in found] == [[ids[0]], [ids[1]], []]
    assert [[c.similarity for c in row] for row in found] == [[1.0], [1.0], []]
    assert queries.match_candidates(["a"], document_kind="oppdragsdokument", year=2019) == [()]


# --- register -------------------------------------------------------------------------------------


def test_the_copies_on_the_requirement_follow_its_last_version(country: Country):
    one = requirement(country, deadlines=(final(JUNE),), roles=(lead("Helse Vest RHF"),))
    later = final(date(2021, 1, 1))
    actions.amend(SYSTEM, amending_letter(country), [change(one, ChangeType.EXTEND, new_deadlines=(later,))])
    row = Requirement.objects.get(pk=one)
    assert (row.year, row.obligation, row.due_on, row.lead) == (
        2020, "in_force", date(2021, 1, 1), "Helse Vest RHF",
    )  # fmt: skip
    assert row.current_id == queries.versions(one)[-1].id


def register_country(country: Country) -> dict[str, int]:
    """Six requirements of every sort, named by their text."""
    od = letter(country)
    fmp = letter(country, "Protokoll", kind="foretaksmøteprotokoll", addressee_ids=(country.midt,))
    ids = actions.add_requirements(
        SYSTEM,
        od,
        [
            draft("passert", deadlines=(final(date(2020, 6, 1)),)),
            draft("snart", deadlines=(final(date(2020, 7, 1)),), roles=(lead("Helse Vest RHF"),)),
            draft("god tid", deadlines=(final(date(2020, 12, 1)),), kind="oppgave"),
            draft("bortfalt", deadlines=(final(date(2020, 6, 1)),), obligation=Obligation.LAPSED),
        ],
    )
    ids += actions.add_requirements(
        SYSTEM,
        fmp,
        [draft("uten frist", kind="krav", chapter_title="Økonomi"), draft("ventetider", kind="krav")],
    )
    return dict(
        zip(["passert", "snart", "god tid", "bortfalt", "uten frist", "ventetider"], ids, strict=True)
    )


REGISTER = [
    ({}, ["passert", "snart", "god tid", "bortfalt", "uten frist", "ventetider"]),
    ({"kinds": ("mål",)}, ["passert", "snart", "bortfalt"]),
    ({"kinds": ("krav", "oppgave")}, ["god tid", "uten frist", "ventetider"]),
    ({"obligations": ("lapsed",)}, ["bortfalt"]),
    ({"deadlines": ("passed",)}, ["passert"]),
    ({"deadlines": ("soon",)}, ["snart"]),
    ({"deadlines": ("on_track",)}, ["god tid"]),
    ({"deadlines": ("none",)}, ["bortfalt", "uten frist", "ventetider"]),
    ({"leads": ("Helse Vest RHF",)}, ["snart"]),
    ({"goal_areas": ("Økonomi",)}, ["uten frist"]),
    ({"years": (2019,)}, []),
    ({"text": "ventetid"}, ["ventetider"]),
    ({"text": "frist"}, ["uten frist"]),
    ({"text": "frist", "kinds": ("mål",)}, []),
    ({"sort": "due"}, ["passert", "bortfalt", "snart", "god tid", "uten frist", "ventetider"]),
    ({"sort": "-due"}, ["god tid", "snart", "passert", "bortfalt", "uten frist", "ventetider"]),
    ({"sort": "title"}, ["bortfalt", "god tid", "passert", "snart", "uten frist", "ventetider"]),
]


@pytest.mark.parametrize(("chosen", "texts"), REGISTER)
def test_the_register_shows(country: Country, chosen, texts):
    register_country(country)
    found = queries.register(RegisterFilter(**chosen, on=date(2020, 6, 15)))
    assert [row.text for row in found.rows] == texts
    assert found.total == len(texts)
    exported = queries.register_rows(RegisterFilter(**chosen, on=date(2020, 6, 15)))
    assert [row.text for row in exported] == texts


def test_counts_are_what_one_would_see(country: Country):
    """The slow twin: choose each value and look at the total."""
    register_country(country)
    chosen = RegisterFilter(kinds=("mål",), obligations=("in_force",), on=date(2020, 6, 15))
    found = queries.register(chosen).facets
    fields = {
        "kinds": found.kinds, "obligations": found.obligations, "years": found.years,
        "goal_areas": found.goal_areas, "deadlines": found.deadlines, "leads": found.leads,
        "document_ids": found.documents,
    }  # fmt: skip
    for name, counts in fields.items():
        for count in counts:
            value = int(count.value) if name in {"years", "document_ids"} else count.value
            assert queries.register(replace(chosen, **{name: (value,)})).total == count.count, (name, value)
    assert [(c.value, c.count) for c in found.kinds] == [("krav", 2), ("mål", 2), ("oppgave", 1)]


def test_pages_of_the_register(country: Country):
    actions.add_requirements(SYSTEM, letter(country), [draft(f"krav {n}") for n in range(1, 8)])
    second = queries.register(RegisterFilter(), page=2, size=3)
    assert ([r.text for r in second.rows], second.page, second.pages) == (
        ["krav 4", "krav 5", "krav 6"],
        2,
        3,
    )
    assert [r.text for r in queries.register(RegisterFilter(), page=99, size=3).rows] == ["krav 7"]
    assert queries.register(RegisterFilter(text="finnes ikke"), page=5).page == 1


@pytest.mark.parametrize("chosen", [one for one, _texts in REGISTER if "text" not in one])
def test_the_database_counts_as_one_adds_up(country: Country, chosen):
    """Counted per filter by the database, or added up from one look: the same."""
    register_country(country)
    on = date(2020, 6, 15)
    wanted = RegisterFilter(**chosen, on=on)
    base = reading._base(wanted, None)
    assert reading._counted(base, wanted, on) == reading._added_up(base, wanted, on)


@pytest.mark.parametrize("n", [10, 500])
def test_the_number_of_queries_does_not_grow(country: Country, django_assert_num_queries, n):
    actions.add_requirements(SYSTEM, letter(country), [draft(f"krav {i}") for i in range(n)])
    with django_assert_num_queries(11):
        queries.register(RegisterFilter())
    with django_assert_num_queries(5):
        queries.register(RegisterFilter(text="krav"))
    with django_assert_num_queries(4):
        queries.documents()
    with django_assert_num_queries(11):
        queries.in_force_for(country.midt, 2020)


def test_an_amended_requirement_is_found_by_its_new_words(country: Country):
    one = requirement(country, "gamle ord")
    actions.amend(
        SYSTEM, amending_letter(country), [change(one, ChangeType.REPLACE, new_text="ferske setninger")]
    )
    assert [h.object_id for h in search.find("ferske").hits] == [one]
    assert search.find("gamle").hits == ()
