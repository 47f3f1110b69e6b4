"""The only writer of the log: what was done, and who has read what is not released."""

from linja.people.audit.actions.access import AccessNotNotedError, seal, seen
from linja.people.audit.actions.recording import Deed, Subject, record, record_all

__all__ = ["AccessNotNotedError", "Deed", "Subject", "record", "record_all", "seal", "seen"]
