"""This year, invented: a letter, orders, a round that is open, meetings, and what is still being written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from linja.ground.kernel.actor import SYSTEM
from linja.line.requirements import actions as register
from linja.line.requirements.records import LetterDraft
from linja.people.organisations import queries as organisations
from linja.pillars.steering.example import drafts
from linja.pillars.steering.example.line import handing_in, meetings, orders, rounds
from linja.pillars.steering.example.line.clock import on
from linja.pillars.steering.example.this_year import this_year

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading


def live_today(loading: Loading, today: date) -> None:
    """Everything of ``this_year.yaml``, as it stands on the day of loading."""
    year = this_year(loading.example.now, today)
    _letter(loading, year)
    with on(year["orders"]["issued_on"]):
        orders.pass_down(loading, year)
    for asked in year["rounds"]:
        _round(loading, year, asked)
    meetings.hold(loading, year)
    for draft in year["drafts"]:
        with on(draft["written_on"]):
            _draft(loading, year, draft)
            orders.draft_supplement(loading, year)


def _letter(loading: Loading, year: Mapping[str, Any]) -> None:
    letter, day = year["letter"], year["letter"]["issued_on"]
    document_id = register.register_document(
        SYSTEM,
        kind=letter["kind"],
        title=letter["title"],
        issuer_id=_ministry(),
        year=year["year"],
        issued_on=day,
        addressee_ids=[loading.organisation(name) for name in letter["addressees"]],
    )
    morning = datetime.combine(day, time(8), tzinfo=UTC)
    asked = [drafts.requirement(one, day, loading.organisation) for one in letter["requirements"]]
    made = register.add_requirements(SYSTEM, document_id, asked, known_from=morning)
    for one, requirement_id in zip(letter["requirements"], made, strict=True):
        loading.requirements[one["id"]] = requirement_id
    loading.documents["this year"] = document_id


def _round(loading: Loading, year: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    texts = year["answers"][asked["key"]]
    with on(asked["opens_on"]):
        round_id = rounds.opened(loading, year, asked)
    with on(asked["answered_on"]):
        reports = handing_in.answered(loading, round_id, texts)
    with on(asked["handed_in_on"]):
        handing_in.handed_in(loading, reports, texts)


def _draft(loading: Loading, year: Mapping[str, Any], held: Mapping[str, Any]) -> None:
    """A letter that changes this year's and asks for more, from the day on which it will be given."""
    name = organisations.all_organisations("ministry")[0].name
    writer = loading.actor("ministry", name)
    head = LetterDraft(
        kind=held["kind"],
        title=held["title"],
        issuer_id=_ministry(),
        year=year["year"],
        amends_id=loading.documents["this year"],
        addressee_ids=tuple(loading.organisation(one) for one in held["addressees"]),
    )
    document_id = register.open_letter(writer, head)
    day, asked = held["written_on"], {one["id"]: one for one in year["letter"]["requirements"]}
    changes = [
        drafts.change(one, asked[one["of"]], loading.requirements[one["of"]], day) for one in held["changes"]
    ]
    kept_on = [one.requirement_id for one in changes]
    register.keep_changes(writer, document_id, changes, on_letters_day=kept_on)
    own = [drafts.requirement(one, day, loading.organisation) for one in held["requirements"]]
    register.add_requirements(writer, document_id, own)


def _ministry() -> int:
    return organisations.all_organisations("ministry")[0].id
