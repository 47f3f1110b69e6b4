"""The pillar's acts, each a sequence across rooms in one transaction."""

from linja.pillars.steering.actions.board_case import put_report_on_agenda
from linja.pillars.steering.actions.contradictions import mark_contradiction
from linja.pillars.steering.actions.feedback import give_feedback, reply_to_feedback
from linja.pillars.steering.actions.handing_in import (
    accept_report,
    approve_report,
    deliver_statement,
    hand_in,
    may_hand_in,
    put_before,
    send_back,
    withdraw_report,
)
from linja.pillars.steering.actions.handing_over import hand_over
from linja.pillars.steering.actions.matching import accept_sure, choose_match
from linja.pillars.steering.actions.merging import Merging, merge
from linja.pillars.steering.actions.money import drop_accounts, keep_accounts
from linja.pillars.steering.actions.money import places as account_places
from linja.pillars.steering.actions.package import put_on_agenda
from linja.pillars.steering.actions.passing import delegate_lead, keep, pass_all, pass_down
from linja.pillars.steering.actions.passing_changes import follow_change, leave_change
from linja.pillars.steering.actions.publishing import (
    compile_report,
    may_compile,
    may_release,
    release_edition,
)
from linja.pillars.steering.actions.register import may_register, register_reading
from linja.pillars.steering.actions.reports import open_annual_report, open_by_template, take_in
from linja.pillars.steering.actions.rolling import carry_over, next_title, open_next_year
from linja.pillars.steering.actions.rounds import add_to_round, open_round, repeat_round, take_out_of_round
from linja.pillars.steering.actions.signing import may_sign, put_forward, sign, take_back
from linja.pillars.steering.actions.summary import summarise
from linja.pillars.steering.actions.targets import propose_targets
from linja.pillars.steering.actions.tracked import track
from linja.pillars.steering.example.load import load as load_example_country

__all__ = [
    "Merging",
    "accept_report",
    "accept_sure",
    "account_places",
    "add_to_round",
    "approve_report",
    "carry_over",
    "choose_match",
    "compile_report",
    "delegate_lead",
    "deliver_statement",
    "drop_accounts",
    "follow_change",
    "give_feedback",
    "hand_in",
    "hand_over",
    "keep",
    "keep_accounts",
    "leave_change",
    "load_example_country",
    "mark_contradiction",
    "may_compile",
    "may_hand_in",
    "may_register",
    "may_release",
    "may_sign",
    "merge",
    "next_title",
    "open_annual_report",
    "open_by_template",
    "open_next_year",
    "open_round",
    "pass_all",
    "pass_down",
    "propose_targets",
    "put_before",
    "put_forward",
    "put_on_agenda",
    "put_report_on_agenda",
    "register_reading",
    "release_edition",
    "repeat_round",
    "reply_to_feedback",
    "send_back",
    "sign",
    "summarise",
    "take_back",
    "take_in",
    "take_out_of_round",
    "track",
    "withdraw_report",
]
