"""The pillar's acts, each a sequence across rooms in one transaction."""

from linja.pillars.steering.actions.matching import accept_sure, choose_match
from linja.pillars.steering.actions.merging import Merging, merge
from linja.pillars.steering.actions.publishing import compile_report, may_compile, release_edition
from linja.pillars.steering.actions.register import may_register, register_reading
from linja.pillars.steering.actions.reports import open_annual_report, take_in
from linja.pillars.steering.example.load import load as load_example_country

__all__ = [
    "Merging",
    "accept_sure",
    "choose_match",
    "compile_report",
    "load_example_country",
    "may_compile",
    "may_register",
    "merge",
    "open_annual_report",
    "register_reading",
    "release_edition",
    "take_in",
]
