"""The example regions' reports: opened in prescribed order, answered, commented, compiled, released."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from linja.ground.document.tree import Block, Role, Section, Table
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment, Basis, Progress
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries as statements
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.people.notices import actions as notices
from linja.people.organisations import queries as organisations
from linja.pillars.steering import content, queries
from linja.pillars.steering.actions.handing_in import (
    accept_report,
    approve_report,
    deliver_statement,
    hand_in,
    put_before,
)
from linja.pillars.steering.actions.publishing import compile_report, release_edition
from linja.pillars.steering.actions.reports import open_annual_report
from linja.pillars.steering.actions.signing import put_forward, sign
from linja.pillars.steering.calculations.running_text import from_text
from linja.pillars.steering.example.line.clock import on

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
    """The report is put before each body that has an example person; it writes and delivers its own."""
    for found in statements.statements(f"report:{report_id}"):
        text = held.get("statements", {}).get(found.body_kind)
        speaker = loading.actor(_SPEAKERS[found.body_kind], held["organisation"])
        if not text or speaker == SYSTEM:
            continue
        words = from_text(text, Role.STATEMENT)
        approvals.write(speaker, found.id, [Section(found.title, found.number or None, words)])
        put_before(loading.actor("rhf_controller", held["organisation"]), report_id, found.body_kind)
        deliver_statement(speaker, found.id)


def _edition(loading: Loading, writer: Actor, report_id: int, held: Mapping[str, Any]) -> None:
    if held["edition"] == "none":
        return
    if held["edition"] == "compiled":
        compile_report(writer, report_id)
        return
    with on(date(held["year"] + 1, 3, 1)):
        edition_id = _handed_in(loading, writer, report_id, held)
        if held["edition"] == "released":
            _release(loading, report_id, edition_id, held)


def _handed_in(loading: Loading, writer: Actor, report_id: int, held: Mapping[str, Any]) -> int:
    """Signed, decided by the board, handed in; what is missing is accepted by name. The edition's id."""
    name, year = held["organisation"], held["year"] + 1
    leader = loading.actor("rhf_leader", name)
    put_forward(writer, report_id)
    gaps = queries.gaps(content.gather(report_id, leader))
    accepted = {one.key: held.get("accepted", "Kommer i neste rapport.") for one in gaps}
    sign(leader, report_id, "leader", accepted=accepted)
    secretary = loading.actor("hf_board_secretary", name)
    sign(secretary, report_id, "board", case_number=f"12-{year}", meeting_on=date(year, 2, 20))
    return hand_in(leader, report_id)


def _release(loading: Loading, report_id: int, edition_id: int, held: Mapping[str, Any]) -> None:
    ministry = organisations.all_organisations("ministry")[0].name
    accept_report(loading.actor("ministry", ministry), report_id)
    release_edition(loading.actor("rhf_leader", held["organisation"]), edition_id)
    year = held["year"] + 1
    with on(date(year, 6, 15)):
        approve_report(loading.actor("ministry", ministry), report_id, f"Foretaksmøte 15. juni {year}")
    # The year is long past: nobody is to be told of it at the first sign-in.
    for about in (f"report:{report_id}", f"received:{report_id}"):
        notices.settle(about)
