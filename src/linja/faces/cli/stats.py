"""``linja stats METHOD``: rows of JSON in, the same rows with results out. No Django, no database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from linja.ground.engine import METHODS, NotComputable, Options, compute


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sub-command's arguments."""
    parser.add_argument("method", choices=list(METHODS), help="what to compute")
    parser.add_argument("--json", action="store_true", help="a JSON array on standard output (the default)")
    parser.add_argument("--lines", action="store_true", help="one JSON object a line instead of an array")
    parser.add_argument(
        "--confidence",
        type=_levels,
        default=(0.95,),
        help="level of confidence, 0.95 or 95; several with commas between (default: 0.95)",
    )
    parser.add_argument("--multiplier", type=float, default=1.0, help="100: per cent (default: 1)")
    parser.add_argument(
        "--exact-below",
        type=float,
        default=10.0,
        metavar="COUNT",
        help="byars: counts with exact limits (10)",
    )
    parser.add_argument(
        "--limits", default="", help="funnels: score, wilson, byars or exact; see the reference"
    )
    parser.add_argument(
        "--average", type=float, help="funnels: an average from elsewhere, before the multiplier"
    )
    parser.add_argument(
        "--baseline", type=int, metavar="POINTS", help="charts: the first points set the lines"
    )
    parser.add_argument(
        "--screen-outliers", action="store_true", help="xmr: leave moving ranges far above their mean out"
    )
    parser.add_argument(
        "--improvement",
        choices=["increase", "decrease", "neutral"],
        default="neutral",
        help="charts: which way is better (default: neutral)",
    )
    parser.add_argument(
        "--group", type=_names, default=(), metavar="FIELDS", help="one series for each value"
    )


def run(options: argparse.Namespace) -> int:
    """0 with rows on standard output; 2 with one sentence on standard error, and nothing else."""
    try:
        found = compute(options.method, read_rows(sys.stdin), _chosen(options))
    except NotComputable as fault:
        print(_sentence(str(fault)), file=sys.stderr)
        return 2
    for line in _printed(found, lines=options.lines):
        print(line)
    return 0


def _printed(found: list[dict[str, Any]], *, lines: bool) -> Iterable[str]:
    if lines:
        return (json.dumps(one, ensure_ascii=False) for one in found)
    return [json.dumps(found, ensure_ascii=False, indent=1)]


def read_rows(source: TextIO) -> list[dict[str, Any]]:
    """An array of objects, one object, or one object a line."""
    text = _text(source).strip().removeprefix("\ufeff")
    if not text:
        raise NotComputable("standard input is empty; give rows as a JSON array or one JSON object a line.")
    try:
        held = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        held = [_line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if isinstance(held, dict):
        held = held["rows"] if isinstance(held.get("rows"), list) else [held]
    if not isinstance(held, list):
        raise NotComputable("standard input is no list of rows; give a JSON array of objects.")
    for place, row in enumerate(held, 1):
        if not isinstance(row, dict):
            raise NotComputable(f"{json.dumps(row)[:60]} is no JSON object.", place)
    return held


def _text(source: TextIO) -> str:
    try:
        return source.read()
    except UnicodeDecodeError:
        raise NotComputable("standard input is not UTF-8 text.") from None


def _line(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise NotComputable("line is not JSON.", number) from None


def _chosen(options: argparse.Namespace) -> Options:
    return Options(
        confidence=options.confidence,
        multiplier=options.multiplier,
        exact_below=options.exact_below,
        limits=options.limits,
        average=options.average,
        baseline=options.baseline,
        screen_outliers=options.screen_outliers,
        improvement=options.improvement,
        group=options.group,
    )


def _levels(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
