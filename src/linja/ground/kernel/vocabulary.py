"""The closed word lists of the line. Values are stored and sent to machines; screens translate them."""

from __future__ import annotations

from enum import StrEnum


class RequirementKind(StrEnum):
    """What sort of requirement it is, by the heading or verb that brought it."""

    GOAL = "mål"
    TASK = "oppgave"
    STUDY = "utredningsoppdrag"
    ASSIGNMENT = "oppdrag"
    DEMAND = "krav"


class DocumentKind(StrEnum):
    """What a document is: what binds, or what reports."""

    MISSION_LETTER = "oppdragsdokument"
    REVISED_MISSION_LETTER = "revidert_oppdragsdokument"
    SUPPLEMENTARY_LETTER = "tilleggsdokument"
    OWNER_MEETING_PROTOCOL = "foretaksmøteprotokoll"
    COMMISSION_AND_ORDER = "oppdrag_og_bestilling"
    LETTER = "brev"
    BOARD_DECISION = "styrevedtak"
    REGULATION = "forskrift"
    WHITE_PAPER = "melding_til_stortinget"
    ANNUAL_REPORT = "årlig_melding"
    STATUS_REPORT = "statusrapport"
    MONTHLY_REPORT = "månedsrapport"
    TERTIAL_REPORT = "tertialrapport"
    SPECIAL_REPORT = "særrapport"
    SERVICE_ENVIRONMENT_REPORT = "utredning"
    SERVICE_REVIEW = "helhetlig_gjennomgang"
    UNKNOWN = "ukjent"


class Obligation(StrEnum):
    """Does the version bind? (Rule 3, first question.)"""

    IN_FORCE = "in_force"
    LAPSED = "lapsed"
    REPORT_ONLY = "report_only"
    WAIVED = "waived"


class Attainment(StrEnum):
    """Was it reached? (Rule 3, second question.)"""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What the attainment rests on."""

    MEASURED = "measured"
    JUDGED = "judged"
    PRESUMED = "presumed"


class Progress(StrEnum):
    """How far has the work come? (Rule 3, third question.)"""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DELAYED = "delayed"
    CONTINUED = "continued"
    PASSED_ON = "passed_on"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class AnswerPart(StrEnum):
    """The typed parts of an answer, in printed order. The running text is the result."""

    RESULT = "result"
    EXPLANATION = "explanation"
    #: Why the status is another than the figures say.
    DIFFERENCE = "difference"
    MEASURES = "measures"
    OUTLOOK = "outlook"
    EVIDENCE = "evidence"
    RESERVATION = "reservation"


class Cause(StrEnum):
    """Why something was not reached or is late."""

    STAFFING = "staffing"
    CAPACITY = "capacity"
    BUILDINGS = "buildings"
    TECHNOLOGY = "technology"
    CODING = "coding"
    EPIDEMIC = "epidemic"
    MONEY = "money"
    OTHERS = "others"
    DATA = "data"
    OTHER = "other"


class PrintedStatus(StrEnum):
    """The coarse reading of a printed status phrase, in five words that machines get."""

    ACHIEVED = "achieved"
    PARTLY_ACHIEVED = "partly_achieved"
    NOT_ACHIEVED = "not_achieved"
    OTHER = "other"
    NONE = "none"


class ChangeType(StrEnum):
    """What a later document does to a requirement."""

    ORIGINAL = "original"
    LAPSE = "lapse"
    LAPSE_BUT_REPORT = "lapse_but_report"
    REPLACE = "replace"
    WAIVE = "waive"
    EXTEND = "extend"
    EXTEND_MEASURING_PERIOD = "extend_measuring_period"
    CLARIFY = "clarify"
    CONTINUE = "continue"


class DeadlineType(StrEnum):
    """Which kind of date it is."""

    INTERIM = "interim"
    FINAL = "final"
    RECURRING = "recurring"
    EVENT_BOUND = "event_bound"
    VALIDITY = "validity"


class DatePrecision(StrEnum):
    """How exactly the text names the date."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    HALF_YEAR = "half_year"
    TERTIAL = "tertial"
    YEAR = "year"
    AMBIGUOUS_YEAR = "ambiguous_year"
    EVENT = "event"


class RoleKind(StrEnum):
    """What an organisation is to a requirement."""

    ADDRESSEE = "addressee"
    LEAD = "lead"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    RECIPIENT = "recipient"
