"""Joint answers as one person sees them."""

from __future__ import annotations

from dataclasses import dataclass

from linja.line.reporting.records import AnswerElsewhere, JointRecord, JointTextRecord
from linja.line.requirements.records import RequirementRecord


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One of the reader's own reports that answers the joint requirement."""

    answer: AnswerElsewhere

    @property
    def taken_in(self) -> bool:
        """The joint text is printed in it."""
        return self.answer.shared is not None

    @property
    def behind(self) -> bool:
        """It was handed in before the lead changed the text."""
        shared = self.answer.shared
        return shared is not None and shared.revision < shared.newest


@dataclass(frozen=True, slots=True)
class JointRow:
    """A joint answer and the reader's own reports that can print it."""

    joint: JointRecord
    own: tuple[OwnReport, ...]
    writes: bool


@dataclass(frozen=True, slots=True)
class JointToBegin:
    """A requirement that one organisation leads for several, and that has no joint answer yet."""

    requirement: RequirementRecord
    lead_id: int
    lead_name: str


@dataclass(frozen=True, slots=True)
class JointView:
    """One joint answer with everything its page needs."""

    row: JointRow
    texts: tuple[JointTextRecord, ...]
    #: Units under the lead that may write on its behalf, by id and name.
    units: tuple[tuple[int, str], ...]

    def text_of(self, revision: int) -> JointTextRecord | None:
        """The text as it was in a revision."""
        return next((one for one in self.texts if one.revision == revision), None)
