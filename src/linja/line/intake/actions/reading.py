"""The long part: reading a document that has been kept, outside the request."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone

from linja.ground.checking import check
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.reading import read_file
from linja.line.intake import calculations, queries, rules
from linja.line.intake.actions.desk import counted_case
from linja.line.intake.lifecycle import DOCUMENT, DROPPED, PROPOSED
from linja.line.intake.models import Correction, Finding, UploadedDocument
from linja.line.intake.records import to_json
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations

log = logging.getLogger(__name__)


def read_document(document_id: int) -> None:
    """Read a received document; what goes wrong becomes the state ``failed`` with its reason.

    A document that somebody has set aside or that another worker reads already is left alone.
    """
    row = _begin(document_id)
    if row is None:
        return
    try:
        reading = read_file(Path(row.file.path))
        _progress(document_id, 70)
        keep_reading(document_id, reading)
    except Refused as refused:
        _fail(document_id, refused.refusal)
    except Exception:
        log.exception("Reading document %s failed", document_id)
        _fail(document_id, Refusal("intake.reading_failed", {"name": row.name}))


def _begin(document_id: int) -> UploadedDocument | None:
    with acting(SYSTEM, "intake.start_reading") as act:
        row = act.lock(UploadedDocument.objects, pk=document_id)
        if DOCUMENT.check("start_reading", row.state, {"system"}):
            act.nothing_changed()
            return None
        _enter(row, "start_reading", progress=10)
        act.log(row, {"state": ("received", row.state)})
        return row


def _enter(row: UploadedDocument, name: str, progress: int) -> None:
    step = DOCUMENT.find(name, row.state)
    if step is None:
        raise Refused(Refusal("intake.document.no_such_step", {"step": name, "state": row.state}))
    row.state, row.progress, row.state_since = step.target, progress, timezone.now()
    row.save()


def _progress(document_id: int, percent: int) -> None:
    """Outside any transaction, so that the page that waits can see it."""
    UploadedDocument.objects.filter(pk=document_id, state="reading").update(progress=percent)


def _fail(document_id: int, refusal: Refusal) -> None:
    with acting(SYSTEM, "intake.fail") as act:
        row = act.lock(UploadedDocument.objects, pk=document_id)
        if DOCUMENT.check("fail", row.state, {"system"}):
            act.nothing_changed()
            return
        row.failure = {
            "code": refusal.code,
            "facts": {name: str(fact) for name, fact in refusal.facts.items()},
        }
        before = row.state
        _enter(row, "fail", progress=0)
        act.log(row, {"state": (before, row.state), "failure": refusal.code})


def keep_reading(document_id: int, reading: Reading) -> None:
    """Write what reading found, in one transaction: the text whole, and each finding as proposed."""
    contradictions = _contradictions(document_id, reading)
    with acting(SYSTEM, "intake.finish_reading") as act:
        row = act.lock(UploadedDocument.objects, pk=document_id)
        _keep_facts(row, reading)
        row.contradictions = contradictions
        _enter(row, "finish_reading", progress=100)
        rows = _finding_rows(row, reading)
        Finding.objects.bulk_create(rows, batch_size=100)
        act.log(row, {"state": ("reading", row.state), "findings": len(rows)})


def _contradictions(document_id: int, reading: Reading) -> list[dict[str, Any]] | None:
    """What the document says against itself. What was read is kept also when this cannot be told."""
    try:
        return [to_json(one) for one in check(reading, queries.known_names()).findings]
    except Exception:
        log.exception("Checking document %s failed", document_id)
        return None


def _keep_facts(row: UploadedDocument, reading: Reading) -> None:
    facts = reading.document
    row.kind, row.year, row.language = facts.kind.value, facts.year, facts.language
    row.title, row.printed_date = facts.title[:300], (facts.date or "")[:10]
    row.printed_organisation = (facts.organisation or "")[:200]
    row.lines, row.pages = [storable(line) for line in reading.lines], list(reading.pages)
    row.headings = [to_json(one) for one in reading.headings]
    row.tables = [to_json(one) for one in reading.tables]
    row.statements = [to_json(one) for one in reading.statements]
    row.items = [to_json(one) for one in reading.items]
    row.warnings, row.failure = list(reading.warnings), {}
    if row.organisation_id is None and facts.organisation:
        _take_organisation(row, facts.organisation)


def _take_organisation(row: UploadedDocument, name: str) -> None:
    """The printed organisation, when the uploader could have chosen it; else a person must say."""
    found = organisations.find_by_name(name)
    if found is not None and found.id in _organisations_of(row.uploader_key):
        row.organisation_id = found.id


def _organisations_of(key: str) -> frozenset[int]:
    from linja.people.accounts import queries as accounts

    person = accounts.person_by_id(key)
    if person is None:
        return frozenset()
    held = accounts.assignments_of(person.id)
    return frozenset(one.organisation_id for one in held if one.organisation_id is not None)


def storable(text: str) -> str:
    """PostgreSQL's JSON holds neither NUL nor half of a surrogate pair; everything else stays as read."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")


