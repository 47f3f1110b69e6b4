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

__all__ = [
    "LIKE_ENOUGH",
    "example_sign_ins",
    "key_of",
    "matches",
    "owed_by",
    "own_sentence",
    "protocol_order",
    "to_be_reported",
]
