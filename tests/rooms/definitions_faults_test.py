"""A fault planted in a definition is told with file, line, what is wrong and what was perhaps meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linja.ground.definitions import faults_in, load, recording
from tests.architecture.code import ROOT

GOOD = (ROOT / "definitions" / "indicators" / "appointments_kept.yaml").read_text(encoding="utf-8")
OTHER = (ROOT / "definitions" / "indicators" / "appointments_overdue.yaml").read_text(encoding="utf-8")
PLACES = (ROOT / "definitions" / "code_lists" / "indicator_areas.yaml").read_text(encoding="utf-8")
AREAS = (ROOT / "definitions" / "code_lists" / "service_areas.yaml").read_text(encoding="utf-8")
_SECOND = """\
  - version: 2
    valid_from: 2022-01-01
    change: Også kontakter utenfor sykehuset telles.
"""


def planted(folder: Path, *changes: tuple[str, str], areas: str = AREAS) -> Path:
    """Two indicators that answer each other and their code list, recorded while good, then changed."""
    for name in ("indicators", "code_lists"):
        (folder / name).mkdir(parents=True)
    (folder / "code_lists" / "service_areas.yaml").write_text(AREAS, encoding="utf-8")
    (folder / "code_lists" / "indicator_areas.yaml").write_text(PLACES, encoding="utf-8")
    (folder / "indicators" / "appointments_overdue.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "indicators" / "appointments_kept.yaml").write_text(GOOD, encoding="utf-8")
    _added, faults = recording.record(folder)
    assert faults == ()
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "indicators" / "appointments_kept.yaml").write_text(text, encoding="utf-8")
    (folder / "code_lists" / "service_areas.yaml").write_text(areas, encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    """Faults without their lines; :func:`test_the_line_is_where_it_stands` holds those."""
    return [f"{one.message}|{one.suggestion}" for one in faults_in(folder)]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_good_files_have_no_faults(tmp_path: Path) -> None:
    assert set(load(planted(tmp_path)).indicators) == {"appointments_kept", "appointments_overdue"}


@pytest.mark.fault
@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("owner:", "ownr:", "unknown key 'ownr'|owner"),
        ("area: waiting", "area: waitng", "there is no area 'waitng'|waiting"),
        ("measure: share", "measure: shares", "'measure' cannot be 'shares'; it is one of|share"),
        ("direction: higher", "direction: up", "'direction' cannot be 'up'; it is one of|"),
        ("unit: percent", "unit: prosent", "'unit' cannot be 'prosent'; it is one of|percent"),
        ("unit: percent", "unit: days", "a share is given in percent|"),
        (
            "frequency: tertial",
            "frequency: tertiary",
            "'frequency' cannot be 'tertiary'; it is one of|tertial",
        ),
        ("lag_weeks: 15, ", "", "'lag_weeks' is said when the frequency is known, and only then|"),
        ("lag_weeks: 15", "lag_weeks: soon", "'lag_weeks' must be a whole number of at least 0, not 'soon'|"),
        (
            "review_by: 2027-06-01",
            "review_by: soon",
            "'review_by' must be a day like 2019-01-31, not 'soon'|",
        ),
        ("review_by: 2027-06-01", "review_by: 2027-02-30", "a value cannot be read: |"),
        ("suppression_threshold: 5", "suppression_threshold: 1", "'suppression_threshold' must be a whole|"),
        (
            "complement: appointments_overdue",
            "complement: appointment_overdue",
            "there is no indicator 'app|app",
        ),
        ("[service_areas]", "[service_area]", "there is no code list 'service_area'|service_areas"),
        ("code: appointments_kept", "code: kept", "the code 'kept' is not the file's name|appointments_kept"),
        ("code: appointments_kept", "code: Kept!", "the code 'Kept!' may hold only a-z, digits and _|"),
        ("schema: 1", "schema: 2", "'schema' must be 1|"),
        ("state: published", "state: publishd", "'state' cannot be 'publishd'; it is one of|published"),
        ("periods: [month", "periods: [moth", "'periods' cannot be 'moth'; it is one of|month"),
        (
            "periods: [month, tertial, point_in_time]",
            "periods: []",
            "at least one kind of period must be said|",
        ),
        ("    numerator:", "    enumerator:", "unknown key 'enumerator'|numerator"),
        ("    denominator:", "    nominator:", "unknown key 'nominator'|denominator"),
        ("version: 1", "version: 3", "versions are numbered from 1 in order, not [3]|"),
        (
            "    unit: percent",
            "    unit: percent\n    scale: 7",
            "'scale' is one of 1, 1000, 1000000, 1000000000|",
        ),
        ("owner:", "owner: [a]\nnot_owner:", "'owner' must be words, not ['a']|"),
        ("owner:", "owner: A\nowner:", "'owner' is said twice|"),
        ("owner:", "owner: : [", "this is not YAML: |"),
        ("    - Andel avtaler overholdt", "    - Passert planlagt tid", "'Passert planlagt tid' also names|"),
        ("    - Andel avtaler overholdt", "    - a\n    - A", "'nb' says the same twice|"),
        (
            "direction: higher",
            "direction: lower",
            "what is better for 'appointments_kept' cannot be better for|",
        ),
        ("measure: share", "measure: mean", "only shares have a complement|"),
        ("measure: share", "measure: count", "a count has no 'denominator'|"),
        (
            "measure: share",
            "measure: derived",
            "'derived_from' is said of what is derived, and only of that|",
        ),
        ("unit: percent", "unit: none", "without a unit 'unit_words' must name what is counted|"),
        (
            "  - {state: published, since: 2019-01-01}",
            "  - {state: published, since: 2019-01-01}\n  - {state: proposed, since: 2020-01-01}",
            "the states follow each other in order and time|",
        ),
    ],
)
def test_a_planted_fault_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    message, _bar, suggestion = fault.partition("|")
    found = told(planted(tmp_path, (old, new)))
    assert [one for one in found if one.startswith(message) and f"|{suggestion}" in one], found


@pytest.mark.fault
def test_the_line_is_where_it_stands(tmp_path: Path) -> None:
    (fault,) = faults_in(planted(tmp_path, ("review_by: 2027-06-01", "review_by: soon")))
    assert (fault.file, fault.line) == ("indicators/appointments_kept.yaml", line_of(GOOD, "review_by"))
    assert str(fault) == (
        f"indicators/appointments_kept.yaml:{fault.line}: "
        "'review_by' must be a day like 2019-01-31, not 'soon'"
    )


@pytest.mark.fault
def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = planted(
        tmp_path,
        ("owner:", "ownr:"),
        ("measure: share", "measure: shares"),
        areas=AREAS.replace("part_of: total", "part_of: totl", 1),
    )
    assert sorted(told(folder)) == [
        "'measure' cannot be 'shares'; it is one of count, sum, share, mean, median, distinct_count, rate,"
        " derived|share",
        "'owner' is not said|",
        "'somatic' is part of 'totl', which is no category here|",
        "unknown key 'ownr'|owner",
    ]


@pytest.mark.fault
def test_a_category_twice_is_told(tmp_path: Path) -> None:
    folder = planted(tmp_path, areas=AREAS.replace("code: substance_treatment", "code: somatic"))
    assert "the category 'somatic' stands twice|" in told(folder)


@pytest.mark.fault
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      nb: Planlagte kontakter i alt", "      nb: Kontakter i alt"),
        ("    periods: [month, tertial", "    periods: [tertial"),
        ("    valid_from: 2019-01-01", "    valid_from: 2018-01-01"),
    ],
)
def test_a_meaning_that_changes_without_a_new_version_is_told(tmp_path: Path, old: str, new: str) -> None:
    folder = planted(tmp_path, (old, new))
    sentence = (
        "the meaning of 'appointments_kept' has changed, but it is still version 1; "
        "add a new version with the day from which it holds"
    )
    assert told(folder) == [f"{sentence}|"]
    # Recording does not paper it over.
    added, faults = recording.record(folder)
    assert (added, [fault.message for fault in faults]) == ((), [sentence])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      nn: Planlagde kontaktar i alt", "      nn: Alle planlagde kontaktar"),
        ("    decimals: 1", "    decimals: 2"),
        ("periods: [month, tertial, point_in_time]", "periods: [tertial, month, point_in_time]"),
    ],
)
def test_what_is_no_meaning_may_be_mended(tmp_path: Path, old: str, new: str) -> None:
    assert told(planted(tmp_path, (old, new))) == []


def test_a_new_version_is_recorded_and_the_old_one_kept(tmp_path: Path) -> None:
    body = GOOD[GOOD.index("    description:") :]
    folder = planted(
        tmp_path, (body, body + _SECOND + body.replace("i alt", "i alt, også utenfor sykehuset"))
    )
    assert [one.partition(";")[0] for one in told(folder)] == [
        "version 2 of 'appointments_kept' is not recorded"
    ]
    assert recording.record(folder) == (("appointments_kept version 2",), ())
    found = recording.of_folder(folder).indicators[0][0]
    assert [found.version_on(day).number for day in (_day(2010), _day(2021), _day(2022))] == [1, 1, 2]


@pytest.mark.fault
def test_a_version_or_an_indicator_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = planted(tmp_path)
    record = folder / "indicators" / "VERSIONS.yaml"
    text = record.read_text(encoding="utf-8").replace('"}', '", 2: "0123456789ab"}', 1)
    record.write_text(text + 'old_one: {1: "0123456789ab"}\n', encoding="utf-8")
    assert told(folder) == [
        "the indicator 'old_one' was in use and is gone; retire it in its lifecycle|",
        "version 2 was in use and is gone|",
    ]


def _day(year: int) -> date:

    return date(year, 1, 1)
