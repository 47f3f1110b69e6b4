"""Which reports wait for the owner meeting, and by when, under the ruleset of their year."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from linja.ground.kernel import governed
from linja.line.reporting import lifecycle
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import rules
from linja.pillars.steering.definitions import definitions_folder

#: Accepted, whether the public sees it already or not.
_TAKEN: Final = frozenset({lifecycle.ACCEPTED, lifecycle.PUBLISHED})


@cache
def approval_rulesets(folder: Path) -> tuple[rules.ApprovalRuleset, ...]:
    """The rulesets of ``definitions/rulesets/approval.yaml``, read once."""
    path = folder / "rulesets" / "approval.yaml"
    return rules.parsed_approval(governed.loaded(path))


def approval_of(report: ReportRecord) -> rules.Approval | None:
    """By when the owner meeting approves the report; None when it brings none before one.

    What was read from paper has been approved on paper.
    """
    if report.origin_id is not None:
        return None
    held = approval_rulesets(definitions_folder())
    return rules.approval(held, report.organisation_kind, report.kind, report.year)


def may_await_approval(report: ReportRecord) -> bool:
    """Whether it is accepted and of those that are approved; if it has been, its steps tell."""
    return report.state in _TAKEN and approval_of(report) is not None
