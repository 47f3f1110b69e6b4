"""What a chart draws and what it never draws: no mark without a number, Norwegian numbers, one picture."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from linja.ground.charts import (
    Bar,
    Bars,
    Curve,
    Cut,
    Dot,
    Funnel,
    Level,
    Multiples,
    Panel,
    Series,
    Shape,
    Spec,
    Trend,
    Unit,
    bars,
    drawing,
    funnel,
    multiples,
    spark,
    svg,
    trend,
)

SVG = "{http://www.w3.org/2000/svg}"
DAYS = Unit("dager", 1)
DOTS = (
    Dot(0, 59.3, "59,3", "2017: 59,3 dager"),
    Dot(1, None, "skjult av hensyn til personvern", "2018: skjult", run=1),
    Dot(2, 57.5, "57,5", "2019: foreløpig", Shape.HOLLOW, run=2),
)
PLACES = ("2017", "2018", "2019")
TREND = Trend(
    "Ventetid, Helse Midt-Norge",
    DAYS,
    PLACES,
    (Series("", DOTS),),
    (Level(57.8, "mål under 57,8"),),
    (Cut(1.5, "Nytt journalsystem"),),
)
EVERY: dict[str, Spec] = {
    "trend": trend(TREND),
    "bars": bars(Bars("HF mot HF", DAYS, (Bar("Sunnaas", None, "mangler"), Bar("Ahus", 0.0, "0", own=True)))),
    "multiples": multiples(Multiples("Kreft", DAYS, PLACES, (Panel("Lunge", "57,5", DOTS),), (Level(57.8),))),
    "funnel": funnel(
        Funnel(
            "Trakt",
            DAYS,
            "Antall",
            ((100.0, Dot(0, 70.0, "")), (400.0, Dot(0, 60.0, "OUS", shape=Shape.SQUARE))),
            Level(68.0, "gjennomsnitt 68"),
            (Curve(((10.0, 80.0), (440.0, 72.0)), "95 %"),),
        )
    ),
}


def drawn(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg(EVERY[name]))  # noqa: S314 - our own drawing


def words(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter() if one.tag in {f"{SVG}text", f"{SVG}tspan"}]


def marks(root: ElementTree.Element) -> list[str]:
    """What the marks say when pointed at."""
    paths = root.iter(f"{SVG}path")
    return [title.text or "" for path in paths for title in path.iter(f"{SVG}title")]


@pytest.mark.parametrize("name", EVERY)
def test_every_chart_is_one_picture_with_a_name_and_nothing_inline(name: str) -> None:
    text, root = svg(EVERY[name]), drawn(name)
    assert (root.get("role"), root.get("aria-label")) == ("img", EVERY[name]["description"])
    assert [one.tag for one in root.iter() if one.tag in {f"{SVG}style", f"{SVG}script", f"{SVG}image"}] == []
    assert re.findall(r"\s(?:style|on\w+|aria-roledescription|href)=", text) == []
    assert [one.get("role") for one in root.iter() if one.get("role")] == ["img"]
    assert svg(EVERY[name]) is text, "drawn once and kept"


def test_what_has_no_number_has_words_and_no_mark() -> None:
    root = drawn("trend")
    assert marks(root) == ["2017: 59,3 dager", "2019: foreløpig"]
    assert "skjult av hensyn til personvern" in words(root)
    bar = drawn("bars")
    assert "mangler" in words(bar)
    # One bar of no length for the zero, none for what is missing.
    assert len([one for one in bar.iter(f"{SVG}path") if one.get("fill") == "#dfe4e6"]) == 1


def test_numbers_on_the_axis_are_norwegian_and_english() -> None:
    near = (Series("", (Dot(0, 57.1), Dot(1, 57.3))),)
    for language, mark in (("nb", ","), ("nn", ","), ("en", ".")):
        spec = trend(Trend("Ventetid", DAYS, ("2017", "2018"), near, language=language))
        said = words(ElementTree.fromstring(svg(spec)))  # noqa: S314 - our own drawing
        assert {f"57{mark}1", f"57{mark}2", f"57{mark}3"} <= set(said)


def test_levels_cuts_and_names_are_written_where_they_are_drawn() -> None:
    assert {"mål under 57,8", "Nytt journalsystem", *PLACES} <= set(words(drawn("trend")))
    assert {"gjennomsnitt 68", "95 %", "OUS", "Antall"} <= set(words(drawn("funnel")))
    assert {"Lunge", "57,5"} <= set(words(drawn("multiples")))


def test_two_charts_on_a_page_have_no_id_in_common() -> None:
    ids = [one.get("id") for name in EVERY for one in drawn(name).iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_the_drawing_engine_is_fetched_when_the_first_chart_is_drawn() -> None:
    source = drawing.__file__ or ""
    with open(source, encoding="utf-8") as file:
        top = [line for line in file if line.startswith(("import ", "from "))]
    assert [line for line in top if "vl_convert" in line] == []


def test_a_spark_leaves_gaps_and_needs_two_numbers() -> None:
    assert spark([1.0, None], "én") == ""
    text = spark([1.0, 2.0, None, 4.0], "2016: 1; 2019: 4 <&")
    assert text.count("<polyline") == 2
    assert 'aria-label="2016: 1; 2019: 4 &lt;&amp;"' in text
