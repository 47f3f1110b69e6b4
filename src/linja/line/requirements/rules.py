"""Who may register and change what is asked, and which changes make sense. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import lifecycle
from linja.line.requirements.calculations.deadlines import own_final
from linja.line.requirements.records import Change, VersionRecord


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the rule must know of a document: who issued it, and of what kind that one is."""

    issuer_id: int
    issuer_kind: str
    #: Whom the issuer stands under, near and far, on the document's day.
    above: frozenset[int] = frozenset()
    #: Nobody has been told yet.
    draft: bool = False
    #: Written and issued here: nothing is added to it any more.
    frozen: bool = False


def drafts_read_by(actor: Actor) -> frozenset[int] | None:
    """The units whose drafts the actor sees; None: everybody's."""
    if any(held.organisation_id is None and held.role in {"system", "auditor"} for held in actor.roles):
        return None
    return actor.organisations(*lifecycle.DRAFT_READERS)


def may_know(actor: Actor, issuer_id: int, *, draft: bool) -> bool:
    """Whether the actor may know that a document of this unit exists."""
    seen = drafts_read_by(actor)
    return not draft or seen is None or issuer_id in seen


def may_prepare(actor: Actor, issuer_id: int) -> Refusal | None:
    """Who decides what becomes of a requirement in a unit, and writes what it asks of those below."""
    if any(actor.has(role, issuer_id) for role in lifecycle.PREPARERS):
        return None
    return Refusal("requirements.not_your_order", {"issuer_id": issuer_id})


def may_issue(actor: Actor, issuer_id: int, state: str, *, asks: bool, day_allowed: bool) -> Refusal | None:
    """By the table: the unit's leader or board secretary, once, something, on a day of its time."""
    roles = {role for role in lifecycle.ISSUERS if actor.has(role, issuer_id)}
    facts = [name for name, holds in (("asks_something", asks), ("day_allowed", day_allowed)) if holds]
    return lifecycle.ORDER.check("issue", state, roles, facts)


def may_draft(actor: Actor, issuer_id: int) -> Refusal | None:
    """Who writes what an organisation has not issued yet: its own people, the ministry's among them."""
    if any(actor.has(role, issuer_id) for role in lifecycle.DRAFTERS):
        return None
    return Refusal("requirements.not_your_order", {"issuer_id": issuer_id})


def may_open_letter(actor: Actor, issuer_id: int, kind: str) -> Refusal | None:
    """A letter is drafted by the one who gives it; others register what stands on paper."""
    if may_draft(actor, issuer_id) is not None:
        return Refusal("requirements.drafted_by_issuer", {"issuer_id": issuer_id})
    if kind not in lifecycle.DRAFTED_KINDS:
        return Refusal("requirements.not_drafted_here", {"kind": kind})
    return None


def may_issue_letter(
    actor: Actor, issuer_id: int, state: str, *, says: bool, speaks: bool, day_allowed: bool
) -> Refusal | None:
    """By the table: the ministry its own, a region's leader the region's; once, to somebody, on its day."""
    roles = {role for role in lifecycle.LETTER_ISSUERS if actor.has(role, issuer_id)}
    told = {"says_something": says, "speaks_to_somebody": speaks, "day_allowed": day_allowed}
    return lifecycle.LETTER.check("issue", state, roles, [name for name, holds in told.items() if holds])


def may_decide(decision: str, known: Sequence[str], note: str) -> Refusal | None:
    """A requirement is passed on or kept; whoever keeps it says why."""
    if decision not in known:
        return Refusal("requirements.unknown_decision", {})
    if decision == "kept" and not note.strip():
        return Refusal("requirements.note_missing", {})
    return None


def may_delegate(leads: Sequence[int | None], lead_id: int, *, below: bool) -> Refusal | None:
    """Exactly one leads, and it is the one that lets a unit of its own do so."""
    if len(leads) != 1:
        return Refusal("requirements.not_one_lead", {"count": len(leads)})
    if leads[0] != lead_id:
        return Refusal("requirements.not_the_lead", {})
    return None if below else Refusal("requirements.not_below_the_lead", {})


def may_add(facts: DocumentFacts) -> Refusal | None:
    """What has been issued from here is complete; more is asked by a supplement."""
    return Refusal("requirements.issued_already", {}) if facts.frozen else None


def may_correct_in(facts: DocumentFacts) -> Refusal | None:
    """A draft is written anew: nobody has read what stood in it before."""
    return Refusal("requirements.draft_is_rewritten", {}) if facts.draft else None


