"""The only writer of the room: one transaction each, the rule asked, everything logged."""

from linja.line.reporting.actions.answers import cover, exempt, set_status, write_answer
from linja.line.reporting.actions.steps import (
    accept,
    approve,
    correct,
    make_ready,
    may,
    may_open,
    publish,
    replace,
    return_report,
    submit,
    take_back,
    withdraw,
)
from linja.line.reporting.actions.writing import open_report, place, write_section, write_sections

__all__ = [
    "accept",
    "approve",
    "correct",
    "cover",
    "exempt",
    "make_ready",
    "may",
    "may_open",
    "open_report",
    "place",
    "publish",
    "replace",
    "return_report",
    "set_status",
    "submit",
    "take_back",
    "withdraw",
    "write_answer",
    "write_section",
    "write_sections",
]
