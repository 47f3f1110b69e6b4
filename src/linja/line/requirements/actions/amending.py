"""What a letter changes in other documents: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.requirements import rules
from linja.line.requirements.actions import writing
from linja.line.requirements.actions.orders import tell_below
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import GoverningDocument, Requirement, RequirementVersion
from linja.line.requirements.queries import facts_of, previews
from linja.line.requirements.records import Change, Preview
from linja.people.audit.acting import Act, acting


def document_for_writing(act: Act, document_id: int, known_from: datetime | None) -> GoverningDocument:
    """The document, locked so that two writers don't take the same places in it, when the actor may write."""
    document = act.lock(GoverningDocument.objects, pk=document_id)
    refuse_if(rules.may_write(act.actor, facts_of(document)))
    if known_from is not None:
        refuse_if(rules.may_set_known_from(act.actor))
    return document


def amend(
    actor: Actor, amending_document_id: int, changes: Sequence[Change], *, known_from: datetime | None = None
) -> list[int]:
    """Let one document change many requirements, all or none; ids of the new versions, in the changes' order.

    Roles and funding go on as they were; references are read anew where the words are new.
    """
    with acting(actor, "requirements.amend") as act:
        document = document_for_writing(act, amending_document_id, known_from)
        if not changes:
            raise Refused(Refusal("requirements.no_changes"))
        if document.state == DRAFT:
            raise Refused(Refusal("requirements.draft_changes_nothing"))
        refuse_if(rules.may_add(facts_of(document)))
        return apply(act, document, changes, known_from or timezone.now())


def apply(
    act: Act, document: GoverningDocument, changes: Sequence[Change], known_from: datetime
) -> list[int]:
    """Make the changes of a locked document and tell those below; inside the caller's act."""
    lock_requirements([change.requirement_id for change in changes])
    seen = previews(changes, document_id=document.pk)
    for preview in seen:
        refuse_if(preview.refusal)
    written = writing.write_changes(document, seen, known_from)
    for preview, version in zip(seen, written, strict=True):
        _log(act, preview, version)
    tell_below(act.actor, document, [version.requirement_id for version in written])
    return [version.pk for version in written]


def _log(act: Act, preview: Preview, version: RequirementVersion) -> None:
    onward = {"carried": [one.in_force_from for one in preview.carried]} if preview.carried else {}
    told = {**changes_of(preview.before, version), **onward}
    act.log(version.requirement, told, action="requirements.amend", reason=version.change_verbatim)


def lock_requirements(ids: Iterable[int]) -> None:
    """Lock what is to be changed; refused where one is itself a draft."""
    # In id order, so that two letters registered at once cannot wait for each other.
    rows = Requirement.objects.filter(pk__in=set(ids)).order_by("pk").select_for_update(of=("self",))
    drafts = [row.pk for row in rows.select_related("document") if row.document.state == DRAFT]
    if drafts:
        raise Refused(Refusal("requirements.not_found", {"requirement_id": drafts[0]}))


def changes_of(before: object, version: RequirementVersion) -> dict[str, object]:
    """What a new version changed, for the log."""
    old = getattr(before, "obligation", None)
    return {
        "version": version.number,
        "change": version.change,
        "obligation": (old, version.obligation),
        "due_on": (getattr(before, "due_on", None), version.due_on),
        "in_force_from": version.in_force_from,
        "document": version.changed_by_id,
    }
