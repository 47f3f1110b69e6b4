"""The only writer of notices, and the only sender of them.

A notice is written in the transaction of the act that it tells of, so that what was rolled back is never
told; messages leave after commit. Telling is not logged: the act that tells is.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise

from linja.ground.kernel.actor import Actor
from linja.people.accounts import queries as accounts
from linja.people.accounts.queries import PersonRecord
from linja.people.notices import calculations, phrases, queries, tasks
from linja.people.notices.models import Notice

_log = logging.getLogger(__name__)
_NO_FACTS: Mapping[str, object] = {}


def tell(
    actor: Actor,
    *,
    roles: Iterable[str],
    organisation_ids: Iterable[int],
    subject: str | Promise,
    body: str | Promise = "",
    facts: Mapping[str, object] = _NO_FACTS,
    link: str = "",
    about: str = "",
) -> int:
    """Tell everybody who holds one of the roles there now, the actor left out; answers how many.

    ``subject`` and ``body`` are lazy translations, filled with ``facts`` in each reader's own language.
    The subject is mailed, so it names things and never quotes what somebody has written.
    """
    people = accounts.holders_of_any(roles, organisation_ids)
    return _write([one for one in people if str(one.id) != actor.id], subject, body, facts, link, about)


def tell_people(
    actor: Actor,
    *,
    person_ids: Iterable[int],
    subject: str | Promise,
    body: str | Promise = "",
    facts: Mapping[str, object] = _NO_FACTS,
    link: str = "",
    about: str = "",
) -> int:
    """As :func:`tell`, to people by id: who wrote something, who asked for it."""
    people = accounts.active_people(person_ids)
    return _write([one for one in people if str(one.id) != actor.id], subject, body, facts, link, about)


def mark_seen(actor: Actor, notice_ids: Iterable[int] | None = None) -> int:
    """The person has seen these of the own notices (all of them when none are named); how many were new."""
    rows = queries.told(actor).filter(seen_at=None)
    if notice_ids is not None:
        rows = rows.filter(pk__in=list(notice_ids))
    return rows.update(seen_at=timezone.now())


def settle(about: str, person_ids: Iterable[int] | None = None) -> int:
    """What these notices asked for is done: nobody needs to see them any more. How many there were.

    ``person_ids``: only these people's, where others are still asked.
    """
    rows = Notice.objects.filter(about=about, seen_at=None)
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    return rows.update(seen_at=timezone.now())


def deliver_waiting(now: datetime | None = None) -> tuple[int, int]:
    """Mail what waits: how many were sent, and how many are left to be tried again."""
    moment = now or timezone.now()
    waiting = Notice.objects.filter(mailed_at=None, attempts__lt=calculations.MOST_ATTEMPTS)
    ids = waiting.filter(try_at__lte=moment).order_by("id").values_list("pk", flat=True)
    sent = sum(_deliver(notice_id, moment) for notice_id in list(ids))
    return sent, waiting.count()


def _write(
    people: Iterable[PersonRecord],
    subject: str | Promise,
    body: str | Promise,
    facts: Mapping[str, object],
    link: str,
    about: str,
) -> int:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("People are told in the transaction of the act that they are told of.")
    if link and not link.startswith("/"):
        raise ValueError(f"A notice leads to an address within the site, not to {link!r}.")
    rows = []
    for person in people:
        language = person.preferred_language or settings.LANGUAGE_CODE
        title, text = (phrases.in_language(one, facts, language) for one in (subject, body))
        rows.append(
            Notice(
                person_id=person.id, language=language, subject=title[:300], body=text, link=link, about=about
            )
        )
    Notice.objects.bulk_create(rows, batch_size=500)
    if rows:
        transaction.on_commit(tasks.send)
    return len(rows)


def _deliver(notice_id: int, moment: datetime) -> bool:
    """Take one and send it, in two steps: no lock is held while the post office answers."""
    row = Notice.objects.select_related("person").filter(pk=notice_id).first()
    if row is None or not _taken(row, moment):
        return False
    subject, text = phrases.message(queries.record(row), settings.LINJA_ADDRESS + row.link)
    try:
        if row.person.is_active:
            send_mail(subject, text, None, [row.person.email])
    except (SMTPException, OSError) as error:
        # Without the traceback and the text: who is told what is nobody else's to read.
        _log.warning("Notice %s could not be mailed: %s", row.pk, error)
        return False
    return bool(Notice.objects.filter(pk=row.pk).update(mailed_at=timezone.now()))


def _taken(row: Notice, moment: datetime) -> bool:
    again = moment + calculations.wait_after(row.attempts + 1)
    mine = Notice.objects.filter(pk=row.pk, mailed_at=None, attempts=row.attempts, try_at__lte=moment)
    return bool(mine.update(attempts=row.attempts + 1, try_at=again))
