"""The example country's figures: those of the two real reports, where they stand there and nothing else."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from linja.line.indicators import queries
from linja.line.indicators.records import SourceKind, ValueRecord
from linja.pillars.steering.example.figures import keep_figures
from linja.pillars.steering.example.load import Loading
from linja.pillars.steering.example.texts import example_of

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).resolve().parents[2] / "definitions" / "example_country"


@pytest.fixture
def kept(reference_country: None) -> None:
    """The figures taken in."""
    keep_figures(Loading(example_of(FOLDER)))


def of(indicator: str, organisation: str, period: str, breakdown: str = "") -> ValueRecord:
    found = queries.organisation_named(organisation)
    (one,) = queries.values(
        None, indicator=indicator, organisation_id=found, period=period, breakdown=breakdown
    )
    return one


# indicator, organisation, period, breakdown, number
PRINTED = [
    ("waiting_time_started", "Helse Midt-Norge", "2019", "", "59"),
    ("waiting_time_started", "St. Olavs hospital", "2018", "", "56"),
    ("waiting_time_started", "Helse Sør-Øst", "2020", "", "62.1"),
    ("cancer_pathways_in_time", "Landet", "2019", "cancer_forms=prostate", "52"),
    ("cancer_pathways_spread", "Helse Midt-Norge", "2019", "", "3"),
    ("service_area_costs", "Helse Midt-Norge", "2018", "service_areas=somatic", "10111924000"),
    ("deadline_breaches_started", "Helse Sør-Øst", "2020-12", "", "6.4"),
    ("discharge_letters_somatic", "Sunnaas sykehus", "2020T2", "", "78.5"),
]


def test_what_the_reports_print_is_held_released_and_tells_its_place(kept: None) -> None:
    found = [(*said[:4], of(*said[:4]).number) for said in PRINTED]
    assert found == [(*said[:4], Decimal(said[4])) for said in PRINTED]
    one = of("waiting_time_started", "Helse Midt-Norge", "2019")
    place = "Årlig melding 2019 for Helse Midt-Norge RHF: ventetid per foretak (linje 345–353)"
    assert (one.source_kind, one.source, one.recorded_by) == (SourceKind.DOCUMENT, place, "Linja")
    assert of("service_area_costs", "Helse Midt-Norge", "2019", "service_areas=somatic").state == "missing"
    assert of("thrombolysis_in_40_minutes", "Helse Midt-Norge", "2019T2").state == "not_published"
    assert [one.words for one in queries.breaks()] == ["Koronapandemien"]


def test_26_forms_of_which_18_reach_70_per_cent(kept: None) -> None:
    midt = queries.organisation_named("Helse Midt-Norge")
    held = queries.values(None, indicator="cancer_pathways_in_time", organisation_id=midt, period="2019")
    forms = [one for one in held if one.breakdown]
    assert Counter(one.number is not None and one.number >= 70 for one in forms) == {True: 18, False: 8}
