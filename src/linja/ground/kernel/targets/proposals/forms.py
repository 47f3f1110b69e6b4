"""The forms that targets take in sentences; each answers the proposals that it plainly finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import FoundQuantity, Unit, find_quantities
from linja.ground.kernel.targets.limits import Operator, Target
from linja.ground.kernel.targets.proposals import words
from linja.ground.kernel.targets.proposals.parts import (
    Area,
    Baseline,
    Horizon,
    Sentence,
    Span,
    areas_in,
    baseline_of,
    horizon_for,
    horizons_of,
    kind_of,
    scope_of,
    what_of,
)
from linja.ground.kernel.targets.proposals.types import Doubt, Part, Proposal, ReadPart
from linja.ground.kernel.targets.sentences import LIMIT, NO_TARGET
from linja.ground.kernel.targets.types import AllOf, AtLeast, Scope, ScopeKind, Single, Spread

_BY_AMOUNT: Final = {Operator.REDUCED_BY, Operator.INCREASED_BY}


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit where it stands in the sentence."""

    span: Span
    target: Target
    doubts: tuple[Doubt, ...] = ()


def limits(sentence: Sentence) -> Iterator[Proposal]:
    """``minst 70 pst.``, ``lavere enn 45 dager``: one for each limit, with its own horizon and group."""
    found = list(_limits_in(sentence))
    baseline = baseline_of(sentence)
    horizons = horizons_of(sentence, baseline)
    for at, limit in enumerate(found):
        following = found[at + 1].span[0] if at + 1 < len(found) else len(sentence.text)
        yield _one_limit(sentence, limit, horizons, (limit.span[1], following), alone=len(found) == 1)


def relative(sentence: Sentence) -> Iterator[Proposal]:
    """``reduseres sammenliknet med 2018``, ``30 pst. reduksjon i 2020 sammenliknet med 2012``."""
    baseline = baseline_of(sentence)
    spans = [one.span for one in _limits_in(sentence)]
    rest = _masked(sentence.text, [*spans, *([baseline.span] if baseline else [])])
    less, more = words.LESS.search(rest), words.MORE.search(rest)
    # Both at once ("øke … og redusere …") is two things, and which is compared is not plain.
    if bool(less) == bool(more) or (baseline is None and not _is_measured(sentence, spans)):
        return
    change = less or more
    shares = [one for one in find_quantities(rest) if one.quantity.unit not in NO_TARGET | {Unit.NONE}]
    if change is None or len(shares) > 1:
        return
    span = _around(change.span(), shares)
    horizons = horizons_of(sentence, baseline)
    following = min((start for start, _ in spans if start > span[0]), default=len(sentence.text))
    own = [one for one in horizons if one.span[0] < following]
    yield _changed(sentence, (baseline, next(iter(own), None)), span, _change(shares, falls=less is not None))


def nothing(sentence: Sentence) -> Iterator[Proposal]:
    """``Ingen korridorpasienter.``: the sentence says no more than that."""
    if found := words.NONE_AT_ALL.match(sentence.text) or words.NOT_THERE.match(sentence.text):
        horizons = horizons_of(sentence, None)
        limit = Limit(found.span(), Target(Operator.NONE, words=found[0].strip(" .")))
        horizon = next(iter(horizons), None)
        yield _proposal(sentence, limit, horizon, None, (), named=found.span("what"))


def spread(sentence: Sentence) -> Iterator[Proposal]:
    """``Variasjonen mellom helseforetakene skal reduseres``: from the year before, where none is named."""
    found = words.SPREAD.search(sentence.text)
    if found is None:
        return
    baseline = baseline_of(sentence)
    horizon = next(iter(horizons_of(sentence, baseline)), None)
    year = baseline.year if baseline else sentence.year - 1 if sentence.year else None
    limit = Target(Operator.LOWER, None, baseline=year, words=found[0])
    limit = replace(limit, horizon=horizon.day if horizon else None)
    parts = [sentence.part(Part.LIMIT, found.span())]
    parts += [sentence.part(Part.BASELINE, baseline.span)] if baseline else []
    parts += [sentence.part(Part.HORIZON, horizon.span)] if horizon else []
    target = Spread(limit, baseline=baseline.period if baseline else None)
    yield Proposal(target, tuple(parts), () if baseline else (Doubt.NO_BASELINE,))


