"""From the sentence of 2019 through stored targets and values to what the printed figures say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from linja.ground.kernel.periods import Year
from linja.ground.kernel.targets.proposals import proposals_in
from linja.ground.kernel.vocabulary import Attainment
from linja.line.indicators import actions, queries
from linja.line.indicators.records import TargetDraft, ValueDraft, VerdictRecord
from tests.spec.verdicts_2019_test import ACTIVITY, COSTS, FORMS
from tests.support.country import Country

pytestmark = pytest.mark.django_db
A = Attainment
LATER = date(2020, 9, 1)
AREAS = {
    "somatikk": "somatic",
    "VOP": "adult_mental_health",
    "BUP": "child_mental_health",
    "TSB": "substance_treatment",
}
CANCER = (
    "Andel pakkeforløp gjennomført innen standard forløpstid for hver av de 26 kreftformene skal være minst "
    "70 pst. Variasjonen mellom helseforetakene skal reduseres sammenlignet med 2018."
)
GOLDEN = (
    "Det skal være høyere vekst i psykisk helsevern og TSB enn i somatikk, målt ved gjennomsnittlig "
    "ventetid, kostnader og aktivitet (polikliniske konsultasjoner). Gjennomsnittlig ventetid skal være "
    "under 45 dager for psykisk helsevern voksne, under 40 dager for psykisk helsevern barn og unge og under "
    "35 dager for TSB i 2019."
)
WAITING = (
    "Gjennomsnittlig ventetid skal reduseres sammenlignet med 2018. Gjennomsnittlig ventetid skal være under "
    "50 dager i alle regioner innen 2021."
)


class Year2019:
    """A region that has given its figures and confirmed what was read of its letter."""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.keeper = country.actor("rhf_controller", country.midt)
        self.trusts = {
            "soh": country.stolavs,
            "hnt": country.nordtrondelag,
            "hmr": country.organisation("Helse Møre og Romsdal HF", "hf", country.midt),
        }

    def value(
        self, indicator: str, number: int, period: str = "2019", breakdown: str = "", place: int = 0
    ) -> None:
        actions.record(
            self.keeper,
            ValueDraft(place or self.country.midt, indicator, period, Decimal(number), breakdown=breakdown),
        )

    def confirmed(self, text: str) -> list[int]:
        drafts = [
            TargetDraft(
                self.country.midt, self.country.ministry, "requirement:4", 2019, text, one.target, one.doubts
            )
            for one in proposals_in(text, 2019)
        ]
        made = actions.propose(self.keeper, drafts)
        for one in made:
            actions.confirm(self.keeper, one)
        return made

    def verdicts(self, **more: object) -> list[VerdictRecord]:
        return list(
            queries.verdicts(self.keeper, self.country.midt, Year(2019), today=LATER, **more)  # type: ignore[arg-type]
        )


def test_18_of_26_forms_reach_70_per_cent_and_the_spread_fell_from_8_to_3(country: Country) -> None:
    year = Year2019(country)
    forms = queries.definitions().code_lists["cancer_forms"].parts
    for one, number in zip(forms, FORMS.values(), strict=True):
        year.value("cancer_pathways_in_time", number, breakdown=f"cancer_forms={one.code}")
    for name, now, before in (("soh", 66, 72), ("hmr", 68, 72), ("hnt", 69, 64)):
        year.value("cancer_pathways_in_time", now, place=year.trusts[name])
        year.value("cancer_pathways_in_time", before, "2018", place=year.trusts[name])
    year.confirmed(CANCER)
    each, spread = year.verdicts()
    assert (each.outcome, spread.outcome) == (A.PARTLY, A.REACHED)
    assert each.reason.startswith("18 av 26 når målet (minst 70 %); ikke: Brystkreft 67 %, Nyrekreft 60 %,")
    assert spread.reason == (
        "forskjellen er 3 prosentpoeng (Helse Nord-Trøndelag HF 69 %, St. Olavs hospital HF 66 %), "
        "mot 8 prosentpoeng i 2018; mindre"
    )
    english = year.verdicts(language="en")
    assert english[0].reason.startswith("18 of 26 reach the target (at least 70 %); not: Breast cancer 67 %,")


def test_the_golden_rule_has_two_of_nine(country: Country) -> None:
    year = Year2019(country)
    for area, number in zip(("VOP", "BUP", "TSB"), (50, 47, 29), strict=True):
        year.value("waiting_time_started", number, breakdown=f"service_areas={AREAS[area]}")
    for area, numbers in COSTS.items():
        for period, number in zip(("2019C08", "2018C08", "2018"), numbers, strict=True):
            year.value("service_area_costs", number, period, f"service_areas={AREAS[area]}")
    for area, numbers in ACTIVITY.items():
        for period, number in zip(("2019", "2018"), numbers, strict=True):
            year.value("outpatient_consultations", number, period, f"service_areas={AREAS[area]}")
    year.confirmed(GOLDEN)
    rule, *waits = year.verdicts()
    assert rule.target.indicators == (
        "waiting_time_started",
        "service_area_costs",
        "outpatient_consultations",
    )
    assert (rule.outcome, rule.reason) == (A.PARTLY, "2 av 9 er oppfylt: ventetid TSB, aktivitet TSB")
    assert [(one.outcome, one.reason) for one in waits] == [
        (A.NOT_REACHED, "50 dager, mål under 45 innen 2019"),
        (A.NOT_REACHED, "47 dager, mål under 40 innen 2019"),
        (A.REACHED, "29 dager, mål under 35 innen 2019"),
    ]


def test_both_horizons_are_judged_and_the_later_one_need_not_be_reached_yet(country: Country) -> None:
    year = Year2019(country)
    year.value("waiting_time_started", 57, "2018")
    year.value("waiting_time_started", 59)
    year.confirmed(WAITING)
    assert [(one.outcome, one.ahead, one.reason) for one in year.verdicts()] == [
        (A.NOT_REACHED, False, "59 dager, mål lavere enn 57 i 2018; 2 dager lengre enn i 2018"),
        (A.NOT_REACHED, True, "59 dager, mål under 50 innen 2021; 2 dager lengre enn i 2018"),
    ]


VISITS = "Antall polikliniske konsultasjoner skal være minst 12 i 2019."
MORE = "Antall polikliniske konsultasjoner skal økes sammenlignet med 2018."
# sentence, what is stored, outcome, sentence
PARTS = [
    (VISITS, {"2019": 12}, A.REACHED, "12, mål minst 12 innen 2019"),
    # A tertial's count is not the year's: not even when it is enough for it already.
    (
        VISITS,
        {"2019T1": 9},
        A.UNKNOWN,
        "Målet gjelder hele 2019, men verdien er bare for 1. tertial 2019.",
    ),
    # The same tertial of the year before is fair to compare with.
    (
        MORE,
        {"2019T1": 9, "2018T1": 7},
        A.REACHED,
        "9 i 1. tertial 2019, mål høyere enn 7 i 1. tertial 2018; 2 flere enn i 1. tertial 2018",
    ),
]


def test_a_part_of_the_year_is_not_its_count(country: Country) -> None:
    year = Year2019(country)
    found = []
    for text, values, _outcome, _said in PARTS:
        with transaction.atomic():
            for period, number in values.items():
                year.value("outpatient_consultations", number, period)
            year.confirmed(text)
            (one,) = year.verdicts()
            found.append((text, values, one.outcome, one.reason))
            transaction.set_rollback(True)
    assert found == PARTS


# what is stored for 2019, day of the question, outcome, sentence
WAITS = [
    ({}, date(2020, 1, 20), A.UNKNOWN, "Verdien for 2019 er ikke publisert ennå. Ventes 11. februar 2020."),
    (
        {"2018": 57},
        date(2020, 1, 20),
        A.UNKNOWN,
        "Verdien for 2019 er ikke publisert ennå. Ventes 11. februar 2020. Siste verdi: 57 dager i 2018.",
    ),
    ({}, date(2020, 3, 1), A.UNKNOWN, "Det finnes ingen verdi."),
    # The year is judged by what there is of it.
    ({"2019T1": 49}, date(2020, 1, 20), A.REACHED, "49 dager i 1. tertial 2019, mål under 50 innen 2021"),
    ({"2019T1": 49, "2019": 51}, date(2020, 1, 20), A.NOT_REACHED, "51 dager, mål under 50 innen 2021"),
]


def test_what_is_not_published_yet_is_not_known_and_says_when(country: Country) -> None:
    year = Year2019(country)
    year.confirmed("Gjennomsnittlig ventetid skal være under 50 dager i alle regioner innen 2021.")
    found = []
    for values, day, _outcome, _said in WAITS:
        with transaction.atomic():
            for period, number in values.items():
                year.value("waiting_time_started", number, period)
            (one,) = queries.verdicts(year.keeper, country.midt, Year(2019), today=day)
            found.append((values, day, one.outcome, one.reason))
            transaction.set_rollback(True)
    assert found == WAITS
