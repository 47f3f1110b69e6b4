"""The one above says what it thinks of a report or an answer, and gets a reply."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import queries as reporting
from linja.people.audit.acting import acting
from linja.people.notices import actions as notices
from linja.pillars.steering.models import Feedback
from linja.pillars.steering.queries.feedback import visible_feedback
from linja.pillars.steering.rules import feedback as rules


def give_feedback(actor: Actor, report_id: int, text: str, *, answered_id: int | None = None) -> int:
    """Say something of a report that was handed in, or of one answer in it; answers the feedback's id."""
    with acting(actor, "steering.give_feedback") as act:
        report = reporting.readable(report_id, actor)
        refuse_if(rules.may_give(actor, reporting.facts_of(report)))
        _refuse_empty(text)
        if answered_id is not None:
            row = reporting.answered_one(answered_id, actor)
            if row is None or row.report_id != report_id:
                raise Refused(Refusal("steering.not_found", {}))
        made = Feedback.objects.create(
            report_id=report_id,
            answered_id=answered_id,
            text=text.strip(),
            by_key=actor.id,
            by_name=actor.name,
            at=timezone.now(),
        )
        act.log(made, {"report": report.title, "organisation": report.organisation_name})
        notices.tell(
            actor,
            roles=rules.REPLIERS,
            organisation_ids=[report.organisation_id],
            subject=_("Feedback on %(report)s"),
            body=_("%(who)s has given feedback that waits for your reply."),
            facts={"report": report.title, "who": actor.name},
            link=f"/arbeid/regioner/tilbakemelding/{made.pk}/",
            about=f"report:{report_id}",
        )
    return made.pk


def reply_to_feedback(actor: Actor, feedback_id: int, text: str) -> None:
    """Reply to feedback; the one who gave it is told."""
    with acting(actor, "steering.reply_to_feedback") as act:
        # Asked first without the lock: whoever may not see it is told that it is not there.
        if not visible_feedback(actor).filter(pk=feedback_id).exists():
            raise Refused(Refusal("steering.not_found", {}))
        row = act.lock(Feedback.objects, pk=feedback_id)
        report = reporting.report(row.report_id)
        if report is None:
            raise Refused(Refusal("steering.not_found", {}))
        refuse_if(rules.may_reply(actor, reporting.facts_of(report), row.state))
        _refuse_empty(text)
        row.state, row.reply = "answered", text.strip()
        row.replied_by, row.replied_at = actor.name, timezone.now()
        row.save(update_fields=["state", "reply", "replied_by", "replied_at"])
        act.log(row, {"state": ("open", "answered")})
        _tell_giver(actor, row, report.organisation_name)


def _tell_giver(actor: Actor, row: Feedback, organisation: str) -> None:
    if not row.by_key.isdecimal():
        return
    notices.tell_people(
        actor,
        person_ids=[int(row.by_key)],
        subject=_("Reply to your feedback from %(organisation)s"),
        body=_("%(who)s has replied."),
        facts={"organisation": organisation, "who": actor.name},
        link=f"/arbeid/regioner/tilbakemelding/{row.pk}/",
        about=f"report:{row.report_id}",
    )


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise Refused(Refusal("steering.nothing_said", {}))
