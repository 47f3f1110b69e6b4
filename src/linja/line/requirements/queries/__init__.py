"""Reading requirements. Everything answered is frozen."""

from linja.line.requirements.queries.amendments import amendments_made, preview_amendment, previews
from linja.line.requirements.queries.asked import Asked, asked
from linja.line.requirements.queries.derived import (
    ChainLink,
    LineStep,
    Successor,
    Wording,
    asked_by,
    asked_in,
    asked_of,
    assignments_below,
    binding,
    chains,
    directly_above,
    line_of,
    successors,
    top_of,
    wordings_with,
    years_asked,
    years_asking,
)
from linja.line.requirements.queries.documents import (
    day_of,
    document,
    documents,
    facts_of,
    facts_of_document,
    first_day,
)
from linja.line.requirements.queries.handing_over import AskedIn, binding_in
from linja.line.requirements.queries.letters import pending
from linja.line.requirements.queries.lineage import (
    LineageStep,
    TieProposal,
    lineage,
    proposals_for,
    proposals_within,
)
from linja.line.requirements.queries.matching import match_candidates
from linja.line.requirements.queries.one import changed_by, in_force_for, requirement, requirements
from linja.line.requirements.queries.orders import (
    delegations,
    ids_in,
    order,
    orders,
    passed_on,
    to_consider,
    treatments,
    versions_by_id,
)
from linja.line.requirements.queries.register import register, register_rows
from linja.line.requirements.queries.same import asks_the_same
from linja.line.requirements.queries.versions import as_of, difference, version_record, versions
from linja.line.requirements.queries.visible import hidden_documents, open_to, shown_documents, visible

__all__ = [
    "Asked",
    "AskedIn",
    "ChainLink",
    "LineStep",
    "LineageStep",
    "Successor",
    "TieProposal",
    "Wording",
    "amendments_made",
    "as_of",
    "asked",
    "asked_by",
    "asked_in",
    "asked_of",
    "asks_the_same",
    "assignments_below",
    "binding",
    "binding_in",
    "chains",
    "changed_by",
    "day_of",
    "delegations",
    "difference",
    "directly_above",
    "document",
    "documents",
    "facts_of",
    "facts_of_document",
    "first_day",
    "hidden_documents",
    "ids_in",
    "in_force_for",
    "line_of",
    "lineage",
    "match_candidates",
    "open_to",
    "order",
    "orders",
    "passed_on",
    "pending",
    "preview_amendment",
    "previews",
    "proposals_for",
    "proposals_within",
    "register",
    "register_rows",
    "requirement",
    "requirements",
    "shown_documents",
    "successors",
    "to_consider",
    "top_of",
    "treatments",
    "version_record",
    "versions",
    "versions_by_id",
    "visible",
    "wordings_with",
    "years_asked",
    "years_asking",
]
