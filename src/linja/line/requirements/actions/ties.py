"""Ties between requirements of different years: made, and ended when they were wrong."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.requirements import rules
from linja.line.requirements.models import Lineage, Requirement
from linja.line.requirements.queries import facts_of, hidden_documents
from linja.people.audit.acting import Act, acting


def link_lineage(actor: Actor, earlier_id: int, later_id: int, kind: str) -> int:
    """Tie two requirements; the same tie again answers the one held."""
    return link_many(actor, [(earlier_id, later_id, kind)])[0]


def link_many(actor: Actor, ties: Sequence[tuple[int, int, str]]) -> list[int]:
    """Tie many pairs (earlier, later, kind), all or none; ids in the pairs' order."""
    with acting(actor, "requirements.tie") as act:
        refuse_if(rules.may_write(actor))
        for earlier, later, kind in ties:
            refuse_if(rules.may_tie(earlier, later, kind, Lineage.KINDS))
        held = _locked(act, [one for earlier, later, _kind in ties for one in (earlier, later)])
        _refuse_others(actor, [held[later] for _earlier, later, _kind in ties])
        act.nothing_changed()
        return [_tied(act, held[earlier], held[later], kind) for earlier, later, kind in ties]


def _locked(act: Act, ids: Sequence[int]) -> dict[int, Requirement]:
    """The requirements, locked in id order so that two who tie at once cannot wait for each other."""
    rows = Requirement.objects.filter(pk__in=set(ids)).order_by("pk").select_for_update(of=("self",))
    hidden = set(hidden_documents(act.actor).values_list("pk", flat=True))
    held = {row.pk: row for row in rows.select_related("document") if row.document_id not in hidden}
    if missing := set(ids) - held.keys():
        raise Refused(Refusal("requirements.not_found", {"requirement_id": min(missing)}))
    return held


def _refuse_others(actor: Actor, later: Sequence[Requirement]) -> None:
    """A tie says something of the later one, so its document decides who may make it."""
    for document in {row.document_id: row.document for row in later}.values():
        refuse_if(rules.may_write(actor, facts_of(document)))


def _tied(act: Act, earlier: Requirement, later: Requirement, kind: str) -> int:
    tie, new = Lineage.objects.get_or_create(earlier=earlier, later=later, kind=kind, ended_at=None)
    if new:
        act.log(later, {"earlier": earlier.pk, "kind": kind})
    return tie.pk


def end_tie(actor: Actor, tie_id: int, *, reason: str) -> None:
    """End a tie that was wrong. It stays in the log, and can be made again."""
    with acting(actor, "requirements.end_tie", reason=reason) as act:
        tie = act.lock(Lineage.objects, pk=tie_id)
        _refuse_others(actor, [Requirement.objects.select_related("document").get(pk=tie.later_id)])
        refuse_if(rules.may_end_tie(tie.ended_at is not None, reason))
        tie.ended_at = timezone.now()
        tie.save(update_fields=["ended_at"])
        act.log(tie.later, {"earlier": tie.earlier_id, "kind": tie.kind})
