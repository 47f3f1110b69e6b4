"""The shape of ``linja check FILE --json``, the kinds of finding, and the sentence of each code."""

from __future__ import annotations

from linja.ground.checking.findings import FindingKind
from linja.ground.checking.words import sentences
from tools.reference.markdown import code, page, table

SHAPE = (
    ("findings", "list of objects", "In the order of the text."),
    ("findings[].kind", "text", "One of the kinds below."),
    ("findings[].line", "whole number", "1-based line of the text as read (for TXT: of the file itself)."),
    ("findings[].other_line", "whole number or null", "The other place; null where one place is enough."),
    ("findings[].message", "text", "The sentence, in the language asked for (`--language`, else `nb`)."),
    ("findings[].values", "list of text", "Both readings, as printed or as computed."),
    ("findings[].confidence", "number", "0 to 1: how sure it is that a person would call it a fault."),
    ("findings[].code", "text", "Which sentence it is; see below."),
    ("findings[].quote", "text", "The words at `line`."),
    ("findings[].other_quote", "text", "The words at `other_line`."),
    ("numbers_read", "whole number", "Figures that were read with indicator or unit."),
    ("warnings", "list of text", "Codes of what the reader should know."),
)
KINDS: dict[FindingKind, str] = {
    FindingKind.TWO_VALUES: "The same indicator, body, area and period with two values.",
    FindingKind.PROSE_TABLE: "A number or claim of the text that the table does not bear out.",
    FindingKind.SUM: "Parts that do not add up to their total.",
    FindingKind.CHANGE: "A printed change, or its direction, that is not the difference of its values.",
    FindingKind.SHARE: "A share that is not its numerator over its denominator.",
    FindingKind.COUNT_CLAIM: "How many, said otherwise than counted.",
    FindingKind.STATUS_VALUE: "A goal said to be reached or missed, against its target and value.",
    FindingKind.STATUS_PART: "A goal said to be reached, though a part that it holds for has not.",
    FindingKind.MISSING_AS_MINUS_100: "A fall of 100 per cent computed from an empty cell.",
    FindingKind.IMPOSSIBLE_DATE: "A date that cannot be.",
    FindingKind.YEAR: "A year outside the report's.",
    FindingKind.CASE_NUMBER: "A case number out of form.",
    FindingKind.LATE_UNREMARKED: "Delivered after the deadline, without a word about it.",
    FindingKind.DUPLICATE_ANSWER: "The same answer to two requirements.",
    FindingKind.MISSING_FIGURE: "A figure that is asked for and absent.",
    FindingKind.OPPOSITE_WORDING: "Words that turn the meaning around (within and after).",
    FindingKind.OTHER: "Anything else that cannot be as it stands.",
}


def write() -> str:
    """The page."""
    return page(
        "linja check FILE --json",
        "One JSON object on standard output, UTF-8. "
        "A refused file gives a sentence on standard error and exit code 1.",
        table(("Key", "Is", "Meaning"), [(code(key), kind, said) for key, kind, said in SHAPE]),
        "## Kinds\n\n" + table(("Kind", "Is"), [(code(kind.value), said) for kind, said in KINDS.items()]),
        "## Codes\n\n"
        + table(
            ("Code", "Sentence"), [(code(name), words[2]) for name, words in sorted(sentences().items())]
        ),
    )
