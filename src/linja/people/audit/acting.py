"""How a room acts: one transaction, locks first, the rule, the change, the log.

::

    def lapse(actor: Actor, requirement_id: int, *, by: int, reason: str = "") -> int:
        with acting(actor, "requirements.lapse", reason=reason) as act:
            requirement = act.lock(Requirement.objects, pk=requirement_id)      # 1. lock and re-read
            refuse_if(rules.may_lapse(facts_of(requirement), actor))            # 2. ask the rule
            before, requirement.state = requirement.state, "lapsed"             # 3. change
            requirement.save()
            act.log(requirement, {"state": (before, requirement.state)})        # 4. log
            act.afterwards(lambda: tasks.tell.enqueue(requirement_id))          # 5. after commit
            return requirement.pk

A refusal (or any other error) inside the block rolls everything back, the log with it. An act that logs
nothing is a mistake and is refused, except when it says ``act.nothing_changed()``. Acts nest: the inner
one joins the outer transaction, and both log.

On PostgreSQL ``lock`` is ``SELECT ... FOR UPDATE``; on SQLite the immediate transaction is itself the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import models, transaction

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.people.audit.actions import Deed, Subject, record_all
from linja.people.audit.kept import Kept

M = TypeVar("M", bound=models.Model)


class UnloggedActError(RuntimeError):
    """An action changed something, or claimed to, and left no trace."""


class Act:
    """What an action does while it is being done."""

    def __init__(self, actor: Actor, action: str, reason: str) -> None:
        self.actor, self.action, self.reason = actor, action, reason
        self._deeds: list[Deed] = []
        self._quiet = False

    def lock(self, source: models.Manager[M] | models.QuerySet[M], **lookup: Any) -> M:
        """The one row meant, locked and read anew; refused as ``<room>.not_found`` when there is none."""
        rows = source.all()
        # By key: a model's own order may ask other tables, and there is one row to find.
        found = rows.select_for_update(of=("self",)).filter(**lookup).order_by("pk").first()
        if found is None:
            raise self._missing(rows.model, lookup)
        return found

    def lock_kept(self, source: Kept[M], model: type[M], pk: int) -> M:
        """As :meth:`lock`, by a question that is kept since every save asks it; it must lock its rows."""
        found = source.one(pk)
        if found is None:
            raise self._missing(model, {"pk": pk})
        return found

    def _missing(self, model: type[models.Model], lookup: Mapping[str, Any]) -> Refused:
        room = self.action.split(".", maxsplit=1)[0]
        return Refused(Refusal(f"{room}.not_found", {"kind": model._meta.model_name, **lookup}))

    def log(
        self,
        subject: Subject | models.Model,
        changes: Mapping[str, Any] | None = None,
        *,
        action: str = "",
        reason: str = "",
    ) -> None:
        """Note one thing done; written when the block ends, in the order noted."""
        # The subject is named now: by the end of the block its label may be another.
        self._deeds.append(
            Deed(action or self.action, Subject.of(subject), changes or {}, reason or self.reason)
        )

    def nothing_changed(self) -> None:
        """Everything was already as asked; there is nothing to log."""
        self._quiet = True

    def afterwards(self, message: Callable[[], Any]) -> None:
        """Call ``message`` once the transaction has been committed."""
        transaction.on_commit(message)

    def finish(self) -> None:
        """Write the log; called by :func:`acting`."""
        if self._deeds:
            record_all(self.actor, self._deeds)
        elif not self._quiet:
            raise UnloggedActError(f"{self.action} logged nothing")


@contextmanager
def acting(actor: Actor, action: str, *, reason: str = "") -> Iterator[Act]:
    """One act of ``actor``: a transaction that ends with its log. See the module's text."""
    with transaction.atomic():
        act = Act(actor, action, reason)
        yield act
        act.finish()
