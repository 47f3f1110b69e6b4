"""What is a target in a Norwegian sentence, and which of two is the stricter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import (
    Operator,
    Target,
    in_signs,
    laxer_day,
    stricter,
    target_in,
    targets_in,
)

OP, D, P, N = Operator, Unit.DAYS, Unit.PERCENT, Unit.NONE
END_2021, END_2020 = date(2021, 12, 31), date(2020, 12, 31)

SENTENCES = [
    # sentence, operator, value, unit, horizon, baseline
    ("Ventetiden skal være under 50 dager innen utgangen av 2021.", OP.BELOW, 50, D, END_2021, None),
    ("Snittet skal være lavere enn 45 dager.", OP.BELOW, 45, D, None, None),
    ("Ventetida skal ikkje vere over 40 dagar.", OP.AT_MOST, 40, D, None, None),
    ("Andelen skal være minst 70 pst.", OP.AT_LEAST, 70, P, None, None),
    ("Minst 95 pst. av avtalene holdes innen 2021.", OP.AT_LEAST, 95, P, END_2021, None),
    ("Andelen skal være høyst 6,5 prosent i 2020.", OP.AT_MOST, "6.5", P, END_2020, None),
    ("Ingen fristbrudd.", OP.NONE, None, N, None, None),
    ("30 pst. reduksjon i 2020 sammenliknet med 2012.", OP.REDUCED_BY, 30, P, END_2020, 2012),
    ("Antallet er økt med 5 pst. sammenlignet med 2018.", OP.INCREASED_BY, 5, P, None, 2018),
    ("Ventetiden skal reduseres sammenliknet med 2018.", OP.LOWER, None, N, None, 2018),
    ("Ventetida skal reduserast samanlikna med 2018.", OP.LOWER, None, N, None, 2018),
]


@pytest.mark.parametrize(("sentence", "operator", "value", "unit", "horizon", "baseline"), SENTENCES)
def test_a_target_is_read(sentence, operator, value, unit, horizon, baseline):
    found = target_in(sentence, 2020)
    assert found is not None
    assert (found.operator, found.unit, found.horizon, found.baseline) == (operator, unit, horizon, baseline)
    assert found.value == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "sentence",
    [
        "Redusere ventetiden.",
        "Pasienter over 18 år skal få tilbud.",
        "Det er tildelt inntil 30 mill. kroner.",
        "Tilsagn under 30 mill. kroner.",
        "Det skal rapporteres innen 1. mai 2020.",
        "Svaret gis innen 40 minutter.",
        "Aktiviteten skal økes og ventetiden reduseres sammenlignet med 2018.",
        "",
    ],
)
def test_what_is_not_plainly_a_target_is_none(sentence):
    assert targets_in(sentence, 2020) == ()


def test_each_of_several_is_read_with_its_own_year_and_none_alone():
    text = (
        "Ventetiden skal være lavere enn 45 dager for voksne og lavere enn 40 dager for unge i 2019. "
        "Innen 2021 skal ventetiden være lavere enn 40 dager."
    )
    held = [(int(one.value or 0), one.horizon and one.horizon.year) for one in targets_in(text)]
    assert held == [(45, 2019), (40, 2019), (40, 2021)]
    assert target_in(text) is None


def test_for_whom_it_holds_is_kept_in_the_texts_words():
    assert [one.scope for one in targets_in("Minst 70 pst. for hver av kreftformene.")] == [
        "for hver av kreftformene"
    ]


COMPARED = [
    # own, above, what own is
    (Target(OP.BELOW, Decimal(45), D), Target(OP.BELOW, Decimal(50), D), "stricter"),
    (Target(OP.BELOW, Decimal(50), D), Target(OP.AT_MOST, Decimal(50), D), "stricter"),
    (Target(OP.AT_MOST, Decimal(50), D), Target(OP.BELOW, Decimal(50), D), "laxer"),
    (Target(OP.BELOW, Decimal(55), D), Target(OP.BELOW, Decimal(50), D), "laxer"),
    (Target(OP.BELOW, Decimal(50), D), Target(OP.BELOW, Decimal(50), D), "same"),
    (Target(OP.AT_LEAST, Decimal(75), P), Target(OP.AT_LEAST, Decimal(70), P), "stricter"),
    (Target(OP.NONE), Target(OP.BELOW, Decimal(5), P), "stricter"),
    (Target(OP.BELOW, Decimal(5), P), Target(OP.NONE), "laxer"),
    (
        Target(OP.REDUCED_BY, Decimal(30), P, baseline=2012),
        Target(OP.LOWER, baseline=2012),
        "stricter",
    ),
    (Target(OP.LOWER, baseline=2019), Target(OP.LOWER, baseline=2018), None),
    (Target(OP.BELOW, Decimal(7), Unit.WEEKS), Target(OP.BELOW, Decimal(50), D), None),
    (Target(OP.AT_LEAST, Decimal(50), D), Target(OP.BELOW, Decimal(50), D), None),
    (
        Target(OP.BELOW, Decimal(50), D, horizon=END_2020),
        Target(OP.BELOW, Decimal(50), D, horizon=END_2021),
        "stricter",
    ),
    (Target(OP.BELOW, Decimal(50), D), Target(OP.BELOW, Decimal(50), D, horizon=END_2021), "stricter"),
    # More, but later: a person must say.
    (
        Target(OP.BELOW, Decimal(45), D, horizon=END_2021),
        Target(OP.BELOW, Decimal(50), D, horizon=END_2020),
        None,
    ),
]


@pytest.mark.parametrize(("own", "above", "said"), COMPARED)
def test_which_is_the_stricter(own, above, said):
    assert stricter(own, above) == said


targets = st.builds(
    Target,
    operator=st.sampled_from([OP.BELOW, OP.AT_MOST, OP.ABOVE, OP.AT_LEAST, OP.NONE]),
    value=st.decimals(0, 100, places=1),
    unit=st.sampled_from([D, P]),
    horizon=st.sampled_from([None, END_2020, END_2021]),
)


@given(targets, targets)
def test_what_is_stricter_one_way_is_laxer_the_other(one, other):
    opposite = {"stricter": "laxer", "laxer": "stricter", "same": "same", None: None}
    assert stricter(one, other) == opposite[stricter(other, one)]


@given(targets)
def test_nothing_is_stricter_than_itself(one):
    assert stricter(one, one) == "same"


@pytest.mark.parametrize(
    ("own", "above", "said"),
    [
        (date(2020, 5, 1), date(2020, 6, 1), "stricter"),
        (date(2020, 7, 1), date(2020, 6, 1), "laxer"),
        (None, date(2020, 6, 1), "laxer"),
        (date(2020, 7, 1), None, "stricter"),
        (None, None, "same"),
    ],
)
def test_a_later_deadline_or_none_is_laxer(own, above, said):
    assert laxer_day(own, above) == said


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (Target(OP.BELOW, Decimal(50), D), "< 50"),
        (Target(OP.AT_LEAST, Decimal("72.5"), P), "≥ 72,5"),
        (Target(OP.NONE), "= 0"),
        (Target(OP.REDUCED_BY, Decimal(30), P, baseline=2012), "−30 (2012)"),
        (Target(OP.LOWER, baseline=2018), "< (2018)"),
    ],
)
def test_in_signs(target, shown):
    assert in_signs(target) == shown