def _finding_rows(row: UploadedDocument, reading: Reading) -> list[Finding]:
    found = dict(enumerate(reading.requirements, start=1))
    kept, doubled = calculations.normalised(
        (_span(number, one) for number, one in found.items()), reading.lines
    )
    rows = [_row(row, found[span.key], span, PROPOSED) for span in kept]
    # Two that begin on one line cannot both be cut; the second waits among the dropped, in sight.
    return rows + [_row(row, found[span.key], span, DROPPED, "same_lines") for span in doubled]


def _span(number: int, found: FoundRequirement) -> calculations.Span:
    span = calculations.Span(
        key=number,
        line=found.line,
        line_end=found.line_end,
        status_line=found.status_line,
        group=found.shared_answer_group,
    )
    return span.with_answer((found.answer.line, found.answer.line_end) if found.answer else None)


def _row(
    document: UploadedDocument, found: FoundRequirement, span: calculations.Span, state: str, *doubts: str
) -> Finding:
    data: dict[str, Any] = to_json(found)
    return Finding(
        document=document,
        ordinal=found.n,
        line=span.line,
        line_end=span.line_end,
        answer_line=span.answer_line,
        answer_line_end=span.answer_line_end,
        state=state,
        confidence=found.confidence,
        doubts=[*found.doubts, *doubts],
        data=_as_cut(data, span, document.lines),
        as_found=data,
    )


def _as_cut(data: dict[str, Any], span: calculations.Span, lines: Sequence[str]) -> dict[str, Any]:
    """The data with the places that the span has; texts change only where the law trimmed a place."""
    same_group = data["shared_answer_group"] == span.group
    changed: dict[str, Any] = {"line": span.line, "line_end": span.line_end, "status_line": span.status_line}
    if data["answer"] and span.answer and (data["answer"]["line"], data["answer"]["line_end"]) != span.answer:
        text = "\n".join(lines[span.answer[0] - 1 : span.answer[1]])
        changed["answer"] = {"line": span.answer[0], "line_end": span.answer[1], "text": text}
    if data["answer"] and span.answer is None:
        changed["answer"] = None
    if not same_group:
        changed["shared_answer_group"] = span.group
    return data | changed


def reread(actor: Actor, document_id: int) -> None:
    """Read the same file once more; refused as soon as something in it has been accepted."""
    from linja.line.intake import tasks

    with acting(actor, "intake.read_again") as act:
        row = act.lock(UploadedDocument.objects, pk=document_id)
        refuse_if(rules.may_take("read_again", actor, counted_case(row)))
        Finding.objects.filter(document=row).delete()
        Correction.objects.filter(document=row).delete()
        before = row.state
        _enter(row, "read_again", progress=0)
        act.log(row, {"state": (before, row.state)})
        act.afterwards(lambda: tasks.read_uploaded.enqueue(row.pk))
