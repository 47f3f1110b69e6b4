"""``indicators.md``: what each indicator of ``definitions/indicators`` means, and the code lists they use."""

from __future__ import annotations

from pathlib import Path

from linja.ground.definitions import CodeList, Definitions, Indicator, Text, Version, load
from linja.ground.definitions.fingerprints import fingerprint
from tools.reference.markdown import code, listed, page, table

FOLDER = Path(__file__).resolve().parents[2] / "definitions"
_INTRODUCTION = """
One file per indicator in `definitions/indicators`, one per code list in `definitions/code_lists`. A meaning
that changes is a new version with the day from which it holds; `python -m tools.definitions` records it. An
estimated lag rests on when figures have come, a printed one on what a report says.
"""


def write(folder: Path = FOLDER) -> str:
    """The whole page."""
    found = load(folder)
    return page(
        "Indicators",
        _INTRODUCTION,
        _overview(found),
        *(_indicator(one) for one in found.indicators.values()),
        "## Code lists",
        *(_code_list(one) for one in found.code_lists.values()),
    )


def _overview(found: Definitions) -> str:
    rows = (
        (code(one.code), one.names.nb, one.names.nn, one.names.en, one.current.measure, _unit(one.current))
        for one in found.indicators.values()
    )
    return table(["Code", "Bokmål", "Nynorsk", "English", "Measure", "Unit"], rows)


def _indicator(one: Indicator) -> str:
    return "\n\n".join(
        [
            f"## {one.names.nb}",
            table(["", ""], _facts(one)),
            *(_version(version) for version in one.versions),
        ]
    )


def _facts(one: Indicator) -> list[tuple[str, str]]:
    lag = "" if one.calendar.lag_weeks is None else f", {one.calendar.lag_weeks} weeks ({one.calendar.basis})"
    threshold = one.suppression_threshold
    facts = [
        ("Code", code(one.code)),
        ("Area", code(one.area)),
        ("Also called", "; ".join((*one.synonyms_nb, *one.synonyms_nn))),
        ("Source", one.source.en),
        ("Published", f"{one.calendar.frequency}{lag}"),
        ("Life", "; ".join(f"{stage.state} since {stage.since}" for stage in one.lifecycle)),
        ("Owner", one.owner),
        ("Review by", str(one.review_by)),
        ("Gives 100 with", code(one.complement)),
        ("Hidden below", str(threshold or "")),
        ("To mind", one.notes.en if one.notes else ""),
        ("Stands in", listed(one.seen_in)),
    ]
    return [(name, said) for name, said in facts if said]


def _version(one: Version) -> str:
    change = f" {one.change}" if one.change else ""
    facts = [
        ("Measured", one.description.en),
        ("Numerator", _said(one.numerator)),
        ("Denominator", _said(one.denominator)),
        (
            "Measure",
            f"{one.measure}, {one.direction} is better"
            if one.direction != "neither"
            else f"{one.measure}, neither way is better",
        ),
        ("Unit", _unit(one)),
        ("Decimals", str(one.decimals)),
        ("Periods", listed(one.periods)),
        ("Breakdowns", listed(one.breakdowns)),
        ("Computed from", listed(one.derived_from)),
    ]
    told = [(name, said) for name, said in facts if said and said != "–"]
    title = f"Version {one.number}, from {one.valid_from} ({code(fingerprint(one))}).{change}"
    return f"{title}\n\n{table(['', ''], told)}"


def _code_list(one: CodeList) -> str:
    rows = (
        (code(item.code), item.names.nb, item.names.nn, item.names.en, "; ".join(item.synonyms), item.part_of)
        for item in one.categories
    )
    head = ["Code", "Bokmål", "Nynorsk", "English", "Also called", "Part of"]
    return f"### {one.names.en}\n\nCode {code(one.code)}.\n\n{table(head, rows)}"


def _unit(one: Version) -> str:
    words = one.unit_words.en if one.unit_words else str(one.unit)
    return f"{words} × {one.scale}" if one.scale != 1 else words


def _said(text: Text | None) -> str:
    return text.en if text else ""
