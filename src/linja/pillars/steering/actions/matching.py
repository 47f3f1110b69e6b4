"""A person says which findings are requirements that the register already holds."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.intake import queries as intake
from linja.people.audit.acting import acting
from linja.people.audit.actions import Subject
from linja.pillars.steering import queries, rules
from linja.pillars.steering.models import MatchChoice


def choose_match(actor: Actor, finding_id: int, requirement_id: int | None) -> None:
    """The finding is that registered requirement; None: it is new."""
    with acting(actor, "steering.choose_match") as act:
        finding = intake.finding(finding_id)
        document = intake.document(finding.document_id, actor) if finding else None
        if finding is None or document is None:
            raise Refused(Refusal("steering.not_found", {}))
        refuse_if(rules.may_match(actor, document.organisation_id, document.state))
        if requirement_id is not None:
            _refuse_claimed(document.id, finding_id, requirement_id)
        MatchChoice.objects.update_or_create(
            finding_id=finding_id,
            defaults={"requirement_id": requirement_id, "chosen_by": actor.name},
        )
        subject = Subject("intake.uploadeddocument", str(document.id), document.name)
        act.log(subject, {"finding": finding_id, "same_as": requirement_id})


def _refuse_claimed(document_id: int, finding_id: int, requirement_id: int) -> None:
    """Another finding of the same document is that requirement already."""
    same = MatchChoice.objects.filter(finding__document_id=document_id, requirement_id=requirement_id)
    if same.exclude(finding_id=finding_id).exists():
        raise Refused(Refusal("steering.claimed_twice", {}))


def accept_sure(actor: Actor, document_id: int) -> int:
    """Accept every match that reads the same and that nobody has chosen otherwise; answers how many."""
    with acting(actor, "steering.accept_sure") as act:
        document = intake.document(document_id, actor)
        if document is None:
            raise Refused(Refusal("steering.not_found", {}))
        refuse_if(rules.may_match(actor, document.organisation_id, document.state))
        matches = queries.matches(document_id)
        taken = {one.requirement_id for one in matches if one.requirement_id is not None}
        chosen: dict[int, int] = {}
        for match in matches:
            best = match.candidates[0].requirement_id if match.sure and match.open else None
            if best is not None and best not in taken:
                chosen[match.finding_id] = best
                taken.add(best)
        MatchChoice.objects.bulk_create(
            MatchChoice(finding_id=finding_id, requirement_id=requirement_id, chosen_by=actor.name)
            for finding_id, requirement_id in chosen.items()
        )
        if not chosen:
            act.nothing_changed()
        subject = Subject("intake.uploadeddocument", str(document.id), document.name)
        if chosen:
            act.log(subject, {"matches": len(chosen)})
    return len(chosen)
