"""Sessions in the database, each read anew with every answer by a question that is kept."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from linja.people.audit.kept import Kept

_HELD: Kept[Session] = Kept(lambda key: Session.objects.filter(session_key=key))


class SessionStore(db.SessionStore):
    """As Django's own, which makes the same question's SQL each time."""

    def _get_session_from_db(self) -> Session | None:
        held = _HELD.one(self.session_key) if self.session_key else None
        if held is None or held.expire_date <= timezone.now():
            self._session_key = None
            return None
        return held
