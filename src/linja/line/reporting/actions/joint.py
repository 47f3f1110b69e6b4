"""Joint answers: begun and written by the lead, offered, and taken in by those who report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.reporting import calculations, queries, rules
from linja.line.reporting.actions.common import name_of, writable_row
from linja.line.reporting.models import AnsweredRequirement, JointAnswer, JointText
from linja.line.reporting.records import JointRecord
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.people.audit.acting import Act, acting
from linja.people.notices import actions as notices
from linja.people.organisations import queries as organisations

#: Who is told when a text is offered or changed.
TOLD = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"})


def begin_joint(actor: Actor, requirement_id: int, year: int, lead_id: int, period: str = "") -> int:
    """Begin the joint answer to a requirement that is put to several; answers its id.

    The lead that the requirement names is the lead; where it names none, one of those who report may take it.
    """
    with acting(actor, "reporting.begin_joint") as act:
        asked = requirements.requirement(requirement_id)
        if asked is None:
            raise Refused(Refusal("reporting.joint.not_found", {}))
        named = named_lead(asked)
        facts = rules.JointFacts(
            named or lead_id,
            name_of(named or lead_id),
            None,
            frozenset(one for one, _name in queries.reporters_of(asked)),
            False,
        )
        refuse_if(rules.may_begin_joint(actor, facts))
        kept = queries.whole_year(period, year)
        if JointAnswer.objects.filter(requirement_id=requirement_id, year=year, period=kept).exists():
            raise Refused(Refusal("reporting.joint_exists", {}))
        row = JointAnswer.objects.create(
            requirement_id=requirement_id,
            year=year,
            period=kept,
            lead_id=facts.lead_id,
            updated_by=actor.name,
        )
        act.log(row, {"requirement": requirement_id, "year": year, "lead": facts.lead_name})
    return row.pk


def write_joint(actor: Actor, joint_id: int, blocks: Sequence[Block], *, revision: int) -> int:
    """Save the joint text; ``revision`` is the one the writer began from. Answers the new one.

    Drafts that have taken it in follow; what has been handed in keeps the text of its day.
    """
    with acting(actor, "reporting.write_joint") as act:
        row, found = _locked(act, joint_id)
        refuse_if(rules.may_write_joint(actor, queries.facts_of_joint(found)))
        if row.revision != revision:
            facts = {"theirs": row.blocks, "revision": row.revision}
            raise Refused(Refusal("reporting.answered_meanwhile", facts))
        if not blocks:
            raise Refused(Refusal("reporting.nothing_written", {}))
        before = row.blocks
        row.blocks, row.revision, row.updated_by = calculations.stored(blocks), revision + 1, actor.name[:200]
        row.save()
        JointText.objects.create(
            joint=row,
            revision=row.revision,
            blocks=row.blocks,
            saved_by=row.updated_by,
            saved_at=timezone.now(),
        )
        act.log(row, {"answer": (before, row.blocks)})
        if found.offered:
            _tell(actor, found, _("The joint answer led by %(lead)s has been changed"))
    return row.revision


def offer_joint(actor: Actor, joint_id: int) -> None:
    """Offer the text to all who report the requirement; they are told."""
    with acting(actor, "reporting.offer_joint") as act:
        row, found = _locked(act, joint_id)
        refuse_if(rules.may_offer_joint(actor, queries.facts_of_joint(found), written=bool(found.blocks)))
        if found.offered:
            act.nothing_changed()
            return
        row.offered_at = timezone.now()
        row.save(update_fields=["offered_at"])
        act.log(row, {"offered_to": [name for _id, name in found.reporters]})
        _tell(actor, found, _("%(lead)s offers a joint answer"))


def delegate_joint(actor: Actor, joint_id: int, organisation_id: int | None) -> None:
    """Let a unit under the lead write on its behalf, or take that back (None)."""
    with acting(actor, "reporting.delegate_joint") as act:
        row, found = _locked(act, joint_id)
        refuse_if(rules.may_lead_joint(actor, queries.facts_of_joint(found)))
        if organisation_id is not None and organisation_id not in organisations.descendants_of(found.lead_id):
            raise Refused(Refusal("reporting.not_under_the_lead", {"organisation": found.lead_name}))
        if row.delegate_id == organisation_id:
            act.nothing_changed()
            return
        after = name_of(organisation_id) if organisation_id is not None else ""
        row.delegate_id = organisation_id
        row.save(update_fields=["delegate_id"])
        act.log(row, {"delegate": (found.delegate_name, after)})


def take_in_joint(actor: Actor, answered_id: int) -> None:
    """Let the report print the joint text before its own addition."""
    _join(actor, answered_id, "reporting.take_in_joint", lambda row: _joint_of(actor, row))


def leave_joint(actor: Actor, answered_id: int) -> None:
    """The report prints its own answer alone again."""
    _join(actor, answered_id, "reporting.leave_joint", lambda _row: None)


def may_joint(actor: Actor, act: str, joint_id: int) -> Refusal | None:
    """Why the actor may not ``write``, ``offer`` or ``delegate``; None when allowed."""
    found = queries.joint_answer(joint_id)
    if found is None:
        return Refusal("reporting.joint.not_found", {})
    facts = queries.facts_of_joint(found)
    if act == "offer":
        return rules.may_offer_joint(actor, facts, written=bool(found.blocks))
    return rules.may_lead_joint(actor, facts) if act == "delegate" else rules.may_write_joint(actor, facts)


def named_lead(asked: RequirementRecord) -> int | None:
    """The one organisation that the requirement names as its lead."""
    held = [role.organisation_id for role in asked.current.roles if role.role == RoleKind.LEAD]
    return next((one for one in held if one is not None), None)


def _join(
    actor: Actor, answered_id: int, name: str, choose: Callable[[AnsweredRequirement], int | None]
) -> None:
    with acting(actor, name) as act:
        row, report = writable_row(act, answered_id)
        before, row.joint_id = row.joint_id, choose(row)
        if before == row.joint_id:
            act.nothing_changed()
            return
        row.save(update_fields=["joint_id"])
        act.log(report, {"answered": row.pk, "joint": (before, row.joint_id)})


def _joint_of(actor: Actor, row: AnsweredRequirement) -> int:
    found = queries.joint_for(row.pk, actor)
    if found is None:
        raise Refused(Refusal("reporting.joint.not_found", {}))
    refuse_if(rules.may_take_in_joint(row.report.organisation_id, queries.facts_of_joint(found)))
    return found.id


def _locked(act: Act, joint_id: int) -> tuple[JointAnswer, JointRecord]:
    row = act.lock(JointAnswer.objects, pk=joint_id)
    found = queries.joint_answer(joint_id)
    if found is None:
        raise Refused(Refusal("reporting.joint.not_found", {}))
    return row, found


def _tell(actor: Actor, found: JointRecord, subject: object) -> None:
    others = [one for one, _name in found.reporters if one != found.lead_id]
    notices.tell(
        actor,
        roles=TOLD,
        organisation_ids=others,
        subject=subject,  # type: ignore[arg-type]
        body=_("It can be taken into the report for %(year)s, with an addition of your own."),
        facts={"lead": found.lead_name, "year": found.year},
        link=f"/arbeid/rapporter/felles/{found.id}/",
        about=f"joint:{found.id}",
    )
