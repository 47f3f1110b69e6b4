"""The life of a report, as a table: draft, ready, published, and back for a correction."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

DRAFT, READY, PUBLISHED = "draft", "ready", "published"

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
    ),
)
