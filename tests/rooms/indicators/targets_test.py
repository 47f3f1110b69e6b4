"""Targets: who sees and keeps them, what each step does, and what the log says."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Year
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.targets import Operator, Single, Target
from linja.ground.kernel.targets.proposals import Doubt, proposals_in
from linja.line.indicators import actions, lifecycle, queries, rules
from linja.line.indicators.models import StoredTarget
from linja.line.indicators.records import TargetDraft, ValueDraft
from linja.people.audit.models import AuditEntry
from tests.support.country import Country

pytestmark = pytest.mark.django_db
EVERY = lifecycle.TARGET.states()
WORDS = "Gjennomsnittlig ventetid skal være under 50 dager i 2020."
BELOW_45 = Single(Target(Operator.BELOW, Decimal(45), Unit.DAYS), "waiting_time_started", MeasureKind.MEAN)


def draft(country: Country, place: str = "stolavs", text: str = WORDS, subject: int = 7) -> TargetDraft:
    (one,) = proposals_in(text, 2020)
    return TargetDraft(
        getattr(country, place), country.midt, f"requirement:{subject}", 2020, text, one.target, one.doubts
    )


def refused(act: object) -> str:
    with pytest.raises(Refused) as held:
        act()  # type: ignore[operator]
    return held.value.refusal.code


# role, place, keeps the target of St. Olavs that the region set, sees it before it is confirmed
KEEPS = [
    ("hf_contributor", "stolavs", True, True),
    ("hf_leader", "stolavs", True, True),
    ("rhf_controller", "midt", True, True),
    ("rhf_leader", "midt", True, True),
    ("hf_board_secretary", "stolavs", False, True),
    ("ministry", "ministry", False, False),
    ("directorate", "directorate", False, False),
    ("auditor", None, False, True),
    ("hf_contributor", "nordtrondelag", False, False),
    ("clinic_contributor", "clinic", False, False),
    ("rhf_controller", "sorost", False, False),
    ("hf_leader", "ous", False, False),
    ("user_committee", "midt", False, False),
]


def test_who_keeps_and_who_sees(country: Country) -> None:
    keeper = country.actor("rhf_controller", country.midt)
    (made,) = actions.propose(keeper, [draft(country)])
    facts = queries.facts_of(country.stolavs, country.midt)
    found = []
    for role, place, keeps, _sees in KEEPS:
        actor = country.actor(role, getattr(country, place) if place else None)
        sees = [one.id for one in queries.targets(actor, states=EVERY)] == [made]
        assert rules.may_see(rules.sight_of(actor, rules.INSIDERS), facts, "proposed") == sees
        found.append((role, place, rules.may_keep(actor, facts) is None, sees))
        if not keeps:
            code = "indicators.not_your_target" if sees else "indicators.not_found"
            assert refused(partial(actions.confirm, actor, made)) == code
            assert refused(partial(actions.propose, actor, [draft(country)])) == "indicators.not_your_target"
    assert found == KEEPS
    actions.confirm(keeper, made)
    for role, place, _keeps, _sees in KEEPS:
        actor = country.actor(role, getattr(country, place) if place else None)
        assert [one.id for one in queries.targets(actor)] == [made]
    assert queries.targets(None, states=EVERY) == ()


def test_the_same_reading_is_proposed_once_whatever_became_of_it(country: Country) -> None:
    keeper = country.actor("hf_contributor", country.stolavs)
    same = draft(country)
    (made,) = actions.propose(keeper, [same, same])
    actions.reject(keeper, made, "Gjelder regionen samlet.")
    assert actions.propose(keeper, [same]) == []
    (one,) = queries.targets(keeper, states=EVERY)
    assert (one.state, one.reason, one.indicators) == (
        "rejected",
        "Gjelder regionen samlet.",
        ("waiting_time_started",),
    )
    actions.bring_back(keeper, made)
    actions.confirm(keeper, made)
    assert [(one.id, one.state, one.horizon is not None) for one in queries.targets(keeper)] == [
        (made, "confirmed", True)
    ]


def test_what_is_changed_is_replaced_and_both_are_kept(country: Country) -> None:
    keeper = country.actor("hf_contributor", country.stolavs)
    (made,) = actions.propose(keeper, [draft(country)])
    other = actions.change(keeper, made, BELOW_45, "Styret har satt et strengere mål.")
    assert [(one.id, one.state) for one in queries.targets(keeper, states=EVERY)] == [
        (made, "replaced"),
        (other, "confirmed"),
    ]
    (row,) = StoredTarget.objects.filter(replaces=made)
    assert (row.pk, row.decided_by, row.reason) == (other, keeper.name, "Styret har satt et strengere mål.")
    assert refused(lambda: actions.change(keeper, made, BELOW_45)) == "indicators.no_such_step"
    entry = AuditEntry.objects.get(action="indicators.change_target")
    assert entry.changes["target"] == {"from": "under 50 dager innen 2020", "to": "under 45 dager"}


def test_withdrawing_says_why_and_the_target_counts_no_more(country: Country) -> None:
    keeper = country.actor("hf_contributor", country.stolavs)
    made = actions.set_target(keeper, TargetDraft(country.stolavs, country.stolavs, "", 2020, "", BELOW_45))
    assert refused(lambda: actions.withdraw(keeper, made, " ")) == "indicators.has_reason"
    assert refused(lambda: actions.reject(keeper, made)) == "indicators.no_such_step"
    actions.withdraw(keeper, made, "Satt ved en feil.")
    assert queries.targets(keeper) == ()
    assert queries.verdicts(keeper, country.stolavs, Year(2020)) == ()


# sentence, refusal when it is confirmed as it was read
CANNOT = [
    ("Andelen skal være minst 70 pst.", "indicators.no_indicator"),
    # A mean's target on a median.
    ("Gjennomsnittlig tid til tjenestestart skal være under 30 dager.", "indicators.no_indicator"),
]


@pytest.mark.fault
@pytest.mark.parametrize(("text", "code"), CANNOT)
def test_what_cannot_be_judged_is_not_confirmed(country: Country, text: str, code: str) -> None:
    keeper = country.actor("hf_contributor", country.stolavs)
    (made,) = actions.propose(keeper, [draft(country, text=text)])
    assert refused(lambda: actions.confirm(keeper, made)) == code
    (one,) = queries.targets(keeper, states=EVERY)
    assert (one.state, one.indicators) == ("proposed", ())
    what = one.target.what  # type: ignore[union-attr]
    wrong = {what: "median_time_to_service"}
    assert refused(lambda: actions.confirm(keeper, made, wrong)) == "measures.target_of_another_kind"
    assert refused(lambda: actions.confirm(keeper, made, {what: "no_such"})) == "indicators.no_indicator"
    assert queries.targets(keeper) == ()


def test_doubts_follow_the_proposal(country: Country) -> None:
    keeper = country.actor("hf_contributor", country.stolavs)
    actions.propose(keeper, [draft(country, text="Andelen avtaler som overholdes skal økes.")])
    (one,) = queries.targets(keeper, states=EVERY)
    assert one.doubts == (Doubt.NO_BASELINE,)


def test_targets_by_indicator_organisation_and_subject(country: Country) -> None:
    region = country.actor("rhf_controller", country.midt)
    made = actions.propose(
        region, [draft(country), draft(country, "nordtrondelag"), draft(country, subject=8)]
    )
    for one in made:
        actions.confirm(region, one)
    asked = [
        ({"organisation_id": country.stolavs}, [made[0], made[2]]),
        ({"organisation_id": country.ous}, []),
        ({"indicator": "waiting_time_started"}, [made[0], made[2], made[1]]),
        ({"indicator": "corridor_patients"}, []),
        ({"subjects": ["requirement:8"]}, [made[2]]),
        ({"subjects": []}, []),
    ]
    for more, expected in asked:
        assert [one.id for one in queries.targets(region, **more)] == expected  # type: ignore[arg-type]


def test_a_report_of_verdicts_asks_a_fixed_number_of_questions(country: Country) -> None:
    region = country.actor("rhf_controller", country.midt)

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = queries.verdicts(region, country.stolavs, Year(2020))
        return len(found), len(asked)

    (first,) = actions.propose(region, [draft(country)])
    actions.confirm(region, first)
    assert cost() == (1, 6)
    for one in actions.propose(region, [draft(country, subject=n) for n in range(20, 40)]):
        actions.confirm(region, one)
    for year in range(2018, 2021):
        value = ValueDraft(country.stolavs, "waiting_time_started", str(year), Decimal(51))
        actions.record(region, value)
    assert cost() == (21, 6)


def test_values_that_the_reader_may_not_see_count_in_no_verdict(country: Country) -> None:
    own, other = country.actor("hf_contributor", country.stolavs), country.actor("hf_leader", country.ous)
    (made,) = actions.propose(own, [draft(country)])
    actions.confirm(own, made)
    value = actions.record(own, ValueDraft(country.stolavs, "waiting_time_started", "2020", Decimal(49)))
    seen = [queries.verdicts(one, country.stolavs, Year(2020))[0].outcome.value for one in (own, other)]
    assert seen == ["reached", "unknown"]
    actions.release(country.actor("rhf_leader", country.midt), [value])
    assert queries.verdicts(other, country.stolavs, Year(2020))[0].outcome.value == "reached"
