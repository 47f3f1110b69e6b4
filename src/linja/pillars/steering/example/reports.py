"""The example regions' reports: opened in prescribed order, answered, commented, compiled, released."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from linja.ground.document.tree import Block, Role, Section, Table
from linja.ground.document.walk import content_hash, without_statements
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment, Basis, Progress
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries as statements
from linja.line.publication import queries as publication
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.pillars.steering import content
from linja.pillars.steering.actions.publishing import compile_report, release_edition
from linja.pillars.steering.actions.reports import open_annual_report
from linja.pillars.steering.calculations.running_text import from_text

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading

#: Which role speaks for which body.
_SPEAKERS = {"user_committee": "user_committee", "employees": "employee_representative"}


def write_reports(loading: Loading) -> None:
    """Every report of the texts."""
    for held in loading.example.reports:
        name = held["organisation"]
        writer = loading.actor("rhf_controller", name)
        report_id = open_annual_report(writer, loading.organisation(name), held["year"], held["language"])
        _sections(writer, report_id, held)
        _answers(loading, writer, report_id, held)
        _statements(loading, report_id, held)
        _edition(loading, writer, report_id, held)


def _sections(writer: Actor, report_id: int, held: Mapping[str, Any]) -> None:
    texts = dict(held.get("sections", {}))
    for section in reports.sections(report_id):
        if section.title in texts:
            reporting.write_section(writer, section.id, from_text(texts.pop(section.title), Role.BODY))
    if texts:
        raise LookupError(f"The report has no section called {sorted(texts)[0]!r}.")


def _answers(loading: Loading, writer: Actor, report_id: int, held: Mapping[str, Any]) -> None:
    placed = {one.requirement_id: one.id for one in reports.answered(report_id)}
    done: set[int] = set()
    for key, answer in held["answers"].items():
        answered_id = placed[loading.requirements[key]]
        others = [placed[loading.requirements[one]] for one in answer.get("shared_with", ())]
        _answer(writer, answered_id, answer, others)
        done |= {answered_id, *others}
    if "rest" in held:
        for answered_id in placed.values():
            if answered_id not in done:
                _answer(writer, answered_id, held["rest"], [])


def _answer(writer: Actor, answered_id: int, answer: Mapping[str, Any], others: list[int]) -> None:
    if "exempt" in answer:
        reporting.exempt(writer, answered_id, answer["exempt"])
        return
    reporting.write_answer(writer, answered_id, _blocks(answer), revision=0)
    if others:
        reporting.cover(writer, answered_id, others)
    status = Status(
        attainment=Attainment(answer["attainment"]) if "attainment" in answer else None,
        basis=Basis(answer["basis"]) if "basis" in answer else None,
        progress=Progress(answer["progress"]) if "progress" in answer else None,
        phrase=answer.get("phrase", ""),
        delivered_on=answer.get("delivered_on"),
    )
    if status != Status():
        for one in (answered_id, *others):
            reporting.set_status(writer, one, status)


def _blocks(answer: Mapping[str, Any]) -> list[Block]:
    blocks: list[Block] = list(from_text(answer["text"], Role.ANSWER))
    if "table" in answer:
        table = answer["table"]
        rows = tuple(tuple(str(cell) for cell in row) for row in table["rows"])
        blocks.append(Table((tuple(table["header"]),), rows, role=Role.ANSWER))
    return blocks


def _statements(loading: Loading, report_id: int, held: Mapping[str, Any]) -> None:
    """Each body writes and delivers its own; where it has no example person, it stands in as the body."""
    bound = content_hash(without_statements(content.annual_report(report_id, SYSTEM)))
    for found in statements.statements(f"report:{report_id}"):
        text = held.get("statements", {}).get(found.body_kind)
        speaker = loading.actor(_SPEAKERS[found.body_kind], held["organisation"])
        if not text or speaker == SYSTEM:
            continue
        words = from_text(text, Role.STATEMENT)
        approvals.write(speaker, found.id, [Section(found.title, found.number or None, words)])
        approvals.lock(speaker, found.id, content_hash=bound)


def _edition(loading: Loading, writer: Actor, report_id: int, held: Mapping[str, Any]) -> None:
    if held["edition"] == "none":
        return
    edition_id = compile_report(writer, report_id)
    if held["edition"] == "released":
        edition = publication.edition(edition_id)
        gaps = [str(gap["key"]) for gap in edition.missing] if edition else []
        release_edition(loading.actor("rhf_leader", held["organisation"]), edition_id, gaps)
