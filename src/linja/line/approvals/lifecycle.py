"""The life of a statement and of a signature, as tables (rules 10 and 13)."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

WRITING, LOCKED = "writing", "locked"

#: Only the bodies' own people; the reporting organisation's roles never stand here.
BODIES = frozenset({"user_committee", "employee_representative"})
#: Who asks the bodies of the reporting organisation for their statements.
ASKERS = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "system"})

STATEMENT = Lifecycle(
    name="approvals",
    initial=WRITING,
    transitions=(
        Transition("write", WRITING, WRITING, BODIES),
        Transition("lock", WRITING, LOCKED, BODIES, needs=("has_words",), records=("name", "time")),
    ),
)

UNSIGNED, SIGNED, FALLEN = "unsigned", "signed", "fallen"
#: Who signs in which capacity: the leader in person, the board through its secretary.
SIGNERS: dict[str, frozenset[str]] = {
    "leader": frozenset({"rhf_leader", "hf_leader"}),
    "board": frozenset({"hf_board_secretary"}),
}
_SIGNERS = frozenset().union(*SIGNERS.values())
_RECORDS = ("name", "time", "parts", "accepted_gaps", "case_number", "meeting")

#: Nobody takes the step to *fallen*: it is seen when the hashes are compared.
SIGN_OFF = Lifecycle(
    name="approvals",
    initial=UNSIGNED,
    transitions=(
        Transition("sign", UNSIGNED, SIGNED, _SIGNERS, records=_RECORDS),
        Transition("sign", FALLEN, SIGNED, _SIGNERS, records=_RECORDS),
    ),
)
