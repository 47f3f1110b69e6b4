"""A target in a short line that a person can check: ``< 50 days by 2021, mean, each region``."""

from __future__ import annotations

from linja.ground.kernel.targets import (
    AllOf,
    AnyTarget,
    AtLeast,
    Growth,
    GrowthOrder,
    ScopeKind,
    Single,
    Spread,
    Target,
    in_signs,
)
from linja.ground.kernel.targets.proposals import Proposal

_SCOPES = {
    ScopeKind.WHOLE: "",
    ScopeKind.EACH_ITEM: "each",
    ScopeKind.EACH_ORGANISATION: "each HF",
    ScopeKind.EACH_REGION: "each region",
}


def shown(proposal: Proposal) -> str:
    """The target of a proposal, and what is doubtful after a question mark."""
    doubts = ", ".join(one.value for one in proposal.doubts)
    return short(proposal.target) + (f" ? {doubts}" if doubts else "")


def short(target: AnyTarget) -> str:
    """The target in one line."""
    match target:
        case Single():
            return _single(target)
        case Spread():
            return f"spread {_limit(target.limit)}"
        case Growth():
            return f"{target.what} {target.area} > {target.than}"
        case GrowthOrder():
            return f"golden: {'; '.join(_cell(cell.measure, cell.target) for cell in target.cells)}"
        case AtLeast():
            return f"at least {target.number} HF: {_limit(target.each.limit)}"
        case AllOf():
            return " and ".join(short(part) for part in target.parts)


def _single(target: Single) -> str:
    count = f" of {target.scope.count}" if target.scope.count else ""
    since = target.baseline.code if target.baseline else ""
    words = [
        _limit(target.limit) + (f" [{since}]" if since else ""),
        target.kind.value if target.kind else "",
        _SCOPES[target.scope.kind] + count,
        target.group,
    ]
    return ", ".join(word for word in words if word)


def _limit(limit: Target) -> str:
    horizon = f" by {limit.horizon.isoformat().removesuffix('-12-31')}" if limit.horizon else ""
    return in_signs(limit) + (f" {limit.unit.value}" if limit.unit else "") + horizon


def _cell(measure: str, target: Single | Growth) -> str:
    return f"{measure} {target.group} {_limit(target.limit)}" if isinstance(target, Single) else short(target)
