"""Every sentence and word of the room, said once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal
from linja.line.intake import phrases as intake

Words = Mapping[str, Promise]

#: Said once, by the room that names them first: intake tells a reader what was found.
KINDS: Final[Words] = intake.REQUIREMENT_KINDS
DOCUMENT_KINDS: Final[Words] = intake.DOCUMENT_KINDS
#: What was done, as the log of one requirement or document says it.
DEEDS: Final[Words] = {
    "requirements.register_document": pgettext_lazy("log", "Registered"),
    "requirements.address": pgettext_lazy("log", "Addressees added"),
    "requirements.hand_over": pgettext_lazy("log", "Taken over by a successor"),
    "requirements.add": pgettext_lazy("log", "Registered"),
    "requirements.amend": pgettext_lazy("log", "Changed by a letter"),
    "requirements.correct": pgettext_lazy("log", "Corrected"),
    "requirements.tie": pgettext_lazy("log", "Tied to another requirement"),
    "requirements.end_tie": pgettext_lazy("log", "Tie ended"),
    "requirements.change_draft": pgettext_lazy("log", "Draft rewritten"),
    "requirements.treat": pgettext_lazy("log", "Decided whether it is passed on"),
    "requirements.consider": pgettext_lazy("log", "Considered after a change above"),
    "requirements.delegate": pgettext_lazy("log", "Lead on behalf"),
}
#: The same where the log speaks of the whole document.
DOCUMENT_DEEDS: Final[Words] = {
    "requirements.register_document": pgettext_lazy("log", "Document registered"),
    "requirements.add": pgettext_lazy("log", "Registered together with others"),
}
#: Kinds that bind, in the order a form offers them.
BINDING_KINDS: Final = tuple(list(DOCUMENT_KINDS)[:9])
OBLIGATIONS: Final[Words] = {
    "in_force": pgettext_lazy("obligation", "In force"),
    "lapsed": pgettext_lazy("obligation", "Lapsed"),
    "report_only": pgettext_lazy("obligation", "To be reported all the same"),
    "waived": pgettext_lazy("obligation", "Exempt"),
}
CHANGES: Final[Words] = {
    "original": _("As first given"),
    "lapse": _("Lapses"),
    "lapse_but_report": _("Lapses, but is reported"),
    "replace": _("Replaced by new words"),
    "waive": _("Exempted"),
    "extend": _("New deadline"),
    "extend_measuring_period": _("Longer measuring period"),
    "clarify": _("Clarified"),
    "continue": pgettext_lazy("change", "Continued"),
}
DEADLINE_STATES: Final[Words] = {
    "passed": pgettext_lazy("deadline", "Passed"),
    "soon": pgettext_lazy("deadline", "Soon"),
    "on_track": pgettext_lazy("deadline", "On track"),
    "none": pgettext_lazy("deadline", "No deadline"),
}
DEADLINE_TYPES: Final[Words] = {
    "interim": _("Interim deadline"),
    "final": _("Deadline"),
    "recurring": _("Recurring"),
    "event_bound": _("Bound to an event"),
    "validity": _("Valid until"),
}
PRECISIONS: Final[Words] = {
    "day": pgettext_lazy("precision", "Day"),
    "month": pgettext_lazy("precision", "Month"),
    "season": pgettext_lazy("precision", "Season"),
    "half_year": pgettext_lazy("precision", "Half-year"),
    "tertial": pgettext_lazy("precision", "Tertial"),
    "year": pgettext_lazy("precision", "Year"),
    "ambiguous_year": pgettext_lazy("precision", "Year, unclear whether its start or end"),
    "event": pgettext_lazy("precision", "Event"),
}
ROLES: Final[Words] = {
    "addressee": _("Addressee"),
    "lead": _("Lead"),
    "coordinator": _("Coordinator"),
    "partner": _("Partner"),
    "recipient": _("Recipient"),
}
CITATIONS: Final[Words] = {
    "proposition": _("Proposition to the Storting"),
    "recommendation": _("Recommendation to the Storting"),
    "white_paper": _("White paper"),
    "auditor_general": _("Office of the Auditor General"),
    "request_resolution": _("Request resolution"),
    "board_case": _("Board case"),
    "regulation": _("Regulation"),
    "act": _("Act"),
}
TIES_LATER: Final[Words] = {
    "continues": _("Continued in"),
    "repeats": _("Repeated in"),
    "amends": _("Changed by"),
    "replaces": _("Replaced by"),
    "fulfils": _("Fulfilled by"),
}
TIES_EARLIER: Final[Words] = {
    "continues": _("Continues"),
    "repeats": _("Repeats"),
    "amends": pgettext_lazy("tie", "Changes"),
    "replaces": _("Replaces"),
    "fulfils": _("Fulfils"),
}
FIELDS: Final[Words] = {
    "obligation": _("whether it binds"),
    "deadlines": _("deadlines"),
    "roles": _("roles"),
    "citations": _("references"),
    "funding": _("funding"),
}

#: An order's own title, in the language it is written in; it is printed, so it is not translated.
_ORDER_TITLES: Final = {
    ("oppdrag_og_bestilling", False): {
        "nb": "Oppdrag og bestilling {year} til {receiver}",
        "nn": "Oppdrag og bestilling {year} til {receiver}",
    },
    ("oppdrag_og_bestilling", True): {
        "nb": "Tillegg {number} til oppdrag og bestilling {year} til {receiver}",
        "nn": "Tillegg {number} til oppdrag og bestilling {year} til {receiver}",
    },
    ("foretaksmøteprotokoll", False): {
        "nb": "Protokoll fra foretaksmøte {year} i {receiver}",
        "nn": "Protokoll frå føretaksmøte {year} i {receiver}",
    },
    ("foretaksmøteprotokoll", True): {
        "nb": "Protokoll {edition} fra foretaksmøte {year} i {receiver}",
        "nn": "Protokoll {edition} frå føretaksmøte {year} i {receiver}",
    },
}


def order_title(kind: str, language: str, year: int, edition: int, receiver: str) -> str:
    """What a document written here is called."""
    titles = _ORDER_TITLES.get((kind, edition > 1), _ORDER_TITLES["oppdrag_og_bestilling", edition > 1])
    told = titles["nn" if language == "nn" else "nb"]
    return told.format(year=year, edition=edition, number=edition - 1, receiver=receiver)[:300]


_REFUSALS: Final[Words] = {
    "requirements.not_found": _("The requirement does not exist."),
    "requirements.wrong_role": _("Your role does not register requirements."),
    "requirements.other_issuer": _("The document is issued by another organisation than yours."),
    "requirements.known_from_is_the_clocks": _("When something became known cannot be chosen."),
    "requirements.changed_twice": _(
        "The same letter changes this requirement twice. Keep one of the changes."
    ),
    "requirements.before_first_version": _(
        "The change cannot apply before the requirement came into force on %(first_day)s."
    ),
    "requirements.lapsed": _("The requirement has lapsed and cannot be changed."),
    "requirements.no_such_step": _("“%(change)s” is not possible when the requirement is “%(obligation)s”."),
    "requirements.obligation_contradicts": _("The change and what it is said to lead to do not agree."),
    "requirements.empty_text": _("The new text is empty."),
    "requirements.new_words": _("Write the words that replace the old ones."),
    "requirements.new_deadline": _("Give the new deadline as a date."),
    "requirements.later_deadline": _("The new deadline, %(new)s, is not later than the old one, %(old)s."),
    "requirements.already_corrected": _("This version has already been corrected. Correct the newest one."),
    "requirements.reason_missing": _("Say why it is corrected."),
    "requirements.unknown_tie": _("This kind of tie does not exist."),
    "requirements.tie_to_itself": _("A requirement cannot be tied to itself."),
    "requirements.tie_ended": _("The tie has been ended already."),
    "requirements.tie_reason_missing": _("Say why the tie was wrong."),
    "requirements.nothing_to_correct": _("Everything stands as it did. There is nothing to correct."),
    "requirements.contradicts_later": _(
        "“%(change)s” from %(day)s (%(document)s) could not have been done if this were so. "
        "Correct that change first."
    ),
    "requirements.no_changes": _("Choose at least one requirement to change."),
    "requirements.document_not_found": _("The document does not exist."),
    "requirements.title_missing": _("The document needs a title."),
    "requirements.text_missing": _("Requirement number %(place)s has no text."),
    "requirements.issued_already": _(
        "The document has been issued and is complete. What comes later is asked in a supplement."
    ),
    "requirements.draft_changes_nothing": _("A draft changes nothing. Issue it first."),
    "requirements.not_your_order": _("Only the unit that issues the document decides what stands in it."),
    "requirements.order.no_such_step": _("The document has been issued already."),
    "requirements.order.wrong_role": _("The unit's leader or board secretary issues the document."),
    "requirements.order.asks_something": _("There is nothing in the document yet."),
    "requirements.order.day_allowed": _(
        "The day must not be later than today, nor after the year that the document is for."
    ),
    "requirements.drafted_by_issuer": _(
        "Only the one who gives a letter drafts it here. Register as issued already what stands on paper."
    ),
    "requirements.not_drafted_here": _(
        "A document of this kind is not drafted as a letter. Register it as issued already."
    ),
    "requirements.letter.no_such_step": _("The document has been issued already."),
    "requirements.letter.wrong_role": _(
        "The ministry issues its own letters, and a region's or a trust's leader theirs."
    ),
    "requirements.letter.says_something": _("There is nothing in the letter yet."),
    "requirements.letter.speaks_to_somebody": _("The letter has no addressee. Say whom it is to."),
    "requirements.letter.day_allowed": _(
        "The day must not be later than today, nor after the year that the document is for."
    ),
    "requirements.document_exists": _("A document with the same title and day has been issued already."),
    "requirements.change_fits_no_more": _("“%(text)s” cannot be changed as the letter says: %(why)s"),
    "requirements.draft_is_rewritten": _("What is not issued has no history. Write the draft anew instead."),
    "requirements.no_unit_above": _("The unit that is to receive it is not under yours."),
    "requirements.not_a_draft": _("The document has been issued. It is changed by another document."),
    "requirements.not_bound": _("The requirement does not bind the unit."),
    "requirements.passed_already": _("%(unit)s has been given this requirement already."),
    "requirements.note_missing": _("Say why it is kept."),
    "requirements.unknown_decision": _("A requirement is passed on or kept."),
    "requirements.laxer": _(
        "The target or the deadline asks for less than the one above: %(units)s. Confirm that it is meant."
    ),
    "requirements.no_units": _("Choose at least one unit."),
    "requirements.not_one_lead": _("A joint requirement has exactly one lead. This one has %(count)s."),
    "requirements.not_the_lead": _("Only the unit that leads can let another lead on its behalf."),
    "requirements.not_below_the_lead": _("Only a unit under the lead can lead on its behalf."),
    "requirements.not_considered": _("The requirement does not derive from one that has been changed."),
    "requirements.own_words": _("The requirement has words of its own. Write how it reads after the change."),
    "requirements.unreadable_target": _("“%(words)s” is not understood as a target."),
    "requirements.ordinal_taken": _("The place %(ordinal)s in the document is taken."),
}


def refusal(why: Refusal) -> str:
    """The sentence for people, in the reader's language."""
    sentence = _REFUSALS.get(why.code)
    if sentence is None:
        return gettext("This cannot be done now.")
    return str(sentence) % {name: _worded(name, value) for name, value in why.facts.items()}


def _worded(name: str, value: Any) -> str:
    known = {"change": CHANGES, "obligation": OBLIGATIONS}.get(name, {})
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    return str(known.get(str(value), value))
