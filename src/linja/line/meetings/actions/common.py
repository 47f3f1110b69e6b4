"""What the room's actions share: locked rows that may be changed, what is cited, and whom to tell."""

from __future__ import annotations

from collections.abc import Iterable

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.meetings import phrases, rules
from linja.line.meetings.models import FollowUp, Meeting
from linja.line.meetings.queries import meeting_rows as reading
from linja.people.audit.acting import Act
from linja.people.notices import actions as notices
from linja.people.organisations import queries as organisations

#: Who is told in an organisation.
TOLD_ROLES = frozenset(
    {
        "ministry",
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "clinic_contributor",
    }
)


def changeable_meeting(act: Act, meeting_id: int, revision: int | None = None) -> Meeting:
    """The meeting, locked; refused when it may not be changed or has been changed meanwhile."""
    row = act.lock(Meeting.objects.select_related("host"), pk=meeting_id)
    refuse_if(rules.may_change(act.actor, reading.facts_of(row)))
    refuse_changed(row.revision, revision)
    return row


def refuse_changed(held: int, seen: int | None) -> None:
    """Two writers are told of each other; None: the caller has not shown what was there."""
    if seen is not None and seen != held:
        raise Refused(Refusal("meetings.changed_meanwhile", {}))


def refuse_unknown(value: str, known: Iterable[str], code: str) -> None:
    """A word that is none of the room's."""
    if value not in known:
        raise Refused(Refusal(code, {"value": value}))


def titled(text: str) -> str:
    """The title; nothing stands without one."""
    if not text.strip():
        raise Refused(Refusal("meetings.no_title", {}))
    return text.strip()[:300]


def name_of(organisation_id: int) -> str:
    """The organisation's name; one that does not exist is not found."""
    found = organisations.by_id(organisation_id)
    if found is None:
        raise Refused(Refusal("meetings.not_found", {}))
    return found.name


def tell_participants(actor: Actor, meeting: Meeting, what: str) -> None:
    """Those who take part, the host left out: it has done it itself."""
    there = meeting.participants.exclude(organisation_id=meeting.host_id)
    notices.tell(
        actor,
        roles=TOLD_ROLES,
        organisation_ids=list(there.values_list("organisation_id", flat=True)),
        subject=phrases.TOLD[what],
        facts={
            "host": meeting.host.name,
            "title": meeting.title,
            "day": f"{meeting.held_on:%d.%m.%Y}",
        },
        link=f"/arbeid/moter/{meeting.pk}/",
        about=f"meeting:{meeting.pk}",
    )


def tell_of_item(actor: Actor, item: FollowUp, what: str, *, to: str) -> None:
    """The owner, or those from whom it came."""
    roles: Iterable[str] = TOLD_ROLES
    place = item.owner_id
    if to == "source":
        place, roles = item.raised_by_id, ({item.voice} if item.voice else TOLD_ROLES)
    notices.tell(
        actor,
        roles=roles,
        organisation_ids=[place],
        subject=phrases.TOLD[what],
        facts={"source": item.raised_by.name, "owner": item.owner.name, "title": item.title},
        link=f"/arbeid/oppfolging/{item.pk}/",
        about=f"followup:{item.pk}",
    )
