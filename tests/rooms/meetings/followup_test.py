"""What is followed up: where it comes from, who answers, who closes, who sees it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.meetings import actions, content, queries
from linja.line.meetings.records import AuditDraft, FollowUpFilter, SubjectDraft
from linja.people.notices import queries as notices
from linja.pillars.steering import queries as steering
from tests.rooms.meetings.meetings_test import refused
from tests.support.country import Country
from tests.support.meetings import held, item_draft, keeper, raised

pytestmark = pytest.mark.django_db


def trust(country: Country, role: str = "hf_leader") -> Actor:
    return country.actor(role, country.stolavs)


def states(country: Country, item_id: int) -> list[str]:
    found = queries.item(keeper(country), item_id)
    return [f"{one.step}:{one.target}" for one in found.steps]


def test_from_open_to_closed(country: Country) -> None:
    trust(country)
    made = raised(country, due_on=date(2020, 9, 1), responsible="Kari Vik")
    assert [one.about for one in notices.unseen(trust(country))] == [f"followup:{made}"]
    assert refused(actions.step_item, trust(country), made, "finish") == "meetings.has_response"
    actions.respond(trust(country), made, "Rutinen er endret.")
    assert refused(actions.step_item, keeper(country), made, "finish") == "meetings.wrong_role"
    actions.step_item(trust(country), made, "finish")
    assert refused(actions.step_item, trust(country), made, "confirm") == "meetings.wrong_role"
    assert refused(actions.step_item, keeper(country), made, "send_back") == "meetings.no_reason"
    actions.step_item(keeper(country), made, "send_back", "Vis at den følges.")
    actions.respond(trust(country), made, "Rutinen er endret og følges.")
    actions.step_item(trust(country), made, "finish")
    actions.step_item(keeper(country), made, "confirm")
    assert states(country, made) == [
        "register:open",
        "respond:in_progress",
        "finish:done",
        "send_back:in_progress",
        "respond:in_progress",
        "finish:done",
        "confirm:closed",
    ]
    assert refused(actions.respond, trust(country), made, "Mer.") == "meetings.nothing_to_do"


def test_what_one_asks_of_oneself_is_closed_by_a_leader(country: Country) -> None:
    made = raised(country, owner_id=country.midt, source="management_review", nature="action")
    actions.respond(keeper(country), made, "Gjort.")
    actions.step_item(keeper(country), made, "finish")
    assert refused(actions.step_item, keeper(country), made, "confirm") == "meetings.wrong_role"
    actions.step_item(country.actor("rhf_leader", country.midt), made, "confirm")


def test_only_those_in_reach_are_given_something(country: Country) -> None:
    give = item_draft(country, owner_id=country.ous)
    assert refused(actions.raise_item, keeper(country), give) == "meetings.owner_out_of_reach"
    upwards = item_draft(country, raised_by_id=country.stolavs, owner_id=country.midt)
    assert refused(actions.raise_item, trust(country), upwards) == "meetings.owner_out_of_reach"
    foreign = item_draft(country, raised_by_id=country.sorost, owner_id=country.ous)
    assert refused(actions.raise_item, keeper(country), foreign) == "meetings.not_your_meeting"


def test_in_a_meeting_those_who_take_part_are_given_something(country: Country) -> None:
    made = held(country, kind="directors", title="AD-møte", participant_ids=(country.sorost,))
    draft = item_draft(country, meeting_id=made, owner_id=country.sorost, nature="action")
    one = actions.raise_item(keeper(country), draft)
    found = queries.item(country.actor("rhf_controller", country.sorost), one)
    assert (found.source, found.source_date, found.source_label) == ("meeting", date(2020, 3, 27), "AD-møte")
    other = item_draft(country, meeting_id=made, owner_id=country.ous)
    assert refused(actions.raise_item, keeper(country), other) == "meetings.owner_out_of_reach"
    assert queries.item(country.actor("hf_leader", country.ous), one) is None


def test_who_sees_it(country: Country) -> None:
    own = raised(country, raised_by_id=country.midt)
    inside = actions.raise_item(
        trust(country), item_draft(country, raised_by_id=country.stolavs, title="Eget tilsyn")
    )
    shared = actions.raise_item(
        trust(country),
        item_draft(country, raised_by_id=country.stolavs, title="Delt tilsyn", shared_above=True),
    )
    seen = {
        name: [one.id for one in queries.items(actor)]
        for name, actor in {
            "trust": trust(country),
            "region": keeper(country),
            "other trust": country.actor("hf_leader", country.nordtrondelag),
            "other region": country.actor("rhf_controller", country.sorost),
            "ministry": country.actor("ministry", country.ministry),
            "auditor": country.actor("auditor"),
            "user committee": country.actor("user_committee", country.midt),
        }.items()
    }
    assert seen == {
        "trust": [own, inside, shared],
        "region": [own, shared],
        "other trust": [],
        "other region": [],
        "ministry": [],
        "auditor": [own, inside, shared],
        "user committee": [],
    }
    stranger = country.actor("rhf_controller", country.sorost)
    assert queries.counts(stranger, FollowUpFilter())["overdue"][0].count == 0
    assert queries.counts(stranger, FollowUpFilter())["source"] == ()
    for act in ("change", "respond", "confirm"):
        assert actions.may_item(stranger, act, own).code == "meetings.not_found"
    assert refused(actions.respond, stranger, own, "Hei") == "meetings.not_found"


def test_what_a_body_says_is_closed_by_the_body(country: Country) -> None:
    body = country.actor("user_committee", country.midt)
    draft = item_draft(
        country,
        source="statement",
        nature="request",
        owner_id=country.midt,
        voice="user_committee",
        source_key="statement:1",
    )
    made = actions.raise_item(body, draft)
    actions.respond(keeper(country), made, "Er tatt inn i rapporten.")
    actions.step_item(keeper(country), made, "finish")
    assert (
        refused(actions.step_item, country.actor("rhf_leader", country.midt), made, "confirm")
        == "meetings.wrong_role"
    )
    actions.step_item(body, made, "confirm")
    other = country.actor("user_committee", country.sorost)
    assert refused(actions.raise_item, other, draft) == "meetings.not_your_item"
    assert [one.id for one in queries.items_from(body, ["statement:1"])] == [made]
    assert queries.items_from(other, ["statement:1"]) == ()


def test_an_audit_with_findings_that_become_requirements(country: Country) -> None:
    who = keeper(country)
    draft = AuditDraft("internal_audit", country.midt, "Varslingssystem", 2020, scope_ids=(country.stolavs,))
    made = actions.register_audit(who, draft)
    assert queries.audit(trust(country), made) is None
    actions.step_audit(who, made, "start")
    assert queries.audit(trust(country), made).scope[0].id == country.stolavs
    assert refused(actions.step_audit, who, made, "finish") == "meetings.has_conclusion"
    told = AuditDraft(**{**_fields(draft), "conclusion": "Systemet er på plass.", "reference": "20/00123"})
    actions.change_audit(who, made, told)
    assert queries.audit(trust(country), made).conclusion == ""
    finding = actions.raise_item(who, item_draft(country, audit_id=made))
    actions.tie_requirement(who, finding, SubjectDraft("requirement:7", "Krav 7", relation="became"))
    actions.step_audit(who, made, "finish")
    found = queries.item(who, finding)
    assert (found.source, found.reference, found.subjects[0].relation) == (
        "internal_audit",
        "20/00123",
        "became",
    )
    assert queries.items_about(who, ["requirement:7"])["requirement:7"][0].id == finding
    assert queries.audits(country.actor("rhf_controller", country.sorost)) == ()
    (section,) = content.audit_summary(who, country.midt, 2020)
    assert section.title == "Varslingssystem"
    beyond = AuditDraft("internal_audit", country.midt, "Annet", 2020, scope_ids=(country.ous,))
    assert refused(actions.register_audit, who, beyond) == "meetings.owner_out_of_reach"


def _fields(draft: AuditDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in AuditDraft.__dataclass_fields__}


def test_filters_and_counts(country: Country) -> None:
    today = timezone.localdate()
    late = raised(country, due_on=today - timedelta(days=1), title="For sent")
    on_the_day = raised(country, due_on=today, title="I dag")
    done = raised(country, due_on=today - timedelta(days=9), title="Gjort")
    actions.respond(trust(country), done, "Gjort.")
    actions.step_item(trust(country), done, "finish")
    who = keeper(country)
    assert [one.id for one in queries.items(who, FollowUpFilter(overdue=True))] == [late]
    assert [one.id for one in queries.items(who, FollowUpFilter(states=("done",)))] == [done]
    assert [one.id for one in queries.items(who, FollowUpFilter(text="dag"))] == [on_the_day]
    counted = queries.counts(who, FollowUpFilter(states=("open",)))
    assert {one.value: one.count for one in counted["state"]} == {"done": 1, "open": 2}
    assert [(one.label, one.count) for one in counted["owner"]] == [("St. Olavs hospital HF", 2)]
    assert counted["overdue"][0].count == 1


def test_both_sides_find_it_on_their_page(country: Country) -> None:
    made = raised(country, due_on=date(2020, 9, 1))

    def owed(actor: Actor) -> list[tuple[str, int | None, date | None]]:
        found = steering.owed_by(actor, timezone.localdate())
        return [(one.code, one.item_id, one.due_on) for one in found if one.item_id]

    assert owed(trust(country)) == [("follow_up", made, date(2020, 9, 1))]
    assert owed(keeper(country)) == []
    actions.respond(trust(country), made, "Gjort.")
    actions.step_item(trust(country), made, "finish")
    assert owed(trust(country)) == []
    assert owed(keeper(country)) == [("confirm", made, None)]
    assert owed(country.actor("rhf_controller", country.sorost)) == []
    assert owed(country.actor("auditor")) == []


def test_a_list_asks_the_same_however_long(country: Country) -> None:
    asked = []
    for more in (2, 10):
        for _one in range(more):
            made = raised(country, subjects=(SubjectDraft("requirement:1", "Krav 1"),))
        actions.respond(trust(country), made, "Noe.")
        with CaptureQueriesContext(connection) as caught:
            queries.items(keeper_actor := keeper(country))
            queries.counts(keeper_actor, FollowUpFilter())
        asked.append(len(caught))
    assert asked[0] == asked[1]
