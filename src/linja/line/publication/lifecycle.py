"""The life of an edition, as a table: compiled, then released. A correction is a new edition (rule 14)."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

COMPILED, RELEASED = "compiled", "released"

WRITERS = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "system"})
#: Who may put an edition before somebody; a clinic hands in without a leader.
SENDERS = WRITERS | {"clinic_contributor"}
LEADERS = frozenset({"rhf_leader", "hf_leader", "system"})

EDITION = Lifecycle(
    name="publication",
    initial=COMPILED,
    transitions=(
        Transition(
            "release",
            COMPILED,
            RELEASED,
            LEADERS,
            needs=("newest", "gaps_accepted"),
            records=("name", "time", "accepted_gaps"),
            tells=("ministry", "public"),
        ),
    ),
)
