"""A step that follows from something else than somebody's taking it: noted as every other."""

from __future__ import annotations

from django.utils import timezone

from linja.line.reporting.models import Report, ReportStep
from linja.people.audit.acting import Act


def step_along(act: Act, row: Report, step: str, target: str, reason: str) -> None:
    """The locked report comes into another state; whoever calls has asked the rule."""
    before, row.state = row.state, target
    row.save(update_fields=["state"])
    ReportStep.objects.create(
        report=row,
        step=step,
        source=before,
        target=target,
        by_key=act.actor.id,
        by_name=act.actor.name,
        reason=reason.strip(),
        at=timezone.now(),
    )
    act.log(row, {"state": (before, target)})
