"""What the figures say beside what was reported."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.targets import Difference
from linja.line.indicators.records import TargetRecord, VerdictRecord


@dataclass(frozen=True, slots=True)
class Beside:
    """The verdicts on the targets of one answered requirement, beside its reported status.

    ``difference``: between the report and what its targets come to together; None where there is nothing to
    compare. ``explained``: the answer says why they differ.
    """

    verdicts: tuple[VerdictRecord, ...] = ()
    difference: Difference | None = None
    explained: bool = False

    @property
    def differs(self) -> bool:
        """What was reported is not what the figures say."""
        return self.difference is not None and self.difference.asks_for_explanation

    @property
    def owes(self) -> bool:
        """It differs, and nobody has said why."""
        return self.differs and not self.explained


@dataclass(frozen=True, slots=True)
class Kept:
    """A target with the requirement that it was set in, as the reader may see it.

    ``requirement_id``: None when the requirement is gone or not open to the reader.
    """

    target: TargetRecord
    requirement_id: int | None
    document_id: int | None = None
    document_title: str = ""
