"""How the hospitals answer a round: written, signed, treated by the board, handed in, accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from linja.ground.document.tree import Role
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment, Basis, Cause, Progress
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, DeliveryDraft, Status
from linja.line.requirements import queries as requirements
from linja.people.organisations import queries as organisations
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content, queries
from linja.pillars.steering.calculations.running_text import from_text
from linja.pillars.steering.example.line.clock import on

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading

_DRAFT, _HANDED_IN, _ACCEPTED = "draft", "handed_in", "accepted"


def answered(loading: Loading, round_id: int, texts: Mapping[str, Any]) -> dict[str, int]:
    """Each unit's contributor answers; reports by unit."""
    found = {}
    for unit, held in texts.items():
        writer = loading.actor("hf_contributor", unit)
        asked = reports.readable_round(round_id, writer)
        place = loading.organisation(unit)
        report_id = next(one.report_id for one in asked.units if one.organisation_id == place)
        if report_id is not None:
            _write(loading, writer, report_id, held)
            found[unit] = report_id
    return found


def handed_in(loading: Loading, written: Mapping[str, int], texts: Mapping[str, Any]) -> None:
    """Signed by the leader, treated by the board, handed in; then taken by the region."""
    for unit, report_id in written.items():
        held = texts[unit]
        if held["state"] == _DRAFT:
            continue
        _sign(loading, unit, report_id, held)
        if held["state"] == _ACCEPTED:
            above = organisations.line_to(loading.organisation(unit))[-2].name
            steering.accept_report(loading.actor("rhf_controller", above), report_id)


def approved(loading: Loading, written: Mapping[str, int], texts: Mapping[str, Any]) -> None:
    """By the owner meeting of the region, on its day."""
    for unit, report_id in written.items():
        if held := texts[unit].get("approved"):
            above = organisations.line_to(loading.organisation(unit))[-2].name
            with on(held["day"]):
                steering.approve_report(loading.actor("rhf_leader", above), report_id, held["meeting"])


def _write(loading: Loading, writer: Actor, report_id: int, held: Mapping[str, Any]) -> None:
    texts = {loading.requirements[key]: answer for key, answer in held.get("answers", {}).items()}
    placed = reports.answered(report_id)
    above = requirements.directly_above([one.requirement_id for one in placed])
    for one in placed:
        answer = texts.get(above.get(one.requirement_id, 0), held.get("rest"))
        if answer is not None:
            _answer(writer, one, answer)


def _answer(writer: Actor, one: AnsweredRecord, answer: Mapping[str, Any]) -> None:
    reporting.write_answer(writer, one.id, from_text(answer["text"], Role.ANSWER), revision=0)
    for revision, kind in enumerate((k for k in ("explanation", "outlook") if k in answer), start=1):
        reporting.write_part(writer, one.id, kind, from_text(answer[kind], Role.ANSWER), revision=revision)
    reporting.set_status(writer, one.id, _status(answer))
    _beside(writer, one, answer)


def _status(answer: Mapping[str, Any]) -> Status:
    return Status(
        attainment=Attainment(answer["attainment"]) if "attainment" in answer else None,
        basis=Basis(answer["basis"]) if "basis" in answer else None,
        progress=Progress(answer["progress"]) if "progress" in answer else None,
        cause=Cause(answer["cause"]) if "cause" in answer else None,
    )


def _beside(writer: Actor, one: AnsweredRecord, answer: Mapping[str, Any]) -> None:
    report = reports.readable(one.report_id, writer)
    own = {held.title: held.id for held in reports.measures(writer)}
    for title in answer.get("measures", ()):
        reporting.use_measure(writer, one.id, own[title])
    if "promise" in answer:
        reporting.promise(writer, one.id, answer["promise"]["says"], answer["promise"]["day"])
    if "delivery" in answer:
        told = answer["delivery"]
        draft = DeliveryDraft(told["kind"], told["title"], told["day"], told["receiver"], told["reference"])
        reporting.deliver(writer, one.requirement_id, report.organisation_id, draft)


def _sign(loading: Loading, unit: str, report_id: int, held: Mapping[str, Any]) -> None:
    leader = loading.actor("hf_leader", unit)
    secretary = loading.actor("hf_board_secretary", unit)
    steering.put_forward(loading.actor("hf_contributor", unit), report_id)
    gaps = {
        one.key: held.get("gap", "Meldes senere.") for one in queries.gaps(content.gather(report_id, SYSTEM))
    }
    for wanted in queries.signatures(content.gather(report_id, SYSTEM)):
        if wanted.role == "leader":
            steering.sign(leader, report_id, "leader", accepted=gaps)
        else:
            steering.sign(
                secretary, report_id, "board", case_number=held["board_case"], meeting_on=held["board_on"]
            )
    steering.hand_in(leader, report_id, gaps)
