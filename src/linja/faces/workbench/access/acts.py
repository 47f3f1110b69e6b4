"""Everything that a rule decides, in words, with everything but the role and the place in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.access.figures import figures
from linja.faces.workbench.access.matrix import Act
from linja.faces.workbench.access.people import people
from linja.faces.workbench.access.plans_and_money import money, plans_and_projects
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.lifecycle import Lifecycle
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.approvals import rules as approvals
from linja.line.intake import lifecycle as intake_steps
from linja.line.intake import rules as intake
from linja.line.meetings import lifecycle as meetings_steps
from linja.line.meetings import rules as meetings
from linja.line.publication import lifecycle as publication_steps
from linja.line.publication import rules as publication
from linja.line.reporting import lifecycle as reporting_steps
from linja.line.reporting import rules as reporting
from linja.line.requirements import rules as requirements
from linja.pillars.steering import rules as steering
from linja.pillars.steering.rules import feedback

Ask = Callable[[Actor, int], Refusal | None]

#: Steps of the lifecycles, in words.
STEPS: Final[dict[str, str | Promise]] = {
    "correct_facts": pgettext_lazy("act", "correct a document's facts"),
    "review": pgettext_lazy("act", "review what was found"),
    "finish": pgettext_lazy("act", "finish the review"),
    "reopen": pgettext_lazy("act", "open the review again"),
    "register": pgettext_lazy("act", "mark as registered"),
    "read_again": pgettext_lazy("act", "have a document read again"),
    "set_aside": pgettext_lazy("act", "set a document aside"),
    "bring_back": pgettext_lazy("act", "bring a document back"),
    "make_ready": pgettext_lazy("act", "put a report forward for signatures"),
    "take_back": pgettext_lazy("act", "take a report back"),
    "submit": pgettext_lazy("act", "hand a report in"),
    "withdraw": pgettext_lazy("act", "withdraw a report"),
    "return": pgettext_lazy("act", "send a report back"),
    "accept": pgettext_lazy("act", "accept a report"),
    "approve": pgettext_lazy("act", "approve a report in the owner meeting"),
    "publish": pgettext_lazy("act", "publish a report"),
    "correct": pgettext_lazy("act", "open a report for correction"),
    "replace": pgettext_lazy("act", "replace a report by a newer reading"),
}
STATES: Final[dict[str, str | Promise]] = {
    "draft": pgettext_lazy("act", "read a draft of a report"),
    "ready": pgettext_lazy("act", "read a report that is ready for signatures"),
    "submitted": pgettext_lazy("act", "read a report that is handed in"),
    "accepted": pgettext_lazy("act", "read a report that is accepted"),
    "approved": pgettext_lazy("act", "read a report that is approved"),
    "replaced": pgettext_lazy("act", "read a report that was replaced"),
    "published": pgettext_lazy("act", "read a published report"),
}


def acts() -> list[Act]:
    """All of them, in the order of the line."""
    return [
        *_requirements(),
        *_intake(),
        *_steering(),
        *_reporting(),
        *_joint(),
        *_feedback(),
        *_rounds(),
        *_approvals(),
        *_publication(),
        *_meetings(),
        *plans_and_projects(),
        *money(),
        *figures(),
        *people(),
    ]


def _requirements() -> list[Act]:
    def issued(kind: str) -> Ask:
        return lambda actor, place: requirements.may_write(actor, requirements.DocumentFacts(place, kind))

    room = _("Requirements")
    return [
        Act(room, _("register and change what the ministry issues"), issued("ministry"), "ministry"),
        Act(room, _("register and change what an RHF issues"), issued("rhf"), "rhf"),
        Act(room, _("register and change what an HF issues"), issued("hf"), "hf"),
        Act(room, _("pass on, keep, and write what an RHF asks of its HFs"), requirements.may_prepare, "rhf"),
        Act(
            room, _("pass on, keep, and write what an HF asks of its clinics"), requirements.may_prepare, "hf"
        ),
        Act(room, _("issue what an RHF asks of its HFs"), _issue, "rhf"),
        Act(room, _("issue what an HF asks of its clinics"), _issue, "hf"),
        Act(room, _("draft the ministry's letters"), requirements.may_draft, "ministry"),
        Act(room, _("issue the ministry's letters and what they change"), _issue_letter, "ministry"),
        Act(room, _("issue an RHF's letters and what they change"), _issue_letter, "rhf"),
        Act(room, _("see what the ministry has not issued yet"), _see_draft, "ministry"),
        Act(room, _("see what an RHF has not issued yet"), _see_draft, "rhf"),
        Act(room, _("see what an HF has not issued yet"), _see_draft, "hf"),
    ]


def _issue(actor: Actor, place: int) -> Refusal | None:
    return requirements.may_issue(actor, place, "draft", asks=True, day_allowed=True)


def _issue_letter(actor: Actor, place: int) -> Refusal | None:
    return requirements.may_issue_letter(actor, place, "draft", says=True, speaks=True, day_allowed=True)


def _see_draft(actor: Actor, place: int) -> Refusal | None:
    known = requirements.may_know(actor, place, draft=True)
    return None if known else Refusal("requirements.not_found")


def _intake() -> list[Act]:
    def step(name: str, state: str) -> Ask:
        return lambda actor, place: intake.may_take(name, actor, _good_case(state, place))

    def see(actor: Actor, place: int) -> Refusal | None:
        return None if intake.may_see(actor, place, "another") else Refusal("intake.not_found")

    room = _("Reading in")
    return [
        Act(room, _("see an uploaded document"), see),
        Act(room, _("upload a document"), intake.may_upload),
        *(Act(room, STEPS.get(name, name), step(*way)) for name, way in _steps(intake_steps.DOCUMENT)),
        Act(
            room,
            _("decide on a document's contradictions"),
            lambda a, o: intake.may_mark(a, _good_case("under_review", o)),
        ),
    ]


def _good_case(state: str, place: int) -> intake.Case:
    return intake.Case(
        state=state,
        organisation_id=place,
        uploader_key="another",
        was_read=True,
        kind_known=True,
        seconds_in_state=10_000,
    )


def _steps(held: Lifecycle) -> list[tuple[str, tuple[str, str]]]:
    """Each step once, for people: what the system alone takes is left out."""
    found: dict[str, tuple[str, str]] = {}
    for step in held.transitions:
        if step.roles != {"system"}:
            found.setdefault(step.name, (step.name, step.source))
    return list(found.items())


def _steering() -> list[Act]:
    room = _("Registering")
    return [
        Act(room, _("say what is the same"), lambda a, o: steering.may_match(a, o, "accepted")),
        Act(room, _("register a read document"), lambda a, o: steering.may_register(a, o, "accepted")),
    ]


def _joint() -> list[Act]:
    def led(place: int) -> reporting.JointFacts:
        return reporting.JointFacts(place, "", None, frozenset({place, 0}), False)

    def reported(place: int) -> reporting.JointFacts:
        return reporting.JointFacts(0, "", None, frozenset({place, 0}), True)

    room = _("Reports")
    return [
        Act(
            room, _("write a joint answer that one leads"), lambda a, o: reporting.may_write_joint(a, led(o))
        ),
        Act(
            room,
            _("read a joint answer that is offered"),
            lambda a, o: reporting.may_read_joint(a, reported(o)),
        ),
    ]


def _feedback() -> list[Act]:
    def received(place: int) -> reporting.ReportFacts:
        return reporting.ReportFacts(0, "", reporting_steps.SUBMITTED, receiver_id=place)

    def own(place: int) -> reporting.ReportFacts:
        return reporting.ReportFacts(place, "", reporting_steps.SUBMITTED)

    room = _("Reports")
    return [
        Act(room, _("give feedback on what was handed in"), lambda a, o: feedback.may_give(a, received(o))),
        Act(room, _("reply to feedback"), lambda a, o: feedback.may_reply(a, own(o), "open")),
    ]


def _reporting() -> list[Act]:
    def report(state: str, place: int) -> reporting.ReportFacts:
        return reporting.ReportFacts(place, "", state, organisation_kind="rhf")

    def received(state: str, place: int) -> reporting.ReportFacts:
        return reporting.ReportFacts(0, "", state, receiver_id=place)

    def reads(state: str) -> Ask:
        return lambda actor, place: reporting.may_read(actor, report(state, place))

    def step(name: str, state: str) -> Ask:
        needs = frozenset(need for one in reporting_steps.REPORT.transitions for need in one.needs)
        # What the receiver does is asked of the organisation that it was handed in to.
        found = reporting_steps.REPORT.find(name, state)
        above = found is not None and all(one == "system" or ":" in one for one in found.roles)
        facts = received if above else report
        return lambda actor, place: reporting.may_step(actor, facts(state, place), name, needs)

    room, kind = _("Reports"), DocumentKind.ANNUAL_REPORT
    return [
        *(Act(room, STATES.get(one, one), reads(one)) for one in reporting_steps.REPORT.states()),
        Act(
            room,
            _("read what is handed in to one's own unit"),
            lambda a, o: reporting.may_read(a, received(reporting_steps.SUBMITTED, o)),
        ),
        Act(room, _("open a report"), lambda a, o: reporting.may_open(a, o, "", kind)),
        Act(room, _("write answers and text"), lambda a, o: reporting.may_write(a, report("draft", o))),
        Act(
            room,
            _("decide on a report's contradictions"),
            lambda a, o: reporting.may_write(a, report("draft", o)),
        ),
        *_beside_answers(room),
        *(Act(room, STEPS.get(name, name), step(*way)) for name, way in _steps(reporting_steps.REPORT)),
    ]


def _beside_answers(room: str | Promise) -> list[Act]:
    """Measures, promises, deliveries, and requests for later deadlines and exemptions."""

    def held(place: int) -> reporting.HeldFacts:
        return reporting.HeldFacts(place, "")

    def asked_of(place: int) -> reporting.DispensationFacts:
        return reporting.DispensationFacts(0, "", "hf", place, "exemption")

    return [
        Act(
            room,
            _("keep measures, promises and deliveries"),
            lambda a, o: reporting.may_keep(a, held(o)),
        ),
        Act(
            room,
            _("ask for a later deadline or an exemption"),
            lambda a, o: reporting.may_keep(a, held(o)),
        ),
        Act(
            room,
            _("decide on a later deadline or an exemption below"),
            lambda a, o: reporting.may_decide_dispensation(a, asked_of(o), "grant"),
        ),
    ]


def _rounds() -> list[Act]:
    def asked_by(state: str, place: int) -> reporting.RoundFacts:
        return reporting.RoundFacts(place, "", state)

    def asked_of(place: int) -> reporting.RoundFacts:
        return reporting.RoundFacts(0, "", reporting_steps.OPEN, frozenset({place}))

    def step(name: str, state: str) -> Ask:
        needs = frozenset(need for one in reporting_steps.ROUND.transitions for need in one.needs)
        return lambda actor, place: reporting.may_step_round(actor, asked_by(state, place), name, needs)

    planned, room = reporting_steps.PLANNED, _("Rounds")
    return [
        Act(room, _("plan a round"), lambda a, o: reporting.may_ask(a, o, "", "rhf")),
        Act(room, _("open a round"), step("open", planned)),
        Act(room, _("remind in a round"), step("remind", reporting_steps.OPEN)),
        Act(room, _("close a round"), step("close", reporting_steps.OPEN)),
        Act(
            room,
            _("ask one more unit in an open round"),
            lambda a, o: reporting.may_add_unit(a, asked_by(reporting_steps.OPEN, o), -1),
        ),
        Act(
            room,
            _("take a unit out that has written nothing"),
            lambda a, o: reporting.may_take_out(
                a, reporting.RoundFacts(o, "", reporting_steps.OPEN, frozenset({-1, -2})), -1, untouched=True
            ),
        ),
        Act(
            room,
            _("see the rounds that the organisation asks in"),
            lambda a, o: reporting.may_read_round(a, asked_by(planned, o)),
        ),
        Act(
            room,
            _("see the rounds that the organisation answers in"),
            lambda a, o: reporting.may_read_round(a, asked_of(o)),
        ),
    ]


def _approvals() -> list[Act]:
    def facts(body: str, place: int) -> approvals.StatementFacts:
        return approvals.StatementFacts(body, place, "", locked=False, has_words=True)

    def writes(body: str) -> Ask:
        return lambda actor, place: approvals.may_write(actor, facts(body, place))

    def delivers(body: str) -> Ask:
        return lambda actor, place: approvals.may_lock(actor, facts(body, place))

    def signs(role: str) -> Ask:
        return lambda actor, place: approvals.may_sign(actor, approvals.SignFacts(role, place, ""))

    room = _("Statements and signatures")
    return [
        Act(room, _("sign a report as its leader"), signs("leader")),
        Act(room, _("record that the board has decided"), signs("board")),
        Act(room, _("keep a printed one as printed"), lambda a, _o: approvals.may_transcribe(a)),
        Act(room, _("write the user committee's"), writes("user_committee")),
        Act(room, _("deliver the user committee's"), delivers("user_committee")),
        Act(room, _("write the employees'"), writes("employees")),
        Act(room, _("deliver the employees'"), delivers("employees")),
    ]


def _publication() -> list[Act]:
    def edition(state: str, place: int) -> publication.EditionFacts:
        return publication.EditionFacts(place, "", state, newest=True)

    def before(audience: str, place: int) -> publication.EditionFacts:
        return publication.EditionFacts(
            0, "", compiled, newest=True, put_before=frozenset({(audience, place)})
        )

    room, compiled, released = _("Editions"), publication_steps.COMPILED, publication_steps.RELEASED
    return [
        Act(room, _("compile an edition"), lambda a, o: publication.may_compile(a, o, "")),
        Act(room, _("release an edition"), lambda a, o: publication.may_release(a, edition(compiled, o))),
        Act(room, _("read before release"), lambda a, o: publication.may_read(a, edition(compiled, o))),
        Act(
            room,
            _("read what was put before one's own unit"),
            lambda a, o: publication.may_read(a, before("receiver", o)),
        ),
        Act(
            room,
            _("read what was put before the user committee"),
            lambda a, o: publication.may_read(a, before("user_committee", o)),
        ),
        Act(
            room,
            _("read what was put before the employees"),
            lambda a, o: publication.may_read(a, before("employees", o)),
        ),
        Act(room, _("read after release"), lambda a, o: publication.may_read(a, edition(released, o))),
    ]


def _meetings() -> list[Act]:
    def held(state: str, host: int, *there: int) -> meetings.MeetingFacts:
        return meetings.MeetingFacts(host, "", state, frozenset(there))

    def item(owner: int, source: int, state: str) -> meetings.FollowUpFacts:
        return meetings.FollowUpFacts(owner, "", source, state)

    room, steps = _("Meetings and follow-up"), meetings_steps
    return [
        Act(room, _("plan a meeting and keep its agenda"), lambda a, o: meetings.may_plan(a, o, "")),
        Act(room, _("read an own meeting"), lambda a, o: meetings.may_read(a, held(steps.PLANNED, o))),
        Act(
            room,
            _("read a meeting one is called to"),
            lambda a, o: meetings.may_read(a, held(steps.CALLED, 0, o)),
        ),
        Act(room, _("enter decisions"), lambda a, o: meetings.may_decide(a, held(steps.HELD, o))),
        Act(
            room,
            _("answer what one is to follow up"),
            lambda a, o: meetings.may_respond(a, item(o, 0, "open")),
        ),
        Act(
            room,
            _("close what others follow up"),
            lambda a, o: meetings.may_step_item(a, item(0, o, "done"), "confirm"),
        ),
        Act(room, _("register an audit"), lambda a, o: meetings.may_register_audit(a, o, "")),
    ]
