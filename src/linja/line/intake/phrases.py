"""Every sentence and word of the room, said once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal
from linja.ground.reading import phrases as reading

Words = Mapping[str, Promise]

DOCUMENT_STATES: Final[Words] = {
    "received": pgettext_lazy("uploaded document", "Waits to be read"),
    "reading": pgettext_lazy("uploaded document", "Is being read"),
    "under_review": pgettext_lazy("uploaded document", "Under review"),
    "accepted": pgettext_lazy("uploaded document", "Accepted"),
    "registered": pgettext_lazy("uploaded document", "Registered"),
    "failed": pgettext_lazy("uploaded document", "Could not be read"),
    "set_aside": pgettext_lazy("uploaded document", "Set aside"),
}
FINDING_STATES: Final[Words] = {
    "proposed": pgettext_lazy("finding", "Waits for you"),
    "accepted": pgettext_lazy("finding", "Accepted"),
    "dropped": pgettext_lazy("finding", "Dropped"),
}
REQUIREMENT_KINDS: Final[Words] = {
    "mål": _("Goal"),
    "oppgave": _("Task"),
    "utredningsoppdrag": _("Study assignment"),
    "oppdrag": _("Assignment"),
    "krav": _("Requirement"),
}
DOCUMENT_KINDS: Final[Words] = {
    "oppdragsdokument": _("Mission letter"),
    "revidert_oppdragsdokument": _("Revised mission letter"),
    "tilleggsdokument": _("Supplementary document"),
    "foretaksmøteprotokoll": _("Minutes of owner meeting"),
    "oppdrag_og_bestilling": _("Commission and order"),
    "brev": _("Letter"),
    "styrevedtak": _("Board decision"),
    "forskrift": _("Regulation"),
    "melding_til_stortinget": _("White paper"),
    "årlig_melding": _("Annual report"),
    "statusrapport": _("Status report"),
    "utredning": _("Study"),
    "helhetlig_gjennomgang": _("Comprehensive review"),
    "ukjent": _("Unknown kind"),
}
#: In what way two places of a document do not agree, by ``ground.checking``'s kinds.
CONTRADICTIONS: Final[Words] = {
    "two_values": _("Two values of the same figure"),
    "prose_table": _("Text against table"),
    "sum": _("Parts that do not add up"),
    "change": _("Change against its figures"),
    "share": _("Share against its parts"),
    "count_claim": _("Claimed number against counted"),
    "status_value": _("Status against figure"),
    "status_part": _("Status against a part"),
    "missing_as_minus_100": _("Missing value taken for a fall"),
    "impossible_date": _("Date that cannot be"),
    "year": _("Year that does not fit"),
    "case_number": _("Case number out of form"),
    "late_unremarked": _("Late without a remark"),
    "duplicate_answer": _("The same answer twice"),
    "missing_figure": _("Figure that is asked for and missing"),
    "opposite_wording": _("Opposite wording"),
    "other": _("Other"),
}
#: What a person said of a contradiction.
MARK_STATES: Final[Words] = {
    "undecided": pgettext_lazy("contradiction", "Not decided"),
    "explained": pgettext_lazy("contradiction", "Explained"),
    "mended": pgettext_lazy("contradiction", "Mended"),
}
STATUSES: Final[Words] = {
    "achieved": pgettext_lazy("printed status", "Reached"),
    "partly_achieved": pgettext_lazy("printed status", "Partly reached"),
    "not_achieved": pgettext_lazy("printed status", "Not reached"),
    "other": pgettext_lazy("printed status", "Other status"),
    "none": pgettext_lazy("printed status", "No status printed"),
}
#: The same shapes as everywhere in the house; never colour alone.
STATUS_SHAPES: Final[Mapping[str, str]] = {
    "achieved": "●",
    "partly_achieved": "◐",
    "not_achieved": "○",
    "other": "?",
    "none": "–",
}
#: (at least, words), the surest first.
CERTAINTIES: Final[tuple[tuple[float, Promise], ...]] = (
    (0.95, pgettext_lazy("certainty", "Very certain")),
    (0.85, pgettext_lazy("certainty", "Quite certain")),
    (0.7, pgettext_lazy("certainty", "Rather uncertain")),
    (0.0, pgettext_lazy("certainty", "Uncertain")),
)
BOUNDARIES: Final[Words] = {
    "start": _("First line of the requirement"),
    "end": _("Last line of the requirement"),
    "answer_start": _("First line of the answer"),
    "answer_end": _("Last line of the answer"),
}
CORRECTIONS: Final[Words] = {
    "move_boundary": _("moved a boundary"),
    "split": _("split a finding"),
    "merge": _("merged two findings"),
    "cut_new": _("marked a new requirement"),
    "rekind": _("changed the kind"),
    "set_fields": _("changed fields"),
    "accept": _("accepted a finding"),
    "accept_all": _("accepted many findings"),
    "drop": _("dropped a finding"),
    "reopen": _("took a decision back"),
    "correct_facts": _("corrected the facts about the document"),
}
DOUBTS: Final[Words] = {
    "same_lines": _("It begins on the same line as another finding and was therefore set apart."),
    "start_is_close_call": _("It is uncertain that the requirement begins here."),
    "end_is_close_call": _("It is uncertain that the requirement ends here."),
    "no_answer": _("No answer was found."),
    "no_blank_before_answer": _("Nothing on the page parts the requirement from the answer."),
    "shared_answer": _("Several requirements share the answer."),
    "no_status_line": _("No status is printed, though the document mostly prints one."),
    "status_from_running_text": _("The status is read from running text."),
}
_WRONG_STEP: Final[Words] = {
    "received": _("The document has not been read yet."),
    "reading": _("The document is being read right now. Wait a moment and try again."),
    "under_review": _("This cannot be done while the document is under review."),
    "accepted": _("The document is accepted. Take it back to the review first."),
    "registered": _("The findings stand in the register already. Change the requirement there."),
    "failed": _("The document could not be read. Read it again first."),
    "set_aside": _("The document is set aside. Bring it back first."),
    "proposed": _("The finding has not been decided yet."),
    "dropped": _("The finding is dropped. Take the decision back first."),
}
_REFUSALS: Final[Words] = {
    "intake.document.wrong_role": _("Your roles do not allow you to change this document."),
    "intake.finding.wrong_role": _("Your roles do not allow you to change this document."),
    "intake.document.all_decided": _("Some findings have not been decided. Accept or drop them first."),
    "intake.document.kind_known": _("Say what kind of document it is first."),
    "intake.document.organisation_known": _("Say which organisation the document is from first."),
    "intake.document.nothing_accepted": _(
        "Something in the document is accepted already, so it cannot be read again. "
        "Take the accepted findings back first."
    ),
    "intake.document.was_read": _("The document has never been read. Read it again instead."),
    "intake.document.stuck": _("The document is being read right now. Wait a moment and try again."),
    "intake.finding.lines_free": _(
        "Its lines belong to another finding now. Move that one's boundaries first."
    ),
    "intake.finding.decided": _("The finding is decided already. Take the decision back first."),
    "intake.mark.wrong_role": _("Your roles do not allow you to decide on contradictions here."),
    "intake.mark.reason_given": _("Say why the two places can both stand."),
    "intake.mark.no_such_step": _("Somebody else has decided on this meanwhile. Look at it again."),
    "intake.contradiction_gone": _("The contradiction is no longer there: the text has been changed."),
    "intake.may_not_upload": _("Your roles do not allow you to upload documents for this organisation."),
    "intake.unknown_organisation": _("Choose an organisation from the list."),
    "intake.known_content": _("The same document was uploaded before, as “%(known_as)s”."),
    "intake.reading_failed": _(
        "Something went wrong on our side while “%(name)s” was read. "
        "The file is kept. Try to read it again; if that does not help, tell the administrator."
    ),
    "intake.not_found": _("The document does not exist."),
    "intake.finding_gone": _("The finding no longer exists. It has been merged with another, or undone."),
    "intake.outside_document": _("The document has lines 1 to %(lines)s."),
    "intake.nothing_left": _("There would be no text left. Choose another line, or drop the finding."),
    "intake.meets_requirement": _(
        "Lines %(line)s–%(line_end)s belong to another requirement. Move or drop that one first."
    ),
    "intake.meets_answer": _("Line %(line)s belongs to the answer of the requirement on line %(of)s."),
    "intake.answer_in_requirement": _(
        "The answer must begin after the requirement, which ends on line %(line)s."
    ),
    "intake.neighbour_accepted": _(
        "That would change the requirement on line %(line)s, which is accepted. "
        "Take that decision back first."
    ),
    "intake.split_outside": _("Choose a line inside the requirement, after its first, or inside its answer."),
    "intake.not_neighbours": _("Only two findings beside each other can be merged."),
    "intake.no_such_boundary": _("There is no such boundary to move."),
    "intake.nothing_to_undo": _("There is nothing to undo."),
    "intake.unknown_kind": _("Choose a kind from the list."),
    "intake.unknown_requirement_kind": _("Choose a kind from the list."),
    "intake.unknown_status": _("Choose a status from the list."),
    "intake.unknown_language": _("Choose a language from the list."),
    "intake.unlikely_year": _("%(year)s cannot be the year of the document."),
    "intake.no_such_day": _("“%(day)s” is not a date. Write it as year-month-day, for instance 2021-12-31."),
    "intake.not_a_line": _("Write a line number."),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence, in the language that the reader has now."""
    if refusal.code.startswith("reading."):
        return reading.sentence(refusal, get_language() or "nb")
    if refusal.code in {"intake.document.no_such_step", "intake.finding.no_such_step"}:
        return _wrong_step(refusal)
    known = _REFUSALS.get(refusal.code)
    return str(known) % dict(refusal.facts) if known is not None else refusal.code


def _wrong_step(refusal: Refusal) -> str:
    state = str(refusal.facts.get("state", ""))
    if refusal.code.startswith("intake.finding") and state == "accepted":
        return str(_REFUSALS["intake.finding.decided"])
    return str(_WRONG_STEP.get(state, state))


def failure_sentence(failure: Mapping[str, Any]) -> str:
    """Why reading failed, from what the document keeps."""
    return sentence(Refusal(str(failure.get("code", "")), dict(failure.get("facts", {}))))


def warning_sentence(code: str) -> str:
    """A warning of reading."""
    return reading.warning_sentence(code, get_language() or "nb")


def certainty(confidence: float) -> str:
    """How sure the reader is, in words."""
    return str(next(words for least, words in CERTAINTIES if confidence >= least or least == 0.0))


def doubt(code: str) -> str:
    """Why the reader is unsure, in words; an unworded code says that it is unsure."""
    return str(DOUBTS.get(code, _("The reader is unsure of this cut.")))


def refusal_codes() -> tuple[str, ...]:
    """Every code of this room that has a sentence."""
    return tuple(_REFUSALS)
