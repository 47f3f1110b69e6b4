"""The document as a whole: its facts, and its way from review to register."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.intake import rules
from linja.line.intake.actions.desk import case_of, counted_case
from linja.line.intake.lifecycle import DOCUMENT
from linja.line.intake.models import Correction, UploadedDocument
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations

KINDS = frozenset(kind.value for kind in DocumentKind)


def correct_facts(
    actor: Actor,
    document_id: int,
    *,
    kind: str,
    year: int | None,
    organisation_id: int | None,
    language: str,
    title: str | None = None,
) -> None:
    """What the document is, as a person knows it."""
    with acting(actor, "intake.correct_facts") as act:
        row = act.lock(UploadedDocument.objects, pk=document_id)
        refuse_if(rules.may_take("correct_facts", actor, case_of(row)))
        refuse_if(rules.valid_facts(kind, KINDS, year, language))
        _refuse_foreign(actor, row, organisation_id)
        wanted: dict[str, Any] = {"kind": kind, "year": year, "language": language}
        wanted["organisation_id"] = organisation_id
        if title is not None:
            wanted["title"] = title.strip()[:300]
        changes = {
            name: (getattr(row, name), new) for name, new in wanted.items() if getattr(row, name) != new
        }
        if not changes:
            act.nothing_changed()
            return
        for name, (_before, new) in changes.items():
            setattr(row, name, new)
        row.save(update_fields=list(changes))
        Correction.objects.create(
            document=row,
            actor_key=actor.id[:64],
            actor_name=actor.name[:200],
            what="correct_facts",
            changes={"document": {name: list(pair) for name, pair in changes.items()}},
        )
        act.log(row, changes)


def _refuse_foreign(actor: Actor, row: UploadedDocument, organisation_id: int | None) -> None:
    """Nobody gives a document away to, or takes one from, an organisation that is not theirs."""
    if organisation_id == row.organisation_id:
        return
    if organisation_id is None or organisations.by_id(organisation_id) is None:
        raise Refused(Refusal("intake.unknown_organisation", {}))
    refuse_if(rules.may_upload(actor, organisation_id))


def finish(actor: Actor, document_id: int) -> None:
    """Every finding is decided: the document is accepted and can be registered."""
    _step(actor, document_id, "finish")


def reopen_document(actor: Actor, document_id: int) -> None:
    """Go back to the review, as long as nothing has been registered."""
    _step(actor, document_id, "reopen")


def mark_registered(actor: Actor, document_id: int) -> None:
    """The findings stand in the register; called in the registering action's own transaction."""
    _step(actor, document_id, "register")


def set_aside(actor: Actor, document_id: int) -> None:
    """Out of the list, not out of the world."""
    _step(actor, document_id, "set_aside")


def bring_back(actor: Actor, document_id: int) -> None:
    """Back from aside to the review."""
    _step(actor, document_id, "bring_back")


def _step(actor: Actor, document_id: int, name: str) -> None:
    with acting(actor, f"intake.{name}") as act:
        row = act.lock(UploadedDocument.objects.defer("lines", "pages", "tables"), pk=document_id)
        refuse_if(rules.may_take(name, actor, counted_case(row)))
        step = DOCUMENT.find(name, row.state)
        assert step is not None  # noqa: S101 - may_take has just found it
        before, row.state, row.state_since = row.state, step.target, timezone.now()
        row.save(update_fields=["state", "state_since"])
        act.log(row, {"state": (before, row.state)})
