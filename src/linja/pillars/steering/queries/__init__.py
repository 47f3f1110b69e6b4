"""Reading what steering needs across rooms. Everything answered is frozen."""

from linja.pillars.steering.queries.completeness import completeness, gaps, owed
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
from linja.pillars.steering.queries.feedback import (
    feedback_for,
    feedback_on,
    feedback_one,
    visible_feedback,
)
from linja.pillars.steering.queries.handing_in import (
    basis_of,
    body_hash,
    line_up,
    put_before_bodies,
    statement_and_report,
)
from linja.pillars.steering.queries.merging import merge_rows, merge_view
from linja.pillars.steering.queries.package import followed_up_by, package
from linja.pillars.steering.queries.regions import region_board, region_reports, region_row, regions_in
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
from linja.pillars.steering.queries.signing import (
    changed_since,
    sign_off_rulesets,
    signatures,
    signatures_needed,
    signatures_of,
    to_sign,
)

__all__ = [
    "LIKE_ENOUGH",
    "Cascade",
    "Found",
    "PrintedPlace",
    "SightLevel",
    "SightStep",
    "basis_of",
    "body_hash",
    "can_be_found",
    "cascades",
    "changed_since",
    "completeness",
    "example_sign_ins",
    "feedback_for",
    "feedback_on",
    "feedback_one",
    "find_sentence",
    "followed_up_by",
    "gaps",
    "key_of",
    "line_of_sight",
    "line_up",
    "matches",
    "merge_rows",
    "merge_view",
    "owed",
    "owed_by",
    "own_sentence",
    "package",
    "printed_places",
    "protocol_order",
    "put_before_bodies",
    "region_board",
    "region_reports",
    "region_row",
    "regions_in",
    "requirement_at",
    "sign_off_rulesets",
    "signatures",
    "signatures_needed",
    "signatures_of",
    "statement_and_report",
    "to_be_reported",
    "to_sign",
    "visible_feedback",
]
