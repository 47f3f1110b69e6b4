"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.measures import words as measures
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
    "indicators.no_giver": _("Only those who give figures may do this."),
    "indicators.not_a_workbook": _("The file cannot be opened as a workbook. Save it as XLSX or CSV."),
    "indicators.no_sheet": _("There is no sheet called %(sheet)s. The workbook has: %(sheets)s."),
    "indicators.too_long": _("The sheet has more than %(most)s lines. Divide it."),
    "indicators.too_large": _("The file is larger than %(most)s MB. Divide it."),
    "indicators.not_text": _("The file is neither a workbook, nor JSON-stat, nor text."),
    "indicators.not_a_table": _("The file cannot be read as a table (%(reason)s)."),
    "indicators.unknown_dimension": _(
        "Nobody knows what %(dimension)s is (%(categories)s). Choose one category of it before you download."
    ),
    "indicators.nothing_taken": _("No row can be taken in."),
    "indicators.nothing_chosen": _("Tick the figures that are right first."),
    "indicators.some_wrong": _("Some rows are wrong. Correct the file, or leave these rows out."),
    "indicators.meanwhile": _("Somebody else wrote the same figures at the same moment. Try again."),
    "indicators.not_a_number": _("“%(text)s” is no number."),
    "indicators.ambiguous_number": _(
        "The point in “%(text)s” may part thousands or decimals. Write a comma before decimals."
    ),
    "indicators.emptied": _("To take a figure away, choose the state that says why there is none."),
    "indicators.written_meanwhile": _("Somebody else has written %(now)s here meanwhile."),
    "indicators.unknown_day": _("%(day)s is no day. Write it like 2019-01-31."),
    "indicators.not_json_stat": _("This is no JSON-stat dataset (%(reason)s)."),
    "indicators.no_words": _("Say in words what the break is."),
    "indicators.no_reason": _("Say why."),
    "indicators.ends_before_it_begins": _("The last day cannot come before the first."),
    "indicators.not_your_target": _("Only those who keep the targets of %(organisation)s may do this."),
    "indicators.no_indicator": _("Say which indicator the target is about first."),
    "indicators.wrong_role": _("Your role does not let you take this step."),
    "indicators.no_such_step": _(
        "This cannot be done with the target as it stands now. Load the page again."
    ),
    "indicators.has_reason": _("Say why."),
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

TARGET_STATES: Mapping[str, Any] = {
    "proposed": pgettext_lazy("target", "Proposed"),
    "confirmed": pgettext_lazy("target", "Confirmed"),
    "rejected": pgettext_lazy("target", "Rejected"),
    "withdrawn": pgettext_lazy("target", "Withdrawn"),
    "replaced": pgettext_lazy("target", "Replaced"),
}
OPERATORS: Mapping[str, Any] = {
    "below": pgettext_lazy("target", "Below"),
    "at_most": pgettext_lazy("target", "At most"),
    "above": pgettext_lazy("target", "Above"),
    "at_least": pgettext_lazy("target", "At least"),
    "none": pgettext_lazy("target", "None at all"),
    "lower": pgettext_lazy("target", "Lower than in the year it is compared with"),
    "higher": pgettext_lazy("target", "Higher than in the year it is compared with"),
    "reduced_by": pgettext_lazy("target", "Reduced by"),
    "increased_by": pgettext_lazy("target", "Increased by"),
}
UNITS: Mapping[str, Any] = {
    "": _("No unit"),
    "percent": _("per cent"),
    "percentage_point": _("percentage points"),
    "days": _("days"),
    "weeks": _("weeks"),
    "months": _("months"),
    "years": _("years"),
    "hours": _("hours"),
    "kroner": _("kroner"),
    "full_time_equivalents": _("full-time equivalents"),
    "patients": _("patients"),
}
DOUBTS: Mapping[str, Any] = {
    "no_baseline": _("The sentence does not say since when; the year before is taken."),
    "worded_as_done": _("Worded as something that has been done."),
    "no_unit": _("The number has no unit."),
    "no_direction": _("The sentence does not say up or down; “at least” is taken."),
    "measures_not_named": _("The sentence does not say which measures."),
    "limit_not_found": _("The limit for waiting time was not found."),
}


#: What kind of source a value has.
SOURCES: Mapping[str, Any] = {
    "import": pgettext_lazy("source of a value", "File"),
    "typed": pgettext_lazy("source of a value", "Typed"),
    "document": pgettext_lazy("source of a value", "Document"),
}
#: The shapes of what is taken in.
SHAPES: Mapping[str, Any] = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json_stat": "JSON-stat",
    "tables": pgettext_lazy("shape of an import", "Tables"),
}
#: What taking in would do with a row.
FATES: Mapping[str, Any] = {
    "new": pgettext_lazy("fate of a row", "New"),
    "replacing": pgettext_lazy("fate of a row", "Replaces"),
    "unchanged": pgettext_lazy("fate of a row", "Unchanged"),
}
BREAKS: Mapping[str, Any] = {
    "pandemic": pgettext_lazy("break", "Pandemic"),
    "journal_system": pgettext_lazy("break", "New journal system"),
    "rule": pgettext_lazy("break", "Changed rule"),
    "organisation": pgettext_lazy("break", "Changed organisation"),
    "other": pgettext_lazy("break", "Other"),
}


#: What a file lacks, in the reader's words.
COLUMNS: Mapping[str, Any] = {
    "indicator": pgettext_lazy("column", "indicator"),
    "organisation": pgettext_lazy("column", "organisation"),
    "period": pgettext_lazy("column", "period"),
    "value": pgettext_lazy("column", "value"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people; what figures refuse is worded by the kernel."""
    if refusal.code in measures.SENTENCES:
        return measures.sentence(refusal, get_language() or "nb")
    if refusal.code == "indicators.no_columns":
        lacking = [str(COLUMNS.get(one, one)) for one in str(refusal.facts["columns"]).split(", ")]
        refusal = Refusal(refusal.code, {"columns": ", ".join(lacking)})
    return worded(refusal, REFUSALS, _("This cannot be done."))
