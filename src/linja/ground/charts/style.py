"""How every chart looks, and how it writes numbers. Vega has no Norwegian locale, so it is passed as data."""

from __future__ import annotations

from typing import Any, Final

from linja.ground.charts.types import Shape, Spec

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
#: Ink of the house; every pair of text and ground has a contrast of at least 4.5.
INK, QUIET, RULE, ACCENT, GOAL = "#1b2429", "#545e64", "#dfe4e6", "#0b5563", "#7a3b00"
GROUND: Final = "#ffffff"
#: A second and a third series differ by dashes too.
LINES: Final = ((ACCENT, (1, 0)), (INK, (6, 3)), (GOAL, (2, 2)), (QUIET, (8, 3, 2, 3)))
FONT: Final = "Inter, system-ui, sans-serif"
WIDTH: Final = 620

_NORWEGIAN: Final = {
    "decimal": ",",
    "thousands": "\u00a0",
    "grouping": [3],
    "currency": ["", "\u00a0kr"],
    "minus": "\u2212",
    "percent": "\u00a0%",
}
_ENGLISH: Final = {**_NORWEGIAN, "decimal": ".", "thousands": ",", "percent": "%"}

#: Vega's names of the shapes, and whether they are filled.
MARKS: Final[dict[Shape, tuple[str, bool]]] = {
    Shape.FULL: ("circle", True),
    Shape.HOLLOW: ("circle", False),
    Shape.DIAMOND: ("diamond", False),
    Shape.CROSS: ("cross", True),
    Shape.SQUARE: ("square", True),
}


def number_locale(language: str) -> dict[str, Any]:
    """How numbers are written: decimal comma and thousands set apart by a no-break space; as English does."""
    return _ENGLISH if language == "en" else _NORWEGIAN


def number_format(decimals: int) -> str:
    """At most so many decimals on an axis, thousands set apart."""
    return f",.{decimals}~f"


def config() -> Spec:
    """Letters, lines and colours that all charts share. Their description is the page's, not Vega's."""
    axis = {
        "aria": False,
        "labelColor": QUIET,
        "labelFontSize": 12,
        "titleColor": QUIET,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": RULE,
        "domainColor": RULE,
        "tickColor": RULE,
    }
    return {
        "mark": {"aria": False},
        "background": None,
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "text": {"fontSize": 12, "color": INK},
        "legend": {"disable": True},
        "header": {"labelFontSize": 12, "labelColor": INK, "labelFontWeight": 600, "titleFontSize": 0},
    }


def whole(name: str, language: str, **parts: Any) -> Spec:
    """A spec of the house; ``usermeta`` tells the drawer what Vega has no word for."""
    meta = {"linja": {"language": language}}
    return {"$schema": SCHEMA, "description": name, "usermeta": meta, "config": config(), **parts}
