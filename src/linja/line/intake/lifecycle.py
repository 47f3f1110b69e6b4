"""The states of an uploaded document, of a finding and of a contradiction, as tables."""

from __future__ import annotations

from typing import Final

from linja.ground.kernel.lifecycle import Lifecycle, Transition
from linja.people.accounts.roles import (
    ADMINISTRATOR,
    DIRECTORATE,
    HF_BOARD_SECRETARY,
    HF_CONTRIBUTOR,
    MINISTRY,
    RHF_CONTROLLER,
)

#: Who may upload and review for an organisation in which the role is held.
EDITORS: Final = frozenset(
    {RHF_CONTROLLER, HF_CONTRIBUTOR, HF_BOARD_SECRETARY, MINISTRY, DIRECTORATE, ADMINISTRATOR}
)
SYSTEM: Final = frozenset({"system"})

RECEIVED: Final = "received"
READING: Final = "reading"
UNDER_REVIEW: Final = "under_review"
ACCEPTED: Final = "accepted"
REGISTERED: Final = "registered"
FAILED: Final = "failed"
SET_ASIDE: Final = "set_aside"

PROPOSED: Final = "proposed"
DROPPED: Final = "dropped"

UNDECIDED: Final = "undecided"
EXPLAINED: Final = "explained"
MENDED: Final = "mended"


def _editors(name: str, source: str, target: str, *needs: str) -> Transition:
    return Transition(name, source, target, EDITORS, needs, records=("actor", "time"))


def _system(name: str, source: str, target: str, *tells: str) -> Transition:
    return Transition(name, source, target, SYSTEM, records=("time",), tells=tells)


DOCUMENT: Final = Lifecycle(
    "intake.document",
    RECEIVED,
    (
        _system("start_reading", RECEIVED, READING),
        _system("finish_reading", READING, UNDER_REVIEW, "uploader"),
        _system("fail", RECEIVED, FAILED, "uploader"),
        _system("fail", READING, FAILED, "uploader"),
        _editors("correct_facts", UNDER_REVIEW, UNDER_REVIEW),
        _editors("review", UNDER_REVIEW, UNDER_REVIEW),
        _editors("finish", UNDER_REVIEW, ACCEPTED, "all_decided", "kind_known", "organisation_known"),
        _editors("reopen", ACCEPTED, UNDER_REVIEW),
        _editors("register", ACCEPTED, REGISTERED),
        _editors("read_again", FAILED, RECEIVED),
        # A worker that died leaves its document here; nobody else can free it.
        _editors("read_again", READING, RECEIVED, "stuck"),
        _editors("read_again", RECEIVED, RECEIVED, "stuck"),
        _editors("read_again", UNDER_REVIEW, RECEIVED, "nothing_accepted"),
        _editors("set_aside", RECEIVED, SET_ASIDE),
        _editors("set_aside", FAILED, SET_ASIDE),
        _editors("set_aside", UNDER_REVIEW, SET_ASIDE),
        _editors("set_aside", ACCEPTED, SET_ASIDE),
        _editors("bring_back", SET_ASIDE, UNDER_REVIEW, "was_read"),
        _editors("read_again", SET_ASIDE, RECEIVED, "nothing_accepted"),
    ),
)

FINDING: Final = Lifecycle(
    "intake.finding",
    PROPOSED,
    (
        _editors("correct", PROPOSED, PROPOSED),
        _editors("accept", PROPOSED, ACCEPTED),
        _editors("drop", PROPOSED, DROPPED),
        _editors("reopen", ACCEPTED, PROPOSED),
        # Its lines may belong to another finding by now.
        _editors("reopen", DROPPED, PROPOSED, "lines_free"),
    ),
)

#: Of a contradiction. Who may is asked of what it stands in: an uploaded document, or a report.
MARK: Final = Lifecycle(
    "intake.mark",
    UNDECIDED,
    (
        Transition("explain", UNDECIDED, EXPLAINED, EDITORS, ("reason_given",), ("actor", "time", "reason")),
        _editors("mend", UNDECIDED, MENDED),
        _editors("unmark", EXPLAINED, UNDECIDED),
        _editors("unmark", MENDED, UNDECIDED),
    ),
)
