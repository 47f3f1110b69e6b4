# ruff: noqa: E501 (formulas and sentences are easier to compare unbroken)
"""The methods by name, with what they take and give; the reference is written from this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from linja.ground.engine import by_chart, by_funnel, by_row
from linja.ground.engine.fields import NotComputable, Options, Row


@dataclass(frozen=True, slots=True)
class Method:
    """One statistic: what it is, what each row must hold, and from where the formula is."""

    name: str
    says: str
    #: Fields of a row, by the names of ``fields.SYNONYMS``; those after "?" may be left out.
    takes: tuple[str, ...]
    #: Options that change the result.
    options: tuple[str, ...]
    #: Field of a result → meaning.
    gives: tuple[tuple[str, str], ...]
    formula: str
    source: str
    #: What happens at the edges.
    edges: str
    run: Callable[[Sequence[Row], Options], list[dict[str, Any]]]


_LIMITS = (
    ("lower, upper", "limits at the (first) level of confidence, in the unit of value"),
    ("lower95_0cl, upper95_0cl, …", "the same for each level asked for, named by it (99.8 %: `lower99_8cl`)"),
)
_LINES = (
    ("value", "the point, times the multiplier"),
    ("centre, lower, upper", "centre line and limits at three sigma, times the multiplier"),
    ("near_lower, near_upper", "lines at two sigma"),
    ("sigma", "one sigma at the point"),
    ("outside", "whether the point lies outside the limits"),
    (
        "signals",
        "every sign the point is part of: outside the limits, trend of 7, 2 of 3 near a limit, 7 on a side",
    ),
    ("special_cause_type", "the first of the signs, or `Common Cause`"),
    (
        "point_type",
        "`common_cause`, `special_cause_improvement`, `…_concern`, `…_neutral_high`, `…_neutral_low`",
    ),
    ("part", "1 for the first part, one more after each row marked `rebase`"),
    (
        "longest_run, longest_run_max, crossings, crossings_min, runs_signal",
        "Anhøj's rules: a run longer than the most that chance allows, or fewer crossings than the fewest",
    ),
    ("few_points", "true where the lines rest on fewer than 12 points"),
)
_FUNNEL = (
    ("value", "x / n times the multiplier"),
    (
        "average (also baseline)",
        "sum of x / sum of n in the group, or the average given, times the multiplier",
    ),
    ("lower, upper", "limits at 95 % (also `lower95_0cl`, `lower_2s_limit` and their upper twins)"),
    ("lower99_8cl, upper99_8cl", "limits at 99.8 % (also `lower_3s_limit`, `upper_3s_limit`)"),
    ("significance", "`High (0.001)`, `High (0.025)`, `Low (0.001)`, `Low (0.025)` or `Not significant`"),
)
_MISSING = "A missing x or n (null, empty, NA) gives a row without value and limits."
_CHART = ("multiplier", "baseline", "improvement", "group")
_RULES = (
    "NHS England, Making Data Count; Anhøj and Olesen, PLoS ONE 2014; Schilling 2012; Chen 2010. Rows stand in the "
    "order of time. A missing value ends a run, a trend and a moving range. A row marked `rebase` begins a new part; "
    "with `baseline` the first points of a part set its lines; a row marked `exclude` never does."
)

METHODS: dict[str, Method] = {
    one.name: one
    for one in (
        Method(
            "wilson",
            "Proportion with Wilson's score interval.",
            ("x", "n", "?", "confidence", "multiplier"),
            ("confidence", "multiplier"),
            (("value", "x / n times the multiplier"), *_LIMITS, ("method", "`Wilson`")),
            "(2x + z² ± z·sqrt(z² + 4x(1 − x/n))) / (2(n + z²))",
            "Wilson EB, J Am Stat Assoc 1927;22:209–12",
            f"{_MISSING} n = 0 and x above n are refused. At x = 0 the lower limit is 0, at x = n the upper is 1.",
            by_row.wilson,
        ),
        Method(
            "byars",
            "Rate (or, without n, count) with Byar's interval, exact for small counts.",
            ("x", "?", "n", "confidence", "multiplier"),
            ("confidence", "multiplier", "exact_below"),
            (
                ("value", "x / n times the multiplier; x where the row has no n"),
                *_LIMITS,
                ("method", "`Byars`, or `Exact` below the limit of small counts"),
            ),
            "x(1 − 1/(9x) − z/(3·sqrt x))³ and (x + 1)(1 − 1/(9(x + 1)) + z/(3·sqrt(x + 1)))³, over n; below 10 events "
            "χ²(α/2; 2x)/2 and χ²(1 − α/2; 2x + 2)/2",
            "Breslow NE, Day NE, Statistical methods in cancer research II, 1987; Garwood F, Biometrika 1936;28:437–42",
            f"{_MISSING} n = 0 is refused. Where Byar's lower limit would be below 0 it is null.",
            by_row.byars,
        ),
        Method(
            "mean_t",
            "Mean with the interval of Student's t.",
            ("values", "?", "mean", "sd", "count", "confidence", "multiplier"),
            ("confidence", "multiplier", "group"),
            (
                ("value", "the mean times the multiplier"),
                *_LIMITS,
                (
                    "value_count, stdev",
                    "how many values, and their standard deviation (n − 1 below the line)",
                ),
                ("method", "`Student's t`"),
            ),
            "mean ± t(1 − α/2; n − 1)·s/sqrt n",
            "Student, Biometrika 1908;6:1–25",
            "A row holds a list of values, or mean, standard deviation and count; or each row holds one value, and there is "
            "one result for each group (for all rows where no group is named). Missing values are left out. "
            "A single value has no interval.",
            by_row.mean_t,
        ),
        Method(
            "xmr",
            "Individual values with moving ranges (XmR, I-MR).",
            ("value", "?", "rebase", "exclude", "multiplier"),
            (*_CHART, "screen_outliers"),
            (
                *_LINES,
                ("mean, lpl, upl", "the same as centre, lower and upper"),
                ("moving_range, mean_moving_range", "distance to the point before, and its mean in the part"),
                ("moving_range_upper", "limit of the moving range: 3.268 × its mean"),
            ),
            "mean ± 2.66·mean moving range; sigma = mean moving range / 1.128",
            f"Shewhart 1931; Wheeler, Understanding variation, 1993. Signs: {_RULES}",
            "One value has no limits; a constant series has its limits at its mean. `screen_outliers` leaves out moving "
            "ranges of 3.267 × their mean or more, once (Nelson, J Qual Technol 1982;14:172–3); it is off unless asked for.",
            by_chart.xmr,
        ),
        Method(
            "pchart",
            "Control chart of proportions.",
            ("x", "n", "?", "rebase", "exclude", "multiplier"),
            _CHART,
            (*_LINES, ("cl, lcl, ucl", "the same as centre, lower and upper")),
            "p̄ ± 3·sqrt(p̄(1 − p̄)/n), p̄ = Σx/Σn, kept within 0 and 1",
            f"Shewhart 1931; Montgomery, Introduction to statistical quality control, chapter 7. Signs: {_RULES}",
            f"{_MISSING} So does n = 0; n = 0 with x above 0, and x above n, are refused.",
            by_chart.pchart,
        ),
        Method(
            "uchart",
            "Control chart of rates.",
            ("x", "n", "?", "rebase", "exclude", "multiplier"),
            _CHART,
            (*_LINES, ("cl, lcl, ucl", "the same as centre, lower and upper")),
            "ū ± 3·sqrt(ū/n), ū = Σx/Σn, not below 0",
            f"Shewhart 1931; Montgomery, Introduction to statistical quality control, chapter 7. Signs: {_RULES}",
            f"{_MISSING} So does n = 0; n = 0 with x above 0 is refused.",
            by_chart.uchart,
        ),
        Method(
            "funnel_proportion",
            "Funnel of proportions: units of different size around their average.",
            ("x", "n", "?", "multiplier"),
            ("multiplier", "average", "limits", "group"),
            _FUNNEL,
            "average ± z·sqrt(average(1 − average)/n), z = 1.96 and 3.09, kept within 0 and 1: a unit is outside exactly "
            "where Wilson's interval of its own share leaves out the average. `limits` = `wilson`: Wilson's interval "
            "around the average itself",
            "Spiegelhalter DJ, Stat Med 2005;24:1185–202",
            f"{_MISSING} n = 0 and x above n are refused. Significance is always by the score limits.",
            by_funnel.proportion,
        ),
        Method(
            "funnel_rate",
            "Funnel of rates: units of different size around their average.",
            ("x", "n", "?", "multiplier"),
            ("multiplier", "average", "limits", "group"),
            _FUNNEL,
            "Byar's interval around the expected count E = average·n (exact by χ² where E is below 10), over n. `limits` = "
            "`exact`: exact for every E; `score`: average ± z·sqrt(average/n), not below 0",
            "Spiegelhalter DJ, Stat Med 2005;24:1185–202; Breslow and Day 1987",
            f"{_MISSING} n = 0 is refused. Significance asks whether Byar's interval of the unit's own count (exact below "
            "10) leaves out the average; close to a limit this may differ from where the point is drawn.",
            by_funnel.rate,
        ),
    )
}


def compute(method: str, rows: Sequence[Row], options: Options | None = None) -> list[dict[str, Any]]:
    """The rows with the results of ``method`` added, in the order given (``mean_t`` may give one for a group).

    Pure. Raises :class:`NotComputable` with one sentence that names the row, counted from 1.
    """
    if method not in METHODS:
        raise NotComputable(f"there is no method {method!r}; there are {', '.join(METHODS)}.")
    return METHODS[method].run(rows, options or Options())