def at_least_one(sentence: Sentence) -> Iterator[Proposal]:
    """``Minst ett helseforetak i hver helseregion skal starte … innen utgangen av 2019``."""
    found = words.AT_LEAST_ONE.match(sentence.text)
    if found is None:
        return
    horizon = next(iter(horizons_of(sentence, None)), None)
    number = words.NUMBERS.get(found["number"].lower()) or int(found["number"])
    limit = Target(
        Operator.AT_LEAST, Decimal(1), horizon=horizon.day if horizon else None, words=found[0].strip()
    )
    scope = Scope(ScopeKind.EACH_ORGANISATION, found[0].strip())
    what = sentence.part(Part.WHAT, (found.end(), horizon.span[0] if horizon else len(sentence.text)))
    parts = [sentence.part(Part.LIMIT, found.span()), what]
    parts += [sentence.part(Part.HORIZON, horizon.span)] if horizon else []
    single = Single(limit, what.words, MeasureKind.COUNT, scope)
    yield Proposal(AtLeast(number, single), tuple(parts))


def _limits_in(sentence: Sentence) -> Iterator[Limit]:
    """Limits that the sentence asks for, in order."""
    if words.NOBODY.match(sentence.text):
        return
    for one in find_quantities(sentence.text):
        if one.quantity.unit in NO_TARGET or _counts_nothing(sentence, one):
            continue
        if found := _operator(sentence, one):
            operator, start, doubts = found
            held = sentence.text[start : one.end].strip()
            target = Target(operator, one.quantity.amount, one.quantity.unit, words=held)
            yield Limit((start, one.end), target, doubts)


def _counts_nothing(sentence: Sentence, one: FoundQuantity) -> bool:
    """A bare number is a limit only of what the sentence names as counted or measured."""
    return one.quantity.unit is Unit.NONE and not words.MEASURE.search(sentence.text)


def _operator(sentence: Sentence, one: FoundQuantity) -> tuple[Operator, int, tuple[Doubt, ...]] | None:
    """How the number binds and where its words begin; None where it is not plainly asked for."""
    before = sentence.text[: one.start]
    if reaches := words.REACHES.search(before):
        share = one.quantity.unit is Unit.PERCENT
        return (Operator.AT_LEAST, reaches.start(), (Doubt.NO_DIRECTION,)) if share else None
    limit = LIMIT.search(before)
    if limit is None or limit.lastgroup is None or not _asked(sentence, limit.start()):
        return None
    if words.BY.search(before[: limit.start()]) and baseline_of(sentence):
        return None
    return Operator[limit.lastgroup], limit.start(), ()


def _asked(sentence: Sentence, start: int) -> bool:
    """What asks stands before it; "pasienter som har ventet over 50 dager" tells who is meant."""
    opens = words.OPENS.match(sentence.text)
    if opens and start <= opens.end():
        return True
    asks = words.ASKS.search(sentence.text, 0, start)
    return asks is not None and words.TELLS_WHO.search(sentence.text, asks.end(), start) is None


def _one_limit(
    sentence: Sentence, limit: Limit, horizons: Sequence[Horizon], own: Span, *, alone: bool
) -> Proposal:
    horizon = horizon_for(horizons, limit.span, own[1])
    areas = areas_in(sentence.text)
    if not alone:
        areas = [one for one in areas if own[0] <= one.span[0] < own[1]][:1]
    counted = kind_of(sentence.text) in {MeasureKind.COUNT, MeasureKind.DISTINCT_COUNT}
    doubts = () if limit.target.unit is not Unit.NONE or counted else (Doubt.NO_UNIT,)
    return _proposal(sentence, limit, horizon, None, (*limit.doubts, *doubts), areas)


