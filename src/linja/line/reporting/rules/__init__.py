"""Who may read, write and step, on frozen facts. Pure."""

from linja.line.reporting.rules.reports import (
    EVERYTHING,
    INSIDERS,
    NATIONAL,
    RECEIVERS,
    REPORT_KINDS,
    ReportFacts,
    StatusFacts,
    may_open,
    may_read,
    may_set_status,
    may_step,
    may_write,
    roles_in,
    roles_towards,
)

__all__ = [
    "EVERYTHING",
    "INSIDERS",
    "NATIONAL",
    "RECEIVERS",
    "REPORT_KINDS",
    "ReportFacts",
    "StatusFacts",
    "may_open",
    "may_read",
    "may_set_status",
    "may_step",
    "may_write",
    "roles_in",
    "roles_towards",
]
