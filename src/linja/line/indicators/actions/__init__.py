"""The only writer of values: typing and taking in, replacing, releasing, saying breaks."""

from linja.line.indicators.actions.breaks import say_break, withdraw_break
from linja.line.indicators.actions.confirming import confirm
from linja.line.indicators.actions.offering import offer, take_offered, throw_away
from linja.line.indicators.actions.values import record, release, take_in, type_in

__all__ = [
    "confirm",
    "offer",
    "record",
    "release",
    "say_break",
    "take_in",
    "take_offered",
    "throw_away",
    "type_in",
    "withdraw_break",
]
