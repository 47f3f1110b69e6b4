"""How far a unit has come with its report, as its receiver may know it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from linja.line.reporting import lifecycle
from linja.line.reporting.records.rounds import RETURNED, WAITING, RoundCounts


def stage(state: str | None, steps: Sequence[str], *, own: bool) -> str:
    """The report's state; to others than its own people everything before the handing-in is one.

    That it was sent back is known to whoever sent it.
    """
    if state in lifecycle.HANDED_OVER:
        return str(state)
    if state is not None and own:
        return RETURNED if state == lifecycle.DRAFT and _returned(steps) else state
    return RETURNED if _returned(steps) else WAITING


def _returned(steps: Sequence[str]) -> bool:
    told = [step for step in steps if step in ("return", "submit", "withdraw", "correct")]
    return bool(told) and told[-1] == "return"


def counted(units: Sequence[tuple[str | None, bool, bool]]) -> RoundCounts:
    """From (state, something is written, late) of each unit."""
    return RoundCounts(
        units=len(units),
        not_begun=sum(1 for state, begun, _late in units if state in (None, lifecycle.DRAFT) and not begun),
        begun=sum(1 for state, begun, _late in units if state == lifecycle.DRAFT and begun),
        put_forward=sum(1 for state, _begun, _late in units if state == lifecycle.READY),
        handed_in=sum(1 for state, _begun, _late in units if state in lifecycle.HANDED_OVER),
        late=sum(1 for _state, _begun, late in units if late),
    )
