"""What the successor of an organisation that is no more can take over, gathered from the rooms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.line.meetings import queries as meetings
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import HandedOverRecord, Succession
from linja.pillars.steering.records.handing_over import HandingOver, Staying, Taken, Thing


def handing_over(actor: Actor, change_id: int) -> HandingOver | None:
    """What waits and what has been taken over; None when nobody takes over after the change.

    What the reader may not read (a promise in an answer, an item of its own) is there without its words, so
    that nothing is forgotten.
    """
    change = organisations.succession(change_id)
    if change is None:
        return None
    names = organisations.by_ids([change.old_id, change.new_id])
    return HandingOver(
        change_id=change_id,
        on=change.on,
        old_id=change.old_id,
        old_name=names[change.old_id].name,
        new_id=change.new_id,
        new_name=names[change.new_id].name,
        documents=_documents(change),
        reports=_reports(change),
        promises=_promises(actor, change),
        measures=_measures(actor, change),
        items=_items(actor, change),
        stays=_stays(actor, change),
        taken=_taken(actor, organisations.handed_over(change_id)),
    )


def to_hand_over(actor: Actor, organisation_id: int) -> HandingOver | None:
    """The same for an organisation that has gone into another, when something waits or is taken over."""
    change = organisations.ending_of(organisation_id)
    found = handing_over(actor, change.id) if change else None
    return found if found and (found.things or found.stays or found.taken) else None


def _documents(change: Succession) -> tuple[Thing, ...]:
    asked = requirements.binding_in(change.old_id, change.on)
    return tuple(
        Thing(
            key=f"document:{one.document.id}",
            label=one.document.title,
            year=one.document.year,
            asked=len(one.binding),
            usual=_usual(one.document.year, [each.current.due_on for each in one.binding], change.on),
        )
        for one in asked
    )


def _usual(year: int, days: Collection[date | None], on: date) -> bool:
    """What is asked in the year and the one before, which is being reported; else what has a day to come."""
    return year >= on.year - 1 or any(day >= on for day in days if day)


def _reports(change: Succession) -> tuple[Thing, ...]:
    held = reporting.unfinished_reports(change.old_id, change.new_id)
    return tuple(
        Thing(
            key=f"report:{one.id}",
            label=one.title,
            year=one.year,
            asked=one.asked,
            locked=one.locked,
            joined=one.into_id is not None,
        )
        for one in held
    )


def _promises(actor: Actor, change: Succession) -> tuple[Thing, ...]:
    shown = {one.id for one in reporting.promises(actor, organisation_ids=[change.old_id])}
    return tuple(
        Thing(f"promise:{one.id}", one.promise if one.id in shown else "", one.year, one.due_on)
        for one in reporting.unkept_promises(change.old_id)
    )


def _items(actor: Actor, change: Succession) -> tuple[Thing, ...]:
    shown = {one.id for one in meetings.items(actor)}
    return tuple(
        Thing(f"followup:{one.id}", one.title if one.id in shown else "", due_on=one.due_on)
        for one in meetings.unsettled_of(change.old_id)
    )


def _measures(actor: Actor, change: Succession) -> tuple[Thing, ...]:
    shown = {one.id for one in reporting.measures(actor)}
    return tuple(
        Thing(f"measure:{key}", title if key in shown else "", due_on=ends_on)
        for key, title, ends_on in reporting.measures_going_on(change.old_id)
    )


def _stays(actor: Actor, change: Succession) -> tuple[Staying, ...]:
    """What names the old one and is another's to change: leads in the words, rounds, joint texts."""
    rounds = {one.id for one in reporting.rounds(actor)}
    joint = {one.id for one in reporting.joint_answers(actor)}
    return (
        *(
            Staying(f"requirement:{one.id}", one.current.text, one.document.year)
            for one in requirements.leads_left(change.old_id, change.on)
        ),
        *(
            Staying(f"round:{key}", title if key in rounds else "", year)
            for key, title, year in reporting.rounds_left(change.old_id)
        ),
        *(
            Staying(f"joint:{key}", text if key in joint else "", year)
            for key, text, year in reporting.joint_texts_led(change.old_id)
        ),
    )


def _taken(actor: Actor, held: tuple[HandedOverRecord, ...]) -> tuple[Taken, ...]:
    if not held:
        return ()
    readable: dict[str, set[int]] = {
        "promise": {one.id for one in reporting.promises(actor)},
        "measure": {one.id for one in reporting.measures(actor)},
        "followup": {one.id for one in meetings.items(actor)},
    }
    return tuple(
        Taken(one.key, one.label if _shown(one.key, readable) else "", one.by_name, one.at) for one in held
    )


def _shown(key: str, readable: Mapping[str, set[int]]) -> bool:
    kind, _, number = key.partition(":")
    return kind not in readable or int(number) in readable[kind]
