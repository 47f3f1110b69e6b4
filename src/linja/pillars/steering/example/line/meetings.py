"""Meetings of the year, and what is followed up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from linja.ground.kernel.actor import Actor
from linja.line.meetings import actions as meetings
from linja.line.meetings.records import CaseDraft, FollowUpDraft, MeetingDraft, SubjectDraft
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import shortened
from linja.pillars.steering.example.line.clock import on

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading


def hold(loading: Loading, year: Mapping[str, Any]) -> None:
    """Meetings are planned a fortnight before; what is to be followed up comes on its day."""
    for one in year["meetings"]:
        keeper = loading.actor(one["by"], one["host"])
        with on(one["day"] - timedelta(days=14)):
            meeting_id = _plan(loading, keeper, one)
            cases = [_case(loading, keeper, meeting_id, case) for case in one["cases"]]
        if one["state"] == "minuted":
            with on(one["day"]):
                _minutes(loading, keeper, meeting_id, one, cases)
    for one in year["findings"]:
        with on(one["day"]):
            _finding(loading, year["region"], one)


def _plan(loading: Loading, keeper: Actor, one: Mapping[str, Any]) -> int:
    return meetings.plan_meeting(
        keeper,
        MeetingDraft(
            kind=one["kind"],
            title=one["title"],
            host_id=loading.organisation(one["host"]),
            held_on=one["day"],
            participant_ids=tuple(loading.organisation(name) for name in one["with"]),
            place=one.get("place", ""),
        ),
    )


def _case(loading: Loading, keeper: Actor, meeting_id: int, case: Mapping[str, Any]) -> int:
    about = [loading.requirements[key] for key in case.get("about", ())]
    subjects = tuple(
        SubjectDraft(f"requirement:{one.id}", shortened(one.current.text))
        for one in requirements.requirements(about)
    )
    draft = CaseDraft(title=case["title"], background=case.get("background", ""), subjects=subjects)
    return meetings.add_case(keeper, meeting_id, draft)


def _minutes(
    loading: Loading, keeper: Actor, meeting_id: int, one: Mapping[str, Any], cases: list[int]
) -> None:
    meetings.step_meeting(keeper, meeting_id, "hold")
    for case_id, case in zip(cases, one["cases"], strict=True):
        meetings.decide(keeper, case_id, case["decision"])
        for action in case.get("actions", ()):
            meetings.raise_item(
                keeper,
                FollowUpDraft(
                    source="meeting",
                    nature="action",
                    title=action["title"],
                    owner_id=loading.organisation(action["owner"]),
                    raised_by_id=loading.organisation(one["host"]),
                    meeting_id=meeting_id,
                    case_id=case_id,
                    due_on=action["due_on"],
                ),
            )
    meetings.step_meeting(keeper, meeting_id, "minute")


def _finding(loading: Loading, region: str, one: Mapping[str, Any]) -> None:
    meetings.raise_item(
        loading.actor("rhf_controller", region),
        FollowUpDraft(
            source=one["source"],
            nature=one.get("nature", "finding"),
            title=one["title"],
            text=one["text"],
            owner_id=loading.organisation(one["owner"]),
            raised_by_id=loading.organisation(region),
            reference=one.get("reference", ""),
            due_on=one["due_on"],
        ),
    )
