"""Plans and projects: lists, one, forms, steps, files, and nothing of the other region's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.line.projects import actions, queries
from tests.support import things
from tests.support.country import Country
from tests.support.house_client import HouseClient

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
SECRET = "Fjordhestplanen"


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def body(reader: HouseClient, name: str, query: str = "") -> str:
    answer = reader.client.get(reverse(name) + query)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, "rhf_leader", language=language)
    for name in ("plans", "projects", "rollouts", "plan_new", "project_new"):
        reader.get(reverse(name))
    draft, plan = things.plan(country, title="Strategi"), things.adopted(country)
    actions.say_status(things.controller(country), plan, 2020, "delayed", "Etter planen.")
    project = things.running(country, plan_id=plan)
    actions.set_rollout(things.controller(country), project, "Journal", country.stolavs, "pilot")
    planned = things.project(country, name="Nytt", mandate="", mandate_on=None)
    for address in (
        *(reverse(name) for name in ("plans", "projects", "rollouts")),
        *(reverse("plans") + query for query in ("?tilstand=ended", "?mangel=no_status", "?q=x")),
        *(reverse("projects") + query for query in ("?tilstand=done", "?mangel=no_users", "?q=x")),
        reverse("rollouts") + "?tilstand=pilot",
        *(reverse("plan", args=(one,)) for one in (draft, plan)),
        *(reverse("plan_edit", args=(one,)) for one in (draft, plan)),
        reverse("plan_step", args=(draft, "adopt")),
        reverse("plan_step", args=(plan, "revise")),
        *(reverse("project", args=(one,)) for one in (project, planned)),
        reverse("project_edit", args=(project,)),
        *(reverse("project_step", args=(project, name)) for name in ("pause", "finish", "stop")),
    ):
        reader.get(address)


def test_a_plan_from_the_form_to_the_yearly_status(country: Country) -> None:
    writer, leader = client(country), client(country, "rhf_leader")
    form = {"organisation_id": country.midt, "title": "Strategi for IKT", "kind": "strategy"}
    years = {"from_year": "2019", "to_year": "2035", "areas": "Journal\nNett"}
    writer.post(reverse("plan_new"), form | years | {"to_year": "2018"}, status=422)
    writer.post(reverse("plan_new"), form | years, follow=True)
    made = queries.plans(things.controller(country))[0]
    assert (made.title, made.areas, made.state) == ("Strategi for IKT", ("Journal", "Nett"), "draft")
    step = reverse("plan_step", args=(made.id, "adopt"))
    said = {"on": "2018-12-13", "by": "Styret", "case_number": "107-2015"}
    leader.post(step, said, status=422)
    leader.post(step, said | {"case_number": "107/18"}, follow=True)
    assert queries.plan(made.id, things.controller(country)).case_number == "107-2018"
    writer.post(reverse("plan_edit", args=(made.id,)), form | years, status=200)
    page = writer.post(
        reverse("plan", args=(made.id,)),
        {"year": "2020", "progress": "on_track", "words": "Godt."},
        follow=True,
    )
    assert [(one.year, one.words) for one, _word in page.context["statuses"]] == [(2020, "Godt.")]


def test_a_project_with_rows_and_steps(country: Country) -> None:
    writer = client(country)
    form = {
        "organisation_id": country.midt,
        "name": "Felles journal",
        "mandate": "Innføre.",
        "mandate_on": "2019-03-15",
        "members-TOTAL_FORMS": "1",
        "members-INITIAL_FORMS": "0",
        "members-0-name": "Berit Bruker",
        "members-0-role": "user_representative",
        "members-0-organisation_name": "HMN",
        "milestones-TOTAL_FORMS": "1",
        "milestones-INITIAL_FORMS": "0",
        "milestones-0-title": "Opplæring",
        "milestones-0-due_on": "2021-10-31",
    }
    grown = writer.post(reverse("project_new"), form | {"ny": "members"}, status=200)
    assert len(grown.context["parts"][0].forms) == 2
    writer.post(reverse("project_new"), form | {"members-0-organisation_name": "Ingensteds"}, status=422)
    writer.post(reverse("project_new"), form, follow=True)
    made = queries.projects(things.controller(country))[0]
    assert [(one.name, one.organisation_name) for one in made.members] == [
        ("Berit Bruker", "Helse Midt-Norge RHF")
    ]
    writer.post(reverse("project_step", args=(made.id, "start")), follow=True)
    page = writer.post(reverse("project_step", args=(made.id, "finish")), follow=True)
    assert [one["name"] for one in page.context["steps"] if one["may_not"]] == ["finish"]
    mile = made.milestones[0].id
    writer.post(reverse("project_milestone", args=(made.id, mile)), {"done_on": ""}, follow=True)
    writer.post(reverse("project_milestone", args=(made.id, mile)), {"done_on": "2021-10-01"}, follow=True)
    writer.post(reverse("project_step", args=(made.id, "finish")), follow=True)
    assert queries.project(made.id, things.controller(country)).state == "done"
    again = {**form, "revision": str(queries.project(made.id, things.controller(country)).revision)}
    writer.post(reverse("project_edit", args=(made.id,)), again, follow=True)
    kept = queries.project(made.id, things.controller(country))
    assert str(kept.milestones[0].done_on) == "2021-10-01"
    edit = reverse("project_edit", args=(made.id,))
    assert f'name="milestones-0-id" value="{mile}"' in writer.get(edit).page.text
    named = {"revision": str(kept.revision), "milestones-0-title": "Kurs", "milestones-0-id": str(mile)}
    writer.post(edit, {**form, **named, "milestones-0-id": "999999"}, status=422)
    writer.post(edit, {**form, **named, "milestones-0-id": "9" * 30}, status=422)
    writer.post(edit, {**form, **named}, follow=True)
    mended = queries.project(made.id, things.controller(country)).milestones
    assert [(one.id, one.title, str(one.done_on)) for one in mended] == [(mile, "Kurs", "2021-10-01")]


def test_how_far_each_place_has_come(country: Country) -> None:
    made, writer = things.running(country), client(country)
    place = {"solution": "Journal", "organisation_id": country.stolavs, "state": "pilot"}
    writer.post(reverse("project_rollout", args=(made,)), place | {"planned_on": "2022-04-30"}, follow=True)
    writer.post(
        reverse("project_rollout", args=(made,)), place | {"organisation_id": country.ous}, status=422
    )
    page = writer.get(reverse("rollouts"))
    assert [(solution, [cell.state for cell in cells]) for _p, solution, cells in page.context["rows"]] == [
        ("Journal", ["pilot"])
    ]
    lines = body(writer, "rollouts_csv").splitlines()
    assert lines[1:] == ["Journal;Felles journal;St. Olavs hospital HF;Pilot;2022-04-30"]


def test_filters_counts_and_files(country: Country) -> None:
    things.adopted(country)
    things.plan(country, title="Strategi", kind="strategy")
    reader = client(country)

    def titles(query: str) -> list[str]:
        return [row.it.title for row in reader.get(reverse("plans") + query).context["page"]]

    assert titles("?tilstand=adopted") == titles("?mangel=no_status") == ["Regional utviklingsplan 2035"]
    assert titles("?slag=strategy") == ["Strategi"]
    assert [one["n"] for one in reader.get(reverse("plans")).context["states"]] == [1, 1, 0]
    lines = body(reader, "plans_csv", "?tilstand=adopted").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Plan", "Regional utviklingsplan 2035"]
    for name in ("plans_xlsx", "projects_xlsx", "rollouts_xlsx"):
        assert reader.client.get(reverse(name)).status_code == 200


def test_those_below_read_whose_plan_it_is_and_change_nothing(country: Country) -> None:
    plan = things.adopted(country)
    things.plan(country, title=SECRET)
    below = client(country, "hf_contributor", "stolavs")
    found = below.get(reverse("plans"))
    assert [(row.it.organisation_name, row.it.of_above, row.lacks) for row in found.context["page"]] == [
        ("Helse Midt-Norge RHF", True, ())
    ]
    assert "Nivået over" in found.page.text
    assert SECRET not in found.page.text
    assert SECRET not in body(below, "plans_csv")
    page = below.get(reverse("plan", args=(plan,)))
    assert (page.context["steps"], page.context["may_write"]) == ([], False)
    assert "Helse Midt-Norge RHF har vedtatt planen" in page.page.text
    said = {"year": "2020", "progress": "on_track", "words": "Godt."}
    below.post(reverse("plan", args=(plan,)), said, status=422)
    assert queries.plan(plan, things.controller(country)).statuses == ()


def test_the_other_region_finds_nothing(country: Country) -> None:
    plan = things.adopted(country, title=SECRET)
    project = things.running(country, name=SECRET, plan_id=plan)
    stranger = client(country, place="sorost")
    for name in ("plans", "projects", "rollouts", "plan_new", "project_new"):
        assert SECRET not in stranger.get(reverse(name)).page.text
    for address in (
        reverse("plan", args=(plan,)),
        reverse("plan_edit", args=(plan,)),
        reverse("plan_step", args=(plan, "end")),
        reverse("project", args=(project,)),
        reverse("project_edit", args=(project,)),
        reverse("project_step", args=(project, "stop")),
    ):
        stranger.get(address, status=404)
        if not address.endswith(f"prosjekter/{project}/"):
            stranger.post(address, {"reason": "x"}, status=404)
    for name in ("plans_csv", "projects_csv", "rollouts_csv"):
        assert SECRET not in body(stranger, name)


@pytest.mark.parametrize("name", ["plans", "projects"])
def test_the_lists_ask_as_often_for_many_as_for_few(country: Country, name: str) -> None:
    plan = things.adopted(country)
    things.adopted(country, title="Del", parent_id=plan)
    things.running(country, plan_id=plan)
    reader = client(country)

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            reader.get(reverse(name))
        return len(held)

    asked()
    few = asked()
    for number in range(10):
        things.adopted(country, title=f"P{number}", parent_id=plan)
        things.running(country, name=f"Q{number}", plan_id=plan)
    assert asked() == few
