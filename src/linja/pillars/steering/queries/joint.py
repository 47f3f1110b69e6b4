"""Joint answers as one person sees them: what we lead, what others offer, where it stands in our reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linja.ground.kernel.actor import Actor
from linja.line.reporting import actions as acts
from linja.line.reporting import lifecycle, rules
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere, JointRecord
from linja.line.requirements import queries as requirements
from linja.people.organisations import queries as organisations
from linja.pillars.steering.records.joint import JointRow, JointToBegin, JointView, OwnReport


def joint_rows(actor: Actor, year: int | None = None) -> tuple[JointRow, ...]:
    """Every joint answer that the actor may see, with the own reports that can print it."""
    return _rows(actor, reporting.joint_answers(actor, year=year))


def joint_view(actor: Actor, joint_id: int) -> JointView | None:
    """One joint answer, or None for whoever may not see it."""
    found = reporting.joint_answer(joint_id, actor)
    if found is None:
        return None
    below = organisations.children_of(found.lead_id, None, "hf")
    texts = reporting.joint_texts(joint_id)
    return JointView(_rows(actor, [found])[0], texts, tuple((one.id, one.name) for one in below))


def joints_to_begin(actor: Actor, year: int) -> tuple[JointToBegin, ...]:
    """What an organisation of the actor's leads for several in a year, and that has no joint answer yet."""
    begun = {one.requirement_id for one in reporting.joint_answers(actor, year=year)}
    found = []
    for own in sorted(_written_for(actor)):
        for one in requirements.in_force_for(own, year):
            reporters = dict(reporting.reporters_of(one))
            if (
                acts.named_lead(one) == own
                and len(reporters) > 1
                and one.id not in begun
                and own in reporters
            ):
                found.append(JointToBegin(one, own, reporters[own]))
    return tuple(found)


def joint_years(actor: Actor) -> tuple[int, ...]:
    """The years that something can be shared in, newest first."""
    held = {one.year for one in reporting.joint_answers(actor)}
    return tuple(sorted(held | set(requirements.years_asked()), reverse=True))


def _written_for(actor: Actor) -> frozenset[int]:
    return actor.organisations(*lifecycle.WRITERS)


def _rows(actor: Actor, joints: Sequence[JointRecord]) -> tuple[JointRow, ...]:
    answers = reporting.answers_to_all((one.requirement_id for one in joints), actor)
    own = _written_for(actor)
    return tuple(
        JointRow(
            one,
            tuple(OwnReport(held) for held in _of_period(answers.get(one.requirement_id, ()), one, own)),
            rules.may_write_joint(actor, reporting.facts_of_joint(one)) is None,
        )
        for one in joints
    )


def _of_period(
    answers: Iterable[AnswerElsewhere], joint: JointRecord, own: frozenset[int]
) -> Iterable[AnswerElsewhere]:
    for one in answers:
        same = one.year == joint.year and reporting.whole_year(one.period, one.year) == joint.period
        if same and one.organisation_id in own:
            yield one
