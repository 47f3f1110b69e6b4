"""Sums of money that is passed on, lateness of reports on its use, and deviations from budgets. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from linja.ground.kernel.numbers import Quantity, Unit, format_quantity
from linja.line.allocations.records import AccountLine, AllocationRecord

_MILLION = 10**6


def told(amount: Decimal, language: str = "nb") -> str:
    """An amount as it is written: ``12,9 mill. kroner``, or to the krone when it is not so round."""
    round_enough = abs(amount) >= _MILLION and amount % (_MILLION // 10) == 0
    scale = _MILLION if round_enough else 1
    value = amount / scale
    decimals = 0 if value == value.to_integral_value() else 1 if round_enough else 2
    return format_quantity(Quantity(value, Unit.KRONER, scale), decimals, language=language)


def left_of(amount: Decimal, passed_on: Iterable[Decimal]) -> Decimal:
    """What is left of an amount, in kroner; negative when more was passed on than there was."""
    return amount - sum(passed_on, Decimal(0))


def use_state(one: AllocationRecord, today: date) -> str:
    """``no_duty``, ``reported``, ``reported_late``, ``waiting`` or ``late``."""
    if one.report_due_on is None:
        return "reported" if one.use else "no_duty"
    if one.use is None:
        return "late" if today > one.report_due_on else "waiting"
    return "reported_late" if one.use.reported_on > one.report_due_on else "reported"


def deviation(line: AccountLine) -> Decimal | None:
    """Accounts less budget, in kroner; None when one of them is missing (rule 6)."""
    if line.budget is None or line.accounts is None:
        return None
    return line.accounts - line.budget


def deviation_percent(line: AccountLine) -> Decimal | None:
    """The deviation in per cent of the budget; None when it cannot be computed."""
    told = deviation(line)
    if told is None or not line.budget:
        return None
    return told / abs(line.budget) * 100


def beyond(lines: Iterable[AccountLine], limit_percent: int | None) -> tuple[AccountLine, ...]:
    """The lines that deviate by more than the limit, whichever way."""
    if limit_percent is None:
        return ()
    return tuple(
        line for line in lines if (told := deviation_percent(line)) is not None and abs(told) > limit_percent
    )


def total(lines: Iterable[AccountLine], label: str) -> AccountLine:
    """The sum of the lines; a column with a missing amount has no sum."""
    held = tuple(lines)
    return AccountLine(label, _sum(one.budget for one in held), _sum(one.accounts for one in held))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    told = list(amounts)
    if not told or any(one is None for one in told):
        return None
    return sum((one for one in told if one is not None), Decimal(0))
