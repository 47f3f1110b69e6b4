"""Who may see and change an uploaded document, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.intake import lifecycle
from linja.people.accounts.roles import ADMINISTRATOR, AUDITOR

#: Held for the whole country, these see every document.
NATIONAL_READERS = frozenset({AUDITOR, ADMINISTRATOR, "system"})
#: A reading that has not moved for so long is taken to be dead.
STUCK_AFTER_SECONDS = 120
LARGEST_YEAR, SMALLEST_YEAR = 2100, 1990
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of a document."""

    state: str
    organisation_id: int | None
    uploader_key: str
    undecided: int = 0
    accepted: int = 0
    was_read: bool = False
    kind_known: bool = False
    seconds_in_state: float = 0.0

    def facts(self) -> frozenset[str]:
        """Names of the preconditions that hold."""
        told = {
            "all_decided": self.undecided == 0,
            "nothing_accepted": self.accepted == 0,
            "was_read": self.was_read,
            "kind_known": self.kind_known,
            "organisation_known": self.organisation_id is not None,
            "stuck": self.seconds_in_state > STUCK_AFTER_SECONDS,
        }
        return frozenset(name for name, true in told.items() if true)


def roles_for(actor: Actor, organisation_id: int | None, uploader_key: str) -> frozenset[str]:
    """The role codes that count for a document; as long as nobody knows whose it is, its uploader's."""
    if organisation_id is None and actor.id == uploader_key:
        return frozenset(held.role for held in actor.roles)
    return frozenset(
        held.role for held in actor.roles if held.organisation_id in {None, organisation_id or -1}
    )


def may_see(actor: Actor, organisation_id: int | None, uploader_key: str) -> bool:
    """Own organisation, what one has uploaded oneself while it has no organisation, and national readers."""
    if any(held.organisation_id is None and held.role in NATIONAL_READERS for held in actor.roles):
        return True
    if organisation_id is None:
        return actor.id == uploader_key
    return organisation_id in actor.organisations()


def may_upload(actor: Actor, organisation_id: int | None) -> Refusal | None:
    """An editor uploads for organisations in which the role is held, or without naming one."""
    roles = roles_for(actor, organisation_id, actor.id)
    if roles & (lifecycle.EDITORS | lifecycle.SYSTEM):
        return None
    return Refusal("intake.may_not_upload", {})


def may_take(step: str, actor: Actor, case: Case) -> Refusal | None:
    """Whether the actor may take a step of the document's table."""
    roles = set(roles_for(actor, case.organisation_id, case.uploader_key))
    if "system" in roles:
        # The system acts for whoever started it (the example country, a task).
        roles |= lifecycle.EDITORS
    return lifecycle.DOCUMENT.check(step, case.state, roles, case.facts())


def may_decide(step: str, state: str, *, lines_free: bool = True) -> Refusal | None:
    """Whether a finding may take a step; who may is asked of its document (``review``)."""
    facts = {"lines_free"} if lines_free else set()
    return lifecycle.FINDING.check(step, state, lifecycle.EDITORS, facts)


def may_mark(actor: Actor, case: Case) -> Refusal | None:
    """Whether the actor may say of a document's contradictions how they stand: those who work with it."""
    roles = roles_for(actor, case.organisation_id, case.uploader_key)
    if roles & (lifecycle.EDITORS | lifecycle.SYSTEM):
        return None
    return Refusal("intake.mark.wrong_role", {})


def may_step_mark(step: str, state: str, *, reason_given: bool) -> Refusal | None:
    """Whether a contradiction may take a step; who may is asked of what it stands in."""
    facts = {"reason_given"} if reason_given else set()
    return lifecycle.MARK.check(step, state, lifecycle.EDITORS, facts)


def valid_facts(kind: str, known_kinds: frozenset[str], year: int | None, language: str) -> Refusal | None:
    """Whether a document's corrected facts can be true."""
    if kind not in known_kinds:
        return Refusal("intake.unknown_kind", {"kind": kind})
    if year is not None and not SMALLEST_YEAR <= year <= LARGEST_YEAR:
        return Refusal("intake.unlikely_year", {"year": year})
    if language not in LANGUAGES:
        return Refusal("intake.unknown_language", {"language": language})
    return None
