"""The line that a report goes, and what was put before whom: bodies read editions, never the live report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linja.ground.document.walk import content_hash
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.approvals import queries as approvals
from linja.line.approvals import rules
from linja.line.approvals.records import StatementRecord
from linja.line.publication import calculations as editions
from linja.line.publication import queries as publication
from linja.line.publication.queries import SubmissionRecord
from linja.line.reporting import lifecycle
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord, StepRecord
from linja.pillars.steering import content
from linja.pillars.steering.records import Basis, Node, Signature

#: Steps that set a node of the line, and the node.
_NODES = {"submit": "submitted", "accept": "accepted", "approve": "approved", "publish": "published"}
_REACHED = ("submitted", "accepted", "approved", "published")


def statement_and_report(statement_id: int, actor: Actor) -> tuple[StatementRecord, ReportRecord] | None:
    """A statement with what it is about: for the body itself, and for whoever may read the report."""
    found = approvals.statement(statement_id)
    number = found.subject.partition(":")[2] if found else ""
    if found is None or not number.isdecimal():
        return None
    own = rules.speaks_for(actor, approvals.facts_of(found))
    report = reporting.report(int(number), None if own else actor)
    return (found, report) if report else None


def put_before_bodies(report_id: int) -> dict[str, SubmissionRecord]:
    """By body: the last edition that was put before it; one question."""
    found: dict[str, SubmissionRecord] = {}
    for one in publication.submissions(f"report:{report_id}"):
        if one.audience != "receiver":
            found.setdefault(one.audience, one)
    return found


def body_hash(report_id: int) -> str:
    """The hash that statements bind to: the report without its statement chapters (rule 10)."""
    return content_hash(content.body(content.gather(report_id, SYSTEM)))


def basis_of(found: StatementRecord, report: ReportRecord, actor: Actor) -> Basis | None:
    """The edition that a statement is (to be) written about, and what was touched since.

    The body compares with what was put before it last; insiders with the report as it stands.
    """
    shown = publication.submissions(found.subject, found.body_kind)
    used = next((one for one in shown if one.content_hash == found.content_hash), None)
    held = used if found.locked else next(iter(shown), None)
    if held is None:
        return None
    live = reporting.report(report.id, actor) is not None
    now = content.body(content.gather(report.id, SYSTEM)) if live else publication.tree(shown[0].edition_id)
    outdated = content_hash(now) != held.content_hash
    changes = editions.difference(publication.tree(held.edition_id), now) if outdated else ()
    return Basis(
        edition_id=held.edition_id,
        edition_number=held.edition_number,
        at=held.at,
        by_name=held.by_name,
        outdated=outdated,
        headings=tuple(dict.fromkeys(one.heading for one in changes)),
    )


def line_up(
    report: ReportRecord,
    signed: Sequence[Signature],
    taken: Sequence[StepRecord],
    handed_in: SubmissionRecord | None = None,
) -> tuple[Node, ...]:
    """The line from draft to published, with who, when and by which case, each node as it stands."""
    return (*_own_nodes(report, signed), *_steps(report, taken, handed_in))


def _own_nodes(report: ReportRecord, signed: Iterable[Signature]) -> Iterable[Node]:
    gone_on = report.state in (*_REACHED, "replaced")
    yield Node("draft", "now" if report.state == lifecycle.DRAFT else "done")
    waiting = report.state == lifecycle.READY
    for one in signed:
        state = {"signed": "done", "fallen": "fallen"}.get(one.state, "now" if waiting else "waiting")
        if one.state == "unsigned" and (waiting or not gone_on):
            # The next to sign is asked now; those after wait.
            waiting = False
        record = one.record
        yield Node(
            one.role,
            state,
            who=record.person_name if record else "",
            at=record.at if record else None,
            reference=record.case_number if record else "",
            changed=len(one.fallen),
        )


def _steps(
    report: ReportRecord, taken: Sequence[StepRecord], handed_in: SubmissionRecord | None
) -> Iterable[Node]:
    last = {_NODES[one.step]: one for one in _since_the_draft(taken) if one.step in _NODES}
    here = _REACHED.index(report.state) if report.state in _REACHED else -1
    for n, code in enumerate(_REACHED):
        if code == "approved" and not _owner_meeting(report):
            continue
        step = last.get(code)
        state = "done" if n <= here and (step or n == here) else "now" if n == here + 1 > 0 else "waiting"
        yield Node(
            code,
            state,
            who=step.by_name if step else "",
            at=step.at if step else None,
            reference=step.reference if step else "",
            edition_id=handed_in.edition_id if handed_in and code == "submitted" else None,
        )


def _owner_meeting(report: ReportRecord) -> bool:
    """Only an annual report is brought before the owner meeting."""
    return report.kind == "årlig_melding"


def _since_the_draft(taken: Sequence[StepRecord]) -> Sequence[StepRecord]:
    """The steps since it was last a draft: what was undone is not on the line."""
    starts = [n for n, one in enumerate(taken) if one.target == lifecycle.DRAFT]
    return taken[starts[-1] + 1 :] if starts else taken
