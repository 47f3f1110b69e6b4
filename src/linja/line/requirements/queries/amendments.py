"""What an amending letter would do, before it does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import lifecycle, rules
from linja.line.requirements.calculations.bitemporal import held
from linja.line.requirements.calculations.carrying import (
    EXTENSIONS,
    ContradictedError,
    carried,
    extended,
    later_than,
)
from linja.line.requirements.calculations.citations import citations_in
from linja.line.requirements.calculations.deadlines import own_final
from linja.line.requirements.calculations.words import fields_between, words_between
from linja.line.requirements.models import Requirement, RequirementVersion
from linja.line.requirements.queries.one import derived
from linja.line.requirements.queries.versions import by_requirement
from linja.line.requirements.records import Change, DeadlineDraft, Preview, VersionRecord


def preview_amendment(
    changes: Sequence[Change], document_id: int | None = None, actor: Actor | None = None
) -> tuple[Preview, ...]:
    """What the changes would do, in their order, with refusals and the derived requirements they touch.

    ``actor``: whose drafts are among those touched.
    """
    below = derived([change.requirement_id for change in changes], actor)
    return tuple(
        replace(preview, derived=below[preview.requirement_id])
        for preview in previews(changes, document_id=document_id)
    )


def previews(changes: Sequence[Change], *, document_id: int | None = None) -> tuple[Preview, ...]:
    """As :func:`preview_amendment`, without what is further down the line. A fixed number of queries."""
    ids = [change.requirement_id for change in changes]
    every = by_requirement(ids)
    titles = dict(Requirement.objects.filter(pk__in=ids).values_list("pk", "document__title"))
    twice = {one for one, times in Counter(ids).items() if times > 1} | _already(document_id, ids)
    return tuple(
        _preview(
            change,
            every.get(change.requirement_id, ()),
            titles.get(change.requirement_id, ""),
            change.requirement_id in twice,
        )
        for change in changes
    )


def amendments_made(document_id: int) -> tuple[Preview, ...]:
    """What an issued letter has changed in other documents, told as it was previewed; three queries.

    Before: what held on the day of the change without this letter. After: as the letter was told last.
    """
    rows = RequirementVersion.objects.filter(changed_by_id=document_id).exclude(change=ChangeType.ORIGINAL)
    held_in = rows.exclude(requirement__document_id=document_id).order_by(
        "requirement__document_id", "requirement__ordinal"
    )
    titles = dict(held_in.values_list("requirement_id", "requirement__document__title"))
    every = by_requirement(titles)
    return tuple(_made(document_id, title, every[one]) for one, title in titles.items())


def _made(document_id: int, title: str, every: Sequence[VersionRecord]) -> Preview:
    own = [one for one in every if one.changed_by_id == document_id]
    after = max(own, key=lambda one: one.number)
    others = [one for one in every if one.changed_by_id != document_id]
    # What became known later is told by the letters that told it, not by this one.
    before = held(others, after.in_force_from, min(one.known_from for one in own))
    return Preview(
        requirement_id=after.requirement_id,
        document_title=title,
        before=before,
        after=after,
        words=words_between(before, after) if before else (),
        fields=fields_between(before, after),
    )


def _already(document_id: int | None, requirement_ids: Sequence[int]) -> set[int]:
    """Those that the letter has changed before."""
    if document_id is None:
        return set()
    made = RequirementVersion.objects.filter(changed_by_id=document_id, requirement_id__in=requirement_ids)
    return set(made.exclude(change=ChangeType.ORIGINAL).values_list("requirement_id", flat=True))


def _preview(change: Change, every: tuple[VersionRecord, ...], title: str, twice: bool) -> Preview:
    before = held(every, change.in_force_from, timezone.now())
    first_day = min((version.in_force_from for version in every), default=None)
    refusal = rules.may_change(change, before, first_day, twice)
    after = _after(change, before) if before is not None and refusal is None else None
    onward: tuple[VersionRecord, ...] = ()
    if before is not None and after is not None:
        try:
            onward = carried(before, after, later_than(every, after))
        except ContradictedError as impossible:
            refusal, after = rules.contradicted(change.requirement_id, impossible.version), None
    return Preview(
        requirement_id=change.requirement_id,
        document_title=title,
        before=before,
        after=after,
        words=words_between(before, after) if after else (),
        fields=fields_between(before, after),
        refusal=refusal,
        change=change,
        carried=onward,
    )


def _after(change: Change, before: VersionRecord) -> VersionRecord:
    """The state that the change leads to; ids and numbers are those of the state before."""
    deadlines = _deadlines(change, before)
    new_words = change.new_text is not None
    return replace(
        before,
        change=change.change,
        obligation=lifecycle.result(change.change, before.obligation) or before.obligation,
        change_verbatim=change.verbatim,
        in_force_from=change.in_force_from,
        text=change.new_text if change.new_text is not None else before.text,
        sub_items=before.sub_items if change.new_sub_items is None else change.new_sub_items,
        deadlines=deadlines,
        due_on=own_final(deadlines),
        citations=citations_in(change.new_text or "") if new_words else before.citations,
    )


def _deadlines(change: Change, before: VersionRecord) -> tuple[DeadlineDraft, ...]:
    """New ones. An extension replaces the dates of the same kind and owner only; other dates go on."""
    if change.new_deadlines is None:
        return before.deadlines
    if change.change not in EXTENSIONS:
        return change.new_deadlines
    return extended(before.deadlines, change.new_deadlines)
