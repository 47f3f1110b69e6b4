"""Whether a report has come far enough up the line to be published, under the ruleset of its year."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from linja.ground.kernel.refusals import Refusal
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import rules
from linja.pillars.steering.definitions import definitions_folder


@cache
def publishing_rulesets(folder: Path) -> tuple[rules.PublishingRuleset, ...]:
    """The rulesets of ``definitions/rulesets/publishing.yaml``, read once."""
    path = folder / "rulesets" / "publishing.yaml"
    return rules.parsed_publishing(yaml.safe_load(path.read_text(encoding="utf-8")))


def may_be_published(report: ReportRecord) -> Refusal | None:
    """Why the report is not published yet; None when it has come far enough."""
    held = publishing_rulesets(definitions_folder())
    day = date(report.year, 12, 31)
    return rules.may_be_published(held, report.organisation_kind, report.kind, day, report.state)
