"""The log's codes in the reader's words: acts, what was acted on, fields and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.audit.fields import FIELDS
from linja.faces.workbench.audit.opening import Named, openable
from linja.ground.kernel.actor import Actor
from linja.people.accounts import phrases as accounts
from linja.people.audit.queries import EntryRecord
from linja.people.organisations import phrases as organisation_words
from linja.people.organisations import queries as organisations

Words = Mapping[str, str | Promise]

ROOMS: Final[Words] = {
    "accounts": _("People and roles"),
    "audit": _("The log itself"),
    "organisations": _("Organisations"),
    "requirements": _("Requirements"),
    "intake": _("Reading in"),
    "steering": _("Registering and compiling"),
    "reporting": _("Reports"),
    "approvals": _("Statements"),
    "publication": _("Editions"),
    "meetings": _("Meetings and follow-up"),
    "projects": _("Plans and projects"),
    "allocations": _("Allocations and accounts"),
}

ACTS: Final[Words] = {
    "accounts.create_person": _("registered a person"),
    "accounts.change_person": _("changed facts about a person"),
    "accounts.assign_role": _("gave a role"),
    "accounts.end_assignment": _("ended a role"),
    "accounts.set_active": _("opened or closed a sign-in"),
    "accounts.choose_language": _("chose a language"),
    "organisations.create": _("registered an organisation"),
    "organisations.add_alias": _("added a name that documents use"),
    "organisations.link": _("placed an organisation under another"),
    "organisations.end_link": _("ended a place under another"),
    "organisations.record_change": _("recorded what happens to an organisation"),
    "organisations.hand_over": _("handed over what was asked of an organisation that is no more"),
    "organisations.load_reference": _("loaded the reference organisations"),
    "requirements.register_document": _("registered a governing document"),
    "requirements.address": _("added addressees"),
    "requirements.add": _("registered requirements"),
    "requirements.amend": _("changed a requirement by a letter"),
    "requirements.correct": _("corrected a requirement"),
    "requirements.tie": _("tied two requirements"),
    "requirements.end_tie": _("ended a tie between requirements"),
    "requirements.open_order": _("opened a draft order"),
    "requirements.issue_order": _("issued an order"),
    "requirements.change_draft": _("rewrote a requirement in a draft"),
    "requirements.take_out": _("took a requirement out of a draft"),
    "requirements.discard_order": _("threw a draft order away"),
    "requirements.open_letter": _("opened a draft letter"),
    "requirements.change_letter": _("rewrote the head of a draft letter"),
    "requirements.keep_changes": _("kept changes in a draft letter"),
    "requirements.remove_changes": _("took changes out of a draft letter"),
    "requirements.issue_letter": _("issued a letter"),
    "requirements.discard_letter": _("threw a draft letter away"),
    "requirements.treat": _("passed a requirement on or kept it"),
    "requirements.consider": _("considered a change above"),
    "requirements.hand_over": _("let a successor take over what was asked"),
    "requirements.delegate": _("let another lead on its behalf"),
    "steering.give_feedback": _("gave feedback on a report"),
    "steering.reply_to_feedback": _("replied to feedback"),
    "steering.carry_over": _("carried requirements over to the next year"),
    "intake.upload": _("uploaded a document"),
    "intake.start_reading": _("began to read"),
    "intake.finish_reading": _("read the document"),
    "intake.fail": _("could not read the document"),
    "intake.read_again": _("asked for a new reading"),
    "intake.correct_facts": _("corrected facts about a document"),
    "intake.finish": _("finished the review"),
    "intake.reopen": _("opened again"),
    "intake.register": _("registered what was read"),
    "intake.set_aside": _("set a document aside"),
    "intake.bring_back": _("brought a document back"),
    "intake.accept": _("accepted a finding"),
    "intake.accept_all": _("accepted findings"),
    "intake.drop": _("dropped a finding"),
    "intake.undo": _("undid a correction"),
    "intake.split": _("split a finding"),
    "intake.merge": _("merged findings"),
    "intake.move_boundary": _("moved the boundary of a finding"),
    "intake.set_fields": _("corrected a finding"),
    "intake.cut_new": _("added a finding"),
    "intake.rekind": _("said what a finding is"),
    "steering.choose_match": _("said whether a requirement is the same"),
    "steering.accept_sure": _("accepted sure matches"),
    "steering.register_reading": _("registered a reading"),
    "steering.open_annual_report": _("opened an annual report"),
    "steering.compile": _("compiled a report"),
    "steering.release": _("released an edition"),
    "steering.delegate_lead": _("let another lead a joint requirement"),
    "steering.deliver_statement": _("delivered a statement about an edition"),
    "steering.follow_change": _("made the same change below"),
    "steering.hand_in": _("handed a report in as an edition"),
    "steering.keep": _("kept a requirement without passing it on"),
    "steering.leave_change": _("left a change above without effect below"),
    "steering.open_round": _("opened a round with its reports"),
    "steering.pass_down": _("passed requirements down"),
    "steering.put_before": _("put an edition before a body"),
    "steering.put_forward": _("put a report forward for signing"),
    "steering.sign": _("signed a report as it stands"),
    "steering.take_back": _("took a report back from signing"),
    "steering.withdraw": _("withdrew a report from the receiver"),
    "reporting.open_report": _("opened a report"),
    "reporting.write_sections": _("wrote the parts of a report"),
    "reporting.write_section": _("wrote a part of a report"),
    "reporting.place": _("placed requirements in a report"),
    "reporting.write_answer": _("wrote an answer"),
    "reporting.set_status": _("set a status"),
    "reporting.cover": _("let an answer cover others"),
    "reporting.exempt": _("noted why nothing is reported"),
    "reporting.uncover": _("let an answer stand by itself"),
    "reporting.follow": _("let an answer refer to another"),
    "reporting.create_measure": _("noted a measure"),
    "reporting.change_measure": _("changed a measure"),
    "reporting.use_measure": _("told of a measure in an answer"),
    "reporting.drop_measure": _("took a measure out of an answer"),
    "reporting.promise": _("promised a date"),
    "reporting.keep_promise": _("noted that a promise was kept"),
    "reporting.move_promise": _("moved a promised date"),
    "reporting.drop_promise": _("gave a promise up"),
    "reporting.take_back_promise": _("struck a promise"),
    "reporting.deliver": _("noted a delivery"),
    "reporting.change_delivery": _("put a delivery right"),
    "reporting.strike_delivery": _("struck a delivery"),
    "reporting.ask_dispensation": _("asked for a later deadline or an exemption"),
    "reporting.grant_dispensation": _("granted a later deadline or an exemption"),
    "reporting.refuse_dispensation": _("refused a later deadline or an exemption"),
    "reporting.withdraw_dispensation": _("took a request back"),
    "reporting.merge": _("merged units' answers"),
    "reporting.set_part_verdicts": _("said how far each part was reached"),
    "reporting.begin_joint": _("began a joint answer"),
    "reporting.write_joint": _("wrote a joint answer"),
    "reporting.offer_joint": _("offered a joint answer"),
    "reporting.delegate_joint": _("said who writes a joint answer"),
    "reporting.take_in_joint": _("took a joint answer into a report"),
    "reporting.leave_joint": _("took a joint answer out of a report"),
    "steering.merge": _("merged units' answers"),
    "steering.put_report_on_agenda": _("put a report on a board's agenda"),
    "steering.summarise": _("put the best and the worst into the summary"),
    "reporting.make_ready": _("put a report forward for signatures"),
    "reporting.submit": _("handed a report in"),
    "reporting.withdraw": _("withdrew a report"),
    "reporting.return": _("sent a report back"),
    "reporting.accept": _("accepted a report"),
    "reporting.approve": _("approved a report in the owner meeting"),
    "reporting.take_back": _("took a report back"),
    "reporting.publish": _("published a report"),
    "reporting.correct": _("opened a report for correction"),
    "reporting.plan_round": _("planned a round"),
    "reporting.change_round": _("changed a round"),
    "reporting.open_round": _("opened a round"),
    "reporting.add_unit": _("asked one more unit in a round"),
    "reporting.take_out_unit": _("took a unit out of a round"),
    "reporting.drop_round": _("took a planned round away"),
    "reporting.remind_round": _("reminded units of a deadline"),
    "reporting.extend_unit": _("gave a unit a later deadline"),
    "reporting.close_round": _("closed a round"),
    "reporting.reopen_round": _("opened a round again"),
    "reporting.hand_over": _("let a successor take over what was begun"),
    "reporting.replace": _("replaced a report by a newer reading"),
    "approvals.ask_for": _("asked for a statement"),
    "approvals.write": _("wrote a statement"),
    "approvals.lock": _("delivered a statement"),
    "approvals.sign": _("signed a report"),
    "approvals.transcribe": _("kept a statement as printed"),
    "audit.seal": _("sealed what was read"),
    "steering.put_on_agenda": _("made an agenda of what is open"),
    "meetings.plan": _("planned a meeting"),
    "meetings.change": _("changed a meeting"),
    "meetings.call": _("called a meeting"),
    "meetings.hold": _("noted that a meeting was held"),
    "meetings.minute": _("gave out the minutes of a meeting"),
    "meetings.reopen": _("opened the minutes of a meeting again"),
    "meetings.cancel": _("cancelled a meeting"),
    "meetings.add_case": _("put a case on an agenda"),
    "meetings.change_case": _("changed a case"),
    "meetings.decide": _("entered a decision"),
    "meetings.move_case": _("moved a case on the agenda"),
    "meetings.drop_case": _("took a case off an agenda"),
    "meetings.raise": _("registered something to follow up"),
    "meetings.change_item": _("changed something to follow up"),
    "meetings.respond": _("answered something to follow up"),
    "meetings.start_item": _("began on something to follow up"),
    "meetings.finish_item": _("marked something to follow up as done"),
    "meetings.confirm_item": _("closed something to follow up"),
    "meetings.send_back_item": _("sent something to follow up back"),
    "meetings.drop_item": _("dropped something to follow up"),
    "meetings.reopen_item": _("opened something to follow up again"),
    "meetings.hand_over": _("let a successor take over what is followed up"),
    "meetings.tie_item": _("tied a finding to a requirement"),
    "meetings.register_audit": _("registered an audit"),
    "meetings.change_audit": _("changed an audit"),
    "meetings.start_audit": _("began an audit"),
    "meetings.finish_audit": _("finished an audit"),
    "meetings.reopen_audit": _("opened an audit again"),
    "meetings.cancel_audit": _("cancelled an audit"),
    "projects.write_plan": _("wrote a plan"),
    "projects.change_plan": _("changed a plan"),
    "projects.adopt_plan": _("recorded that a plan was adopted"),
    "projects.revise_plan": _("opened a plan for revision"),
    "projects.end_plan": _("ended a plan"),
    "projects.say_status": _("said how a plan stood in a year"),
    "projects.write_project": _("wrote a project"),
    "projects.change_project": _("changed a project"),
    "projects.start_project": _("started a project"),
    "projects.pause_project": _("paused a project"),
    "projects.resume_project": _("took a project up again"),
    "projects.finish_project": _("finished a project"),
    "projects.stop_project": _("stopped a project"),
    "projects.reopen_project": _("opened a project again"),
    "projects.settle_milestone": _("settled a milestone"),
    "projects.set_rollout": _("said how far a place has come"),
    "allocations.allot": _("wrote an allocation"),
    "allocations.change": _("changed an allocation"),
    "allocations.give": _("gave an allocation"),
    "allocations.withdraw": _("withdrew an allocation"),
    "allocations.report_use": _("reported the use of money"),
    "allocations.keep_accounts": _("wrote budget and accounts"),
    "allocations.drop_accounts": _("took budget and accounts out of a report"),
    "steering.keep_accounts": _("wrote budget and accounts"),
    "steering.drop_accounts": _("took budget and accounts out of a report"),
    "publication.compile": _("compiled an edition"),
    "publication.put_before": _("put an edition before somebody"),
    "publication.release": _("released an edition to everybody"),
}

#: What was acted on, and the page that shows it.
SUBJECTS: Final[Words] = {
    "accounts.person": _("Person"),
    "organisations.organisation": _("Organisation"),
    "organisations.reference": _("Reference organisations"),
    "requirements.governingdocument": _("Governing document"),
    "requirements.requirement": _("Requirement"),
    "intake.uploadeddocument": _("Uploaded document"),
    "reporting.report": _("Report"),
    "reporting.round": _("Round"),
    "reporting.measure": _("Measure"),
    "reporting.promiseddate": _("Promised date"),
    "reporting.list": _("List of measures, deadlines or deliveries"),
    "reporting.delivery": _("Delivery"),
    "reporting.dispensation": _("Request"),
    "approvals.statement": _("Statement"),
    "approvals.signoff": _("Signature"),
    "meetings.meeting": _("Meeting"),
    "meetings.case": _("Case"),
    "meetings.followup": _("Follow-up"),
    "meetings.audit": _("Audit"),
    "meetings.list": _("List of meetings or follow-up"),
    "projects.plan": _("Plan"),
    "projects.project": _("Project"),
    "projects.list": _("List of plans or projects"),
    "allocations.allocation": _("Allocation"),
    "allocations.accounttable": _("Budget and accounts"),
    "allocations.list": _("List of allocations"),
    "steering.package": _("Package for a meeting"),
    "publication.publication": _("Publication"),
    "publication.edition": _("Edition"),
    "steering.match": _("Match"),
    "steering.feedback": _("Feedback"),
    "audit.entry": _("Entry in the log"),
    "audit.list": _("Log"),
    "audit.batch": _("Batch of what was read"),
}
_PAGES: Final = {
    "accounts.person": "person",
    "organisations.organisation": "organisation",
    "requirements.governingdocument": "document",
    "requirements.requirement": "requirement",
    "reporting.report": "report",
    "reporting.round": "round",
    "reporting.measure": "measure",
    "reporting.promiseddate": "promise",
    "reporting.delivery": "delivery",
    "reporting.dispensation": "dispensation",
    "publication.edition": "edition",
    "meetings.meeting": "meeting",
    "meetings.case": "case",
    "meetings.followup": "followup_item",
    "meetings.audit": "audit",
    "projects.plan": "plan",
    "projects.project": "project",
    "allocations.allocation": "allocation",
    "steering.package": "package",
    "intake.uploadeddocument": "intake_document",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of an entry. ``coded``: the field has no word and is shown as its code."""

    field: str
    before: str
    after: str
    coded: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with its words."""

    record: EntryRecord
    act: str
    subject: str
    href: str
    changes: tuple[Changed, ...]


def act_name(code: str) -> str:
    """What was done, in words; the code itself when it is unknown."""
    return str(ACTS.get(code, code))


def subject_name(code: str) -> str:
    """The kind of thing, in words; the code itself when it is unknown."""
    return str(SUBJECTS.get(code, code))


def shown(entries: Iterable[EntryRecord], reader: Actor | None = None) -> tuple[Shown, ...]:
    """Entries in words, with a link where the reader (if one is named) may open the subject."""
    held = tuple(entries)
    opens = openable(reader, held) if reader else lambda _entry: False
    names = _organisation_names(held)
    return tuple(
        Shown(
            one,
            act_name(one.action),
            subject_name(one.subject_kind),
            _address(one) if opens(one) else "",
            tuple(_changed(field, pair, names) for field, pair in one.changes.items()),
        )
        for one in held
    )


def addresses(things: Sequence[Named], reader: Actor) -> list[str]:
    """For each thing named in a log the page that the reader may open, or nothing."""
    opens = openable(reader, things)
    return [_address(one) if opens(one) else "" for one in things]


def _address(entry: Named) -> str:
    name = _PAGES.get(entry.subject_kind)
    return reverse(name, args=(int(entry.subject_id),)) if name else ""


#: Fields that hold an organisation's id.
_PLACES: Final = ("organisation", "successor")


def _organisation_names(entries: Iterable[EntryRecord]) -> dict[int, str]:
    ids = {
        value
        for one in entries
        for field in _PLACES
        for value in one.changes.get(field, {}).values()
        if isinstance(value, int)
    }
    return {key: found.name for key, found in organisations.by_ids(ids).items()}


def _changed(field: str, pair: Mapping[str, Any], names: Mapping[int, str]) -> Changed:
    before, after = (_value(field, pair.get(side), names) for side in ("from", "to"))
    return Changed(str(FIELDS.get(field, field)), before, after, field not in FIELDS)


def _value(field: str, value: Any, names: Mapping[int, str]) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _now("Yes") if value else _now("No")
    if field in _PLACES and isinstance(value, int):
        return names.get(value, str(value))
    if field == "role":
        return accounts.role_name(str(value))
    if field in {"kind", "change"}:
        return organisation_words.kind_name(organisation_words.change_name(str(value)))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    text = str(value)
    try:
        return date_format(date.fromisoformat(text), "j. F Y") if len(text) == 10 else text
    except ValueError:
        return text
