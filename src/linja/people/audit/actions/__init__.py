"""The only writer of the log: what was done, and who has read what is not released."""

from linja.people.audit.actions.access import AccessNotNotedError, appoint_sealing, seal, seen
from linja.people.audit.actions.recording import Deed, Subject, record, record_all

__all__ = [
    "AccessNotNotedError",
    "Deed",
    "Subject",
    "appoint_sealing",
    "record",
    "record_all",
    "seal",
    "seen",
]
