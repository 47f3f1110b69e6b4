"""Role × act: every cell is the answer of the room's own rule, asked as a person of the role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refusal
from linja.people.accounts import roles

OWN, OTHER = 1, 2
OWN_ONLY: Final = "own"
EVERYWHERE: Final = "all"
OTHERS: Final = "others"
NOWHERE: Final = "no"


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with what is an organisation's; ``ask(actor, organisation)``: None when it may be."""

    room: str | Promise
    name: str | Promise
    ask: Callable[[Actor, int], Refusal | None]
    #: The kind of organisation that the thing belongs to; empty: any.
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds one role; ``own`` is their organisation, 0 for the whole country."""

    key: str
    role: str
    actor: Actor
    own: int


def people() -> list[Holder]:
    """One of each role, and of those of the whole country."""
    held = [_holder(role.code, role.code, OWN) for role in roles.ROLES.values()]
    return held + [
        _holder(f"{role.code} (country)", role.code, 0) for role in roles.ROLES.values() if role.national
    ]


def _holder(key: str, role: str, own: int) -> Holder:
    return Holder(key, role, Actor("1", "Somebody", frozenset({ScopedRole(role, own or None)})), own)


def grouped(held: Iterable[Act]) -> list[tuple[str | Promise, list[Act]]]:
    """Acts by room, in their order."""
    rooms: dict[str, tuple[str | Promise, list[Act]]] = {}
    for act in held:
        rooms.setdefault(str(act.room), (act.room, []))[1].append(act)
    return list(rooms.values())


def cell(act: Act, holder: Holder) -> str:
    """Where the act may be done."""
    there = act.ask(holder.actor, OTHER) is None
    here = act.ask(holder.actor, OWN) is None if _can_own(act, holder.role) else there
    if holder.own == 0:
        return EVERYWHERE if here and there else NOWHERE
    found = {(True, True): EVERYWHERE, (True, False): OWN_ONLY, (False, True): OTHERS}
    return found.get((here, there), NOWHERE)


def _can_own(act: Act, role: str) -> bool:
    """Whether anybody in that role can be in an organisation whose thing it is."""
    return not act.kind or act.kind in roles.ROLES[role].kinds
