"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "indicators.not_found": _("This does not exist, or it is not yet open to you."),
    "indicators.not_yours": _("Only those who give figures for %(organisation)s may do this."),
    "indicators.not_yours_to_release": _("Only those who release figures for %(organisation)s may do this."),
    "indicators.not_a_source": _("A break for the whole country is said by the Directorate of Health."),
    "indicators.unknown_indicator": _("There is no indicator called %(indicator)s."),
    "indicators.unknown_period": _("%(period)s is no period. Write it like 2019, 2019T2 or 2019-08."),
    "indicators.other_period": _("%(indicator)s is not given for periods such as %(period)s."),
    "indicators.unknown_breakdown": _("%(indicator)s is not broken down by %(breakdown)s."),
    "indicators.unknown_organisation": _("There is no organisation called %(organisation)s."),
    "indicators.unknown_state": _("%(state)s is no state of a value."),
    "indicators.number_missing": _("A value in this state has a number. Write it, or choose another state."),
    "indicators.number_unexpected": _(
        "A value in this state has no number. Remove it, or choose another state."
    ),
    "indicators.zero_is_not": _("%(number)s is not zero. Choose another state."),
    "indicators.impossible_number": _("%(number)s cannot be a value of %(indicator)s."),
    "indicators.share_and_parts": _("%(number)s does not agree with numerator and denominator: %(worked)s."),
    "indicators.row_twice": _("The same place stands in row %(row)s already."),
    "indicators.no_columns": _("The file lacks these columns: %(columns)s."),
    "indicators.unknown_day": _("%(day)s is no day. Write it like 2019-01-31."),
    "indicators.not_json_stat": _("This is no JSON-stat dataset (%(reason)s)."),
    "indicators.no_words": _("Say in words what the break is."),
    "indicators.no_reason": _("Say why."),
    "indicators.ends_before_it_begins": _("The last day cannot come before the first."),
    "indicators.nothing_to_add": _("There is nothing to add up."),
    "indicators.different_periods": _("%(first)s and %(second)s cannot be added over units."),
    "indicators.only_cumulative": _(
        "%(second)s cannot be taken from %(first)s: only the year so far from the year so far."
    ),
    "indicators.median_of_medians": _(
        "Medians cannot be put together: the middle of the middles is another."
    ),
    "indicators.distinct_patients": _(
        "Different patients cannot be added: one who was in two places would be counted twice."
    ),
    "indicators.derived": _("This is computed from other figures. Put those together, and compute it anew."),
    "indicators.rate_factor": _("Rates are not put together here. Use the counts and the population."),
    "indicators.part_without_number": _("One of the parts has no number."),
    "indicators.parts_missing": _("Numerator and denominator are needed for every part, and one is missing."),
    "indicators.nobody_measured": _("Nobody is left to measure."),
    "indicators.other_version": _(
        "The definition has changed in between, from version %(first)s to %(second)s."
    ),
    "indicators.no_points": _("Fewer than two values have a number. There is no variation to see yet."),
    "indicators.no_funnel": _(
        "A funnel needs shares or rates with numerator and denominator. This is measured otherwise."
    ),
    "indicators.few_units": _(
        "%(count)s units have numerator and denominator for this period, and a funnel needs %(needed)s."
    ),
    "indicators.not_computable": _("This cannot be computed: %(reason)s"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))
