# ruff: noqa: E501 (sentences of a page are easier to compare unbroken)
"""What ``linja stats`` computes: rows in, rows out, formula and source of each method. Examples are computed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from linja.ground.engine import METHODS, SYNONYMS, Method, compute, suppression
from tools.reference.markdown import code, listed, page, table

#: Rows of our own, small enough to check by hand.
EXAMPLES: dict[str, list[dict[str, object]]] = {
    "wilson": [{"unit": "A", "x": 8, "n": 10}],
    "byars": [{"unit": "A", "x": 12, "n": 1000, "multiplier": 1000}],
    "mean_t": [{"unit": "A", "values": [30, 40, 50, 60]}],
    "xmr": [{"month": "2026-01", "value": 10}, {"month": "2026-02", "value": 14}],
    "pchart": [{"month": "2026-01", "x": 8, "n": 10}, {"month": "2026-02", "x": 10, "n": 20}],
    "uchart": [{"month": "2026-01", "x": 3, "n": 100}, {"month": "2026-02", "x": 6, "n": 200}],
    "funnel_proportion": [{"unit": "A", "x": 30, "n": 100}, {"unit": "B", "x": 90, "n": 200}],
    "funnel_rate": [{"unit": "A", "x": 30, "n": 1000}, {"unit": "B", "x": 90, "n": 2000}],
}
#: Option → what it does; the command line's flag has the same name with hyphens.
OPTIONS = {
    "confidence": "level of confidence, 0.95 or 95; several with commas (in a row: a list)",
    "multiplier": "value and limits are multiplied by it",
    "exact_below": "counts below it get exact limits; 10 unless told, 0 for Byar's everywhere",
    "limits": "how funnel limits are drawn",
    "average": "an average from elsewhere, before the multiplier",
    "baseline": "so many first points set the lines",
    "improvement": "increase, decrease or neutral (unless told)",
    "group": "fields that tell one series, funnel or group of values from another",
    "screen_outliers": "moving ranges far above their mean do not count",
}


def write() -> str:
    """The page."""
    return page(
        "linja stats METHOD",
        "Standard input: rows as a JSON array, as one JSON object a line, or as an object with `rows`. Standard output: "
        "a JSON array (`--lines`: one object a line) of the same rows in the same order, their own fields kept and the "
        "results added. A row that cannot be used stops the command: exit code 2, nothing on standard output, and one "
        "sentence on standard error that names the row, counted from 1. No value is rounded.",
        "`linja stats wilson --json < rows.json`",
        "## Fields\n\nNumbers may be JSON numbers or text with decimal point or comma. null, an empty text and NA are "
        "missing. Where a row has several of the names, the first counts.\n\n" + _fields(),
        "## Options\n\nAs `--flags`; `confidence` and `multiplier` may stand in a row too, and the row's own count.\n\n"
        + table(
            ("Option", "Meaning", "For"), ((code(name), said, _for(name)) for name, said in OPTIONS.items())
        ),
        *(_section(one) for one in METHODS.values()),
        "## Small counts\n\nNot a method of the command: pages and files ask it before a table goes out.\n\n"
        + _rule(),
    )


def _fields() -> str:
    return table(
        ("Field", "Names it may have"), ((code(name), listed(names)) for name, names in SYNONYMS.items())
    )


def _rule() -> str:
    """The rule as the room tells it."""
    return (suppression.__doc__ or "").strip().replace("``", "`")


def _for(option: str) -> str:
    return listed(one.name for one in METHODS.values() if option in one.options)


def _section(method: Method) -> str:
    needed, _, optional = " ".join(method.takes).partition("?")
    rows: Iterable[tuple[str, str]] = (
        ("Takes", listed(needed.split())),
        ("May take", listed(optional.split())),
        ("Options", listed(method.options)),
        ("Formula", method.formula),
        ("Source", method.source),
        ("At the edges", method.edges),
    )
    example = "\n".join(
        json.dumps(one, ensure_ascii=False) for one in compute(method.name, EXAMPLES[method.name])
    )
    return "\n\n".join(
        [
            f"## {method.name}",
            method.says,
            table(("", ""), rows),
            table(("Result", "Meaning"), method.gives),
            f"```json\n{example}\n```",
        ]
    )
