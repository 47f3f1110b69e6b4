"""Reading what steering needs across rooms. Everything answered is frozen."""

from linja.pillars.steering.calculations.figures import requirement_of, subject_of
from linja.pillars.steering.queries.approving import approval_of, approval_rulesets
from linja.pillars.steering.queries.calendar import calendar, calendar_organisations
from linja.pillars.steering.queries.completeness import completeness, gaps, owed, unsigned
from linja.pillars.steering.queries.contradictions import contradictions, contradictions_in
from linja.pillars.steering.queries.core import (
    LIKE_ENOUGH,
    example_sign_ins,
    key_of,
    matches,
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
from linja.pillars.steering.queries.handing_over import handing_over, to_hand_over
from linja.pillars.steering.queries.joint import joint_rows, joint_view, joint_years, joints_to_begin
from linja.pillars.steering.queries.leading import leading_page, leading_rows, leading_units, may_lead
from linja.pillars.steering.queries.merging import merge_rows, merge_view
from linja.pillars.steering.queries.owed import owed_by, told_to
from linja.pillars.steering.queries.package import followed_up_by, package
from linja.pillars.steering.queries.passing import (
    look_at,
    may_pass_down,
    order_for,
    passing_board,
    passing_row,
    passing_units,
    proposed_for,
    proposed_status,
    proposed_statuses,
    units_below,
)
from linja.pillars.steering.queries.publishing import may_be_published, publishing_rulesets
from linja.pillars.steering.queries.regions import region_board, region_reports, region_row, regions_in
from linja.pillars.steering.queries.rolling import (
    next_documents,
    roll_over,
    rolling_documents,
    two_years,
)
from linja.pillars.steering.queries.rounds import (
    asked_in_round,
    draft_of,
    may_choose,
    next_round,
    own_units,
    owners,
    proposed_round,
    round_template,
    units_to_add,
)
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
from linja.pillars.steering.queries.subjects import find_subjects, subject, subjects
from linja.pillars.steering.queries.summary import summary_view
from linja.pillars.steering.queries.targets import (
    documents_to_read,
    targets_of,
    unconfirmed,
    units_to_set,
)
from linja.pillars.steering.queries.tracked import may_track, tracked

__all__ = [
    "LIKE_ENOUGH",
    "Cascade",
    "Found",
    "PrintedPlace",
    "SightLevel",
    "SightStep",
    "approval_of",
    "approval_rulesets",
    "asked_in_round",
    "basis_of",
    "body_hash",
    "calendar",
    "calendar_organisations",
    "can_be_found",
    "cascades",
    "changed_since",
    "completeness",
    "contradictions",
    "contradictions_in",
    "documents_to_read",
    "draft_of",
    "example_sign_ins",
    "feedback_for",
    "feedback_on",
    "feedback_one",
    "find_sentence",
    "find_subjects",
    "followed_up_by",
    "gaps",
    "handing_over",
    "joint_rows",
    "joint_view",
    "joint_years",
    "joints_to_begin",
    "key_of",
    "leading_page",
    "leading_rows",
    "leading_units",
    "line_of_sight",
    "line_up",
    "look_at",
    "matches",
    "may_be_published",
    "may_choose",
    "may_lead",
    "may_pass_down",
    "may_track",
    "merge_rows",
    "merge_view",
    "next_documents",
    "next_round",
    "order_for",
    "owed",
    "owed_by",
    "own_sentence",
    "own_units",
    "owners",
    "package",
    "passing_board",
    "passing_row",
    "passing_units",
    "printed_places",
    "proposed_for",
    "proposed_round",
    "proposed_status",
    "proposed_statuses",
    "protocol_order",
    "publishing_rulesets",
    "put_before_bodies",
    "region_board",
    "region_reports",
    "region_row",
    "regions_in",
    "requirement_at",
    "requirement_of",
    "roll_over",
    "rolling_documents",
    "round_template",
    "sign_off_rulesets",
    "signatures",
    "signatures_needed",
    "signatures_of",
    "statement_and_report",
    "subject",
    "subject_of",
    "subjects",
    "summary_view",
    "targets_of",
    "to_be_reported",
    "to_hand_over",
    "to_sign",
    "told_to",
    "tracked",
    "two_years",
    "unconfirmed",
    "units_below",
    "units_to_add",
    "units_to_set",
    "unsigned",
    "visible_feedback",
]
