"""A file is offered, looked at, and then taken in or thrown away."""

from __future__ import annotations

import contextlib
import hashlib
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.indicators import queries, rules
from linja.line.indicators.actions.values import take_in
from linja.line.indicators.calculations.shapes import files
from linja.line.indicators.models import OfferedFile
from linja.line.indicators.records import OfferDraft, Origin, Taken
from linja.people.audit.acting import acting


def offer(actor: Actor, data: bytes, draft: OfferDraft) -> int:
    """Keep a file so that it can be looked at before it is taken in; answers its id.

    A file that cannot be read at all is refused and leaves no trace; one with wrong rows is kept, since which
    rows they are is what one wants to see.
    """
    refuse_if(rules.may_offer(actor, draft.organisation_id))
    if draft.indicator and draft.indicator not in queries.definitions().indicators:
        raise Refused(Refusal("indicators.unknown_indicator", {"indicator": draft.indicator}))
    found = files.read(data, queries.names(), sheet=draft.sheet, indicator=draft.indicator)
    if isinstance(found, Refusal):
        raise Refused(found)
    if not found:
        raise Refused(Refusal("indicators.nothing_taken", {}))
    return _keep(actor, data, draft)


def _keep(actor: Actor, data: bytes, draft: OfferDraft) -> int:
    row = OfferedFile(
        name=draft.name[-300:],
        sha256=_hash(data, draft),
        shape=files.shape_of(data).value,
        sheet=draft.sheet[:100],
        indicator=draft.indicator,
        origin=draft.origin.strip()[:200],
        organisation_id=draft.organisation_id,
        offered_at=timezone.now(),
        offered_by=actor.name[:200],
    )
    # The name on disk is ours: what people call a file has no say in where it lies.
    row.file.save(uuid4().hex, ContentFile(data), save=False)
    try:
        with acting(actor, "indicators.offer") as act:
            row.save()
            act.log(row, {"sha256": row.sha256, "organisation": draft.organisation_id})
    except BaseException:
        _remove(row, str(row.file.name))
        raise
    return row.pk


def _hash(data: bytes, draft: OfferDraft) -> str:
    """Another sheet of the same workbook, or the same cube said to be of something else, is another file."""
    said = f"{draft.sheet.casefold()}\0{draft.indicator}" if draft.sheet or draft.indicator else ""
    return hashlib.sha256(data + said.encode()).hexdigest()


def take_offered(actor: Actor, offered_id: int, *, leave_out_wrong: bool = False) -> Taken:
    """Take a file in that was looked at; when it is done the file waits no longer."""
    rows = queries.rows_of(actor, offered_id)
    with acting(actor, "indicators.take_in") as act:
        row = act.lock(OfferedFile.objects, pk=offered_id)
        refuse_if(rules.may_offer(actor, row.organisation_id))
        origin = Origin(shape=row.shape, words=row.origin, organisation_id=row.organisation_id)
        taken = take_in(
            actor, rows, sha256=row.sha256, name=row.name, leave_out_wrong=leave_out_wrong, origin=origin
        )
        act.nothing_changed()  # What was taken in has been logged by itself.
        if taken.done:
            _gone(row)
    return taken


def throw_away(actor: Actor, offered_id: int) -> None:
    """Let a file go that is not to be taken in."""
    queries.offered(actor, offered_id)
    with acting(actor, "indicators.throw_away") as act:
        row = act.lock(OfferedFile.objects, pk=offered_id)
        refuse_if(rules.may_offer(actor, row.organisation_id))
        act.log(row, {"sha256": row.sha256})
        _gone(row)


def _gone(row: OfferedFile) -> None:
    name = str(row.file.name)
    row.delete()
    # Not before it is certain: a file that was removed does not come back with the row.
    transaction.on_commit(lambda: _remove(row, name))


def _remove(row: OfferedFile, name: str) -> None:
    with contextlib.suppress(OSError):
        row.file.storage.delete(name)
