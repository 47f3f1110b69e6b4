"""Who may read, write and step, on frozen facts. Pure."""

from linja.line.reporting.rules.reports import (
    EVERYTHING,
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
)

__all__ = [
    "EVERYTHING",
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
]
