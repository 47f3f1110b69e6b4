"""When the one above has been changed: the same change in the orders, or a reason for leaving it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import ChangeType, DocumentKind
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements import rules as register_rules
from linja.line.requirements.records import Change, ToConsider
from linja.people.audit.acting import acting
from linja.people.notices import actions as notices
from linja.pillars.steering.calculations.passing import derived_draft
from linja.pillars.steering.records.passing import UnitChoice


def follow_change(
    actor: Actor, organisation_id: int, requirement_ids: Collection[int], on: date | None = None
) -> list[int]:
    """Make the same change in the orders as was made above: drafts are written over, and what has been
    issued is changed by a letter to each unit, dated ``on`` (today unless told). Answers the letters' ids.
    """
    with acting(actor, "steering.follow_change") as act:
        act.nothing_changed()
        refuse_if(register_rules.may_prepare(actor, organisation_id))
        waiting = _waiting(actor, organisation_id, requirement_ids)
        if any(not one.as_it_was and _reworded(one) for one in waiting):
            raise Refused(Refusal("requirements.own_words", {}))
        letters = []
        for document_id, held in _by_document(waiting).items():
            if held[0].derived.document.draft:
                for one in held:
                    _rewrite(actor, one)
            else:
                letters.append(_letter(actor, organisation_id, document_id, held, on or timezone.localdate()))
        for one in waiting:
            register.consider(actor, one.derived.id, "followed")
        return letters


def leave_change(actor: Actor, requirement_id: int, note: str) -> None:
    """The derived requirement stays as it is although the one above was changed; it is said why."""
    with acting(actor, "steering.leave_change") as act:
        if not note.strip():
            raise Refused(Refusal("requirements.note_missing", {}))
        register.consider(actor, requirement_id, "left", note)
        act.nothing_changed()  # The register has logged it.


def _waiting(actor: Actor, organisation_id: int, requirement_ids: Collection[int]) -> list[ToConsider]:
    records = requirements.requirements(requirement_ids, actor)
    years = {one.document.year for one in records}
    found = {
        one.derived.id: one
        for year in years
        for one in requirements.to_consider(organisation_id, year, actor)
    }
    if missing := set(requirement_ids) - found.keys():
        raise Refused(Refusal("requirements.not_considered", {"requirement_id": min(missing)}))
    return [found[one] for one in requirement_ids]


def _reworded(one: ToConsider) -> bool:
    """The change above was one of words."""
    before, after = one.then, one.now
    return (before.stem, before.text, before.sub_items) != (after.stem, after.text, after.sub_items)


def _by_document(waiting: Iterable[ToConsider]) -> dict[int, list[ToConsider]]:
    found: dict[int, list[ToConsider]] = {}
    for one in waiting:
        found.setdefault(one.derived.document.id, []).append(one)
    return found


def _rewrite(actor: Actor, one: ToConsider) -> None:
    """A draft gets what the one above has now; its own words, where it has some, stay."""
    source = replace(one.derived, current=one.now)
    words = None if one.as_it_was else " ".join((one.derived.current.stem, one.derived.current.text)).strip()
    draft = derived_draft(source, UnitChoice(0, text=words), {})
    targets = () if one.derived.current.targets == one.then.targets else one.derived.current.targets
    register.change_draft(actor, one.derived.id, replace(draft, targets=targets or draft.targets))


def _letter(
    actor: Actor, organisation_id: int, document_id: int, held: Sequence[ToConsider], day: date
) -> int:
    document = held[0].derived.document
    receivers = [unit for unit, _name in document.addressees]
    letter_id = register.register_document(
        actor,
        kind=DocumentKind.LETTER.value,
        title=_letter_title(document.title, day),
        issuer_id=organisation_id,
        year=document.year,
        issued_on=day,
        language=document.language,
        amends_id=document_id,
        addressee_ids=receivers,
    )
    register.amend(actor, letter_id, [_same_change(one, day) for one in held])
    notices.tell(
        actor,
        roles=("hf_contributor", "hf_leader", "hf_board_secretary", "clinic_contributor"),
        organisation_ids=receivers,
        subject=_("%(title)s has been changed"),
        body=_("%(count)s of the requirements in it read otherwise from now on."),
        facts={"title": document.title, "count": len(held)},
        link=f"/arbeid/dokumenter/{letter_id}/",
        about=f"document:{letter_id}",
    )
    return letter_id


def _letter_title(title: str, day: date) -> str:
    """Printed, and so in the document's own language; the words are the same in both written forms."""
    return f"Endring {day.day}.{day.month}.{day.year} i {title[:1].lower()}{title[1:]}"[:300]


def _same_change(one: ToConsider, day: date) -> Change:
    """What was done above, done here: words only where they differ, dates where they do."""
    now = one.now
    change = now.change if now.change != ChangeType.ORIGINAL else ChangeType.CLARIFY
    return Change(
        requirement_id=one.derived.id,
        change=change,
        verbatim=now.change_verbatim or now.changed_by_title,
        in_force_from=max(day, one.derived.current.in_force_from),
        new_text=now.text if _reworded(one) else None,
        new_sub_items=now.sub_items if now.sub_items != one.then.sub_items else None,
        new_deadlines=now.deadlines if now.deadlines != one.then.deadlines else None,
    )
