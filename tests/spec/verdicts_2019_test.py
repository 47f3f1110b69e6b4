"""What the printed figures of 2019 say of the targets of that year, with the reason in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Year
from linja.ground.kernel.targets import (
    AllOf,
    Operator,
    Scope,
    ScopeKind,
    Single,
    Spread,
    Target,
    complement,
    golden_rule,
    reason_sentence,
    verdict,
)
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.vocabulary import Attainment
from tests.support.figures import days, lookup_in, period, share

OP, A = Operator, Attainment
END_2021 = date(2021, 12, 31)
SOH, HMR, HNT = "St. Olavs hospital", "Helse Møre og Romsdal", "Helse Nord-Trøndelag"

FORMS = {
    "Peniskreft": 100,
    "Galleveiskreft": 95,
    "Akutt leukemi": 95,
    "Eggstokkreft": 92,
    "Kreft hos barn": 90,
    "Føflekkreft": 89,
    "Myelomatose": 90,
    "Testikkelkreft": 88,
    "Blærekreft": 86,
    "Skjoldbruskkjertelkreft": 85,
    "Hjernekreft": 85,
    "Livmorkreft": 81,
    "Bukspyttkjertelkreft": 78,
    "Kreft i spiserør og magesekk": 75,
    "Hode- og halskreft": 76,
    "Lymfomer": 75,
    "Tykk- og endetarmskreft": 72,
    "Sarkom": 70,
    "Brystkreft": 67,
    "Nyrekreft": 60,
    "Livmorhalskreft": 60,
    "Nevroendokrine svulster": 59,
    "Kronisk lymfatisk leukemi": 54,
    "Primær leverkreft": 50,
    "Lungekreft": 49,
    "Prostatakreft": 41,
}
CANCER = [share(number, item=name) for name, number in FORMS.items()]
SPREAD = [
    share(number, code, organisation=name)
    for name, now, before in ((SOH, 66, 72), (HMR, 68, 72), (HNT, 69, 64))
    for code, number in (("2019", now), ("2018", before))
]
EACH_FORM = Single(
    Target(OP.AT_LEAST, Decimal(70), Unit.PERCENT),
    "cancer",
    MeasureKind.SHARE,
    Scope(ScopeKind.EACH_ITEM, "for hver av de 26 kreftformene", count=26),
    period=Year(2019),
)
NARROWER = Spread(Target(OP.LOWER, baseline=2018), "cancer", MeasureKind.SHARE, period=Year(2019))
CANCER_LOOKUP = lookup_in({("cancer", ""): [*CANCER, *SPREAD]})

WAITING = [days(57, "2018"), days(59, "2019")]
COSTS = {  # January to August, and the year that was never printed
    "somatikk": (6901407, 6487805, 10111924),
    "VOP": (1421295, 1354438, 2166413),
    "BUP": (300362, 288979, 458649),
    "TSB": (199989, 188968, 299337),
}
ACTIVITY = {
    "somatikk": (868156, 851667),
    "VOP": (248421, 246882),
    "BUP": (90693, 92819),
    "TSB": (42934, 41199),
}
AREAS = ("VOP", "BUP", "TSB")


def _sum(number: int, code: str, unit: Unit = Unit.NONE) -> Figure:
    return Figure(Decimal(number), period(code), MeasureKind.SUM, unit=unit)


def golden_figures() -> dict[tuple[str, str], list[Figure]]:
    stored = {("ventetid", area): [days(number)] for area, number in zip(AREAS, (50, 47, 29), strict=True)}
    for area, (now, before, year_before) in COSTS.items():
        stored["kostnader", area] = [
            _sum(now, "2019C08", Unit.KRONER),
            _sum(before, "2018C08", Unit.KRONER),
            _sum(year_before, "2018", Unit.KRONER),
        ]
    for area, (now, before) in ACTIVITY.items():
        stored["aktivitet", area] = [_sum(now, "2019"), _sum(before, "2018")]
    return stored


WAITS = tuple(
    Single(Target(OP.BELOW, Decimal(most), Unit.DAYS), "ventetid", MeasureKind.MEAN, group=area)
    for area, most in zip(AREAS, (45, 40, 35), strict=True)
)
GOLDEN = golden_rule(AREAS, "somatikk", growing=("kostnader", "aktivitet"), limited={"ventetid": WAITS})


def test_18_of_the_26_forms_of_cancer_reach_70_per_cent():
    said = verdict(EACH_FORM, CANCER_LOOKUP)
    assert said.attainment is A.PARTLY
    assert (said.reason.reached, said.reason.of, said.reason.unknown) == (18, 26, 0)
    assert [one.item for one in said.reason.failures] == list(FORMS)[18:]
    assert reason_sentence(said) == (
        "18 av 26 når målet (minst 70 %); ikke: Brystkreft 67 %, Nyrekreft 60 %, Livmorhalskreft 60 %, "
        "Nevroendokrine svulster 59 %, Kronisk lymfatisk leukemi 54 %, Primær leverkreft 50 %, "
        "Lungekreft 49 %, Prostatakreft 41 %; avrundingen kan skjule svaret for Sarkom"
    )


def test_a_form_without_a_value_is_not_taken_for_a_failure():
    said = verdict(EACH_FORM, lookup_in({("cancer", ""): CANCER[:18]}))
    assert (said.attainment, said.reason.reached, said.reason.unknown) == (A.UNKNOWN, 18, 8)
    assert said.reason.failures == ()


def test_the_spread_between_the_hospitals_fell_from_8_to_3_points():
    said = verdict(NARROWER, CANCER_LOOKUP)
    assert (said.attainment, said.reason.before, said.reason.now) == (A.REACHED, 8, 3)
    assert reason_sentence(said) == (
        "forskjellen er 3 prosentpoeng (Helse Nord-Trøndelag 69 %, St. Olavs hospital 66 %), "
        "mot 8 prosentpoeng i 2018; mindre"
    )


def test_for_each_and_spread_together_are_reached_in_part():
    said = verdict(AllOf((EACH_FORM, NARROWER)), CANCER_LOOKUP)
    assert said.attainment is A.PARTLY
    assert [part.attainment for part in said.parts] == [A.PARTLY, A.REACHED]


def test_the_golden_rule_has_two_of_nine():
    said = verdict(GOLDEN, lookup_in(golden_figures()))
    held = {
        (cell.measure, cell.area)
        for cell, part in zip(GOLDEN.cells, said.parts, strict=True)
        if part.attainment is A.REACHED
    }
    assert held == {("ventetid", "TSB"), ("aktivitet", "TSB")}
    assert (said.attainment, said.reason.reached, said.reason.of) == (A.PARTLY, 2, 9)
    assert reason_sentence(said) == "2 av 9 er oppfylt: ventetid TSB, aktivitet TSB"


def test_each_cell_of_the_golden_rule_says_what_it_rests_on():
    said = verdict(GOLDEN, lookup_in(golden_figures()))
    assert [reason_sentence(part) for part in said.parts] == [
        "50 dager, mål under 45",
        "47 dager, mål under 40",
        "29 dager, mål under 35",
        "vekst 4,9 % for VOP, 6,4 % for somatikk per august 2019",
        "vekst 3,9 % for BUP, 6,4 % for somatikk per august 2019",
        "vekst 5,8 % for TSB, 6,4 % for somatikk per august 2019",
        "vekst 0,6 % for VOP, 1,9 % for somatikk i 2019",
        "vekst −2,3 % for BUP, 1,9 % for somatikk i 2019",
        "vekst 4,2 % for TSB, 1,9 % for somatikk i 2019",
    ]


def test_nothing_falls_by_a_hundred_per_cent_because_a_cost_is_missing():
    stored = golden_figures()
    for area in COSTS:
        stored["kostnader", area].append(
            Figure(None, period("2019"), MeasureKind.SUM, unit=Unit.KRONER, state=ValueState.MISSING)
        )
    cells = tuple(
        replace(cell, target=replace(cell.target, period=Year(2019))) if cell.measure == "kostnader" else cell
        for cell in GOLDEN.cells
    )
    said = verdict(replace(GOLDEN, cells=cells), lookup_in(stored))
    assert [part.attainment for part in said.parts[3:6]] == [A.UNKNOWN] * 3
    assert (said.reason.reached, said.reason.unknown) == (2, 3)


SHORTER = Single(Target(OP.LOWER, baseline=2018), "wait", MeasureKind.MEAN, period=Year(2019))
BELOW_50 = Single(
    Target(OP.BELOW, Decimal(50), Unit.DAYS, horizon=END_2021), "wait", MeasureKind.MEAN, period=Year(2019)
)
LANGUAGES = [
    ("nb", "59 dager, mål under 50 innen 2021; 2 dager lengre enn i 2018"),
    ("nn", "59 dagar, mål under 50 innan 2021; 2 dagar lengre enn i 2018"),
    ("en", "59 days, target below 50 by 2021; 2 days longer than in 2018"),
]


@pytest.mark.parametrize(("language", "said"), LANGUAGES)
def test_the_reason_in_three_languages(language, said):
    found = verdict(BELOW_50, lookup_in({("wait", ""): WAITING}))
    assert reason_sentence(found, language) == said
    assert found.reason.ahead


def test_both_horizons_have_their_verdict():
    found = verdict(AllOf((SHORTER, BELOW_50)), lookup_in({("wait", ""): WAITING}))
    assert found.attainment is A.NOT_REACHED
    assert reason_sentence(found) == (
        "0 av 2 er oppfylt. 59 dager, mål lavere enn 57 i 2018; 2 dager lengre enn i 2018. "
        "59 dager, mål under 50 innen 2021; 2 dager lengre enn i 2018."
    )


EACH_HF = Scope(ScopeKind.EACH_ORGANISATION, "ved hvert helseforetak")


def count(number, code, **more) -> Figure:
    return Figure(Decimal(number), period(code), MeasureKind.COUNT, **more)


WHOLE = [
    # what, target, figures, attainment, sentence
    (
        Target(OP.NONE),
        [share("0.7", "2018T2"), share("0.5", "2019T2")],
        A.NOT_REACHED,
        "0,5 % i 2. tertial 2019, mål ingen; 0,2 prosentpoeng lavere enn i 2. tertial 2018",
    ),
    (
        Target(OP.LOWER, baseline=2018),
        [count(282, "2018"), count(283, "2019")],
        A.NOT_REACHED,
        "283, mål lavere enn 282 i 2018; 1 flere enn i 2018",
    ),
    (
        Target(OP.AT_LEAST, Decimal(95), Unit.PERCENT, horizon=END_2021),
        [share(89, "2019-08")],
        A.NOT_REACHED,
        "89 % i august 2019, mål minst 95 % innen 2021",
    ),
    (
        Target(OP.AT_LEAST, Decimal(50), Unit.PERCENT),
        [share(29, "2018T2"), share(36, "2019T1"), share(51, "2019T2")],
        A.REACHED,
        "51 % i 2. tertial 2019, mål minst 50 %; 22 prosentpoeng høyere enn i 2. tertial 2018",
    ),
    (
        Target(OP.REDUCED_BY, Decimal(30), Unit.PERCENT, baseline=2012, horizon=date(2020, 12, 31)),
        [count(1000, "2012"), count(844, "2020")],
        A.NOT_REACHED,
        "844, mål 30 % lavere enn 1000 i 2012 innen 2020; 156 færre enn i 2012",
    ),
    (
        Target(OP.INCREASED_BY, Decimal(5), Unit.PERCENT, baseline=2018),
        [count(294, "2018"), count(304, "2020")],
        A.NOT_REACHED,
        "304, mål 5 % høyere enn 294 i 2018; 10 flere enn i 2018",
    ),
]


@pytest.mark.parametrize(("limit", "figures", "attainment", "said"), WHOLE)
def test_one_whole(limit, figures, attainment, said):
    found = verdict(Single(limit, "it"), lookup_in({("it", ""): figures}))
    assert (found.attainment, reason_sentence(found)) == (attainment, said)


def test_each_hospital_below_zero_corridor_patients():
    figures = [share(one, "2019T2", organisation=name) for name, one in ((SOH, "0.1"), (HMR, "0.8"))]
    found = verdict(Single(Target(OP.NONE), "it", scope=EACH_HF), lookup_in({("it", ""): figures}))
    assert (found.attainment, len(found.reason.failures)) == (A.NOT_REACHED, 2)


def test_kept_at_least_95_is_overdue_at_most_5():
    kept = Single(Target(OP.AT_LEAST, Decimal(95), Unit.PERCENT), "kept", MeasureKind.SHARE)
    overdue = complement(kept, "overdue")
    assert (overdue.limit.operator, overdue.limit.value, overdue.what) == (OP.AT_MOST, 5, "overdue")
    both = lookup_in({("kept", ""): [share("88.6", "2019T2")], ("overdue", ""): [share("11.4", "2019T2")]})
    assert verdict(kept, both).attainment is verdict(overdue, both).attainment is A.NOT_REACHED
