"""Which of the two layouts a document gets: a report with cover and contents, or a light one without.

What is read in a few minutes is read from its first page: notices of meetings and minutes always, letters and
orders as long as they are short. Reports keep their cover however little stands in them.
"""

from __future__ import annotations

from typing import Final

from linja.ground.document.tree import Document
from linja.ground.document.walk import blocks, texts
from linja.ground.kernel.vocabulary import DocumentKind

#: Printed lightly whatever their length.
ALWAYS_LIGHT: Final = frozenset({"meeting"})
#: Printed lightly while they are short.
LETTERS: Final = frozenset(
    {
        DocumentKind.LETTER.value,
        DocumentKind.SUPPLEMENTARY_LETTER.value,
        DocumentKind.REVISED_MISSION_LETTER.value,
        DocumentKind.MISSION_LETTER.value,
        DocumentKind.OWNER_MEETING_PROTOCOL.value,
        DocumentKind.COMMISSION_AND_ORDER.value,
    }
)
#: About three pages.
FEW_WORDS: Final = 1200


def is_light(document: Document) -> bool:
    """True for what is printed with a letterhead instead of a cover, and without contents."""
    if document.kind in ALWAYS_LIGHT:
        return True
    return document.kind in LETTERS and _words(document) <= FEW_WORDS


def _words(document: Document) -> int:
    return sum(len(text.split()) for placed in blocks(document) for text in texts(placed.block))
