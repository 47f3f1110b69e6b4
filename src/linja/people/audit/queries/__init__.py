"""Reading the log, and whether it is whole."""

from linja.people.audit.queries.access import AccessFilter, AccessRecord, accesses, readers
from linja.people.audit.queries.log import (
    EntryRecord,
    LogFilter,
    actors,
    entries_for,
    entry,
    latest,
    log,
)
from linja.people.audit.queries.verifying import Verdict, verify

__all__ = [
    "AccessFilter",
    "AccessRecord",
    "EntryRecord",
    "LogFilter",
    "Verdict",
    "accesses",
    "actors",
    "entries_for",
    "entry",
    "latest",
    "log",
    "readers",
    "verify",
]
