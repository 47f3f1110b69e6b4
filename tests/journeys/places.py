"""Every page of the product, with the example country: who opens it, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.journeys import finding as find
from tests.journeys.finding import ANNE, BERIT, HANNE, JON, KARI, NOBODY, OLA, ROLF


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


PLACES = (
    Place("open front page", NOBODY, "front", at("front")),
    Place("open report", NOBODY, "publication", at("publication", "", find.slug)),
    Place(
        "open edition", NOBODY, "publication_edition", at("publication_edition", "", find.slug, find.number)
    ),
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
    Place("figures", KARI, "figures", at("figures")),
    Place("one indicator", KARI, "figures_one", at("figures_one", "", find.indicator)),
    Place("trust against trust", KARI, "figures_one", at("figures_one", "?vis=foretak", find.indicator)),
    Place("forms of cancer", KARI, "figures_one", at("figures_one", "?vis=deler", find.parted)),
    Place("variation in time", KARI, "figures_one", at("figures_one", "?vis=variasjon", find.indicator)),
    Place("a funnel", KARI, "figures_one", at("figures_one", "?vis=trakt", find.parted)),
    Place("region against nation", KARI, "figures_one", at("figures_one", "?vis=landet", find.indicator)),
    Place("board of a region", KARI, "figures_board", at("figures_board", "", find.MIDT)),
    Place("notices", KARI, "notices", at("notices")),
    Place("register", KARI, "requirements", at("requirements")),
    Place("register, nothing fits", KARI, "requirements", at("requirements", "?q=finnesikke")),
    Place("one requirement", KARI, "requirement", at("requirement", "", find.requirement)),
    Place(
        "one requirement as it was",
        KARI,
        "requirement",
        at("requirement", "?gjelder=2020-02-01&fra=2020-02-01&til=2020-12-31", find.requirement),
    ),
    Place(
        "correct a requirement", KARI, "requirement_correct", at("requirement_correct", "", find.requirement)
    ),
    Place(
        "ties of a requirement", KARI, "requirement_kin", at("requirement_kin", "?q=plan", find.requirement)
    ),
    Place("lines of a year", KARI, "sight_index", at("sight_index")),
    Place("line of a requirement", KARI, "sight", at("sight", "", find.requirement)),
    Place("line as a table", KARI, "sight", at("sight", "?vis=tabell", find.requirement)),
    Place("find a sentence, empty", KARI, "sight_find", at("sight_find")),
    Place("find a sentence", KARI, "sight_find", at("sight_find", "?q=skal+ligge+på+korridor")),
    Place("four regions", HANNE, "regions", at("regions", "?ar=2019")),
    Place("four regions, a region's", KARI, "regions", at("regions")),
    Place("a requirement of four regions", HANNE, "regions_one", at("regions_one", "", find.requirement)),
    Place("into an amending letter", HANNE, "regions_amend", at("regions_amend", "?krav=1")),
    Place("feedback on a report", HANNE, "regions_report", at("regions_report", "", find.published)),
    Place("next year", HANNE, "rolling", at("rolling")),
    Place("what goes on", HANNE, "rolling_document", at("rolling_document", "?vis=alle", find.older)),
    Place("two years", HANNE, "rolling_compare", at("rolling_compare")),
    Place("documents", KARI, "documents", at("documents")),
    Place("one document", KARI, "document", at("document", "", find.letter)),
    Place("new document", KARI, "document_new", at("document_new")),
    Place("a letter's changes", KARI, "document_amendments", at("document_amendments", "", find.letter)),
    Place("new requirement", KARI, "requirement_new", at("requirement_new", "", find.letter)),
    Place("a draft letter", HANNE, "document", at("document", "", find.letter_draft)),
    Place("a draft letter's head", HANNE, "document_head", at("document_head", "", find.letter_draft)),
    Place(
        "what a draft letter changes",
        HANNE,
        "document_amendments",
        at("document_amendments", "", find.letter_draft),
    ),
    Place(
        "a requirement of a draft letter",
        HANNE,
        "document_requirement",
        at("document_requirement", "", find.letter_draft, find.asked_in_draft),
    ),
    Place("throw a letter away", HANNE, "document_discard", at("document_discard", "", find.letter_draft)),
    Place("a document's ties", KARI, "document_kin", at("document_kin", "", find.amended_document)),
    Place("search, empty", KARI, "search", at("search")),
    Place("search, hits", KARI, "search", at("search", "?q=ventetid")),
    Place("search, no hits", KARI, "search", at("search", "?q=finnesikke")),
    Place("read in, nothing yet", KARI, "intake", at("intake")),
    Place("read in", JON, "intake", at("intake")),
    Place("one upload", JON, "intake_document", at("intake_document", "", find.uploaded)),
    Place("review", JON, "intake_review", at("intake_review", "", find.uploaded)),
    Place("source", JON, "source", at("source", "", find.uploaded)),
    Place(
        "a report's contradictions",
        KARI,
        "report_contradictions",
        at("report_contradictions", "", find.draft),
    ),
    Place(
        "an edition's contradictions",
        HANNE,
        "edition_contradictions",
        at("edition_contradictions", "", find.edition),
    ),
    Place("contradictions", JON, "intake_contradictions", at("intake_contradictions", "", find.uploaded)),
    Place("figures of an upload", JON, "intake_values", at("intake_values", "", find.uploaded)),
    Place("registering too early", JON, "register_reading", at("register_reading", "", find.uploaded)),
    Place("figures in", KARI, "values_in", at("values_in")),
    Place("figures of a report", KARI, "values_import", at("values_import", "", find.taken_in)),
    Place("a file that waits", KARI, "values_offered", at("values_offered", "", find.offered)),
    Place("type figures", KARI, "values_type_choose", at("values_type_choose")),
    Place("the grid", KARI, "values_type", at("values_type", "", find.midt, lambda: "2019")),
    Place("breaks", KARI, "values_breaks", at("values_breaks")),
    Place(
        "take a break back",
        KARI,
        "values_break_withdraw",
        at("values_break_withdraw", "", find.a_break),
    ),
    Place("rounds", KARI, "rounds", at("rounds")),
    Place("a new round", KARI, "round_new", at("round_new")),
    Place("one round", KARI, "round", at("round", "", find.round)),
    Place("requirement by requirement", KARI, "round", at("round", "?vis=krav", find.round)),
    Place("change a round", KARI, "round_change", at("round_change", "", find.round)),
    Place("close a round", KARI, "round_step", at("round_step", "", find.round, lambda: "close")),
    Place("a later deadline", KARI, "round_extend", at("round_extend", "", find.round, find.unit_of_round)),
    Place("one more unit", KARI, "round_add_unit", at("round_add_unit", "", find.round)),
    Place(
        "a unit taken out", KARI, "round_take_out", at("round_take_out", "", find.round, find.unit_of_round)
    ),
    Place("reports", KARI, "reports", at("reports")),
    Place("new report", KARI, "report_new", at("report_new")),
    Place("report", KARI, "report", at("report", "", find.draft)),
    Place("what is missing", KARI, "report_gaps", at("report_gaps", "", find.draft)),
    Place("sign a report", KARI, "report_sign", at("report_sign", "?som=leader", find.draft)),
    Place("record the board's decision", KARI, "report_sign", at("report_sign", "?som=board", find.draft)),
    Place("hand a report in", KARI, "report_hand_in", at("report_hand_in", "", find.draft)),
    Place("reports received", HANNE, "received", at("received")),
    Place("reports received, none", KARI, "received", at("received", "?tilstand=accepted")),
    Place("answer", KARI, "report_answer", at("report_answer", "", find.draft, find.answered)),
    Place("what units have answered", KARI, "merge_overview", at("merge_overview", "", find.draft)),
    Place("merge one answer", KARI, "merge_one", at("merge_one", "", find.draft, find.merged)),
    Place("joint answers", KARI, "joint_answers", at("joint_answers", "?ar=2020")),
    Place("one joint answer", KARI, "joint_answer", at("joint_answer", "", find.joint)),
    Place("what the summary may name", KARI, "report_summary", at("report_summary", "", find.draft)),
    Place("board case", KARI, "board_case", at("board_case", "", find.draft)),
    Place("measures", KARI, "measures", at("measures")),
    Place("new measure", KARI, "measure_new", at("measure_new")),
    Place("one measure", KARI, "measure", at("measure", "", find.measure)),
    Place("targets to confirm", KARI, "targets", at("targets")),
    Place("targets to confirm, none", BERIT, "targets", at("targets")),
    Place("set a target", KARI, "target_new", at("target_new", "", find.requirement)),
    Place("one target", KARI, "target", at("target", "", find.target)),
    Place("deadlines and promises", KARI, "promises", at("promises")),
    Place("deadlines on a day", KARI, "promises", at("promises", "?dato=2020-12-01&tilstand=passert")),
    Place("one promise", KARI, "promise", at("promise", "", find.promise)),
    Place("requests", KARI, "dispensations", at("dispensations")),
    Place("one request", KARI, "dispensation", at("dispensation", "", find.request)),
    Place("deliveries", KARI, "deliveries", at("deliveries")),
    Place("text of a chapter", KARI, "report_section", at("report_section", "", find.draft, find.section)),
    Place("statement, its writer", BERIT, "statement", at("statement", "", find.statement)),
    Place("statement, a reader", KARI, "statement", at("statement", "", find.statement)),
    Place("edition", KARI, "edition", at("edition", "", find.edition)),
    Place("meetings", KARI, "meetings", at("meetings")),
    Place("new meeting", KARI, "meeting_new", at("meeting_new")),
    Place("one meeting", KARI, "meeting", at("meeting", "", find.meeting)),
    Place("change a meeting", KARI, "meeting_edit", at("meeting_edit", "", find.meeting)),
    Place("new case", KARI, "case_new", at("case_new", "", find.meeting)),
    Place("cases", KARI, "cases", at("cases")),
    Place("one case", KARI, "case", at("case", "", find.case)),
    Place("follow-up", KARI, "followup", at("followup")),
    Place("one item to follow up", KARI, "followup_item", at("followup_item", "", find.item)),
    Place("change an item", KARI, "followup_edit", at("followup_edit", "", find.item)),
    Place("new item to follow up", KARI, "followup_new", at("followup_new")),
    Place("audits", KARI, "audits", at("audits")),
    Place("new audit", KARI, "audit_new", at("audit_new")),
    Place("packages", KARI, "packages", at("packages")),
    Place("package", KARI, "package", at("package", "", find.MIDT)),
    Place("statement, passages", BERIT, "statement_tracked", at("statement_tracked", "", find.statement)),
    Place("plans", KARI, "plans", at("plans")),
    Place("new plan", KARI, "plan_new", at("plan_new")),
    Place("one plan", KARI, "plan", at("plan", "", find.plan)),
    Place("change a plan", KARI, "plan_edit", at("plan_edit", "", find.plan)),
    Place("open a plan for revision", OLA, "plan_step", at("plan_step", "", find.plan, lambda: "revise")),
    Place("projects", KARI, "projects", at("projects")),
    Place("new project", KARI, "project_new", at("project_new")),
    Place("one project", KARI, "project", at("project", "", find.project)),
    Place("change a project", KARI, "project_edit", at("project_edit", "", find.project)),
    Place("stop a project", KARI, "project_step", at("project_step", "", find.project, lambda: "stop")),
    Place("what is rolled out", KARI, "rollouts", at("rollouts")),
    Place("allocations", KARI, "allocations", at("allocations")),
    Place("new allocation", KARI, "allocation_new", at("allocation_new")),
    Place("one allocation", KARI, "allocation", at("allocation", "", find.allocation)),
    Place(
        "an allocation given already", HANNE, "allocation_edit", at("allocation_edit", "", find.allocation)
    ),
    Place(
        "withdraw an allocation",
        HANNE,
        "allocation_step",
        at("allocation_step", "", find.allocation, lambda: "withdraw"),
    ),
    Place("budget and accounts", KARI, "accounts", at("accounts", "", find.draft)),
    Place("a new account table", KARI, "account_new", at("account_new", "", find.draft)),
    Place("an account table", KARI, "account_edit", at("account_edit", "", find.draft, find.account)),
    Place("take a table out", KARI, "account_drop", at("account_drop", "", find.draft, find.account)),
    Place("organisations", KARI, "organisations", at("organisations")),
    Place("organisations, found", KARI, "organisations", at("organisations", "?q=sykehus&dato=2020-01-01")),
    Place("one organisation", KARI, "organisation", at("organisation", "", find.MIDT)),
    Place(
        "one organisation, changed by",
        ANNE,
        "organisation",
        at("organisation", "?dato=2010-01-01", find.MIDT),
    ),
    Place(
        "organisation moved",
        ANNE,
        "organisation_change",
        at("organisation_change", "", find.MIDT, lambda: "flytt"),
    ),
    Place(
        "what a merged trust leaves",
        KARI,
        "organisation_hand_over",
        at("organisation_hand_over", "", find.GONE, find.ending),
    ),
    Place("roles", KARI, "access", at("access")),
    Place("people", ANNE, "people", at("people")),
    Place("new person", ANNE, "person_new", at("person_new")),
    Place("one person", ANNE, "person", at("person", "", find.person)),
    Place("give a role", ANNE, "person_give_role", at("person_give_role", "", find.person)),
    Place("end a role", ANNE, "person_end_role", at("person_end_role", "", find.person, find.role)),
    Place("close the sign-in", ANNE, "person_open_or_close", at("person_open_or_close", "", find.person)),
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
    Place("one that is passed down", KARI, "passing_requirement", at("passing_requirement", "", find.passed)),
    Place("everything passed down", KARI, "passing_all", at("passing_all", "?ar=2020")),
    Place("changes above", KARI, "passing_changes", at("passing_changes", "?ar=2020")),
    Place("order", KARI, "passing_order", at("passing_order", "", find.order)),
    Place("a draft order", KARI, "passing_order", at("passing_order", "", find.order_draft)),
    Place(
        "throw an order away",
        KARI,
        "passing_order_discard",
        at("passing_order_discard", "", find.order_draft),
    ),
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
