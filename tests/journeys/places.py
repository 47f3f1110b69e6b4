"""Every page of the product, with the example country: who opens it, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from linja.ground.kernel.actor import Actor
from linja.line.allocations import queries as allocations
from linja.line.approvals import queries as approvals
from linja.line.intake import queries as intake
from linja.line.meetings import queries as meetings
from linja.line.projects import queries as projects
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as register
from linja.people.accounts import queries as people
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries as steering

NOBODY, KARI, OLA, JON, BERIT = "", "kari.nordmann", "ola.nordmann", "jon.nordli", "berit.bruker"
ANNE, ROLF = "anne.admin", "rolf.revisor"
HANNE = "hanne.departement"


@dataclass(frozen=True)
class Place:
    """``address`` is asked for when the example country is there."""

    what: str
    who: str
    name: str
    address: Callable[[], str]

    def __str__(self) -> str:
        return self.what


def at(name: str, query: str = "", *args: Callable[[], object]) -> Callable[[], str]:
    """The address of a named page; the arguments are looked up when it is asked for."""
    return lambda: reverse(name, args=[one() for one in args]) + query


def actor(who: str) -> Actor:
    """An example person by the first part of the address."""
    return people.actor_for(people.person_by_email(f"{who}@example.no"))


def _draft() -> int:
    return next(one.id for one in reporting.reports(actor(KARI)) if one.state == "draft")


def _answered() -> int:
    return reporting.answered(_draft())[0].id


def _measure() -> int:
    return reporting.measures(actor(KARI))[0].id


def _merged() -> int:
    return steering.merge_rows(actor(KARI), _draft())[0].answered.id


def _joint() -> int:
    return reporting.joint_answers(actor(KARI))[0].id


def _section() -> int:
    return next(one.id for one in reporting.sections(_draft()) if one.role == "narrative" and one.level == 2)


def _statement() -> int:
    return approvals.statements(f"report:{_draft()}")[0].id


def _uploaded() -> int:
    return intake.documents(actor(JON))[0].id


def _edition() -> int:
    return publication.editions(_publication().id)[0].id


def _publication() -> publication.PublicationRecord:
    return publication.released_publications()[0]


def _number() -> int:
    return publication.editions(_publication().id, released_only=True)[0].number


def _slug() -> str:
    return _publication().slug


def _letter() -> int:
    return next(one.id for one in register.documents() if one.amends_id)


def _amended_document() -> int:
    return next(one.amends_id for one in register.documents() if one.amends_id)


def _requirement() -> int:
    """One that a letter has changed, so that there is a history to show."""
    return register.changed_by(_letter())[0].requirement_id


def _person() -> int:
    person = people.person_by_email(f"{KARI}@example.no")
    return person.pk if person else 0


def _role() -> int:
    return people.assignments_of(_person())[0].id


def _organisation(name: str) -> Callable[[], int]:
    return lambda: next(one.id for one in organisations.all_organisations() if one.name == name)


MIDT = _organisation("Helse Midt-Norge RHF")
GONE = _organisation("Helse Sunnmøre HF")


def _ending() -> int:
    change = organisations.ending_of(GONE())
    return change.id if change else 0


def _published() -> int:
    return next(one.id for one in reporting.reports(actor(HANNE)) if one.state == "published")


def _older() -> int:
    """A letter of the year before the last, so that there is a next one."""
    return min((one for one in register.documents() if one.requirement_count), key=lambda one: one.year).id


def _passed() -> int:
    return register.in_force_for(_organisation("Helse Midt-Norge RHF")(), 2020)[0].id


def _order() -> int:
    return register.orders(actor(KARI), issuer_id=_organisation("Helse Midt-Norge RHF")())[0].document_id


def _round() -> int:
    return next(one.id for one in reporting.rounds(actor(KARI)) if one.state == "open")


def _unit_of_round() -> int:
    return next(
        one.organisation_id for one in reporting.readable_round(_round(), actor(KARI)).units if one.owes
    )


def _meeting() -> int:
    return next(one.id for one in meetings.meetings(actor(KARI)) if one.state == "planned")


def _case() -> int:
    return meetings.register(actor(KARI))[0].id


def _item() -> int:
    return next(one.id for one in meetings.items(actor(KARI)) if one.state == "open")


def _promise() -> int:
    return reporting.promises(actor(KARI))[0].id


def _request() -> int:
    return next(one.id for one in reporting.dispensations(actor(KARI)) if one.state == "asked")


def _plan() -> int:
    return projects.plans(actor(KARI))[0].id


def _project() -> int:
    return projects.projects(actor(KARI))[0].id


def _allocation() -> int:
    return next(one.id for one in allocations.allocations(actor(HANNE)) if one.parent_id is None)


def _account() -> int:
    return allocations.account_tables(f"report:{_draft()}")[0].id


PLACES = (
    Place("open front page", NOBODY, "front", at("front")),
    Place("open report", NOBODY, "publication", at("publication", "", _slug)),
    Place("open edition", NOBODY, "publication_edition", at("publication_edition", "", _slug, _number)),
    Place("sign in", NOBODY, "account_login", at("account_login")),
    Place("forgotten password", NOBODY, "account_reset_password", at("account_reset_password")),
    Place("password sent", NOBODY, "account_reset_password_done", at("account_reset_password_done")),
    Place("closed account", NOBODY, "account_inactive", at("account_inactive")),
    Place("no sign-up", NOBODY, "account_signup", at("account_signup")),
    Place("components", NOBODY, "gallery", at("gallery")),
    Place("my page", KARI, "my_page", at("my_page")),
    Place("my page, what is past its day", KARI, "my_page", at("my_page", "?nar=passert")),
    Place("how a region stands", OLA, "leading", at("leading", "?ar=2020")),
    Place("how the country stands", HANNE, "leading", at("leading", "?enhet=land&ar=2019")),
    Place("behind a number", KARI, "leading_list", at("leading_list", "?med=1&ar=2020&slag=goal")),
    Place("notices", KARI, "notices", at("notices")),
    Place("register", KARI, "requirements", at("requirements")),
    Place("register, nothing fits", KARI, "requirements", at("requirements", "?q=finnesikke")),
    Place("one requirement", KARI, "requirement", at("requirement", "", _requirement)),
    Place(
        "one requirement as it was",
        KARI,
        "requirement",
        at("requirement", "?gjelder=2020-02-01&fra=2020-02-01&til=2020-12-31", _requirement),
    ),
    Place("correct a requirement", KARI, "requirement_correct", at("requirement_correct", "", _requirement)),
    Place("ties of a requirement", KARI, "requirement_kin", at("requirement_kin", "?q=plan", _requirement)),
    Place("lines of a year", KARI, "sight_index", at("sight_index")),
    Place("line of a requirement", KARI, "sight", at("sight", "", _requirement)),
    Place("line as a table", KARI, "sight", at("sight", "?vis=tabell", _requirement)),
    Place("find a sentence, empty", KARI, "sight_find", at("sight_find")),
    Place("find a sentence", KARI, "sight_find", at("sight_find", "?q=skal+ligge+på+korridor")),
    Place("four regions", HANNE, "regions", at("regions", "?ar=2019")),
    Place("four regions, a region's", KARI, "regions", at("regions")),
    Place("a requirement of four regions", HANNE, "regions_one", at("regions_one", "", _requirement)),
    Place("into an amending letter", HANNE, "regions_amend", at("regions_amend", "?krav=1")),
    Place("feedback on a report", HANNE, "regions_report", at("regions_report", "", _published)),
    Place("next year", HANNE, "rolling", at("rolling")),
    Place("what goes on", HANNE, "rolling_document", at("rolling_document", "?vis=alle", _older)),
    Place("two years", HANNE, "rolling_compare", at("rolling_compare")),
    Place("documents", KARI, "documents", at("documents")),
    Place("one document", KARI, "document", at("document", "", _letter)),
    Place("new document", KARI, "document_new", at("document_new")),
    Place("a letter's changes", KARI, "document_amendments", at("document_amendments", "", _letter)),
    Place("new requirement", KARI, "requirement_new", at("requirement_new", "", _letter)),
    Place("a document's ties", KARI, "document_kin", at("document_kin", "", _amended_document)),
    Place("search, empty", KARI, "search", at("search")),
    Place("search, hits", KARI, "search", at("search", "?q=ventetid")),
    Place("search, no hits", KARI, "search", at("search", "?q=finnesikke")),
    Place("read in, nothing yet", KARI, "intake", at("intake")),
    Place("read in", JON, "intake", at("intake")),
    Place("one upload", JON, "intake_document", at("intake_document", "", _uploaded)),
    Place("review", JON, "intake_review", at("intake_review", "", _uploaded)),
    Place("source", JON, "source", at("source", "", _uploaded)),
    Place("registering too early", JON, "register_reading", at("register_reading", "", _uploaded)),
    Place("rounds", KARI, "rounds", at("rounds")),
    Place("a new round", KARI, "round_new", at("round_new")),
    Place("one round", KARI, "round", at("round", "", _round)),
    Place("requirement by requirement", KARI, "round", at("round", "?vis=krav", _round)),
    Place("change a round", KARI, "round_change", at("round_change", "", _round)),
    Place("close a round", KARI, "round_step", at("round_step", "", _round, lambda: "close")),
    Place("a later deadline", KARI, "round_extend", at("round_extend", "", _round, _unit_of_round)),
    Place("one more unit", KARI, "round_add_unit", at("round_add_unit", "", _round)),
    Place("a unit taken out", KARI, "round_take_out", at("round_take_out", "", _round, _unit_of_round)),
    Place("reports", KARI, "reports", at("reports")),
    Place("new report", KARI, "report_new", at("report_new")),
    Place("report", KARI, "report", at("report", "", _draft)),
    Place("what is missing", KARI, "report_gaps", at("report_gaps", "", _draft)),
    Place("sign a report", KARI, "report_sign", at("report_sign", "?som=leader", _draft)),
    Place("record the board's decision", KARI, "report_sign", at("report_sign", "?som=board", _draft)),
    Place("hand a report in", KARI, "report_hand_in", at("report_hand_in", "", _draft)),
    Place("reports received", HANNE, "received", at("received")),
    Place("reports received, none", KARI, "received", at("received", "?tilstand=accepted")),
    Place("answer", KARI, "report_answer", at("report_answer", "", _draft, _answered)),
    Place("what units have answered", KARI, "merge_overview", at("merge_overview", "", _draft)),
    Place("merge one answer", KARI, "merge_one", at("merge_one", "", _draft, _merged)),
    Place("joint answers", KARI, "joint_answers", at("joint_answers", "?ar=2020")),
    Place("one joint answer", KARI, "joint_answer", at("joint_answer", "", _joint)),
    Place("what the summary may name", KARI, "report_summary", at("report_summary", "", _draft)),
    Place("board case", KARI, "board_case", at("board_case", "", _draft)),
    Place("measures", KARI, "measures", at("measures")),
    Place("new measure", KARI, "measure_new", at("measure_new")),
    Place("one measure", KARI, "measure", at("measure", "", _measure)),
    Place("deadlines and promises", KARI, "promises", at("promises")),
    Place("deadlines on a day", KARI, "promises", at("promises", "?dato=2020-12-01&tilstand=passert")),
    Place("one promise", KARI, "promise", at("promise", "", _promise)),
    Place("requests", KARI, "dispensations", at("dispensations")),
    Place("one request", KARI, "dispensation", at("dispensation", "", _request)),
    Place("deliveries", KARI, "deliveries", at("deliveries")),
    Place("text of a chapter", KARI, "report_section", at("report_section", "", _draft, _section)),
    Place("statement, its writer", BERIT, "statement", at("statement", "", _statement)),
    Place("statement, a reader", KARI, "statement", at("statement", "", _statement)),
    Place("edition", KARI, "edition", at("edition", "", _edition)),
    Place("meetings", KARI, "meetings", at("meetings")),
    Place("new meeting", KARI, "meeting_new", at("meeting_new")),
    Place("one meeting", KARI, "meeting", at("meeting", "", _meeting)),
    Place("change a meeting", KARI, "meeting_edit", at("meeting_edit", "", _meeting)),
    Place("new case", KARI, "case_new", at("case_new", "", _meeting)),
    Place("cases", KARI, "cases", at("cases")),
    Place("one case", KARI, "case", at("case", "", _case)),
    Place("follow-up", KARI, "followup", at("followup")),
    Place("one item to follow up", KARI, "followup_item", at("followup_item", "", _item)),
    Place("change an item", KARI, "followup_edit", at("followup_edit", "", _item)),
    Place("new item to follow up", KARI, "followup_new", at("followup_new")),
    Place("audits", KARI, "audits", at("audits")),
    Place("new audit", KARI, "audit_new", at("audit_new")),
    Place("packages", KARI, "packages", at("packages")),
    Place("package", KARI, "package", at("package", "", MIDT)),
    Place("statement, passages", BERIT, "statement_tracked", at("statement_tracked", "", _statement)),
    Place("plans", KARI, "plans", at("plans")),
    Place("new plan", KARI, "plan_new", at("plan_new")),
    Place("one plan", KARI, "plan", at("plan", "", _plan)),
    Place("change a plan", KARI, "plan_edit", at("plan_edit", "", _plan)),
    Place("open a plan for revision", OLA, "plan_step", at("plan_step", "", _plan, lambda: "revise")),
    Place("projects", KARI, "projects", at("projects")),
    Place("new project", KARI, "project_new", at("project_new")),
    Place("one project", KARI, "project", at("project", "", _project)),
    Place("change a project", KARI, "project_edit", at("project_edit", "", _project)),
    Place("stop a project", KARI, "project_step", at("project_step", "", _project, lambda: "stop")),
    Place("what is rolled out", KARI, "rollouts", at("rollouts")),
    Place("allocations", KARI, "allocations", at("allocations")),
    Place("new allocation", KARI, "allocation_new", at("allocation_new")),
    Place("one allocation", KARI, "allocation", at("allocation", "", _allocation)),
    Place("an allocation given already", HANNE, "allocation_edit", at("allocation_edit", "", _allocation)),
    Place(
        "withdraw an allocation",
        HANNE,
        "allocation_step",
        at("allocation_step", "", _allocation, lambda: "withdraw"),
    ),
    Place("budget and accounts", KARI, "accounts", at("accounts", "", _draft)),
    Place("a new account table", KARI, "account_new", at("account_new", "", _draft)),
    Place("an account table", KARI, "account_edit", at("account_edit", "", _draft, _account)),
    Place("take a table out", KARI, "account_drop", at("account_drop", "", _draft, _account)),
    Place("organisations", KARI, "organisations", at("organisations")),
    Place("organisations, found", KARI, "organisations", at("organisations", "?q=sykehus&dato=2020-01-01")),
    Place("one organisation", KARI, "organisation", at("organisation", "", MIDT)),
    Place("one organisation, changed by", ANNE, "organisation", at("organisation", "?dato=2010-01-01", MIDT)),
    Place(
        "organisation moved",
        ANNE,
        "organisation_change",
        at("organisation_change", "", MIDT, lambda: "flytt"),
    ),
    Place(
        "what a merged trust leaves",
        KARI,
        "organisation_hand_over",
        at("organisation_hand_over", "", GONE, _ending),
    ),
    Place("roles", KARI, "access", at("access")),
    Place("people", ANNE, "people", at("people")),
    Place("new person", ANNE, "person_new", at("person_new")),
    Place("one person", ANNE, "person", at("person", "", _person)),
    Place("give a role", ANNE, "person_give_role", at("person_give_role", "", _person)),
    Place("end a role", ANNE, "person_end_role", at("person_end_role", "", _person, _role)),
    Place("close the sign-in", ANNE, "person_open_or_close", at("person_open_or_close", "", _person)),
    Place("log", ROLF, "log", at("log")),
    Place("log, one person", ANNE, "log", at("log", "?handling=accounts.")),
    Place("what was read", ROLF, "accesses", at("accesses")),
    Place("one entry", ROLF, "log_entry", at("log_entry", "", lambda: 40)),
    Place("check the log", ROLF, "log_verify", at("log_verify")),
    Place("account", KARI, "account", at("account")),
    Place("new password", KARI, "account_change_password", at("account_change_password")),
    Place("two steps", KARI, "mfa_index", at("mfa_index")),
    Place("two steps with an app", KARI, "mfa_activate_totp", at("mfa_activate_totp")),
    Place("sign out", KARI, "account_logout", at("account_logout")),
    Place("what is passed down", KARI, "passing", at("passing", "?ar=2020")),
    Place("one that is passed down", KARI, "passing_requirement", at("passing_requirement", "", _passed)),
    Place("everything passed down", KARI, "passing_all", at("passing_all", "?ar=2020")),
    Place("changes above", KARI, "passing_changes", at("passing_changes", "?ar=2020")),
    Place("order", KARI, "passing_order", at("passing_order", "", _order)),
)


def named_addresses() -> set[str]:
    """The names of all addresses outside the API."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> list[str]:
    names: list[str] = []
    for one in patterns:
        if isinstance(one, URLPattern):
            names += [one.name] if one.name else []
        elif not one.namespace:
            names += _names(one.url_patterns)
    return names
