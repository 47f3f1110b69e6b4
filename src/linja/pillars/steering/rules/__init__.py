"""Who may do what with steering's own acts, on frozen facts. Pure."""

from linja.pillars.steering.rules.approving import Approval, ApprovalRuleset, approval
from linja.pillars.steering.rules.approving import parsed as parsed_approval
from linja.pillars.steering.rules.followup import (
    READERS,
    Pair,
    SaidFacts,
    may_see_package,
    may_track,
)
from linja.pillars.steering.rules.publishing import PublishingRuleset, may_be_published
from linja.pillars.steering.rules.publishing import parsed as parsed_publishing
from linja.pillars.steering.rules.registering import (
    MATCHABLE,
    REGISTRARS,
    Standing,
    may_match,
    may_register,
    may_take_place,
)
from linja.pillars.steering.rules.signing import (
    SIGNATURES,
    RulesetError,
    SignOffRuleset,
    may_sign,
    needed,
)
from linja.pillars.steering.rules.signing import parsed as parsed_sign_off

__all__ = [
    "MATCHABLE",
    "READERS",
    "REGISTRARS",
    "SIGNATURES",
    "Approval",
    "ApprovalRuleset",
    "Pair",
    "PublishingRuleset",
    "RulesetError",
    "SaidFacts",
    "SignOffRuleset",
    "Standing",
    "approval",
    "may_be_published",
    "may_match",
    "may_register",
    "may_see_package",
    "may_sign",
    "may_take_place",
    "may_track",
    "needed",
    "parsed_approval",
    "parsed_publishing",
    "parsed_sign_off",
]
