"""Plans and projects: who sees and writes them, their steps, what they lack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.line.projects import actions, calculations, lifecycle, queries, rules
from linja.line.projects.models import Milestone, Plan, Project
from linja.line.projects.records import MilestoneRecord
from tests.support import things
from tests.support.country import Country

pytestmark = pytest.mark.django_db


def refused(act: object) -> str:
    with pytest.raises(Refused) as held:
        act()  # type: ignore[operator]
    return held.value.refusal.code


# role, place → may read (draft plan, adopted plan, planned project, running project)
SEES = [
    ("rhf_controller", "midt", (True, True, True, True)),
    ("rhf_leader", "midt", (True, True, True, True)),
    ("hf_board_secretary", "midt", (True, True, True, True)),
    ("ministry", "ministry", (False, True, False, True)),
    ("auditor", None, (True, True, True, True)),
    ("hf_leader", "stolavs", (False, True, False, False)),
    ("hf_contributor", "nordtrondelag", (False, True, False, False)),
    ("clinic_contributor", "clinic", (False, True, False, False)),
    ("hf_leader", "ous", (False, False, False, False)),
    ("user_committee", "stolavs", (False, False, False, False)),
    ("user_committee", "midt", (False, False, False, False)),
    ("rhf_controller", "sorost", (False, False, False, False)),
    ("rhf_leader", "sorost", (False, False, False, False)),
    ("administrator", None, (False, False, False, False)),
]


@pytest.mark.parametrize(("role", "place", "expected"), SEES)
def test_who_sees_what(country: Country, role: str, place: str | None, expected: tuple[bool, ...]) -> None:
    draft, adopted = things.plan(country, title="Utkast"), things.adopted(country)
    planned, running = things.project(country, name="Planlagt"), things.running(country)
    reader = country.actor(role, getattr(country, place) if place else None)
    plans = {one.id for one in queries.plans(reader)}
    projects = {one.id for one in queries.projects(reader)}
    seen = (draft in plans, adopted in plans, planned in projects, running in projects)
    assert seen == expected


# step, from state, who takes it, what comes of it
PLAN_STEPS = [
    ("adopt", "draft", "rhf_leader", "midt", None),
    ("adopt", "draft", "hf_board_secretary", "midt", None),
    ("adopt", "draft", "rhf_controller", "midt", "projects.wrong_role"),
    ("adopt", "draft", "rhf_leader", "sorost", "projects.not_found"),
    ("adopt", "draft", "ministry", "ministry", "projects.not_found"),
    ("adopt", "adopted", "rhf_leader", "midt", "projects.no_such_step"),
    ("revise", "adopted", "rhf_controller", "midt", None),
    ("revise", "adopted", "ministry", "ministry", "projects.not_yours"),
    ("revise", "adopted", "hf_leader", "stolavs", "projects.not_yours"),
    ("revise", "adopted", "hf_leader", "ous", "projects.not_found"),
    ("adopt", "draft", "hf_leader", "stolavs", "projects.not_found"),
    ("revise", "draft", "rhf_controller", "midt", "projects.no_such_step"),
    ("end", "adopted", "rhf_leader", "midt", None),
    ("end", "adopted", "rhf_controller", "midt", "projects.wrong_role"),
    ("end", "adopted", "rhf_leader", "sorost", "projects.not_found"),
]


@pytest.mark.parametrize(("step", "state", "role", "place", "code"), PLAN_STEPS)
def test_a_plan_s_steps(
    country: Country, step: str, state: str, role: str, place: str, code: str | None
) -> None:
    made = things.adopted(country) if state == "adopted" else things.plan(country)
    refusal = actions.may_plan(country.actor(role, getattr(country, place)), step, made)
    assert (refusal.code if refusal else None) == code


PROJECT_STEPS = [
    ("start", "planned", "rhf_controller", "midt", None),
    ("start", "running", "rhf_controller", "midt", "projects.no_such_step"),
    ("start", "planned", "rhf_controller", "sorost", "projects.not_found"),
    ("start", "planned", "ministry", "ministry", "projects.not_found"),
    ("pause", "running", "rhf_leader", "midt", None),
    ("pause", "running", "ministry", "ministry", "projects.not_yours"),
    ("finish", "running", "rhf_controller", "midt", "projects.milestones_settled"),
    ("stop", "planned", "rhf_controller", "midt", None),
    ("reopen", "running", "rhf_controller", "midt", "projects.no_such_step"),
]


@pytest.mark.parametrize(("step", "state", "role", "place", "code"), PROJECT_STEPS)
def test_a_project_s_steps(
    country: Country, step: str, state: str, role: str, place: str, code: str | None
) -> None:
    made = things.running(country) if state == "running" else things.project(country)
    refusal = actions.may_project(country.actor(role, getattr(country, place)), step, made)
    assert (refusal.code if refusal else None) == code


def test_a_project_without_a_mandate_does_not_start(country: Country) -> None:
    made = things.project(country, mandate="", mandate_on=None)
    start = lambda: actions.step_project(things.controller(country), made, "start")  # noqa: E731
    assert refused(start) == "projects.has_mandate"


def test_nobody_writes_for_the_other_region(country: Country) -> None:
    stranger = country.actor("rhf_controller", country.sorost)
    plan, project = things.adopted(country), things.running(country)
    mile = Milestone.objects.get(project_id=project).pk
    draft = things.plan_draft(country, title="Ny")
    work = things.project_draft(country, name="Ny")
    assert [
        refused(lambda: actions.write_plan(stranger, draft)),
        refused(lambda: actions.write_project(stranger, work)),
        refused(lambda: actions.change_plan(stranger, plan, draft, revision=2)),
        refused(lambda: actions.say_status(stranger, plan, 2020, "on_track", "x")),
        refused(lambda: actions.change_project(stranger, project, work, revision=2)),
        refused(lambda: actions.step_project(stranger, project, "stop", "x")),
        refused(lambda: actions.settle_milestone(stranger, mile, date(2021, 1, 1))),
        refused(lambda: actions.set_rollout(stranger, project, "x", country.ous, "pilot")),
    ] == ["projects.not_yours"] * 2 + ["projects.not_found"] * 6


def test_what_is_written_wrongly_is_refused(country: Country) -> None:
    writer, plan = things.controller(country), things.adopted(country)
    held = things.plan_draft(country, title="Ny")
    wrong = {
        "projects.no_title": replace(held, title=" "),
        "projects.unknown_kind": replace(held, kind="x"),
        "projects.ends_before_start": replace(held, to_year=2018),
        "projects.taken": replace(held, title="Regional utviklingsplan 2035"),
        "projects.other_parent": replace(held, parent_id=9999),
    }
    assert {
        code: refused(lambda d=draft: actions.write_plan(writer, d)) for code, draft in wrong.items()
    } == {code: code for code in wrong}
    assert (
        refused(lambda: actions.say_status(writer, plan, 2018, "on_track", "x")) == "projects.outside_horizon"
    )
    assert refused(lambda: actions.say_status(writer, plan, 2020, "on_track", " ")) == "projects.no_words"
    made = things.plan(country, title="Ny")
    actions.change_plan(writer, made, held, revision=1)
    assert (
        refused(lambda: actions.change_plan(writer, made, held, revision=1)) == "projects.changed_meanwhile"
    )


def test_another_s_draft_is_not_named_beside_what_is_open(country: Country) -> None:
    plan = things.plan(country, title="Hemmelig plan")
    project = things.running(country, plan_id=plan)
    above = country.actor("ministry", country.ministry)
    assert queries.project(project, above).plan_title == ""
    assert queries.project(project, things.controller(country)).plan_title == "Hemmelig plan"


def test_milestones_that_stay_keep_what_they_came_to(country: Country) -> None:
    made, writer = things.running(country), things.controller(country)
    first = queries.project(made, writer)
    actions.settle_milestone(writer, first.milestones[0].id, date(2021, 9, 1))
    points = (
        MilestoneRecord("Opplæring ferdig", date(2021, 12, 1)),
        MilestoneRecord("Drift", date(2022, 1, 1)),
    )
    actions.change_project(
        writer, made, things.project_draft(country, milestones=points), revision=first.revision
    )
    held = queries.project(made, writer).milestones
    assert [(one.title, one.due_on, one.done_on) for one in held] == [
        ("Opplæring ferdig", date(2021, 12, 1), date(2021, 9, 1)),
        ("Drift", date(2022, 1, 1), None),
    ]


def _reached(country: Country) -> tuple[int, list[MilestoneRecord]]:
    """A running project with two milestones, the first of them reached."""
    points = (MilestoneRecord("Avtale", date(2020, 5, 1)), MilestoneRecord("Drift", date(2022, 1, 1)))
    made = things.running(country, milestones=points)
    first = queries.project(made, things.controller(country)).milestones[0]
    actions.settle_milestone(things.controller(country), first.id, date(2020, 4, 1))
    return made, list(queries.project(made, things.controller(country)).milestones)


def _change(country: Country, made: int, points: list[MilestoneRecord]) -> list[tuple[object, ...]]:
    """What the milestones are after a change."""
    writer = things.controller(country)
    draft = things.project_draft(country, milestones=tuple(points))
    actions.change_project(writer, made, draft, revision=queries.project(made, writer).revision)
    return [(one.title, one.done_on, one.id) for one in queries.project(made, writer).milestones]


def test_a_milestone_keeps_what_it_came_to_under_another_name(country: Country) -> None:
    made, (first, second) = _reached(country)
    reached = date(2020, 4, 1)
    renamed = [replace(first, title="Kontrakt"), replace(second, title="Avtale")]
    assert _change(country, made, renamed) == [
        ("Kontrakt", reached, first.id),
        ("Avtale", None, second.id),
    ]
    swapped = [replace(first, title="Avtale"), replace(second, title="Kontrakt")]
    assert _change(country, made, swapped) == [("Avtale", reached, first.id), ("Kontrakt", None, second.id)]
    # A new one may take the name that a held one lets go of, and what is left out is gone.
    fresh = [replace(first, title="Signert"), MilestoneRecord("Avtale", date(2023, 1, 1))]
    told = _change(country, made, fresh)
    assert [one[:2] for one in told] == [("Signert", reached), ("Avtale", None)]
    assert told[0][2] == first.id
    assert told[1][2] not in (first.id, second.id)


def test_milestones_of_others_and_doubles_are_refused(country: Country) -> None:
    made, (first, second) = _reached(country)
    foreign = Milestone.objects.get(project_id=things.running(country, name="Annet")).pk
    wrong = {
        "projects.other_milestone": [replace(first, id=foreign), second],
        "projects.milestone_twice": [first, replace(first, title="Ny")],
        "projects.milestone_taken": [first, replace(second, title=" Avtale ")],
        "projects.no_title": [first, replace(second, title=" ")],
    }
    for code, points in wrong.items():
        assert refused(lambda p=points: _change(country, made, p)) == code
    new = things.project_draft(country, name="Nytt", milestones=(first,))
    assert (
        refused(lambda: actions.write_project(things.controller(country), new)) == "projects.other_milestone"
    )
    assert list(queries.project(made, things.controller(country)).milestones) == [first, second]
    assert Milestone.objects.get(pk=foreign).title == "Opplæring ferdig"


# what the plan is, the day, what it lacks
LACKING = [
    ({}, date(2019, 6, 1), ()),
    ({}, date(2020, 2, 1), ("no_status",)),
    ({"revision_due": date(2020, 1, 31)}, date(2020, 2, 1), ("no_status", "revision_passed")),
    ({"to_year": 2020}, date(2021, 1, 1), ("no_status", "horizon_passed")),
]


@pytest.mark.parametrize(("facts", "today", "expected"), LACKING)
def test_what_a_plan_lacks(country: Country, facts: dict, today: date, expected: tuple[str, ...]) -> None:
    made = things.adopted(country, **facts)
    assert calculations.lacks_of_plan(queries.plan(made, things.leader(country)), today) == expected


def test_those_below_follow_a_plan_and_see_to_nothing_in_it(country: Country) -> None:
    made = things.adopted(country, revision_due=date(2020, 1, 31))
    below, today = country.actor("hf_leader", country.stolavs), date(2020, 2, 1)
    own, theirs = queries.plan(made, things.leader(country)), queries.plan(made, below)
    assert (own.of_above, theirs.of_above) == (False, True)
    assert calculations.lacks_of_plan(theirs, today) == ()
    assert replace(theirs, of_above=False) == own
    # What belongs to it may be written below, and builds on it by name.
    mine = things.plan_draft(country, title="Egen", organisation_id=country.stolavs, parent_id=made)
    built = actions.write_plan(below, mine)
    assert queries.plan(built, below).parent_title == own.title
    actions.revise_plan(things.controller(country), made, "Ny befolkningsframskriving")
    assert queries.plan(built, below).parent_title == ""
    assert [one.id for one in queries.plans(below)] == [built]


def test_what_a_project_lacks(country: Country) -> None:
    made = things.running(country, ends_on=date(2021, 12, 31))
    held = queries.project(made, things.controller(country))
    assert calculations.lacks_of_project(held, date(2021, 10, 31)) == ("no_employees",)
    assert calculations.lacks_of_project(held, date(2022, 1, 1)) == (
        "no_employees",
        "milestone_passed",
        "end_passed",
    )
    assert calculations.lacks_of_project(replace(held, state="done"), date(2022, 1, 1)) == ()


# --- the list's scope is the rule's twin --------------------------------------------------------------

ROLES = sorted(rules.INSIDERS | {"user_committee", "administrator", "system"})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_lists_hold_exactly_what_the_rule_allows(country: Country, data: st.DataObject) -> None:
    places = [
        None,
        country.ministry,
        country.midt,
        country.sorost,
        country.stolavs,
        country.ous,
        country.clinic,
    ]
    Plan.objects.all().delete()
    Project.objects.all().delete()
    states = {
        Plan: [lifecycle.DRAFT, lifecycle.ADOPTED, lifecycle.ENDED],
        Project: [lifecycle.PLANNED, lifecycle.RUNNING, lifecycle.DONE],
    }
    for number in range(6):
        place = data.draw(st.sampled_from(places[1:]))
        rest = {"title": f"P{number}", "kind": "strategy", "from_year": 2020, "to_year": 2021}
        Plan.objects.create(organisation_id=place, state=data.draw(st.sampled_from(states[Plan])), **rest)
        state = data.draw(st.sampled_from(states[Project]))
        Project.objects.create(organisation_id=place, state=state, name=f"Q{number}")
    held = st.builds(ScopedRole, st.sampled_from(ROLES), st.sampled_from(places))
    actor = Actor("1", "X", data.draw(st.frozensets(held, max_size=3)))
    for model, visible, shared in (
        (Plan, queries.visible_plans, lifecycle.SHARED_PLAN),
        (Project, queries.visible_projects, lifecycle.SHARED_PROJECT),
    ):
        allowed = {
            row.pk
            for row in model.objects.select_related("organisation")
            if rules.may_read(actor, queries.facts_of(row), shared) is None
        }
        assert {row.pk for row in visible(actor)} == allowed
