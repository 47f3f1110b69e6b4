"""The table on which a correction is made: the document locked, its findings, and what becomes different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.intake import calculations, rules
from linja.line.intake.lifecycle import ACCEPTED, DROPPED, PROPOSED
from linja.line.intake.models import Correction, Finding, UploadedDocument
from linja.people.audit.acting import Act, acting

#: What a finding is, as the log of corrections keeps it.
FIELDS = (
    "ordinal",
    "line",
    "line_end",
    "answer_line",
    "answer_line_end",
    "state",
    "confidence",
    "doubts",
    "data",
    "as_found",
    "edited",
)


def picture(row: Finding) -> dict[str, Any]:
    """The finding's fields at this moment."""
    return {name: getattr(row, name) for name in FIELDS}


def span_of(row: Finding) -> calculations.Span:
    """The finding's lines, as the cutting law knows them."""
    return calculations.Span(
        key=row.pk,
        line=row.line,
        line_end=row.line_end,
        answer_line=row.answer_line,
        answer_line_end=row.answer_line_end,
        status_line=row.data.get("status_line"),
        group=row.data.get("shared_answer_group"),
        fixed=row.state == ACCEPTED,
    )


class Desk:
    """One document under review while one correction is made."""

    def __init__(self, act: Act, document_id: int) -> None:
        self.act = act
        self.document = act.lock(UploadedDocument.objects, pk=document_id)
        self.rows = {row.pk: row for row in Finding.objects.filter(document_id=document_id)}
        self._before = {key: picture(row) for key, row in self.rows.items()}

    @property
    def lines(self) -> list[str]:
        """The source's lines."""
        return list(self.document.lines)

    def row(self, finding_id: int) -> Finding:
        """One finding of this document."""
        if finding_id not in self.rows:
            raise Refused(Refusal("intake.finding_gone", {}))
        return self.rows[finding_id]

    def spans(self) -> list[calculations.Span]:
        """The lines of all findings that are not dropped."""
        return [span_of(row) for row in self.rows.values() if row.state != DROPPED]

    def changes(self) -> list[dict[str, Any]]:
        """What is different now, finding by finding, only the fields that changed."""
        told = []
        for key, row in self.rows.items():
            now, was = picture(row), self._before.get(key)
            if was is None:
                told.append({"id": key, "before": None, "after": now})
            elif now != was:
                names = [name for name in FIELDS if now[name] != was[name]]
                after = {name: now[name] for name in names}
                told.append({"id": key, "before": {name: was[name] for name in names}, "after": after})
        gone = [key for key in self._before if key not in self.rows]
        return told + [{"id": key, "before": self._before[key], "after": None} for key in gone]

    def save(self) -> list[dict[str, Any]]:
        """Write what changed; answers it. New rows are already there: their ids were needed."""
        changes = self.changes()
        changed = [self.rows[one["id"]] for one in changes if one["after"] is not None]
        if changed:
            Finding.objects.bulk_update(changed, FIELDS, batch_size=100)
        gone = [one["id"] for one in changes if one["after"] is None]
        if gone:
            Finding.objects.filter(pk__in=gone).delete()
        return changes

    def add(self, values: Mapping[str, Any]) -> Finding:
        """A new finding in this document."""
        row = Finding.objects.create(document=self.document, **values)
        self.rows[row.pk] = row
        return row

    def refuse_unless_open(self, actor: Actor, step: str = "review") -> None:
        """Only an editor, and only while the document is under review."""
        row = self.document
        refuse_if(rules.may_take(step, actor, case_of(row)))


def case_of(row: UploadedDocument, *, undecided: int = 0, accepted: int = 0) -> rules.Case:
    """The facts that the rules ask about."""
    from django.utils import timezone

    return rules.Case(
        state=row.state,
        organisation_id=row.organisation_id,
        uploader_key=row.uploader_key,
        undecided=undecided,
        accepted=accepted,
        was_read=bool(row.kind),
        kind_known=row.kind not in {"", "ukjent"},
        seconds_in_state=(timezone.now() - row.state_since).total_seconds(),
    )


def counted_case(row: UploadedDocument) -> rules.Case:
    """The facts with the findings counted."""
    states = list(Finding.objects.filter(document=row).values_list("state", flat=True))
    return case_of(row, undecided=states.count(PROPOSED), accepted=states.count(ACCEPTED))


@contextmanager
def correcting(actor: Actor, document_id: int, what: str, finding_id: int | None = None) -> Iterator[Desk]:
    """One correction: locked, asked, changed, logged so that it can be undone."""
    with acting(actor, f"intake.{what}") as act:
        desk = Desk(act, document_id)
        desk.refuse_unless_open(actor)
        yield desk
        log_correction(desk, actor, what, finding_id)


def log_correction(desk: Desk, actor: Actor, what: str, finding_id: int | None) -> None:
    """Write the changes and the two logs: ours, which can be undone, and the house's."""
    changes = desk.save()
    if not changes:
        desk.act.nothing_changed()
        return
    Correction.objects.create(
        document=desk.document,
        actor_key=actor.id[:64],
        actor_name=actor.name[:200],
        what=what,
        finding_key=finding_id,
        changes={"findings": changes},
    )
    desk.act.log(desk.document, {"finding": finding_id, **_in_short(changes)})


def _in_short(changes: list[dict[str, Any]]) -> dict[str, Any]:
    """The house's log tells places and states; the whole content stands in the room's own."""
    short: dict[str, Any] = {"findings": len(changes)}
    names = ("line", "line_end", "answer_line", "answer_line_end", "state")
    for one in changes[:20]:
        before, after = one["before"] or {}, one["after"] or {}
        told = {
            name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)
        }
        if told:
            short[f"finding {one['id']}"] = told
    return short
