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
from linja.pillars.steering.queries.merging import merge_rows, merge_view
from linja.pillars.steering.queries.sight import (
    Cascade,
    PrintedPlace,
    SightLevel,
    SightStep,
    cascades,
    line_of_sight,
    printed_places,
    requirement_at,
)
from linja.pillars.steering.queries.sight_found import Found, can_be_found, find_sentence

__all__ = [
    "LIKE_ENOUGH",
    "Cascade",
    "Found",
    "PrintedPlace",
    "SightLevel",
    "SightStep",
    "body_hash",
    "can_be_found",
    "cascades",
    "example_sign_ins",
    "find_sentence",
    "key_of",
    "line_of_sight",
    "matches",
    "merge_rows",
    "merge_view",
    "owed_by",
    "own_sentence",
    "printed_places",
    "protocol_order",
    "requirement_at",
    "statement_and_report",
    "to_be_reported",
]
