"""Who may do what with steering's own acts, on frozen facts. Pure."""

from linja.pillars.steering.rules.registering import (
    MATCHABLE,
    REGISTRARS,
    Standing,
    may_match,
    may_register,
    may_take_place,
)

__all__ = [
    "MATCHABLE",
    "REGISTRARS",
    "Standing",
    "may_match",
    "may_register",
    "may_take_place",
]
