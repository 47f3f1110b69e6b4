"""Who is told what, in which language; what is mailed; what a rollback leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.people.accounts import actions as accounts
from linja.people.accounts import queries as people
from linja.people.accounts.models import Person
from linja.people.notices import actions as notices
from linja.people.notices import calculations, queries
from linja.people.notices.models import Notice
from tests.support.country import Country

Commit = Callable[..., Any]


def reader(country: Country, organisation_id: int, language: str = "", role: str = "hf_leader") -> Actor:
    person_id = country.new_person(role, organisation_id)
    actor = people.actor_for(Person.objects.get(pk=person_id))
    if language:
        accounts.choose_language(actor, language)
    return actor


def tell(country: Country, actor: Actor = SYSTEM, **changes: Any) -> int:
    told = {
        "roles": {"hf_leader"},
        "organisation_ids": [country.stolavs],
        "subject": _("Open data as table"),
        "body": "what was written",
        "link": "/arbeid/",
        "about": "report:7",
        **changes,
    }
    with transaction.atomic():
        return notices.tell(actor, **told)


def subjects(actor: Actor) -> list[str]:
    return [one.subject for one in queries.unseen(actor)]


def test_each_is_told_in_their_own_language(country: Country) -> None:
    one, other = reader(country, country.stolavs, "nn"), reader(country, country.stolavs, "en")
    third = reader(country, country.stolavs)
    assert tell(country) == 3
    assert [subjects(actor) for actor in (one, other, third)] == [
        ["Opne data som tabell"],
        ["Open data as table"],
        ["Åpne data som tabell"],
    ]


def test_facts_are_filled_in_and_dates_written_in_the_readers_language(country: Country) -> None:
    one, other = reader(country, country.stolavs), reader(country, country.stolavs, "en")
    tell(country, subject="%(name)s %(n)d %(on)s", facts={"name": "X", "n": 3, "on": date(2021, 5, 7)})
    assert subjects(one) == ["X 3 7. mai 2021"]
    assert subjects(other) == ["X 3 7. May 2021"]


def test_only_who_holds_the_role_there_now_is_told_and_each_once(country: Country) -> None:
    inside = reader(country, country.stolavs)
    accounts.assign_role(
        SYSTEM, person_id=int(inside.id), role="hf_contributor", organisation_id=country.stolavs
    )
    elsewhere = reader(country, country.ous)
    other_role = reader(country, country.stolavs, role="hf_board_secretary")
    gone = reader(country, country.stolavs)
    accounts.set_active(SYSTEM, int(gone.id), active=False)
    assert tell(country, roles={"hf_leader", "hf_contributor"}) == 1
    assert [len(subjects(actor)) for actor in (inside, elsewhere, other_role, gone)] == [1, 0, 0, 0]


def test_the_actor_is_not_told_of_the_own_act(country: Country) -> None:
    actor, other = reader(country, country.stolavs), reader(country, country.stolavs)
    assert tell(country, actor) == 1
    assert (subjects(actor), len(subjects(other))) == ([], 1)


def test_what_is_rolled_back_is_never_told(
    country: Country, django_capture_on_commit_callbacks: Commit
) -> None:
    actor = reader(country, country.stolavs)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell(country)
        transaction.set_rollback(True)
    assert (subjects(actor), mail.outbox) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_telling_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(RuntimeError):
        notices.tell(SYSTEM, roles={"hf_leader"}, organisation_ids=[1], subject="x")


@pytest.mark.parametrize("link", ["https://example.org/", "arbeid/"])
def test_a_link_stays_within_the_site(country: Country, link: str) -> None:
    with pytest.raises(ValueError, match="within the site"):
        tell(country, link=link)


def test_the_message_has_title_and_link_and_nothing_that_was_written(
    country: Country, django_capture_on_commit_callbacks: Commit
) -> None:
    person = country.person("hf_leader", country.stolavs)
    with django_capture_on_commit_callbacks(execute=True):
        tell(country, link="/arbeid/rapporter/7/")
    [message] = mail.outbox
    assert (message.to, message.subject) == ([person.email], "Linja: Åpne data som tabell")
    assert "http://localhost:8000/arbeid/rapporter/7/" in message.body
    assert "what was written" not in message.body
    assert notices.deliver_waiting() == (0, 0)


def test_a_subject_of_several_lines_is_no_header_of_its_own(country: Country) -> None:
    country.person("hf_leader", country.stolavs)
    tell(country, subject="%(name)s", facts={"name": "One\r\nBcc: somebody@example.org"})
    notices.deliver_waiting()
    assert mail.outbox[0].subject == "Linja: One Bcc: somebody@example.org"
    assert mail.outbox[0].bcc == []


def test_who_has_been_closed_gets_no_message(country: Country) -> None:
    actor = reader(country, country.stolavs)
    tell(country)
    accounts.set_active(SYSTEM, int(actor.id), active=False)
    notices.deliver_waiting()
    assert mail.outbox == []


def test_what_could_not_be_mailed_is_tried_again_later_and_given_up_in_the_end(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = reader(country, country.stolavs)
    tell(country)

    def closed(*_args: Any) -> None:
        raise SMTPServerDisconnected("the post office is closed")

    monkeypatch.setattr(notices, "send_mail", closed)
    moment = timezone.now()
    assert notices.deliver_waiting(moment) == (0, 1)
    assert notices.deliver_waiting(moment) == (0, 1)
    assert Notice.objects.get().attempts == 1
    for _again in range(calculations.MOST_ATTEMPTS):
        moment += timedelta(days=2)
        notices.deliver_waiting(moment)
    assert Notice.objects.get().attempts == calculations.MOST_ATTEMPTS
    monkeypatch.undo()
    assert notices.deliver_waiting(moment + timedelta(days=9)) == (0, 0)
    assert len(subjects(actor)) == 1


def test_it_is_sent_once_the_post_office_is_open_again(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    country.person("hf_leader", country.stolavs)
    tell(country)
    monkeypatch.setattr(notices, "send_mail", lambda *_args: (_ for _ in ()).throw(OSError()))
    notices.deliver_waiting()
    monkeypatch.undo()
    assert notices.deliver_waiting(timezone.now() + timedelta(minutes=6)) == (1, 0)
    assert len(mail.outbox) == 1


def test_one_marks_only_ones_own_as_seen(country: Country) -> None:
    mine, other = reader(country, country.stolavs), reader(country, country.stolavs)
    tell(country)
    theirs = queries.unseen(other)[0].id
    assert notices.mark_seen(mine, [theirs]) == 0
    assert notices.mark_seen(mine) == 1
    assert (queries.count_unseen(mine), queries.count_unseen(other)) == (0, 1)
    assert [one.seen_at is None for one in queries.of(mine)] == [False]


def test_what_is_settled_waits_for_nobody(country: Country) -> None:
    mine, other = reader(country, country.stolavs), reader(country, country.stolavs)
    tell(country)
    tell(country, about="report:8")
    assert notices.settle("report:7") == 2
    assert [[one.about for one in queries.unseen(actor)] for actor in (mine, other)] == [["report:8"]] * 2


def test_the_system_itself_is_told_nothing(db: None) -> None:
    assert (queries.of(SYSTEM), notices.mark_seen(SYSTEM)) == ((), 0)


def test_telling_many_asks_as_often_as_telling_one(country: Country, django_assert_num_queries: Any) -> None:
    for _person in range(3):
        reader(country, country.stolavs)
    with django_assert_num_queries(4):  # two of them begin and end the savepoint
        tell(country)


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(0, 5), (1, 5), (2, 15), (3, 45), (4, 135), (5, 405), (6, 1215)]
)
def test_each_wait_is_longer(attempts: int, minutes: int) -> None:
    assert calculations.wait_after(attempts) == timedelta(minutes=minutes)
