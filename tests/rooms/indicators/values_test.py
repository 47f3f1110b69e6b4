"""Values: who sees, gives and releases them, what replaces what, files, and breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks
from django.utils import timezone

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import actions, queries, rules
from linja.line.indicators.calculations import series
from linja.line.indicators.models import Import, Value
from linja.line.indicators.records import BreakDraft, BreakKind, LeftOut, Row, Taken, ValueDraft
from tests.support.country import Country

pytestmark = pytest.mark.django_db


def draft(
    organisation_id: int, number: str | None = "59", period: str = "2019", **more: object
) -> ValueDraft:
    value = None if number is None else Decimal(number)
    return ValueDraft(organisation_id, "waiting_time_started", period, value, **more)  # type: ignore[arg-type]


def refused(act: object) -> str:
    with pytest.raises(Refused) as held:
        act()  # type: ignore[operator]
    return held.value.refusal.code


# role, place, sees the unreleased value of St. Olavs
SEES = [
    ("hf_contributor", "stolavs", True),
    ("rhf_controller", "midt", True),
    ("ministry", "ministry", True),
    ("directorate", "directorate", True),
    ("auditor", None, True),
    ("hf_contributor", "nordtrondelag", False),
    ("clinic_contributor", "clinic", False),
    ("rhf_controller", "sorost", False),
    ("hf_contributor", "ous", False),
    ("user_committee", "midt", False),
    ("administrator", None, False),
]


@pytest.mark.parametrize(("role", "place", "sees"), SEES)
def test_who_sees_before_and_after_the_release(
    country: Country, role: str, place: str | None, sees: bool
) -> None:
    giver = country.actor("hf_contributor", country.stolavs)
    value = actions.record(giver, draft(country.stolavs))
    reader = country.actor(role, getattr(country, place) if place else None)
    assert [one.id for one in queries.values(reader)] == ([value] if sees else [])
    by_rule = rules.may_read(reader, queries.place_of(country.stolavs), released=False)
    assert (by_rule is None) == sees
    assert queries.values(None) == ()
    assert actions.release(country.actor("rhf_leader", country.midt), [value]) == 1
    assert [one.id for one in queries.values(reader)] == [one.id for one in queries.values(None)] == [value]


# role, place, may give for St. Olavs, may release it
GIVES = [
    ("hf_contributor", "stolavs", True, False),
    ("hf_leader", "stolavs", True, False),
    ("rhf_controller", "midt", True, True),
    ("directorate", "directorate", True, True),
    ("rhf_controller", "sorost", False, False),
    ("hf_contributor", "ous", False, False),
    ("hf_contributor", "nordtrondelag", False, False),
    ("clinic_contributor", "clinic", False, False),
    ("ministry", "ministry", False, False),
    ("auditor", None, False, False),
]


@pytest.mark.parametrize(("role", "place", "gives", "releases"), GIVES)
def test_who_gives_and_who_releases(
    country: Country, role: str, place: str | None, gives: bool, releases: bool
) -> None:
    actor = country.actor(role, getattr(country, place) if place else None)
    if gives:
        assert actions.record(actor, draft(country.stolavs)) == Value.objects.get().pk
    else:
        assert refused(lambda: actions.record(actor, draft(country.stolavs))) == "indicators.not_yours"
        assert not Value.objects.exists()
    assert (rules.may_release(actor, queries.place_of(country.stolavs)) is None) == releases


def test_final_replaces_preliminary_and_both_are_remembered(country: Country) -> None:
    giver = country.actor("hf_contributor", country.stolavs)
    first = actions.record(giver, draft(country.stolavs, "58", state=ValueState.PROVISIONAL))
    actions.release(country.actor("rhf_leader", country.midt), [first])
    then = timezone.now()
    second = actions.record(giver, draft(country.stolavs, "59"))
    again = actions.record(giver, draft(country.stolavs, "59"))
    assert (second != first, again) == (True, second)
    assert [(one.number, one.state) for one in queries.values(None)] == [(59, ValueState.FINAL)]
    assert [one.number for one in queries.values(None, known_on=then)] == [58]
    assert [one.number for one in queries.history(giver, second)] == [59, 58]
    assert queries.history(country.actor("hf_contributor", country.ous), first) != ()
    assert Value.objects.filter(replaced_at__isnull=True).count() == 1


# change of a good draft, refusal
WRONG = [
    ({"indicator": "waiting"}, "indicators.unknown_indicator"),
    ({"period": "2019T4"}, "indicators.unknown_period"),
    ({"period": "august 2019"}, "indicators.unknown_period"),
    ({"period": "2019Q1"}, "indicators.other_period"),
    ({"breakdown": "cancer_forms=lung"}, "indicators.unknown_breakdown"),
    ({"breakdown": "service_areas=dental"}, "indicators.unknown_breakdown"),
    ({"breakdown": "nonsense"}, "indicators.unknown_breakdown"),
    ({"number": None}, "indicators.number_missing"),
    ({"state": ValueState.MISSING}, "indicators.number_unexpected"),
    ({"state": ValueState.ZERO}, "indicators.zero_is_not"),
    ({"number": Decimal(-1)}, "indicators.impossible_number"),
    ({"indicator": "corridor_patients", "number": Decimal("100.1")}, "indicators.impossible_number"),
    (
        {
            "indicator": "corridor_patients",
            "number": Decimal("9.3"),
            "numerator": Decimal(92),
            "denominator": Decimal(1000),
        },
        "indicators.share_and_parts",
    ),
]


@pytest.mark.fault
@pytest.mark.parametrize(("change", "code"), WRONG)
def test_what_cannot_be_is_refused(country: Country, change: dict[str, object], code: str) -> None:
    giver = country.actor("hf_contributor", country.stolavs)
    bad = replace(draft(country.stolavs), **change)  # type: ignore[arg-type]
    assert refused(lambda: actions.record(giver, bad)) == code
    assert not Value.objects.exists()


def test_the_printed_share_agrees_with_its_parts(country: Country) -> None:
    giver = country.actor("hf_contributor", country.stolavs)
    share = replace(
        draft(country.stolavs, "9.2", "2020-12"),
        indicator="appointments_overdue",
        numerator=Decimal(105420),
        denominator=Decimal(1147303),
    )
    assert actions.record(giver, share)


def test_a_file_is_all_or_nothing_and_the_same_file_changes_nothing(country: Country) -> None:
    giver = country.actor("rhf_controller", country.midt)
    rows = [
        Row(2, draft(country.stolavs, "59")),
        Row(3, draft(country.ous, "60")),
        Row(4, draft(country.nordtrondelag, "-3")),
        Row(5, draft(country.stolavs, "61")),
        Row(6, Refusal("indicators.unknown_period", {"period": "x"})),
    ]
    wrong = [
        (3, "indicators.not_yours"),
        (4, "indicators.impossible_number"),
        (5, "indicators.row_twice"),
        (6, "indicators.unknown_period"),
    ]
    left = actions.take_in(giver, rows, sha256="a" * 64, name="tall.csv")
    assert (left.done, [(one.row, one.refusal.code) for one in left.left_out]) == (False, wrong)
    assert not Value.objects.exists()
    taken = actions.take_in(giver, rows, sha256="a" * 64, name="tall.csv", leave_out_wrong=True)
    assert (taken.done, taken.new, taken.known) == (True, 1, 0)
    assert [(one.row, one.refusal.code) for one in taken.left_out] == wrong
    held = list(Value.objects.values_list("pk", "number", "source"))
    again = actions.take_in(giver, rows, sha256="a" * 64, name="tall.csv", leave_out_wrong=True)
    assert (again.before, again.new, again.known) == (True, 0, 1)
    assert list(Value.objects.values_list("pk", "number", "source")) == held
    assert held[0][2] == "tall.csv, 2"
    other = actions.take_in(giver, rows[:1], sha256="b" * 64, name="mer.csv")
    assert (other.new, other.known, other.left_out, other.done) == (0, 1, (), True)
    assert Import.objects.count() == 2


def test_an_empty_file_is_no_file(country: Country) -> None:
    giver = country.actor("rhf_controller", country.midt)
    assert actions.take_in(giver, [], sha256="c" * 64, name="tom.csv") == Taken(0, 0, (), done=False)
    left = actions.take_in(giver, [Row(2, Refusal("x"))], sha256="c" * 64, name="t.csv", leave_out_wrong=True)
    assert left == Taken(0, 0, (LeftOut(2, Refusal("x")),), done=False)


def test_a_break_marks_the_change_that_crosses_it_until_it_is_withdrawn(country: Country) -> None:
    giver = country.actor("hf_contributor", country.stolavs)
    for year, number in ((2018, "57"), (2019, "59"), (2020, "70")):
        actions.record(giver, draft(country.stolavs, number, str(year)))
    source = country.actor("directorate", country.directorate)
    pandemic = BreakDraft(BreakKind.PANDEMIC, date(2020, 3, 12), "Pandemien", until_on=date(2022, 2, 12))
    assert refused(lambda: actions.say_break(giver, pandemic)) == "indicators.not_a_source"
    elsewhere = replace(pandemic, organisation_id=country.ous, words="Nytt journalsystem")
    assert refused(lambda: actions.say_break(giver, elsewhere)) == "indicators.not_yours"
    said = actions.say_break(source, pandemic)
    actions.say_break(source, elsewhere)
    points = series.resolve(queries.values(giver), queries.breaks())
    marks = [[one.id for one in p.change.breaks] for p in points[1:] if isinstance(p.change, series.Change)]
    assert marks == [[], [said]]
    then = timezone.now()
    assert refused(lambda: actions.withdraw_break(source, said, " ")) == "indicators.no_reason"
    actions.withdraw_break(source, said, "Feil dato")
    assert (len(queries.breaks()), len(queries.breaks(known_on=then))) == (1, 2)


# change of a good break, refusal
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": " "}, "indicators.no_words"),
        ({"indicator": "waiting"}, "indicators.unknown_indicator"),
        ({"until_on": date(2019, 1, 1)}, "indicators.ends_before_it_begins"),
    ],
)
def test_a_break_says_what_and_when(country: Country, change: dict[str, object], code: str) -> None:
    source = country.actor("directorate", country.directorate)
    good = BreakDraft(BreakKind.RULE, date(2020, 1, 1), "Ny regel")
    assert refused(lambda: actions.say_break(source, replace(good, **change))) == code  # type: ignore[arg-type]


@pytest.mark.fault
def test_a_wrong_definition_stops_the_start(settings: LazySettings, tmp_path: Path) -> None:
    assert [one for one in run_checks() if one.id == "indicators.E001"] == []
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "bad.yaml").write_text("schema: 2\n", encoding="utf-8")
    settings.LINJA_DEFINITIONS = tmp_path
    told = [one.msg for one in run_checks() if one.id == "indicators.E001"]
    assert "indicators/bad.yaml:1: 'schema' must be 1" in told
