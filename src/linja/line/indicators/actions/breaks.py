"""Breaks: said, and taken back."""

from __future__ import annotations

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.indicators import queries, rules
from linja.line.indicators.models import Break
from linja.line.indicators.records import BreakDraft
from linja.people.audit.acting import acting


def say_break(actor: Actor, draft: BreakDraft) -> int:
    """Say why figures from before and after a day are not to be held against each other; answers its id."""
    with acting(actor, "indicators.say_break") as act:
        here = draft.organisation_id
        refuse_if(rules.may_say_break(actor, None if here is None else queries.place_of(here)))
        if draft.indicator and draft.indicator not in queries.definitions().indicators:
            raise Refused(Refusal("indicators.unknown_indicator", {"indicator": draft.indicator}))
        if not draft.words.strip():
            raise Refused(Refusal("indicators.no_words", {}))
        if draft.until_on is not None and draft.until_on < draft.from_on:
            raise Refused(Refusal("indicators.ends_before_it_begins", {}))
        row = Break.objects.create(
            kind=draft.kind.value,
            indicator=draft.indicator,
            organisation_id=here,
            from_on=draft.from_on,
            until_on=draft.until_on,
            words=draft.words.strip(),
            said_by=actor.name,
            said_at=timezone.now(),
        )
        act.log(row, {"from": draft.from_on.isoformat(), "indicator": draft.indicator})
    return row.pk


def withdraw_break(actor: Actor, break_id: int, reason: str) -> None:
    """Take a break back; what was said while it stood can still be asked for."""
    with acting(actor, "indicators.withdraw_break", reason=reason) as act:
        row = act.lock(Break.objects.filter(withdrawn_at__isnull=True), pk=break_id)
        here = row.organisation_id
        refuse_if(rules.may_say_break(actor, None if here is None else queries.place_of(here)))
        if not reason.strip():
            raise Refused(Refusal("indicators.no_reason", {}))
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        act.log(row, {"from": row.from_on.isoformat()})
