"""The only writer of the room: one transaction each, the rule asked, everything logged."""

from linja.line.reporting.actions.answers import cover, exempt, set_status, write_answer
from linja.line.reporting.actions.steps import (
    correct,
    make_ready,
    may,
    may_open,
    publish,
    replace,
    take_back,
)
from linja.line.reporting.actions.writing import open_report, place, write_section, write_sections

__all__ = [
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
    "set_status",
    "take_back",
    "write_answer",
    "write_section",
    "write_sections",
]
