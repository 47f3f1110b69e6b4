"""The life of a target, as a table (rules 4 and 9): the machine proposes, a person decides."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

PROPOSED, CONFIRMED, REJECTED = "proposed", "confirmed", "rejected"
WITHDRAWN, REPLACED = "withdrawn", "replaced"
#: What still counts, or may come to.
OPEN = (PROPOSED, CONFIRMED)

#: Who keeps the targets of the unit that they are set for; the region those of the units below as well.
KEEPERS_HERE = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"})
KEEPERS_BELOW = frozenset({"rhf_controller", "rhf_leader"})
#: Whoever set it keeps it as well.
SETTERS = frozenset({"ministry", *KEEPERS_HERE})
_KEEPERS = frozenset({"system", *SETTERS})
_RECORDS = ("name", "time")

TARGET = Lifecycle(
    name="indicators",
    initial=PROPOSED,
    transitions=(
        Transition("confirm", PROPOSED, CONFIRMED, _KEEPERS, records=_RECORDS),
        Transition("reject", PROPOSED, REJECTED, _KEEPERS, records=_RECORDS),
        Transition("change", PROPOSED, REPLACED, _KEEPERS, records=_RECORDS),
        Transition("change", CONFIRMED, REPLACED, _KEEPERS, records=_RECORDS),
        Transition("withdraw", CONFIRMED, WITHDRAWN, _KEEPERS, needs=("has_reason",), records=_RECORDS),
        Transition("bring_back", REJECTED, PROPOSED, _KEEPERS),
    ),
)
