"""The installation's own definitions: that they can be used, and what they say of what the reports print."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from linja.ground.definitions import (
    Basis,
    Calendar,
    Definitions,
    Frequency,
    Named,
    PeriodType,
    State,
    faults_in,
    load,
    recording,
)
from linja.ground.kernel.measures import MeasureKind
from linja.line.indicators.calculations.periods import of_code
from tests.architecture.code import ROOT

FOLDER = ROOT / "definitions"
LABELS = ROOT.parent / "shared" / "labels" / "aarlig-melding-2019-values.jsonl"


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load(FOLDER)


def test_nothing_is_wrong_and_everything_is_recorded() -> None:
    assert [str(fault) for fault in faults_in(FOLDER)] == []
    assert recording.record(FOLDER) == ((), ())


def test_every_document_has_its_indicators(definitions: Definitions) -> None:
    seen = Counter(document for one in definitions.indicators.values() for document in one.seen_in)
    assert set(seen) == {"annual_report_2019", "annual_report_2020", "plan_status_2021"}
    assert all(one.seen_in for one in definitions.indicators.values())
    assert len(definitions.indicators) >= 60


def test_every_text_is_said_in_its_own_language(definitions: Definitions) -> None:
    # Nynorsk that was never written shows as bokmål word for word in every one of the longer texts.
    same = [
        one.code
        for one in definitions.indicators.values()
        if one.current.description.nb == one.current.description.nn
    ]
    assert same == []


def test_the_26_forms_of_cancer_and_the_four_service_areas(definitions: Definitions) -> None:
    assert len(definitions.code_lists["cancer_forms"].parts) == 26
    assert [one.code for one in definitions.code_lists["service_areas"].parts] == [
        "somatic",
        "adult_mental_health",
        "child_mental_health",
        "substance_treatment",
    ]


def test_kept_and_overdue_answer_each_other(definitions: Definitions) -> None:
    pairs = {one.code: one.complement for one in definitions.indicators.values() if one.complement}
    assert pairs == {
        "appointments_kept": "appointments_overdue",
        "appointments_overdue": "appointments_kept",
    }


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "Gjennomsnittlig ventetid BUP",
            Named("waiting_time_started", "service_areas", "child_mental_health"),
        ),
        (
            "gjennomsnittleg ventetid PHBU",
            Named("waiting_time_started", "service_areas", "child_mental_health"),
        ),
        (
            "Gjennomsnittlig ventetid VOP",
            Named("waiting_time_started", "service_areas", "adult_mental_health"),
        ),
        (
            "Polikliniske opphold, TSB",
            Named("outpatient_consultations", "service_areas", "substance_treatment"),
        ),
        (
            "Andel pakkeforløp innen standard forløpstid: Primær leverkreft (HCC)",
            Named("cancer_pathways_in_time", "cancer_forms", "liver"),
        ),
        ("Andel  KORRIDORPASIENTER", Named("corridor_patients")),
        ("Den gyldne regel", Named("priority_rule")),
        ("Gjennomsnittlig ventetid BUP, endring 2019-2018", None),
        ("Antall parkeringsplasser", None),
        ("", None),
    ],
)
def test_what_the_words_of_reports_name(definitions: Definitions, words: str, named: Named | None) -> None:
    assert definitions.named(words) == named


def test_the_values_of_the_2019_report_have_indicators(definitions: Definitions) -> None:
    if not LABELS.exists():
        pytest.skip("the labels are not here")
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    plain = [row["indicator"] for row in rows if ", endring" not in row["indicator"]]
    named = [words for words in plain if definitions.named(words)]
    # The others are single amounts and counts in prose (a credit limit, a saving), which are no indicators.
    assert len(named) / len(plain) > 0.85


def test_medians_and_distinct_counts_are_told_apart(definitions: Definitions) -> None:
    kinds = {code: one.current.measure for code, one in definitions.indicators.items()}
    assert kinds["median_time_to_service"] is MeasureKind.MEDIAN
    assert kinds["coercive_means_patients"] is MeasureKind.DISTINCT_COUNT
    assert kinds["waiting_time_started"] is MeasureKind.MEAN
    assert PeriodType.CUMULATIVE in definitions.indicators["coercive_means_patients"].current.periods


@pytest.mark.parametrize(
    ("frequency", "weeks", "period", "expected"),
    [
        (Frequency.MONTHLY, 6, "2019-12", date(2020, 2, 11)),
        (Frequency.TERTIAL, 15, "2020T3", date(2021, 4, 15)),
        (Frequency.TERTIAL, 15, "2020", date(2021, 4, 15)),
        (Frequency.TERTIAL, 15, "2020-05", date(2020, 12, 14)),
        (Frequency.HALF_YEARLY, 0, "2020T1", date(2020, 6, 30)),
        (Frequency.QUARTERLY, 1, "2019C08", date(2019, 10, 7)),
        (Frequency.YEARLY, 34, "2019", date(2020, 8, 25)),
        (Frequency.UNKNOWN, None, "2019", None),
    ],
)
def test_when_figures_are_expected(
    frequency: Frequency, weeks: int | None, period: str, expected: date | None
) -> None:
    assert Calendar(frequency, weeks).expected(of_code(period)) == expected


def test_the_third_tertial_of_discharge_letters_comes_in_april(definitions: Definitions) -> None:
    calendar = definitions.indicators["discharge_letters_somatic"].calendar
    assert calendar.basis is Basis.PRINTED
    assert calendar.expected(of_code("2020T3")) == date(2021, 4, 15)


def test_reviews_become_overdue_on_the_day_after(definitions: Definitions) -> None:
    days = sorted(one.review_by for one in definitions.indicators.values())
    assert definitions.overdue(days[0]) == ()
    late = definitions.overdue(date(days[-1].year + 1, 1, 1))
    assert len(late) == len(
        [d for d in definitions.indicators.values() if d.lifecycle[-1].state is not State.RETIRED]
    )
    assert [one.review_by for one in late] == days


def test_what_is_under_development_is_published_later(definitions: Definitions) -> None:
    horizon = definitions.indicators["planning_horizon"]
    assert [horizon.state_on(date(year, 6, 1)) for year in (2018, 2019, 2020)] == [
        None,
        State.UNDER_DEVELOPMENT,
        State.PUBLISHED,
    ]


def test_loading_twice_reads_once() -> None:
    assert load(FOLDER) is load(Path(str(FOLDER)))
