"""What a face asks before it shows a button; the same rules as the actions ask."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.intake import lifecycle, rules
from linja.line.intake.queries import DocumentRecord
from linja.people.organisations import queries as organisations


def may(step: str, actor: Actor, document: DocumentRecord) -> Refusal | None:
    """Whether the actor may take a step of the document's table now."""
    return rules.may_take(step, actor, document.case)


def may_upload(actor: Actor, organisation_id: int | None = None) -> Refusal | None:
    """Whether the actor may upload for the organisation, or without naming one."""
    return rules.may_upload(actor, organisation_id)


def upload_places(actor: Actor) -> tuple[organisations.OrganisationRecord, ...]:
    """The organisations for which the actor may upload, by name."""
    national = any(
        held.organisation_id is None and held.role in lifecycle.EDITORS | lifecycle.SYSTEM
        for held in actor.roles
    )
    if national:
        return organisations.all_organisations("ministry", "directorate", "rhf", "hf")
    own = organisations.by_ids(actor.organisations(*lifecycle.EDITORS))
    return tuple(sorted(own.values(), key=lambda one: one.name))
