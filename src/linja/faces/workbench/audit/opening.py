"""Which things named in the log the reader may open: a link that refuses is no link."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final, Protocol

from linja.ground.kernel.actor import Actor
from linja.line.allocations import queries as allocations
from linja.line.indicators import queries as indicators
from linja.line.intake import queries as intake
from linja.line.meetings import queries as meetings
from linja.line.projects import queries as projects
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.people.accounts import actions as accounts
from linja.people.accounts import queries as people
from linja.people.accounts.queries import PeopleFilter
from linja.pillars.steering import queries as steering

Ids = Collection[int]


class Named(Protocol):
    """Anything in a log that names what it was about."""

    @property
    def subject_kind(self) -> str: ...
    @property
    def subject_id(self) -> str: ...


def _people(actor: Actor, _asked: Ids) -> Iterable[int]:
    if accounts.may(actor, "register"):
        return ()
    return (one.person.id for one in people.register(actor, PeopleFilter()))


def _reports(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in reporting.reports(actor))


def _uploads(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in intake.documents(actor, with_set_aside=True))


def _editions(actor: Actor, asked: Ids) -> Iterable[int]:
    return (one for one in asked if publication.edition(one, actor))


def _rounds(actor: Actor, _asked: Ids) -> Iterable[int]:
    return reporting.visible_rounds(actor).values_list("pk", flat=True)


def _meetings(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in meetings.meetings(actor))


def _cases(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in meetings.register(actor))


def _items(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in meetings.items(actor))


def _audits(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in meetings.audits(actor))


def _packages(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in steering.followed_up_by(actor))


def _measures(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in reporting.measures(actor))


def _promises(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in reporting.promises(actor))


def _dispensations(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in reporting.dispensations(actor))


def _deliveries(actor: Actor, _asked: Ids) -> Iterable[int]:
    return (one.id for one in reporting.deliveries(actor))


def _plans(actor: Actor, _asked: Ids) -> Iterable[int]:
    return projects.visible_plans(actor).values_list("pk", flat=True)


def _projects(actor: Actor, _asked: Ids) -> Iterable[int]:
    return projects.visible_projects(actor).values_list("pk", flat=True)


def _allocations(actor: Actor, _asked: Ids) -> Iterable[int]:
    return allocations.visible(actor).values_list("pk", flat=True)


def _targets(actor: Actor, _asked: Ids) -> Iterable[int]:
    return indicators.visible_targets(actor).values_list("pk", flat=True)


#: Kinds that not everybody may open; the others are open to all who are signed in.
_CLOSED: Final[dict[str, Callable[[Actor, Ids], Iterable[int]]]] = {
    "accounts.person": _people,
    "reporting.round": _rounds,
    "reporting.report": _reports,
    "reporting.measure": _measures,
    "reporting.promiseddate": _promises,
    "reporting.dispensation": _dispensations,
    "reporting.delivery": _deliveries,
    "intake.uploadeddocument": _uploads,
    "publication.edition": _editions,
    "meetings.meeting": _meetings,
    "meetings.case": _cases,
    "meetings.followup": _items,
    "meetings.audit": _audits,
    "projects.plan": _plans,
    "projects.project": _projects,
    "allocations.allocation": _allocations,
    "indicators.storedtarget": _targets,
    "steering.package": _packages,
}


def openable(actor: Actor, entries: Iterable[Named]) -> Callable[[Named], bool]:
    """Answers for each of the entries whether its subject can be opened; one look-up for each kind."""
    asked: dict[str, set[int]] = {}
    for one in entries:
        if one.subject_kind in _CLOSED and one.subject_id.isdecimal():
            asked.setdefault(one.subject_kind, set()).add(int(one.subject_id))
    open_ids = {kind: frozenset(_CLOSED[kind](actor, ids)) for kind, ids in asked.items()}
    return lambda one: (
        one.subject_id.isdecimal()
        and (one.subject_kind not in _CLOSED or int(one.subject_id) in open_ids[one.subject_kind])
    )
