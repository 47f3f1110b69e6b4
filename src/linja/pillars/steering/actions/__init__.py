"""The pillar's acts, each a sequence across rooms in one transaction."""

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
from linja.pillars.steering.actions.matching import accept_sure, choose_match
from linja.pillars.steering.actions.merging import Merging, merge
from linja.pillars.steering.actions.publishing import (
    compile_report,
    may_compile,
    may_release,
    release_edition,
)
from linja.pillars.steering.actions.register import may_register, register_reading
from linja.pillars.steering.actions.reports import open_annual_report, take_in
from linja.pillars.steering.actions.signing import may_sign, put_forward, sign
from linja.pillars.steering.example.load import load as load_example_country

__all__ = [
    "Merging",
    "accept_report",
    "accept_sure",
    "approve_report",
    "choose_match",
    "compile_report",
    "deliver_statement",
    "give_feedback",
    "hand_in",
    "load_example_country",
    "may_compile",
    "may_hand_in",
    "may_register",
    "may_release",
    "may_sign",
    "merge",
    "open_annual_report",
    "put_before",
    "put_forward",
    "register_reading",
    "release_edition",
    "reply_to_feedback",
    "send_back",
    "sign",
    "take_in",
    "withdraw_report",
]
