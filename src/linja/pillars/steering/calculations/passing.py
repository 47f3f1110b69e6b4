"""From a requirement above to what a unit below is given, and how the two compare. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from linja.ground.kernel.targets import Comparison, Target, laxer_day, stricter, target_in
from linja.ground.kernel.vocabulary import DatePrecision, DeadlineType, RoleKind
from linja.line.requirements.calculations.citations import citations_in
from linja.line.requirements.calculations.words import sentence, word_difference
from linja.line.requirements.records import (
    DeadlineDraft,
    PassedRecord,
    RequirementDraft,
    RequirementRecord,
    RoleDraft,
    TargetDraft,
    VersionRecord,
)
from linja.pillars.steering.records.passing import Cell, Looked, Shape, UnitChoice, UnitRecord

#: "give the trusts the commission", "see to it that the trusts", "make demands of the trusts".
_BELOW = (
    r"(?:helseforetak(?:ene|a|et)?|sykehus(?:ene|et|foretakene)?|sjukehus(?:a|føretaka)?|føretak(?:a|et)?)"
)
_PASS_ON: Final = re.compile(
    rf"\b(?:gi|gir|gje|gjev|gis)\s+{_BELOW}\s+(?:i|som)\s+oppdrag"
    rf"|\bstille[r]?\s+krav\s+(?:til|om\s+at)\s+(?:(?!regional)\w+\s+){{0,2}}{_BELOW}"
    rf"|\b(?:påse|sjå\s+til|syte\s+for|sørge\s+for)\s*:?\s+at\s*:?\s+(?:(?!regional)\w+\s+){{0,2}}{_BELOW}"
    rf"|\b(?:pålegge|pålegg)\s+(?:(?!regional)\w+\s+){{0,2}}{_BELOW}"
    rf"|\bvidereformidle\s+(?:\w+\s+){{0,4}}(?:til\s+){_BELOW}",
    re.IGNORECASE,
)


def asks_to_pass_on(stem: str, text: str, sub_items: Sequence[str] = ()) -> bool:
    """Whether what is asked is to ask those below: the answer is then that it has been passed on."""
    return _PASS_ON.search(" ".join(sentence(stem, text, sub_items).split())) is not None


def own_target(version: VersionRecord, year: int | None = None) -> Target | None:
    """The target that a version sets: the one that a unit has set, else what the words plainly say."""
    if version.targets:
        return version.targets[0].target if len(version.targets) == 1 else None
    return target_in(sentence(version.stem, version.text, version.sub_items), year)


def derived_draft(
    source: RequirementRecord, choice: UnitChoice, names: Mapping[int, str]
) -> RequirementDraft:
    """What the unit is given. Money does not follow the words: it is allotted on its own."""
    above = source.current
    own = None if choice.text is None or same_words(choice.text, above) else choice.text.strip()
    return RequirementDraft(
        kind=source.kind,
        chapter=source.chapter,
        chapter_title=source.chapter_title,
        heading=source.heading,
        title=source.title,
        stem="" if own else above.stem,
        text=own or above.text,
        sub_items=() if own else above.sub_items,
        deadlines=_deadlines(above, choice.due_on),
        roles=_roles(above, choice, names),
        citations=citations_in(own) if own else above.citations,
        derived_from_id=above.id,
        targets=(TargetDraft(choice.target),) if choice.target else above.targets,
        obligation=above.obligation,
    )


def same_words(text: str, version: VersionRecord) -> bool:
    """Whether a text is the version's own sentence, however it is spaced."""
    whole = sentence(version.stem, version.text, version.sub_items)
    return text.split() == whole.split()


def _deadlines(above: VersionRecord, due_on: date | None) -> tuple[DeadlineDraft, ...]:
    """The unit's own last day in the place of those above; other dates go on."""
    if due_on is None or due_on == above.due_on:
        return above.deadlines
    kept = [one for one in above.deadlines if one.type != DeadlineType.FINAL or one.owner]
    verbatim = f"innen {due_on.day}.{due_on.month}.{due_on.year}"
    return (*kept, DeadlineDraft(DeadlineType.FINAL, DatePrecision.DAY, due_on, verbatim))


