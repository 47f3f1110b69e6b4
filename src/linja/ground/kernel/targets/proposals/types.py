"""What a proposal is: a target, the words that each part of it came from, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from linja.ground.kernel.targets.types import AnyTarget


class Part(StrEnum):
    """A part of a target that a sentence words."""

    LIMIT = "limit"
    BASELINE = "baseline"
    HORIZON = "horizon"
    SCOPE = "scope"
    GROUP = "group"
    WHAT = "what"
    MEASURES = "measures"


class Doubt(StrEnum):
    """What a person must look at before the proposal is confirmed."""

    #: "skal reduseres", and the sentence does not say since when.
    NO_BASELINE = "no_baseline"
    #: Worded as what is done ("er økt med 5 pst."), as answers are too.
    WORDED_AS_DONE = "worded_as_done"
    #: A number without a unit.
    NO_UNIT = "no_unit"
    #: "skal ligge på 15 pst.": at least, unless a person says otherwise.
    NO_DIRECTION = "no_direction"
    #: Higher growth, and not on which measures.
    MEASURES_NOT_NAMED = "measures_not_named"
    #: The rule is measured by waiting time as well, and no limit for it was found.
    LIMIT_NOT_FOUND = "limit_not_found"


class Confidence(StrEnum):
    """How plainly it is a target."""

    PLAIN = "plain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class ReadPart:
    """The words that a part was read from: ``text[start:end]`` of the text with its spaces folded."""

    part: Part
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target as it was read, to be confirmed or put right by a person."""

    target: AnyTarget
    parts: tuple[ReadPart, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """Plain without doubts, doubtful with several."""
        return (Confidence.PLAIN, Confidence.LIKELY, Confidence.DOUBTFUL)[min(2, len(self.doubts))]

    def words_of(self, part: Part) -> str:
        """The words that the part came from; empty when the sentence does not say it."""
        return next((one.words for one in self.parts if one.part is part), "")
