"""A round in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from linja.ground.kernel.periods import Period, parse, phrase
from linja.line.reporting import phrases
from linja.line.reporting.records import RoundRecord, RoundUnitRecord, Timeliness


@dataclass(frozen=True, slots=True)
class Shown:
    """A round with its codes in words."""

    record: RoundRecord
    period: str
    series: str | Promise
    state: str | Promise


def shown(one: RoundRecord) -> Shown:
    """For a template."""
    return Shown(one, period(one), phrases.SERIES[one.series], phrases.ROUND_STATES[one.state])


def period(one: RoundRecord) -> str:
    """``1. tertial 2020``."""
    return period_words(one.period)


def period_words(code: str) -> str:
    """A period's code in words; the code itself when it is none."""
    found = parse(code)
    return phrase(found, get_language() or "nb") if isinstance(found, Period) else code


def days(found: Timeliness) -> str:
    """How many days late; nothing when it is not."""
    if not found.late:
        return ""
    if found.code == "delivered_late":
        said = ngettext("%(n)d day late", "%(n)d days late", found.days)
    else:
        said = ngettext("%(n)d day past the deadline", "%(n)d days past the deadline", found.days)
    return said % {"n": found.days}


def stage(unit: RoundUnitRecord) -> str:
    """How far the unit has come, as its reader may know."""
    return str(phrases.ROUND_STAGES.get(unit.stage, unit.stage))


def facts(one: RoundRecord) -> list[tuple[Any, Any]]:
    """The round's facts, in the order in which they are asked about."""
    asked = len(one.requirement_ids)
    chosen = ngettext("%(n)d chosen requirement", "%(n)d chosen requirements", asked) % {"n": asked}
    held = [
        (_("Series"), phrases.SERIES[one.series]),
        (_("Period"), period(one)),
        (_("Opens"), _day(one.opens_on)),
        (_("Figures up to"), _day(one.cutoff_on)),
        (_("Deadline"), _day(one.due_on)),
        (_("What is asked about"), chosen if asked else _("Everything in force for the unit")),
    ]
    return [*held, (_("Reminds by itself"), _reminds(one))] if one.asks else held


def _reminds(one: RoundRecord) -> str:
    early, late = one.remind_before, one.remind_after
    said = []
    if early is not None:
        said.append(ngettext("%(n)d day before", "%(n)d days before", early) % {"n": early})
    if late is not None:
        said.append(ngettext("%(n)d day after", "%(n)d days after", late) % {"n": late})
    return ", ".join(said) or _("Never")


def _day(day: Any) -> str:
    return date_format(day, "j. F Y")