def _roles(above: VersionRecord, choice: UnitChoice, names: Mapping[int, str]) -> tuple[RoleDraft, ...]:
    roles = above.roles
    if choice.lead:
        behalf = f" på vegne av {choice.on_behalf_of}" if choice.on_behalf_of else ""
        name = f"{names.get(choice.unit_id, '')}{behalf}"
        roles = (
            RoleDraft(RoleKind.LEAD, name, choice.unit_id),
            *(one for one in roles if one.role != RoleKind.LEAD),
        )
    held = {one.organisation_id for one in roles if one.role == RoleKind.PARTNER}
    new = [one for one in choice.partner_ids if one not in held and one != choice.unit_id]
    return (*roles, *(RoleDraft(RoleKind.PARTNER, names.get(one, ""), one) for one in new))


def compared(above: VersionRecord, own: VersionRecord | RequirementDraft, year: int | None = None) -> Shape:
    """How the unit's wording stands to the one above: less is said before more, and more before words."""
    day = _last_day(own)
    said = {_targets_compared(above, own, year), laxer_day(day, above.due_on)}
    if "laxer" in said:
        return "laxer"
    if "stricter" in said:
        return "stricter"
    whole = sentence(own.stem, own.text, own.sub_items)
    return "as_is" if same_words(whole, above) else "own_words"


def _last_day(own: VersionRecord | RequirementDraft) -> date | None:
    days = [
        one.due_on
        for one in own.deadlines
        if one.type == DeadlineType.FINAL and not one.owner and one.due_on is not None
    ]
    return max(days, default=None)


def _targets_compared(
    above: VersionRecord, own: VersionRecord | RequirementDraft, year: int | None
) -> Comparison | None:
    theirs = own_target(above, year)
    if own.targets:
        mine = own.targets[0].target if len(own.targets) == 1 else None
    else:
        mine = target_in(sentence(own.stem, own.text, own.sub_items), year)
    if mine is None or theirs is None:
        return None
    if mine.horizon is None and theirs.horizon is not None:
        # Whoever names a number anew, and no day, means the day above.
        mine = replace(mine, horizon=theirs.horizon)
    return stricter(mine, theirs)


def looked_at(source: RequirementRecord, choice: UnitChoice, names: Mapping[int, str], year: int) -> Looked:
    """What one choice would give the unit, beside what is asked above."""
    above, draft = source.current, derived_draft(source, choice, names)
    whole = sentence(above.stem, above.text, above.sub_items)
    own = sentence(draft.stem, draft.text, draft.sub_items)
    return Looked(
        requirement_id=source.id,
        unit_id=choice.unit_id,
        unit_name=names.get(choice.unit_id, ""),
        words=word_difference(whole, own),
        text=own,
        shape=compared(above, draft, year),
        target_above=own_target(above, year),
        target=choice.target or target_in(own, year),
        due_above=above.due_on,
        due_on=_last_day(draft),
    )


def cell_of(unit: UnitRecord, passed: Iterable[PassedRecord], decision: str | None, year: int) -> Cell:
    """One requirement at one unit: the newest wording tells the shape."""
    own = tuple(one for one in passed if unit.id in one.receiver_ids)
    if own:
        newest = own[-1]
        shape = compared(newest.above, newest.current, year)
        return Cell(unit.id, shape, own, draft=newest.draft, unit_name=unit.name)
    undecided: dict[str | None, Shape] = {"kept": "kept", "passed": "not_given"}
    return Cell(unit.id, undecided.get(decision, "untreated"), unit_name=unit.name)


def all_given(unit_ids: Iterable[int], passed: Iterable[PassedRecord]) -> bool:
    """Whether every unit has been given it in a document that is issued."""
    given = {unit for one in passed if not one.draft for unit in one.receiver_ids}
    units = set(unit_ids)
    return bool(units) and units <= given
