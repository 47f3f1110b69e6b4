"""Which indicator, and which category of it, the words of a target mean. Pure, and only a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linja.ground.definitions import Definitions, Direction, Indicator
from linja.ground.definitions.checks import names_of
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets import AnyTarget, Growth, Operator, Single, Spread, leaves, measured_in

#: Shorter names than this ("Tvang") stand in too many sentences.
_SHORTEST: Final = 8
_UP: Final = frozenset({Operator.ABOVE, Operator.AT_LEAST, Operator.HIGHER, Operator.INCREASED_BY})


def proposed_codes(target: AnyTarget, text: str, definitions: Definitions) -> dict[str, str]:
    """The indicator that each of ``measured_in`` seems to be; without those that no name surely tells.

    The words of the part itself are searched first, then the whole requirement; the longest name counts. What
    shall be high, of an indicator that shall be low, is its complement.
    """
    found: dict[str, str] = {}
    for leaf in leaves(target):
        code = _named(leaf, leaf.what, definitions) or _named(leaf, text, definitions)
        if code and leaf.what not in found:
            found[leaf.what] = code
    return found


def category_of(words: str, indicator: Indicator, definitions: Definitions) -> tuple[str, str] | None:
    """The code list and category that the words name, among those the indicator is broken down by."""
    folded = _folded(words)
    for key in indicator.current.breakdowns:
        for one in definitions.code_lists[key].categories:
            forms = (one.names.nb, one.names.nn, one.names.en, *one.synonyms)
            if folded in map(_folded, forms):
                return key, one.code
    return None


def wrong_indicators(target: AnyTarget, definitions: Definitions) -> Refusal | None:
    """Why the target cannot be judged as it stands: an unknown indicator or group, another kind of number."""
    for code in measured_in(target):
        if code not in definitions.indicators:
            return Refusal("indicators.no_indicator", {"words": code})
    for leaf in leaves(target):
        one = definitions.indicators[leaf.what]
        if refusal := _wrong_kind(leaf, one) or _wrong_group(leaf, one, definitions):
            return refusal
    return None


def _wrong_kind(leaf: Single | Spread | Growth, one: Indicator) -> Refusal | None:
    asked = None if isinstance(leaf, Growth) else leaf.kind
    if asked is None or asked is one.current.measure:
        return None
    facts = {"asked": asked.value, "kind": one.current.measure.value}
    return Refusal("measures.target_of_another_kind", facts)


def _wrong_group(leaf: Single | Spread | Growth, one: Indicator, definitions: Definitions) -> Refusal | None:
    for words in groups_of(leaf):
        if one.current.breakdowns and category_of(words, one, definitions) is None:
            return Refusal("indicators.unknown_breakdown", {"breakdown": words, "indicator": one.code})
    return None


def groups_of(leaf: Single | Spread | Growth) -> tuple[str, ...]:
    """The groups of patients that a part names."""
    if isinstance(leaf, Growth):
        return leaf.area, leaf.than
    return (leaf.group,) if isinstance(leaf, Single) and leaf.group else ()


def _named(leaf: Single | Spread | Growth, text: str, definitions: Definitions) -> str:
    longest = max(_names_in(leaf, text, definitions), default=(0, ""))
    return _turned(leaf, longest[1], definitions)


def _names_in(
    leaf: Single | Spread | Growth, text: str, definitions: Definitions
) -> Iterator[tuple[int, str]]:
    folded = _folded(text)
    kind = None if isinstance(leaf, Growth) else leaf.kind
    for one in definitions.indicators.values():
        measure = one.current.measure
        fits = measure is kind if kind else measure is not MeasureKind.DERIVED
        if not fits:
            continue
        yield from ((len(name), one.code) for name in map(_folded, names_of(one))
                    if len(name) >= _SHORTEST and name in folded)  # fmt: skip


def _turned(leaf: Single | Spread | Growth, code: str, definitions: Definitions) -> str:
    """The complement, where the limit points the other way than the indicator; none without one."""
    if not code or not isinstance(leaf, Single):
        return code
    one = definitions.indicators[code]
    wanted = Direction.HIGHER if leaf.limit.operator in _UP else Direction.LOWER
    return code if one.current.direction in {wanted, Direction.NEITHER} else one.complement


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace(",", " ").replace(":", " ").split())
