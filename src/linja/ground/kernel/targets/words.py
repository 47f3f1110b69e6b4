"""A verdict's reason in one sentence: "59 dager, mål under 50 innen 2021; 2 dager lengre enn i 2018"."""

from __future__ import annotations

from decimal import Decimal

from linja.ground.kernel.measures import Figure
from linja.ground.kernel.measures.words import sentence
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import wording
from linja.ground.kernel.targets.reasons import (
    Counted,
    Grown,
    Measured,
    NotKnown,
    Parts,
    SpreadChange,
    SpreadCounts,
    Verdict,
)
from linja.ground.kernel.targets.refusal_words import SENTENCES
from linja.ground.kernel.targets.types import AllOf, AtLeast, GrowthOrder, Single
from linja.ground.kernel.targets.wording import word
from linja.ground.kernel.vocabulary import Attainment


def reason_sentence(verdict: Verdict, language: str = "nb") -> str:
    """Why the verdict is what it is, in ``nb``, ``nn`` or ``en`` (another language: ``nb``)."""
    match verdict.reason:
        case Measured() as reason:
            said = _measured(verdict, reason, language)
        case Counted() as reason:
            said = _counted(verdict, reason, language)
        case SpreadChange() as reason:
            said = _spread(reason, language)
        case SpreadCounts() as reason:
            said = _spreads(reason, language)
        case Grown() as reason:
            said = _grown(reason, language)
        case Parts() as reason:
            said = _parts(verdict, reason, language)
        case NotKnown() as reason:
            said = _not_known(reason, language)
    return said


def _measured(verdict: Verdict, reason: Measured, language: str) -> str:
    shown = wording.value(reason.figure, language) + wording.period_of(reason.figure, language)
    said = [shown + _provisional(language, so=reason.provisional)]
    if goal := _goal(verdict, reason.before, language):
        said[0] += f", {word('target', language)} {goal}"
    if reason.before is not None and reason.change is not None:
        said.append(wording.change(reason.figure, reason.before, reason.change, language))
    if reason.rounding_hides:
        said.append(_hides(reason.figure, language))
    return "; ".join(said)


def _goal(verdict: Verdict, before: Figure | None, language: str) -> str:
    target = verdict.target.each if isinstance(verdict.target, AtLeast) else verdict.target
    if not isinstance(target, Single):
        return ""
    return wording.limit(target.limit, before, language)


def _hides(figure: Figure, language: str) -> str:
    if figure.is_exact and figure.printed is not None:
        shown = wording.amount(figure.printed, wording.unit_of(figure), figure.printed_decimals, language)
        return word("shown_as", language) % shown
    return word("hides", language)


def _provisional(language: str, *, so: bool) -> str:
    return f" ({word('provisional', language)})" if so else ""


def _counted(verdict: Verdict, reason: Counted, language: str) -> str:
    said = [f"{word('of', language) % (reason.reached, reason.of)} ({_goal(verdict, None, language)})"]
    if reason.needed is not None:
        said.append(word("needed", language) % reason.needed)
    if reason.failures:
        said.append(_named("not", [_with_value(one, language) for one in reason.failures], language))
    if reason.unknown:
        said.append(f"{word('without', language)}: {reason.unknown}")
    if reason.exempt:
        said.append(_named("exempt", [_name(one) for one in reason.exempt], language))
    close = [
        part.reason.figure
        for part in verdict.parts
        if isinstance(part.reason, Measured) and part.reason.rounding_hides
    ]
    if close:
        said.append(word("hidden_for", language) % ", ".join(_name(one) for one in close))
    return "; ".join(said)


def _named(key: str, names: list[str], language: str) -> str:
    return f"{word(key, language)}: {', '.join(names)}"


def _with_value(figure: Figure, language: str) -> str:
    return f"{_name(figure)} {wording.value(figure, language)}".strip()


def _name(figure: Figure) -> str:
    return figure.item or figure.organisation


def _spread(reason: SpreadChange, language: str) -> str:
    ends = ", ".join(
        f"{one.organisation} {wording.value(one, language)}" for one in (reason.highest, reason.lowest)
    )
    direction = "narrower" if reason.change < 0 else "wider" if reason.change > 0 else "equal"
    before = _points(reason, reason.before, language)
    said = (
        f"{word('spread', language)} {_points(reason, reason.now, language)} ({ends})"
        f"{_provisional(language, so=reason.provisional)}, {word('against', language)} {before}"
        f" {wording.when(reason.before_period, language)}; {word(direction, language)}"
    )
    shown = f"{reason.item}: {said}" if reason.item else said
    return f"{shown}; {word('hides', language)}" if reason.rounding_hides else shown


def _points(reason: SpreadChange, number: Decimal, language: str) -> str:
    unit = wording.unit_of(reason.highest)
    decimals = max(reason.highest.printed_decimals, reason.lowest.printed_decimals)
    shown = Unit.PERCENTAGE_POINT if unit is Unit.PERCENT else unit
    return wording.amount(number, shown, decimals, language)


def _spreads(reason: SpreadCounts, language: str) -> str:
    said = word("spreads", language) % (reason.narrower, reason.wider, reason.same)
    return f"{said}; {word('unknown', language) % reason.unknown}" if reason.unknown else said


def _grown(reason: Grown, language: str) -> str:
    shown = [wording.amount(one, Unit.PERCENT, 1, language) for one in (reason.growth, reason.other)]
    said = word("growth", language) % (shown[0], reason.area, shown[1], reason.than)
    said += f" {wording.when(reason.period, language)}" + _provisional(language, so=reason.provisional)
    return f"{said}; {word('hides', language)}" if reason.rounding_hides else said


def _parts(verdict: Verdict, reason: Parts, language: str) -> str:
    said = word("fulfilled", language) % (reason.reached, reason.of)
    if isinstance(verdict.target, GrowthOrder):
        held = [
            f"{cell.measure} {cell.area}"
            for cell, part in zip(verdict.target.cells, verdict.parts, strict=True)
            if part.attainment is Attainment.REACHED
        ]
        said += f": {', '.join(held)}" if held else ""
    if reason.unknown:
        said += f"; {word('unknown', language) % reason.unknown}"
    if isinstance(verdict.target, AllOf):
        said += ". " + " ".join(f"{_ended(reason_sentence(part, language))}" for part in verdict.parts)
    return said


def _ended(said: str) -> str:
    whole = said[:1].upper() + said[1:]
    return whole if whole.endswith(".") else f"{whole}."


def _not_known(reason: NotKnown, language: str) -> str:
    said = [sentence(reason.refusal, language, SENTENCES)]
    if reason.expected is not None:
        said.append(word("expected", language) % wording.day(reason.expected, language))
    if reason.latest is not None:
        shown = wording.value(reason.latest, language), wording.when(reason.latest.period, language)
        said.append(word("latest", language) % shown)
    return " ".join(said)
