"""An organisation that is no more: what was asked of it goes on with its successor, and its history stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.utils import timezone

from linja.ground.document.tree import Paragraph
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.meetings import actions as meetings
from linja.line.meetings import queries as followed
from linja.line.meetings.records import FollowUpDraft
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import MeasureDraft
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RegisterFilter, RoleDraft
from linja.people.audit import queries as audit
from linja.people.notices.models import Notice
from linja.people.organisations import actions as organisations
from linja.people.organisations import queries as map_of
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import words
from tests.support.rounds import Rounds, region_that_asks

pytestmark = pytest.mark.django_db

#: The day on which one trust goes into the other.
DAY = date(2020, 9, 1)
BEFORE = date(2020, 8, 31)


@dataclass
class Merged:
    """Helse Nord-Trøndelag goes into St. Olavs; the region has asked both for a tertial report."""

    rounds: Rounds
    round: int
    change: int

    @property
    def country(self) -> Country:
        return self.rounds.country

    @property
    def old(self) -> int:
        return self.country.nordtrondelag

    @property
    def new(self) -> int:
        return self.country.stolavs

    @property
    def controller(self) -> Actor:
        return self.rounds.controller

    @property
    def reports(self) -> tuple[int, int]:
        """The old one's and the successor's, in the round."""
        found = {one: self.rounds.report_of(self.round, one) for one in self.rounds.units}
        return found[self.old], found[self.new]

    @property
    def left(self) -> list[str]:
        """Keys of what waits."""
        found = queries.handing_over(SYSTEM, self.change)
        assert found is not None
        return [one.key for one in found.things]

    def hand_over(self, keys: list[str] | None = None, actor: Actor | None = None) -> int:
        return steering.hand_over(
            actor or self.controller,
            self.change,
            self.left if keys is None else keys,
            "Foretaksmøte 1. sept",
        )


def asked(organisation: int, on: date) -> list[str]:
    return [one.current.text for one in requirements.in_force_for(organisation, 2020, on)]


def merge_into(country: Country, kind: str = "merged", on: date = DAY) -> int:
    organisations.record_change(SYSTEM, country.nordtrondelag, kind=kind, on=on, successor_id=country.stolavs)
    found = map_of.ending_of(country.nordtrondelag)
    assert found is not None
    return found.id


@pytest.fixture
def merged(country: Country) -> Merged:
    rounds = region_that_asks(country)
    round_id = rounds.opened()
    return Merged(rounds, round_id, merge_into(country))


def test_what_is_in_force_goes_on_from_the_day_and_stood_with_the_old_one_before(merged: Merged) -> None:
    of_old, of_new = asked(merged.old, BEFORE), asked(merged.new, BEFORE)
    assert len(of_old) == len(of_new) == 3
    documents = [one for one in merged.left if one.startswith("document:")]
    assert merged.hand_over(documents) == len(documents) == 1
    assert asked(merged.old, DAY) == []
    assert asked(merged.new, DAY) == of_new + of_old
    assert asked(merged.old, BEFORE) == of_old
    assert asked(merged.new, BEFORE) == of_new


def test_nothing_moves_before_somebody_decides(merged: Merged) -> None:
    assert asked(merged.new, DAY) == asked(merged.new, BEFORE)
    assert len(asked(merged.old, DAY)) == 3


def test_the_register_and_the_year_ask_by_the_day_too(merged: Merged) -> None:
    merged.hand_over()

    def listed(organisation: int, on: date) -> int:
        return requirements.register(RegisterFilter(addressee_ids=(organisation,), on=on)).total

    assert [listed(merged.old, BEFORE), listed(merged.new, BEFORE)] == [3, 3]
    assert [listed(merged.old, DAY), listed(merged.new, DAY)] == [0, 6]
    assert requirements.asked_of([merged.old], 2020, on=DAY) == ()
    assert len(requirements.asked_of([merged.old], 2020, on=BEFORE)) == 3


def test_answers_in_writing_go_into_the_successor_s_report_and_nothing_written_is_lost(
    merged: Merged,
) -> None:
    old, new = merged.reports
    merged.rounds.answer(old, "Vi er i gang i nord.")
    promised = reporting.promise(
        merged.rounds.writer(merged.old), reports.answered(old)[0].id, "Ferdig til jul", date(2020, 12, 20)
    )
    assert [len(reports.answered(one)) for one in (old, new)] == [3, 3]
    merged.hand_over([f"report:{old}"])
    rows = reports.answered(new)
    assert len(rows) == 6
    assert [one.answer for one in rows if one.answer] == [(words("Vi er i gang i nord."),)]
    left = reports.report(old)
    assert left is not None
    assert left.state == "replaced"
    held = reports.promise(promised, merged.rounds.writer(merged.new))
    assert (held.organisation_id, held.report_id) == (merged.new, new)
    units = [one.organisation_id for one in merged.rounds.read(merged.round).units]
    assert units == [merged.new]


def test_where_both_are_asked_the_same_both_texts_stand_under_their_names(country: Country) -> None:
    rounds = region_that_asks(country)
    both = letter(
        country,
        "Felles brev",
        kind="brev",
        issuer_id=country.midt,
        addressee_ids=(country.stolavs, country.nordtrondelag),
    )
    register.add_requirements(SYSTEM, both, [draft("Begge skal øve.")])
    round_id = rounds.opened()
    merged = Merged(rounds, round_id, merge_into(country))
    old, new = merged.reports
    place = {
        one: next(n for n, row in enumerate(reports.answered(one)) if row.text == "Begge skal øve.")
        for one in (old, new)
    }
    rounds.answer(old, "Øvd i nord.", place[old])
    rounds.answer(new, "Øvd i sør.", place[new])
    merged.hand_over([f"report:{old}"])
    rows = reports.answered(new)
    assert len(rows) == 7
    row = next(one for one in rows if one.text == "Begge skal øve.")
    assert [block.text for block in row.answer if isinstance(block, Paragraph)] == [
        "Øvd i sør.",
        "Helse Nord-Trøndelag HF:",
        "Øvd i nord.",
    ]


def test_a_report_goes_on_itself_when_the_successor_has_none(country: Country) -> None:
    rounds = region_that_asks(country)
    round_id = rounds.opened(unit_ids=(country.nordtrondelag,))
    report_id = rounds.report_of(round_id, country.nordtrondelag)
    rounds.answer(report_id, "Skrevet i nord.")
    reporting.make_ready(rounds.writer(country.nordtrondelag), report_id)
    merged = Merged(rounds, round_id, merge_into(country))
    merged.hand_over([f"report:{report_id}"])
    found = reports.report(report_id, rounds.writer(country.stolavs))
    assert found is not None
    assert (found.organisation_id, found.state, found.receiver_id) == (country.stolavs, "draft", country.midt)
    assert reports.report(report_id, rounds.writer(country.nordtrondelag)) is None
    assert [one.organisation_id for one in rounds.read(round_id).units] == [country.stolavs]
    rounds.answer(report_id, "Og videre i Trondheim.", place=1)


def test_a_report_waits_while_the_successor_s_own_is_put_forward(merged: Merged) -> None:
    old, new = merged.reports
    merged.rounds.answer(new)
    reporting.make_ready(merged.rounds.writer(merged.new), new)
    found = queries.handing_over(SYSTEM, merged.change)
    assert found is not None
    assert [one.locked for one in found.reports] == [True]
    with pytest.raises(Refused) as refused:
        merged.hand_over([f"report:{old}"])
    assert refused.value.refusal.code == "organisations.not_its"
    assert len(reports.answered(new)) == 3


def test_promises_made_and_items_to_follow_up_go_on(country: Country) -> None:
    rounds = region_that_asks(country)
    round_id = rounds.opened()
    report_id = rounds.report_of(round_id, country.nordtrondelag)
    answered_id = rounds.answer(report_id)
    promise = reporting.promise(
        rounds.writer(country.nordtrondelag), answered_id, "Ferdig til jul", date(2020, 12, 20)
    )
    rounds.hand_in(report_id)
    finding = FollowUpDraft("supervision", "action", "Lukk avviket", country.nordtrondelag, country.midt)
    item = meetings.raise_item(rounds.controller, finding)
    own = FollowUpDraft("supervision", "action", "Eget", country.nordtrondelag, country.nordtrondelag)
    inner = meetings.raise_item(rounds.leader(country.nordtrondelag), own)
    merged = Merged(rounds, round_id, merge_into(country))
    keys = {f"promise:{promise}", f"followup:{item}", f"followup:{inner}"}
    assert keys <= set(merged.left)
    # The region knows that there is something of the trust's own, and not what it says.
    seen = queries.handing_over(rounds.controller, merged.change)
    assert seen is not None
    assert {one.key: one.label for one in seen.items} == {
        f"followup:{item}": "Lukk avviket",
        f"followup:{inner}": "",
    }
    merged.hand_over(sorted(keys))
    writer = rounds.writer(country.stolavs)
    assert reports.promise(promise, writer).organisation_id == country.stolavs
    assert {one.id for one in followed.items(writer)} == {item, inner}
    assert followed.items(rounds.writer(country.nordtrondelag)) == ()
    found = followed.item(writer, item)
    assert found is not None
    assert found.steps[-1].step == "hand_over"
    # What was handed in stands as the old one's.
    assert reports.report(report_id).organisation_id == country.nordtrondelag  # type: ignore[union-attr]


def _measure(title: str, state: str = "started") -> MeasureDraft:
    return MeasureDraft(title, level="hf", state=state)


def test_measures_that_go_on_go_along_and_keep_their_name_beside_another_s(country: Country) -> None:
    rounds = region_that_asks(country)
    old, new = rounds.writer(country.nordtrondelag), rounds.writer(country.stolavs)
    made = [
        reporting.create_measure(old, country.nordtrondelag, _measure(title, state))
        for title, state in (("Kveldspoliklinikk", "started"), ("Ny modul", "planned"), ("Ferdig", "done"))
    ]
    same = reporting.create_measure(new, country.stolavs, _measure("Ny modul"))
    merged = Merged(rounds, 0, merge_into(country))
    keys = [f"measure:{one}" for one in made[:2]]
    assert [one for one in merged.left if one.startswith("measure:")] == keys
    # The region knows that there are some, and not what they say.
    seen = queries.handing_over(rounds.controller, merged.change)
    assert seen is not None
    assert [one.label for one in seen.measures] == ["", ""]
    merged.hand_over(keys)
    held = {one.id: (one.title, one.organisation_name) for one in reports.measures(new)}
    assert held == {
        same: ("Ny modul", "St. Olavs hospital HF"),
        made[0]: ("Kveldspoliklinikk", "St. Olavs hospital HF"),
        made[1]: ("Ny modul (Helse Nord-Trøndelag HF)", "St. Olavs hospital HF"),
    }
    assert [one.id for one in reports.measures(old)] == [made[2]]


def test_what_does_not_go_on_is_listed_with_what_it_is(country: Country) -> None:
    rounds = region_that_asks(country)
    led = register.add_requirements(
        SYSTEM,
        letter(country, "Felles oppdrag"),
        [
            draft("Foretakene lager en felles plan.", roles=(_lead(country.nordtrondelag),)),
            draft("Andre leder dette.", roles=(_lead(country.stolavs),)),
        ],
    )
    clinic = country.organisation("Klinikk for kirurgi, Namsos", "clinic", country.nordtrondelag)
    own = replace(
        rounds.draft(unit_ids=(clinic,)), owner_id=country.nordtrondelag, title="Klinikkenes tertial"
    )
    asked_by = reporting.plan_round(rounds.leader(country.nordtrondelag), own)
    merged = Merged(rounds, 0, merge_into(country))
    everything = queries.handing_over(SYSTEM, merged.change)
    assert everything is not None
    assert [(one.key, one.label) for one in everything.stays] == [
        (f"requirement:{led[0]}", "Foretakene lager en felles plan."),
        (f"round:{asked_by}", "Klinikkenes tertial"),
    ]
    # What is asked within the old one is its own: the region sees that it is there.
    region = queries.handing_over(rounds.controller, merged.change)
    assert region is not None
    assert [one.label for one in region.stays] == ["Foretakene lager en felles plan.", ""]
    with pytest.raises(Refused):
        merged.hand_over([f"round:{asked_by}"])


def _lead(organisation_id: int) -> RoleDraft:
    return RoleDraft(RoleKind.LEAD, "Foretaket", organisation_id)


def test_it_is_noted_with_the_change_logged_and_told(merged: Merged) -> None:
    keys = merged.left
    merged.hand_over()
    assert [one.key for one in map_of.handed_over(merged.change)] == keys
    assert [one.id for one in map_of.handed_over_by(keys[0])] == [merged.change]
    assert merged.left == []
    told = [one for one in merged.rounds.told(merged.new) if "Helse Nord-Trøndelag HF" in one]
    assert told == ["St. Olavs hospital HF har overtatt etter Helse Nord-Trøndelag HF"]
    assert not Notice.objects.filter(
        about__startswith="handing_over", person_id=merged.country.person("hf_contributor", merged.old).pk
    ).exists()
    logged = {one.action for one in audit.latest(20)}
    assert {"requirements.hand_over", "reporting.hand_over", "organisations.hand_over"} <= logged


def test_only_those_directly_above_and_who_administers_both_decide(merged: Merged) -> None:
    country = merged.country
    other = country.actor("rhf_controller", country.sorost)
    others = [
        (other, "organisations.not_above"),
        (country.actor("administrator", country.sorost), "organisations.not_above"),
        (country.actor("hf_leader", merged.new), "organisations.not_above"),
        (country.actor("hf_leader", merged.old), "organisations.not_above"),
        (country.actor("auditor", None), "organisations.not_above"),
        (country.actor("user_committee", country.midt), "organisations.not_above"),
    ]
    before = merged.left
    for actor, code in others:
        with pytest.raises(Refused) as refused:
            merged.hand_over(before, actor)
        assert refused.value.refusal.code == code
    assert merged.left == before
    merged.hand_over(before[:1], country.actor("administrator", country.midt))
    merged.hand_over(before[1:], country.actor("rhf_leader", country.midt))
    assert merged.left == []


@pytest.mark.parametrize("keys", [[], ["document:999"], ["report:0"], ["noe:1"], ["promise:x"]])
def test_what_is_not_on_the_list_changes_nothing(merged: Merged, keys: list[str]) -> None:
    before = merged.left
    with pytest.raises(Refused):
        merged.hand_over(keys)
    assert merged.left == before


def test_half_of_it_is_never_done(merged: Merged) -> None:
    with pytest.raises(Refused):
        merged.hand_over([*merged.left, "followup:999"])
    assert len(asked(merged.old, DAY)) == 3
    assert map_of.handed_over(merged.change) == ()


def test_a_new_name_takes_everything_along(country: Country) -> None:
    region_that_asks(country)
    before = asked(country.nordtrondelag, DAY)
    organisations.record_change(
        SYSTEM,
        country.nordtrondelag,
        kind="renamed",
        on=DAY,
        new_name="Helse Namdal HF",
    )
    assert asked(country.nordtrondelag, DAY) == before
    assert map_of.ending_of(country.nordtrondelag) is None
    assert queries.to_hand_over(SYSTEM, country.nordtrondelag) is None


def test_a_unit_that_is_dissolved_has_a_successor_when_one_is_named(country: Country) -> None:
    rounds = region_that_asks(country)
    merged = Merged(rounds, 0, merge_into(country, "dissolved"))
    merged.hand_over()
    assert len(asked(country.stolavs, DAY)) == 6


def test_a_day_to_come_is_waited_for(country: Country) -> None:
    rounds = region_that_asks(country)
    day = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    merged = Merged(rounds, 0, merge_into(country, on=day))
    with pytest.raises(Refused) as refused:
        merged.hand_over()
    assert refused.value.refusal.code == "organisations.not_yet"
