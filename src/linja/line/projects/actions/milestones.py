"""Setting a project's milestones: known ones by their number, so that a new name is no new milestone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import uuid4

from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.projects.models import Milestone, Project
from linja.line.projects.records import MilestoneRecord


def refuse_wrong_milestones(drafts: Sequence[MilestoneRecord], row: Project | None = None) -> None:
    """Nameless ones, two of one name, one that stands twice, and another project's."""
    titles, ids = [_title(one) for one in drafts], [one.id for one in drafts if one.id]
    if not all(titles):
        raise Refused(Refusal("projects.no_title", {}))
    if len(set(ids)) < len(ids):
        raise Refused(Refusal("projects.milestone_twice", {}))
    if len(set(titles)) < len(titles):
        raise Refused(Refusal("projects.milestone_taken", {}))
    if not set(ids) <= (set(row.milestones.values_list("pk", flat=True)) if row else set()):
        raise Refused(Refusal("projects.other_milestone", {}))


def set_milestones(row: Project, drafts: Sequence[MilestoneRecord]) -> dict[str, tuple[str, str]]:
    """Set the project's milestones; what they came to stays. Answers the new names: number → (old, new)."""
    held = {one.pk: one for one in row.milestones.all()}
    kept = _matched(held, drafts)
    row.milestones.exclude(pk__in=[one.pk for one in kept.values()]).delete()
    renamed = {f"milestone {one.pk}": (one.title, title) for title, one in kept.items() if one.title != title}
    # Two may swap names, and a name is held once: those that change let go of theirs first.
    for title, one in kept.items():
        if one.title != title:
            row.milestones.filter(pk=one.pk).update(title=uuid4().hex)
    for draft in drafts:
        title = _title(draft)
        if title in kept:
            row.milestones.filter(pk=kept[title].pk).update(title=title, due_on=draft.due_on)
        else:
            Milestone.objects.create(project=row, title=title, due_on=draft.due_on)
    return renamed


def _matched(held: Mapping[int, Milestone], drafts: Sequence[MilestoneRecord]) -> dict[str, Milestone]:
    """The held milestone of each title as it is to be: by number, else by a name that no other row took."""
    by_id = {_title(one): held[one.id] for one in drafts if one.id}
    taken = {one.pk for one in by_id.values()}
    free = {one.title: one for pk, one in held.items() if pk not in taken}
    by_title = {title: free[title] for one in drafts if not one.id and (title := _title(one)) in free}
    return by_id | by_title


def _title(one: MilestoneRecord) -> str:
    return one.title.strip()[:300]
