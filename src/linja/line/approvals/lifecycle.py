"""The life of a statement, as a table: written by its body, then locked for ever (rule 13)."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

WRITING, LOCKED = "writing", "locked"

#: Only the bodies' own people; the reporting organisation's roles never stand here.
BODIES = frozenset({"user_committee", "employee_representative"})

STATEMENT = Lifecycle(
    name="approvals",
    initial=WRITING,
    transitions=(
        Transition("write", WRITING, WRITING, BODIES),
        Transition("lock", WRITING, LOCKED, BODIES, needs=("has_words",), records=("name", "time")),
    ),
)
