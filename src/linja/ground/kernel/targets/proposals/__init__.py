"""Proposals: which targets a requirement's sentences seem to set, for a person to confirm."""

from linja.ground.kernel.targets.proposals.reading import one_target, proposals_in
from linja.ground.kernel.targets.proposals.types import Confidence, Doubt, Part, Proposal, ReadPart

__all__ = ["Confidence", "Doubt", "Part", "Proposal", "ReadPart", "one_target", "proposals_in"]