def may_write(actor: Actor, facts: DocumentFacts | None = None) -> Refusal | None:
    """Who may register a document, its requirements and its changes.

    The ministry registers anything. A region registers what is issued from above, and its own letters
    and its trusts' — never another region's or its trusts'. A board secretary registers what the
    own unit issues.
    A draft is written by the issuer's own people, whatever else one may.
    ``facts`` None: may the actor register anything at all.
    """
    if facts is not None and facts.draft:
        return may_draft(actor, facts.issuer_id)
    roles = {held.role for held in actor.roles}
    if roles.isdisjoint(lifecycle.WRITERS):
        return Refusal("requirements.wrong_role", {"roles": sorted(lifecycle.WRITERS - {"system"})})
    if facts is None or roles & {"system", "ministry"} or _writes_for(actor, roles, facts):
        return None
    return Refusal("requirements.other_issuer", {"issuer_id": facts.issuer_id})


def _writes_for(actor: Actor, roles: set[str], facts: DocumentFacts) -> bool:
    if "rhf_controller" in roles and facts.issuer_kind not in {"rhf", "hf"}:
        return True
    if facts.issuer_id in actor.organisations("rhf_controller", "hf_board_secretary"):
        return True
    return facts.issuer_kind == "hf" and bool(facts.above & actor.organisations("rhf_controller"))


def may_set_known_from(actor: Actor) -> Refusal | None:
    """What was known when is told by the clock; only the system itself may load a past."""
    if actor.has("system"):
        return None
    return Refusal("requirements.known_from_is_the_clocks", {})


def may_change(
    change: Change, before: VersionRecord | None, first_day: date | None, changed_twice: bool = False
) -> Refusal | None:
    """Whether ``change`` makes sense for a requirement.

    ``before``: the version in force on the change's day; ``first_day``: when the requirement's first
    version came into force, None when there is no such requirement; ``changed_twice``: the same letter
    already changes it.
    """
    place: dict[str, object] = {"requirement_id": change.requirement_id}
    if first_day is None:
        return Refusal("requirements.not_found", place)
    if changed_twice:
        return Refusal("requirements.changed_twice", place)
    if before is None or change.in_force_from < first_day:
        return Refusal("requirements.before_first_version", {**place, "first_day": first_day})
    return _step(change, before, place) or _content(change, before, place)


def _step(change: Change, before: VersionRecord, place: dict[str, object]) -> Refusal | None:
    after = lifecycle.result(change.change, before.obligation)
    facts = {**place, "change": change.change.value, "obligation": before.obligation.value}
    if after is None:
        code = "lapsed" if before.obligation == "lapsed" else "no_such_step"
        return Refusal(f"requirements.{code}", facts)
    if change.obligation not in (None, after):
        return Refusal("requirements.obligation_contradicts", {**facts, "wanted": str(change.obligation)})
    return None


def _content(change: Change, before: VersionRecord, place: dict[str, object]) -> Refusal | None:
    if change.new_text is not None and not change.new_text.strip():
        return Refusal("requirements.empty_text", place)
    if change.change == ChangeType.REPLACE and change.new_text is None and change.new_sub_items is None:
        return Refusal("requirements.new_words", place)
    if change.change == ChangeType.EXTEND:
        return _extension(change, before, place)
    return None


def _extension(change: Change, before: VersionRecord, place: dict[str, object]) -> Refusal | None:
    new = own_final(change.new_deadlines or ())
    if new is None:
        return Refusal("requirements.new_deadline", place)
    if before.due_on is not None and new <= before.due_on:
        return Refusal("requirements.later_deadline", {**place, "old": before.due_on, "new": new})
    return None


def may_correct(
    version: VersionRecord, newest_of_day: bool, reason: str, text: str | None = None
) -> Refusal | None:
    """A correction is made to the newest version of its day, leaves some words, and says why."""
    if not newest_of_day:
        return Refusal("requirements.already_corrected", {"number": version.number})
    if text is not None and not text.strip():
        return Refusal("requirements.empty_text", {})
    if not reason.strip():
        return Refusal("requirements.reason_missing", {})
    return None


def contradicted(requirement_id: int, later: VersionRecord) -> Refusal:
    """Why an early change cannot be made: a later one builds on what it would change."""
    return Refusal(
        "requirements.contradicts_later",
        {
            "requirement_id": requirement_id,
            "change": later.change.value,
            "day": later.in_force_from,
            "document": later.changed_by_title,
        },
    )


def may_end_tie(ended: bool, reason: str) -> Refusal | None:
    """A tie is ended once, and it is said why."""
    if ended:
        return Refusal("requirements.tie_ended", {})
    if not reason.strip():
        return Refusal("requirements.tie_reason_missing", {})
    return None


def may_tie(earlier_id: int, later_id: int, kind: str, kinds: tuple[str, ...]) -> Refusal | None:
    """A tie is of a known kind and goes between two requirements."""
    if kind not in kinds:
        return Refusal("requirements.unknown_tie", {"kind": kind})
    if earlier_id == later_id:
        return Refusal("requirements.tie_to_itself", {"requirement_id": earlier_id})
    return None
