"""Reading what steering needs across rooms. Everything answered is frozen."""

from linja.pillars.steering.queries.core import (
    LIKE_ENOUGH,
    example_sign_ins,
    key_of,
    matches,
    owed_by,
    own_sentence,
    protocol_order,
    to_be_reported,
)
from linja.pillars.steering.queries.handing_in import body_hash, statement_and_report

__all__ = [
    "LIKE_ENOUGH",
    "body_hash",
    "example_sign_ins",
    "key_of",
    "matches",
    "owed_by",
    "own_sentence",
    "protocol_order",
    "statement_and_report",
    "to_be_reported",
]