def _is_measured(sentence: Sentence, limited: Sequence[Span]) -> bool:
    """Without a baseline only what is measured, and asked for by nothing else, is plainly to change."""
    asks = words.ASKS.search(sentence.text)
    return (
        asks is not None and not limited and words.MEASURED.match(sentence.text[: asks.start()]) is not None
    )


def _change(shares: Sequence[FoundQuantity], *, falls: bool) -> Target:
    if not shares:
        return Target(Operator.LOWER if falls else Operator.HIGHER)
    quantity = shares[0].quantity
    return Target(Operator.REDUCED_BY if falls else Operator.INCREASED_BY, quantity.amount, quantity.unit)


def _changed(
    sentence: Sentence, since_until: tuple[Baseline | None, Horizon | None], span: Span, target: Target
) -> Proposal:
    baseline, horizon = since_until
    year = baseline.year if baseline else sentence.year - 1 if sentence.year else None
    doubts = [] if baseline else [Doubt.NO_BASELINE]
    if not words.ASKS.search(sentence.text) and not words.OPENS.match(sentence.text):
        doubts.append(Doubt.WORDED_AS_DONE)
    held = sentence.text[span[0] : span[1]].strip()
    limit = Limit(span, replace(target, baseline=year, words=held))
    return _proposal(sentence, limit, horizon, baseline, tuple(doubts))


def _masked(text: str, spans: Sequence[Span]) -> str:
    """The text with these stretches blank, so that what is left keeps its place."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _around(change: Span, shares: Sequence[FoundQuantity]) -> Span:
    ends = [*change, *((shares[0].start, shares[0].end) if shares else ())]
    return min(ends), max(ends)


def _proposal(
    sentence: Sentence,
    limit: Limit,
    horizon: Horizon | None,
    baseline: Baseline | None,
    doubts: tuple[Doubt, ...],
    areas: Sequence[Area] = (),
    named: Span | None = None,
) -> Proposal:
    scope, where = scope_of(sentence)
    stops = [one.span for one in (horizon, baseline) if one]
    what = sentence.part(Part.WHAT, named or what_of(sentence, limit.span, stops))
    target = replace(limit.target, horizon=horizon.day if horizon else None, scope=scope.words)
    share = limit.target.unit is Unit.PERCENT and limit.target.operator not in _BY_AMOUNT
    kind = kind_of(what.words) or kind_of(sentence.text) or (MeasureKind.SHARE if share else None)
    single = Single(target, what.words, kind, scope, baseline=baseline.period if baseline else None)
    parts = [sentence.part(Part.LIMIT, limit.span), what]
    parts += [sentence.part(Part.HORIZON, horizon.span)] if horizon else []
    parts += [sentence.part(Part.BASELINE, baseline.span)] if baseline else []
    parts += [sentence.part(Part.SCOPE, where)] if where else []
    parts += [sentence.part(Part.GROUP, one.span) for one in areas]
    return Proposal(_by_group(single, areas), tuple(parts), doubts)


def _by_group(single: Single, areas: Sequence[Area]) -> Single | AllOf:
    """For several groups it must hold in each; "psykisk helsevern" alone is not split here."""
    names = list(dict.fromkeys(_group(one) for one in areas))
    if len(names) < 2:
        return replace(single, group=names[0]) if names else single
    return AllOf(tuple(replace(single, group=one) for one in names), single.limit.words)


def _group(area: Area) -> str:
    return area.names[0] if len(area.names) == 1 else "psykisk helsevern"


def placed(parts: Sequence[ReadPart]) -> tuple[ReadPart, ...]:
    """The parts in the order of the text."""
    return tuple(sorted(parts, key=lambda one: (one.start, one.end)))
