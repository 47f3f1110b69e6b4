"""Organisations: names as documents write them, the line by date, and what happened when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.refusals import Refused
from linja.people.audit import queries as audit
from linja.people.organisations import actions, phrases, queries
from linja.people.organisations.calculations import normalised, organisation_number, slug_of
from linja.people.organisations.kinds import LinkKind, OrganisationChangeKind
from tests.support.country import Country, named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("St. Olavs hospital HF", "St. Olavs hospital HF"),
        ("St Olavs", "St. Olavs hospital HF"),
        ("ST. OLAVS HOSPITAL", "St. Olavs hospital HF"),
        ("HSØ", "Helse Sør-Øst RHF"),
        ("Helse Sør-Øst", "Helse Sør-Øst RHF"),
        ("Helse Midt Norge", "Helse Midt-Norge RHF"),
        ("Helse Nord RHF", "Helse Nord RHF"),
        ("Helse Nord", "Helse Nord RHF"),
        ("Helse Nord-Trøndelag", "Helse Nord-Trøndelag HF"),
        ("Helse Nord IKT", "Helse Nord IKT HF"),
        ("UNN", "Universitetssykehuset Nord-Norge HF"),
        ("HOD", "Helse- og omsorgsdepartementet"),
        ("Direktoratet for e-helse", "Direktoratet for e-helse"),
        ("KS", "KS"),
        ("Noe annet", None),
        ("", None),
        ("...", None),
    ],
)
def test_names_as_documents_write_them(reference_country: None, written: str, meant: str | None) -> None:
    found = queries.find_by_name(written)
    assert (found.name if found else None) == meant


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("St. Olavs hospital HF", "Helse Midt-Norge RHF"),
        ("Helse Vest RHF", "Helse Vest RHF"),
        ("Helsefellesskapet Fonna", "Helse Vest RHF"),
        ("Regionalt brukerutvalg Helse Nord", "Helse Nord RHF"),
        ("Diakonhjemmet Sykehus", "Helse Sør-Øst RHF"),
        ("Sykehusinnkjøp HF", None),
        ("Helsedirektoratet", None),
    ],
)
def test_which_region_it_is_in(reference_country: None, name: str, region: str | None) -> None:
    found = queries.region_of(named(name))
    assert (found.name if found else None) == region


def test_the_reference_list_is_whole_and_loads_once(reference_country: None) -> None:
    counts = {
        kind: len(queries.all_organisations(kind)) for kind in ("rhf", "health_community", "municipality")
    }
    # Two RHFs of the list were merged in 2007; one municipality number each in the list of 2024.
    assert counts == {"rhf": 6, "health_community": 19, "municipality": 357}
    again = actions.load_reference_organisations()
    assert (again.organisations, again.aliases, again.links, again.changes) == (0, 0, 0, 0)


def test_every_number_of_the_reference_list_is_valid(reference_country: None) -> None:
    numbers = [one.organisation_number for one in queries.all_organisations() if one.organisation_number]
    assert len(numbers) == 32
    assert [organisation_number(number) for number in numbers] == numbers


def test_the_line_from_the_top(reference_country: None) -> None:
    line = [one.name for one in queries.line_to(named("Helsefellesskapet St. Olav"))]
    assert line == [
        "Helse- og omsorgsdepartementet",
        "Helse Midt-Norge RHF",
        "St. Olavs hospital HF",
        "Helsefellesskapet St. Olav",
    ]


def test_a_jointly_owned_unit_stands_under_all_four_and_the_line_names_none(reference_country: None) -> None:
    shared = named("Sykehusinnkjøp HF")
    assert [one.kind for one in queries.parents_of(shared)] == ["rhf"] * 4
    assert [one.name for one in queries.line_to(shared)] == [
        "Helse- og omsorgsdepartementet",
        "Sykehusinnkjøp HF",
    ]


def test_children_by_date(country: Country) -> None:
    moved = country.organisation("Sykehuset X HF", "hf")
    first = actions.link(SYSTEM, child_id=moved, parent_id=country.midt, valid_from=date(2010, 1, 1))
    actions.end_link(SYSTEM, first, on=date(2018, 12, 31), reason="moved to another region")
    actions.link(SYSTEM, child_id=moved, parent_id=country.sorost, valid_from=date(2019, 1, 1))
    seen = {
        day: [one.name for one in queries.parents_of(moved, on=day)]
        for day in (date(2009, 12, 31), date(2018, 12, 31), date(2019, 1, 1))
    }
    assert seen == {
        date(2009, 12, 31): [],
        date(2018, 12, 31): ["Helse Midt-Norge RHF"],
        date(2019, 1, 1): ["Helse Sør-Øst RHF"],
    }
    assert moved in queries.descendants_of(country.ministry, on=date(2018, 1, 1))


def test_renaming_keeps_the_old_name_findable_and_the_address(country: Country) -> None:
    before = queries.by_id(country.directorate)
    actions.record_change(
        SYSTEM,
        country.directorate,
        kind=OrganisationChangeKind.RENAMED,
        on=date(2024, 1, 1),
        new_name="Direktoratet for helse",
    )
    after = queries.by_id(country.directorate)
    assert before is not None
    assert after is not None
    assert (after.name, after.slug) == ("Direktoratet for helse", before.slug)
    assert named("Helsedirektoratet") == named("Direktoratet for helse") == country.directorate
    assert queries.name_on(country.directorate, date(2023, 12, 31)) == "Helsedirektoratet"
    assert queries.name_on(country.directorate, date(2024, 1, 1)) == "Direktoratet for helse"


def test_a_merged_organisation_ends_the_day_before(country: Country) -> None:
    actions.record_change(
        SYSTEM,
        country.nordtrondelag,
        kind=OrganisationChangeKind.MERGED,
        on=date(2025, 1, 1),
        successor_id=country.stolavs,
    )
    found = queries.by_id(country.nordtrondelag)
    assert found is not None
    assert found.valid_to == date(2024, 12, 31)
    assert [one.successor_id for one in queries.changes_of(country.nordtrondelag)] == [country.stolavs]
    living = queries.all_organisations("hf", on=date(2025, 1, 1))
    assert country.nordtrondelag not in {one.id for one in living}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": " ", "kind": "hf"}, "organisations.name_missing"),
        ({"name": "X", "kind": "shop"}, "organisations.unknown_kind"),
        ({"name": "X", "kind": "hf", "number": "983974831"}, "organisations.bad_number"),
        ({"name": "St. Olavs Hospital HF", "kind": "hf"}, "organisations.already_there"),
        (
            {"name": "X", "kind": "hf", "valid_from": date(2020, 1, 2), "valid_to": date(2020, 1, 1)},
            "organisations.ends_before_start",
        ),
    ],
)
def test_what_is_refused(country: Country, facts: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.create_organisation(SYSTEM, **facts)
    assert refused.value.refusal.code == code
    assert phrases.sentence(refused.value.refusal)


def test_nobody_stands_under_itself(country: Country) -> None:
    with pytest.raises(Refused) as refused:
        actions.link(SYSTEM, child_id=country.ministry, parent_id=country.stolavs)
    assert refused.value.refusal.code == "organisations.circle"


def test_only_administrators_change_the_map(country: Country) -> None:
    controller: Actor = country.actor("rhf_controller", country.midt)
    with pytest.raises(Refused) as refused:
        actions.add_alias(controller, country.midt, "Midt")
    assert refused.value.refusal.code == "organisations.only_administrators"
    actions.add_alias(country.actor("administrator"), country.midt, "Midt")
    assert named("midt") == country.midt


def test_a_change_is_logged_with_who_and_what(country: Country) -> None:
    administrator = country.actor("administrator")
    link = actions.link(
        administrator, child_id=country.clinic, parent_id=country.nordtrondelag, kind=LinkKind.MEMBER
    )
    entry = audit.latest(1)[0]
    assert (entry.actor_id, entry.action, entry.subject_label) == (
        administrator.id,
        "organisations.link",
        "Hjertemedisinsk klinikk",
    )
    # The same again changes nothing and logs nothing.
    count = audit.verify().entries
    again = actions.link(
        administrator, child_id=country.clinic, parent_id=country.nordtrondelag, kind=LinkKind.MEMBER
    )
    assert (again, audit.verify().entries) == (link, count)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Helse Sør-Øst RHF", "helse-sor-ost-rhf"),
        ("Sámi klinihkka", "sami-klinihkka"),
        ("Ålesund sjukehus", "alesund-sjukehus"),
    ],
)
def test_addresses_of_names(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text(max_size=60))
def test_comparing_names_is_settled_after_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
