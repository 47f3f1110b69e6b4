"""The only writer of targets: proposing, setting, confirming, changing, rejecting and withdrawing them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.targets import (
    AnyTarget,
    as_data,
    horizon_of,
    measured_in,
    measuring,
    of_data,
    target_words,
)
from linja.line.indicators import lifecycle, queries, rules
from linja.line.indicators.calculations import naming
from linja.line.indicators.models import StoredTarget, TargetIndicator
from linja.line.indicators.records import TargetDraft
from linja.people.audit.acting import Act, acting


def propose(actor: Actor, drafts: Sequence[TargetDraft]) -> list[int]:
    """Propose targets that were read, each once: what was proposed before is left as a person has it.

    The indicators that the words seem to name are filled in. Answers the ids of what is new.
    """
    with acting(actor, "indicators.propose_target") as act:
        facts = cache(queries.facts_of)
        for draft in drafts:
            refuse_if(rules.may_keep(actor, facts(draft.organisation_id, draft.set_by_id)))
        made = [_propose(act, draft) for draft in _unread(drafts)]
        if not made:
            act.nothing_changed()
    return made


def set_target(actor: Actor, draft: TargetDraft) -> int:
    """Set a target that a person has written; it is confirmed at once. Answers its id."""
    with acting(actor, "indicators.set_target") as act:
        refuse_if(rules.may_keep(actor, queries.facts_of(draft.organisation_id, draft.set_by_id)))
        refuse_if(naming.wrong_indicators(draft.target, queries.definitions()))
        row = _written(draft, draft.target, actor.name, state=lifecycle.CONFIRMED)
        _decided(row, actor.name, "")
        row.save()
        _about(row, draft.target)
        act.log(row, _told(row, draft.target))
    return row.pk


def confirm(actor: Actor, target_id: int, codes: Mapping[str, str] | None = None) -> None:
    """Say that the target was read rightly. ``codes``: the indicator for what the target calls otherwise."""
    with acting(actor, "indicators.confirm_target") as act:
        row = _stepped(act, target_id, "confirm", "")
        target = measuring(of_data(row.target), codes or {})
        refuse_if(naming.wrong_indicators(target, queries.definitions()))
        row.target, row.horizon = as_data(target), horizon_of(target)
        row.save()
        _about(row, target)
        act.log(row, {**_told(row, target), "state": (lifecycle.PROPOSED, row.state)})


def change(actor: Actor, target_id: int, target: AnyTarget, reason: str = "") -> int:
    """Put another target in its place, confirmed by whoever changes it; answers the new one's id."""
    with acting(actor, "indicators.change_target", reason=reason) as act:
        before = _stepped(act, target_id, "change", reason)
        refuse_if(naming.wrong_indicators(target, queries.definitions()))
        before.save()
        draft = TargetDraft(
            before.organisation_id, before.set_by_id, before.subject, before.year, before.sentence, target
        )
        row = _written(draft, target, before.proposed_by, state=lifecycle.CONFIRMED)
        row.replaces = before
        _decided(row, actor.name, reason)
        row.save()
        _about(row, target)
        words = target_words(of_data(before.target)), target_words(target)
        act.log(row, {"organisation": row.organisation.name, "target": words})
    return row.pk


def reject(actor: Actor, target_id: int, reason: str = "") -> None:
    """Say that the sentence sets no such target. It is kept, so that it is not proposed again."""
    _step(actor, target_id, "reject", reason)


def bring_back(actor: Actor, target_id: int) -> None:
    """Open a rejected proposal again."""
    _step(actor, target_id, "bring_back", "")


def withdraw(actor: Actor, target_id: int, reason: str) -> None:
    """Take a confirmed target back, with the reason; it counts no more."""
    _step(actor, target_id, "withdraw", reason)


def _step(actor: Actor, target_id: int, step: str, reason: str) -> None:
    with acting(actor, f"indicators.{step}_target", reason=reason) as act:
        row = _stepped(act, target_id, step, reason)
        row.save()
        act.log(row, _told(row, of_data(row.target)))


def _stepped(act: Act, target_id: int, step: str, reason: str) -> StoredTarget:
    """The row, locked, with the step taken and not yet saved."""
    if not queries.visible_targets(act.actor).filter(pk=target_id).exists():
        raise Refused(Refusal("indicators.not_found", {}))
    row = act.lock(StoredTarget.objects.select_related("organisation"), pk=target_id)
    facts = queries.facts_of(row.organisation_id, row.set_by_id)
    refuse_if(rules.may_step(act.actor, facts, step, row.state, has_reason=bool(reason.strip())))
    taken = lifecycle.TARGET.find(step, row.state)
    row.state = taken.target if taken else row.state
    _decided(row, act.actor.name, reason)
    return row


def _decided(row: StoredTarget, name: str, reason: str) -> None:
    row.decided_by, row.decided_at, row.reason = name, timezone.now(), reason.strip()


def _unread(drafts: Sequence[TargetDraft]) -> list[TargetDraft]:
    """Those that nobody has read before, each once."""
    subjects = {draft.subject for draft in drafts}
    held = set(
        StoredTarget.objects.filter(subject__in=subjects)
        .exclude(read_as="")
        .values_list("organisation_id", "subject", "read_as")
    )
    found: dict[tuple[int, str, str], TargetDraft] = {}
    for draft in drafts:
        key = (draft.organisation_id, draft.subject, _hash(draft.target))
        if key not in held:
            found.setdefault(key, draft)
    return list(found.values())


def _propose(act: Act, draft: TargetDraft) -> int:
    codes = naming.proposed_codes(draft.target, draft.sentence, queries.definitions())
    target = measuring(draft.target, codes)
    row = _written(draft, target, act.actor.name, state=lifecycle.PROPOSED)
    row.read_as = _hash(draft.target)
    row.save()
    _about(row, target)
    act.log(row, _told(row, target))
    return row.pk


def _written(draft: TargetDraft, target: AnyTarget, name: str, *, state: str) -> StoredTarget:
    return StoredTarget(
        organisation_id=draft.organisation_id,
        set_by_id=draft.set_by_id,
        subject=draft.subject,
        year=draft.year,
        sentence=draft.sentence.strip(),
        target=as_data(target),
        horizon=horizon_of(target),
        state=state,
        doubts=[one.value for one in draft.doubts],
        proposed_by=name,
        proposed_at=timezone.now(),
    )


def _about(row: StoredTarget, target: AnyTarget) -> None:
    """The indicators of the target, for those who look for targets by indicator."""
    known = [code for code in measured_in(target) if code in queries.definitions().indicators]
    row.indicators.all().delete()
    TargetIndicator.objects.bulk_create(TargetIndicator(target=row, code=code) for code in known)


def _told(row: StoredTarget, target: AnyTarget) -> dict[str, Any]:
    return {"organisation": row.organisation.name, "target": target_words(target), "subject": row.subject}


def _hash(target: AnyTarget) -> str:
    said = json.dumps(as_data(target), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
