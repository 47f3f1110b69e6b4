"""Files that are offered, looked at, taken in or thrown away; many values at once; who sees which."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.indicators import actions, queries, rules
from linja.line.indicators.actions.writing import AT_A_TIME
from linja.line.indicators.models import Import, OfferedFile, Value
from linja.line.indicators.records import Fate, OfferDraft, Origin, Row, SourceKind, Taken, ValueDraft
from linja.people.audit import queries as audit
from linja.people.audit.models import AuditEntry
from tests.support.country import Country

pytestmark = pytest.mark.django_db
FILE = """Indikator;Foretak;Periode;Verdi
Ventetid;St. Olavs hospital;2018;56
Ventetid;St. Olavs hospital;2019;57
Ventetid;Oslo universitetssykehus;2019;70
Ventetid;St. Olavs hospital;i fjor;1
"""


def refused(act: object) -> Refusal:
    with pytest.raises(Refused) as told:
        act()  # type: ignore[operator]
    return told.value.refusal


def offered(country: Country, text: str = FILE, **more: str) -> int:
    giver = country.actor("rhf_controller", country.midt)
    return actions.offer(giver, text.encode(), OfferDraft("tall.csv", country.midt, **more))


def test_a_file_is_looked_at_first_and_then_taken_in_without_its_wrong_rows(country: Country) -> None:
    giver = country.actor("rhf_controller", country.midt)
    held = ValueDraft(country.stolavs, "waiting_time_started", "2018", Decimal("56.00"))
    actions.record(giver, held)
    actions.record(giver, replace(held, period="2019", number=Decimal(60)))
    one = offered(country, origin="Helsedirektoratet")
    plan = queries.plan_of(giver, one)
    assert [(p.row.number, p.fate, p.before and p.before.number) for p in plan.rows] == [
        (2, Fate.UNCHANGED, 56),
        (3, Fate.REPLACING, 60),
    ]
    wrong = [(4, "indicators.not_yours"), (5, "indicators.unknown_period")]
    assert [(left.row, left.refusal.code) for left in plan.left_out] == wrong
    assert actions.take_offered(giver, one).done is False
    assert Value.objects.filter(taken__isnull=False).count() == 0
    taken = actions.take_offered(giver, one, leave_out_wrong=True)
    assert (taken.new, taken.replaced, taken.known, len(taken.left_out)) == (1, 1, 1, 2)
    assert not OfferedFile.objects.exists()
    (told,) = queries.imports(giver)
    assert (told.name, told.origin, told.shape, told.new, told.left_out) == (
        "tall.csv",
        "Helsedirektoratet",
        "csv",
        1,
        2,
    )
    assert [(v.period, v.number, v.source) for v in queries.values_of(giver, told.id)] == [
        ("2019", 57, "tall.csv, 3")
    ]
    again = offered(country)
    assert queries.plan_of(giver, again).before
    assert actions.take_offered(giver, again, leave_out_wrong=True).before
    assert Import.objects.count() == 1
    assert audit.verify().whole


def test_what_is_thrown_away_is_gone_with_its_file(
    country: Country, django_capture_on_commit_callbacks: object
) -> None:
    giver = country.actor("rhf_controller", country.midt)
    one = offered(country)
    path = Path(OfferedFile.objects.get(pk=one).file.path)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.throw_away(giver, one)
    assert (path.exists(), OfferedFile.objects.exists()) == (False, False)


@pytest.mark.fault
@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        ("a;b\n1;2\n", {}, "indicators.no_columns"),
        ("Indikator;Foretak;Periode;Verdi\n", {}, "indicators.nothing_taken"),
        (FILE, {"indicator": "ventetid?"}, "indicators.unknown_indicator"),
    ],
)
def test_a_file_that_says_nothing_leaves_no_trace(
    country: Country, text: str, more: dict[str, str], code: str
) -> None:
    country.actor("rhf_controller", country.midt)
    before = AuditEntry.objects.count()
    assert refused(lambda: offered(country, text, **more)).code == code
    assert (OfferedFile.objects.count(), AuditEntry.objects.count()) == (0, before)


# role, place, offers for Midt, sees what Midt has offered and taken in
WHO = [
    ("rhf_controller", "midt", True, True),
    ("rhf_leader", "midt", True, True),
    ("hf_contributor", "stolavs", False, False),
    ("rhf_controller", "sorost", False, False),
    ("ministry", "ministry", False, False),
    ("directorate", "directorate", False, False),
    ("auditor", None, False, True),
]


def test_who_offers_and_who_sees(country: Country) -> None:
    one = offered(country)
    actions.take_offered(country.actor("rhf_controller", country.midt), one, leave_out_wrong=True)
    waiting = offered(country, FILE + "\n")
    (taken,) = Import.objects.values_list("pk", flat=True)
    found = []
    for role, place, _offers, _sees in WHO:
        actor = country.actor(role, getattr(country, place) if place else None)
        lists = (len(queries.imports(actor)), len(queries.offered_files(actor)))
        assert lists in {(0, 0), (1, 1)}
        for read in (
            lambda: queries.import_of(actor, taken),  # noqa: B023
            lambda: queries.left_out(actor, taken),  # noqa: B023
            lambda: queries.plan_of(actor, waiting),  # noqa: B023
        ):
            if lists == (0, 0):
                assert refused(read).code == "indicators.not_found"
            else:
                read()
        found.append((role, place, rules.may_offer(actor, country.midt) is None, lists == (1, 1)))
    assert found == WHO


def many(country: Country, count: int) -> list[Row]:
    months = [f"{1990 + at // 12}-{at % 12 + 1:02}" for at in range(count)]
    return [
        Row(at, ValueDraft(country.stolavs, "waiting_time_started", month, Decimal(at)))
        for at, month in enumerate(months, 2)
    ]


def test_a_thousand_rows_cost_a_few_questions_more_than_ten(country: Country) -> None:
    giver = country.actor("rhf_controller", country.midt)

    def cost(rows: list[Row], sha256: str) -> tuple[int, Taken]:
        with CaptureQueriesContext(connection) as asked:
            taken = actions.take_in(giver, rows, sha256=sha256, name="tall.csv")
        # One insert takes as many rows as the database has room for.
        inserts = sum("INSERT" in one["sql"] for one in asked)
        return len(asked) - inserts, taken

    rows = many(country, 450)
    few, _taken = cost(rows[:10], "a" * 64)
    new, taken = cost(rows, "b" * 64)
    changed = [replace(row, value=replace(row.value, number=Decimal(5000))) for row in rows]  # type: ignore[type-var]
    replacing, again = cost(changed, "c" * 64)
    assert (taken.new, taken.known, taken.replaced) == (440, 10, 0)
    assert (again.new, again.replaced) == (450, 450)
    assert (new, replacing - new) == (few, 1)
    assert len(rows) < AT_A_TIME
    held = Value.objects.filter(replaced_at__isnull=True)
    assert (held.count(), set(held.values_list("number", flat=True))) == (450, {5000})


def test_what_is_typed_is_all_or_nothing_and_each_value_is_logged(country: Country) -> None:
    giver = country.actor("hf_contributor", country.stolavs)
    rows = many(country, 3)
    bad = Row(9, ValueDraft(country.stolavs, "waiting_time_started", "2019", Decimal(-1)))
    left = actions.type_in(giver, [*rows, bad])
    assert (left.done, [(one.row, one.refusal.code) for one in left.left_out]) == (
        False,
        [(9, "indicators.impossible_number")],
    )
    assert not Value.objects.exists()
    before = AuditEntry.objects.count()
    assert actions.type_in(giver, rows).new == 3
    assert actions.type_in(giver, rows).known == 3
    assert AuditEntry.objects.count() - before == 3
    assert set(Value.objects.values_list("source_kind", flat=True)) == {SourceKind.TYPED}


def test_more_decimals_than_are_stored_are_the_same_value_when_they_come_again(country: Country) -> None:
    third = Decimal(1) / Decimal(3)
    rows = [Row(2, ValueDraft(country.stolavs, "waiting_time_started", "2019", third))]
    first = actions.take_in(SYSTEM, rows, sha256="a" * 64, name="a", origin=Origin())
    second = actions.take_in(SYSTEM, rows, sha256="b" * 64, name="b", origin=Origin())
    assert (first.new, second.new, second.known) == (1, 0, 1)
    huge = [Row(2, ValueDraft(country.stolavs, "waiting_time_started", "2018", Decimal(10) ** 15))]
    (wrong,) = actions.take_in(SYSTEM, huge, sha256="c" * 64, name="c").left_out
    assert wrong.refusal.code == "indicators.impossible_number"
