"""The life of a meeting, of an audit and of an item to follow up, as tables.

Roles of an item are written with whose they are: ``owner:`` held where the item is to be done, ``source:``
held where it came from. ``rules.followup.roles_towards`` works out which an actor has.
"""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

PLANNED, CALLED, HELD, MINUTED, CANCELLED = "planned", "called", "held", "minuted", "cancelled"
#: From the calling on, those who take part see it.
SHARED = frozenset({CALLED, HELD, MINUTED, CANCELLED})

#: Who keeps the agenda and the minutes; held at the host.
KEEPERS = frozenset(
    {
        "ministry",
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "system",
    }
)

MEETING = Lifecycle(
    name="meetings",
    initial=PLANNED,
    transitions=(
        Transition("call", PLANNED, CALLED, KEEPERS, needs=("has_cases",), tells=("participants",)),
        # A meeting called at an hour's notice has no agenda before it is held.
        Transition("hold", PLANNED, HELD, KEEPERS, needs=("day_has_come",)),
        Transition("hold", CALLED, HELD, KEEPERS, needs=("day_has_come",)),
        Transition(
            "minute", HELD, MINUTED, KEEPERS, needs=("has_cases", "all_decided"), tells=("participants",)
        ),
        Transition("reopen", MINUTED, HELD, KEEPERS, records=("reason",), tells=("participants",)),
        Transition("cancel", PLANNED, CANCELLED, KEEPERS, records=("reason",)),
        Transition("cancel", CALLED, CANCELLED, KEEPERS, records=("reason",), tells=("participants",)),
    ),
)

STARTED, FINISHED = "started", "finished"
AUDIT = Lifecycle(
    name="meetings",
    initial=PLANNED,
    transitions=(
        Transition("start", PLANNED, STARTED, KEEPERS),
        Transition("finish", STARTED, FINISHED, KEEPERS, needs=("has_conclusion",)),
        Transition("reopen", FINISHED, STARTED, KEEPERS, records=("reason",)),
        Transition("cancel", PLANNED, CANCELLED, KEEPERS, records=("reason",)),
        Transition("cancel", STARTED, CANCELLED, KEEPERS, records=("reason",)),
    ),
)
#: From here on those who are looked at see the audit.
AUDIT_SHARED = frozenset({STARTED, FINISHED})

OPEN, IN_PROGRESS, DONE, CLOSED, DROPPED = "open", "in_progress", "done", "closed", "dropped"
#: Not yet settled by those from whom it came.
UNSETTLED = frozenset({OPEN, IN_PROGRESS, DONE})
#: Still to be done by the owner; only these can be late.
TO_BE_DONE = frozenset({OPEN, IN_PROGRESS})

OWNERS = frozenset(
    {
        "owner:ministry",
        "owner:rhf_controller",
        "owner:rhf_leader",
        "owner:hf_contributor",
        "owner:hf_leader",
        "owner:hf_board_secretary",
        "owner:clinic_contributor",
        "system",
    }
)
CONFIRMERS = frozenset(
    {
        "source:ministry",
        "source:rhf_controller",
        "source:rhf_leader",
        "source:hf_contributor",
        "source:hf_leader",
        "source:hf_board_secretary",
        "source:user_committee",
        "source:employee_representative",
        "system",
    }
)

FOLLOWUP = Lifecycle(
    name="meetings",
    initial=OPEN,
    transitions=(
        Transition("start", OPEN, IN_PROGRESS, OWNERS),
        Transition("finish", OPEN, DONE, OWNERS, needs=("has_response",), tells=("source",)),
        Transition("finish", IN_PROGRESS, DONE, OWNERS, needs=("has_response",), tells=("source",)),
        Transition("confirm", DONE, CLOSED, CONFIRMERS, tells=("owner",)),
        Transition("send_back", DONE, IN_PROGRESS, CONFIRMERS, records=("reason",), tells=("owner",)),
        Transition("drop", OPEN, DROPPED, CONFIRMERS, records=("reason",), tells=("owner",)),
        Transition("drop", IN_PROGRESS, DROPPED, CONFIRMERS, records=("reason",), tells=("owner",)),
        Transition("reopen", CLOSED, OPEN, CONFIRMERS, records=("reason",), tells=("owner",)),
        Transition("reopen", DROPPED, OPEN, CONFIRMERS, records=("reason",), tells=("owner",)),
    ),
)
