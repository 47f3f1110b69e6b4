"""What a change does to whether a version binds: one table, obligation × change. Pure."""

from __future__ import annotations

from typing import Final

from linja.ground.kernel.lifecycle import Lifecycle, Transition
from linja.ground.kernel.vocabulary import ChangeType, DocumentKind, Obligation

#: Role codes of those who may register what a governing document says.
WRITERS: Final = frozenset({"ministry", "rhf_controller", "hf_board_secretary", "system"})

DRAFT, ISSUED = "draft", "issued"
#: Who prepares what the own unit asks of those below it, and who gives it.
PREPARERS: Final = frozenset(
    {"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "hf_board_secretary", "system"}
)
ISSUERS: Final = frozenset({"rhf_leader", "hf_leader", "hf_board_secretary", "system"})
#: Who writes a draft letter of the own organisation, and who issues it.
DRAFTERS: Final = PREPARERS | {"ministry"}
LETTER_ISSUERS: Final = ISSUERS | {"ministry"}
#: Who sees what the own unit has not issued yet. The representative bodies see what is issued.
DRAFT_READERS: Final = DRAFTERS | {"auditor"}
#: Kinds of document that are drafted here as letters; an order is opened where requirements are passed on.
DRAFTED_KINDS: Final = frozenset(
    {
        DocumentKind.MISSION_LETTER,
        DocumentKind.REVISED_MISSION_LETTER,
        DocumentKind.SUPPLEMENTARY_LETTER,
        DocumentKind.OWNER_MEETING_PROTOCOL,
        DocumentKind.LETTER,
    }
)

#: The life of a document that is written here. What is issued is changed by another document only.
ORDER: Final = Lifecycle(
    name="requirements.order",
    initial=DRAFT,
    transitions=(
        Transition(
            "issue",
            DRAFT,
            ISSUED,
            ISSUERS,
            needs=("asks_something", "day_allowed"),
            records=("issued_on", "issued_by", "issued_at"),
            tells=("receiver",),
        ),
    ),
)

#: The same of a letter: what it asks begins to bind, and what it changes is changed, in one step.
LETTER: Final = Lifecycle(
    name="requirements.letter",
    initial=DRAFT,
    transitions=(
        Transition(
            "issue",
            DRAFT,
            ISSUED,
            LETTER_ISSUERS,
            needs=("says_something", "speaks_to_somebody", "day_allowed"),
            records=("issued_on", "issued_by", "issued_at"),
            tells=("addressees",),
        ),
    ),
)

_F, _L, _R, _W = Obligation.IN_FORCE, Obligation.LAPSED, Obligation.REPORT_ONLY, Obligation.WAIVED
_C = ChangeType

#: (change, obligation before) -> obligation after. What is not here may not be done:
#: what has lapsed stays lapsed, and nothing becomes what it already is.
_RESULTS: Final[dict[tuple[ChangeType, Obligation], Obligation]] = {
    (_C.LAPSE, _F): _L,
    (_C.LAPSE, _R): _L,
    (_C.LAPSE, _W): _L,
    (_C.LAPSE_BUT_REPORT, _F): _R,
    (_C.LAPSE_BUT_REPORT, _W): _R,
    (_C.WAIVE, _F): _W,
    (_C.WAIVE, _R): _W,
    (_C.REPLACE, _F): _F,
    (_C.REPLACE, _R): _F,
    (_C.REPLACE, _W): _F,
    (_C.EXTEND, _F): _F,
    (_C.EXTEND, _R): _R,
    (_C.EXTEND, _W): _W,
    (_C.EXTEND_MEASURING_PERIOD, _F): _F,
    (_C.EXTEND_MEASURING_PERIOD, _R): _R,
    (_C.EXTEND_MEASURING_PERIOD, _W): _W,
    (_C.CLARIFY, _F): _F,
    (_C.CLARIFY, _R): _R,
    (_C.CLARIFY, _W): _W,
    (_C.CONTINUE, _F): _F,
    (_C.CONTINUE, _R): _F,
    (_C.CONTINUE, _W): _F,
}

#: What each change must bring with it, as names of facts.
NEEDS: Final[dict[ChangeType, tuple[str, ...]]] = {
    _C.REPLACE: ("new_words",),
    _C.EXTEND: ("new_deadline", "later_deadline"),
}


def _transition(change: ChangeType, before: Obligation, after: Obligation) -> Transition:
    return Transition(
        name=change.value,
        source=before.value,
        target=after.value,
        roles=WRITERS,
        needs=NEEDS.get(change, ()),
        records=("amending document", "change_verbatim", "in_force_from", "known_from"),
    )


#: The table as the kernel's machinery and the generated diagram read it.
LIFECYCLE: Final = Lifecycle(
    name="requirements",
    initial=Obligation.IN_FORCE.value,
    transitions=tuple(_transition(change, before, after) for (change, before), after in _RESULTS.items()),
)


def result(change: ChangeType, before: Obligation) -> Obligation | None:
    """The obligation after ``change``; None when the change cannot be made from ``before``."""
    return _RESULTS.get((change, before))
