"""The life of an allocation, as a table.

A role is written plainly where the money comes from, and after ``receiver:`` where it goes.
"""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

DRAFT, GIVEN, WITHDRAWN = "draft", "given", "withdrawn"

#: Who allots, held at the giver.
GIVERS = frozenset({"ministry", "rhf_controller", "rhf_leader", "hf_leader", "system"})
#: Who says what it was used for, held at the receiver.
USERS = frozenset(
    {
        "receiver:rhf_controller",
        "receiver:rhf_leader",
        "receiver:hf_contributor",
        "receiver:hf_leader",
        "receiver:clinic_contributor",
        "system",
    }
)

ALLOCATION = Lifecycle(
    name="allocations",
    initial=DRAFT,
    transitions=(
        Transition("give", DRAFT, GIVEN, GIVERS, needs=("within_what_was_received",), tells=("receiver",)),
        Transition(
            "withdraw",
            GIVEN,
            WITHDRAWN,
            GIVERS,
            needs=("nothing_passed_on",),
            records=("reason",),
            tells=("receiver",),
        ),
        Transition("report_use", GIVEN, GIVEN, USERS, records=("amount", "words"), tells=("giver",)),
    ),
)
