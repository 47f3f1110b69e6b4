"""The life of a report, as a table: draft, ready, published, corrected, replaced by another."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

DRAFT, READY, PUBLISHED, REPLACED = "draft", "ready", "published", "replaced"

#: Role codes of ``people.accounts``; "system" is the house itself.
WRITERS = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "system"})
LEADERS = frozenset({"rhf_leader", "hf_leader", "system"})

REPORT = Lifecycle(
    name="reporting",
    initial=DRAFT,
    transitions=(
        Transition("make_ready", DRAFT, READY, WRITERS, needs=("asks_something",), tells=("leaders",)),
        Transition("take_back", READY, DRAFT, WRITERS, records=("reason",)),
        Transition("publish", READY, PUBLISHED, LEADERS, needs=("edition_released",), tells=("ministry",)),
        Transition("correct", PUBLISHED, DRAFT, LEADERS, records=("reason",)),
        # A report that is read in anew takes the old one's place; what was published stays published.
        Transition("replace", DRAFT, REPLACED, WRITERS, records=("reason",)),
        Transition("replace", READY, REPLACED, WRITERS, records=("reason",)),
        Transition("replace", PUBLISHED, REPLACED, WRITERS, records=("reason",)),
    ),
)
