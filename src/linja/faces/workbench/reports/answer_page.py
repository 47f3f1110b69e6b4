"""What the answer page shows beside its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from linja.faces.workbench.doing import sentence
from linja.faces.workbench.reports import answer_acts
from linja.faces.workbench.reports.answer_forms import FIELDS, AnswerForm
from linja.faces.workbench.reports.answer_saving import Joined
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.targets import difference_sentence
from linja.ground.kernel.vocabulary import AnswerPart
from linja.line.intake import queries as intake
from linja.line.reporting import calculations, phrases
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, ReportRecord
from linja.line.requirements import queries as requirements
from linja.pillars.steering import content
from linja.pillars.steering import queries as steering
from linja.pillars.steering.calculations.proposed_promises import proposed_promises
from linja.pillars.steering.calculations.running_text import as_text


def page(
    request: HttpRequest,
    one: AnsweredRecord,
    report: ReportRecord,
    form: AnswerForm,
    found: Joined | None,
) -> dict[str, Any]:
    """Everything that the template needs."""
    actor = request.actor  # type: ignore[attr-defined]
    may_not = reports.may_write(actor, report)
    own = _keeps(actor, one)
    return {
        "report": report,
        "one": one,
        "form": form,
        "clashes": _clashes(found),
        "may_not_write": sentence(may_not),
        "keeps": own,
        "others": reports.others_here(actor, one.id) if may_not is None else (),
        "beside": answer_acts.beside(request),
        "feedback": [said for said in steering.feedback_on([report.id], actor) if said.answered_id == one.id],
        **_figures(actor, one, report),
        **_asked(actor, one, report),
        **_beside(actor, one, report, writes=may_not is None),
        **_joint(actor, one, report),
    }


def _joint(actor: Actor, one: AnsweredRecord, report: ReportRecord) -> dict[str, Any]:
    """The text that is shared with others who report the same, as this report would print it."""
    joint = reports.joint_in(one.requirement_id, one.organisation_id, report.year, report.period, actor)
    if joint is None:
        return {"joint": None}
    blocks = one.shared.blocks if one.shared else joint.blocks
    return {
        "joint": joint,
        "joint_text": as_text(blocks),
        "joint_addition": content.joint_addition(joint, report),
    }


def _figures(actor: Actor, one: AnsweredRecord, report: ReportRecord) -> dict[str, Any]:
    """What the figures say of the requirement's targets, and how the status differs from that."""
    language = get_language() or "nb"
    found = content.figures_of(report, [one], actor, language).get(one.id)
    differs = found.difference if found else None
    return {"figures": found, "differs_how": difference_sentence(differs, language) if differs else ""}


def _keeps(actor: Actor, one: AnsweredRecord) -> bool:
    """Writes for the organisation, whatever state the report is in."""
    return bool({one.organisation_id} & set(actor.organisations(*_KEEPERS)))


_KEEPERS = ("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor")


def _clashes(found: Joined | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    return [
        {"name": FIELDS[kind], "label": phrases.PARTS[kind.value], "mine": mine, "theirs": theirs}
        for kind, (mine, theirs) in found.clashes.items()
    ]


def _asked(actor: Actor, one: AnsweredRecord, report: ReportRecord) -> dict[str, Any]:
    """The left column: the wording, the one above it, its changes, and what was answered before."""
    found = requirements.asked(one.requirement_id)
    every = found.versions if found else ()
    now = found.current if found else None
    answered = next((version for version in every if version.id == one.version_id), None)
    return {
        "current": now,
        "above": found.above if found else None,
        "versions": [version for version in every if version.number > 1],
        "now_text": now.text if now and one.version_outdated else "",
        "answered_text": answered.text if answered else one.text,
        "last": reports.last_answer_to(one, report, actor),
        "proposed": steering.proposed_for(one.requirement_id, now, found.year, one.organisation_id)
        if found and now and not one.status.progress
        else None,
        "place": intake.places([one.origin_id], actor).get(one.origin_id or 0),
    }


def _beside(actor: Actor, one: AnsweredRecord, report: ReportRecord, *, writes: bool) -> dict[str, Any]:
    """The right column: what stands beside the words, and what else can be done."""
    today = timezone.localdate()
    others = [other for other in reports.siblings(report.id) if other.id != one.id]
    shared = [other for other in others if other.answer_id == one.answer_id and one.answer_id]
    told = reports.promises(actor, answered_ids=[one.id])
    return {
        "shared": shared,
        "followed": next((other for other in others if other.id == one.follows_id), None),
        "may_share": _choices(other for other in others if writes and other.blank) if one.answer_id else [],
        "may_follow": _choices(other for other in others if writes and other.follows_id != one.id),
        "may_use": _usable(actor, one) if writes else [],
        "promises": told,
        "found_promises": _found_promises(one, report, told) if writes else [],
        "requests": reports.dispensations(
            actor, organisation_ids=[one.organisation_id], requirement_ids=[one.requirement_id]
        ),
        "remarks": _remarks(others, one, today),
        "timeliness": _timeliness(one, today),
        "today": today,
        "part_words": phrases.PARTS,
    }


def _choices(others: Any) -> list[tuple[int, str]]:
    return [(other.id, f"{other.place}: {other.text[:90]}") for other in others]


def _usable(actor: Actor, one: AnsweredRecord) -> list[tuple[int, str]]:
    used = {said.measure_id for said in one.measures}
    held = reports.usable_measures(actor, one.organisation_id)
    return [(key, title) for key, title in held.items() if key not in used]


def _found_promises(one: AnsweredRecord, report: ReportRecord, told: Any) -> list[Any]:
    """Dates that the words promise and that nobody has noted."""
    blocks = [*one.part(AnswerPart.OUTLOOK), *one.result]
    noted = {promise.due_on for promise in told}
    found = proposed_promises(blocks, report.year, date(report.year, 12, 31))
    return [proposed for proposed in found if proposed.due_on not in noted][:3]


def remark_rows(placed: Any) -> list[Any]:
    """All of a report for its list of what is missing; passed deadlines and changes stand there already.

    Of those that say the same, the first names the others.
    """
    by_id = {other.id: other for other in placed}
    told: set[int] = set()
    rows = []
    for remark in reports.remarks_among(placed):
        twin = remark.code == "same_text" and remark.answered_id in told
        if twin or remark.code in ("deadline_passed", "changed_since"):
            continue
        told |= set(remark.others)
        others = [by_id[key] for key in remark.others if key in by_id]
        rows.append((remark, phrases.REMARKS[remark.code], others))
    return rows


def _remarks(others: Any, one: AnsweredRecord, today: date) -> list[Any]:
    """Of this answer, with the answers that say the same."""
    by_id = {other.id: other for other in others}
    return [
        (phrases.REMARKS[remark.code], [by_id[key] for key in remark.others if key in by_id])
        for remark in reports.remarks_of(one, today)
    ]


def _timeliness(one: AnsweredRecord, today: date) -> Any:
    finals = [held.delivered_on for held in one.deliveries if held.final]
    delivered = min(finals) if finals else one.status.delivered_on
    extended = one.extension.new_due_on if one.extension else None
    return calculations.timeliness(one.asked_due_on, today, delivered_on=delivered, extended_to=extended)
