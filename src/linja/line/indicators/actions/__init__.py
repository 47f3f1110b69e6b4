"""The only writer of values and targets: taking in, replacing, releasing; proposing, confirming, changing."""

from linja.line.indicators.actions.breaks import say_break, withdraw_break
from linja.line.indicators.actions.confirming import confirm_figures
from linja.line.indicators.actions.offering import offer, take_offered, throw_away
from linja.line.indicators.actions.targets import (
    bring_back,
    change,
    confirm,
    propose,
    reject,
    set_target,
    withdraw,
)
from linja.line.indicators.actions.values import record, release, take_in, type_in

__all__ = [
    "bring_back",
    "change",
    "confirm",
    "confirm_figures",
    "offer",
    "propose",
    "record",
    "reject",
    "release",
    "say_break",
    "set_target",
    "take_in",
    "take_offered",
    "throw_away",
    "type_in",
    "withdraw",
    "withdraw_break",
]
