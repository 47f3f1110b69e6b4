"""Money in a text: budget chapter, post and sums. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from linja.line.requirements.records import FundingDraft

_CHAPTER = re.compile(
    r"\b(?:kap\.|kapittel)\s?(\d{3,4})(?:,?\s(?:post|postene)\s?(\d{2}(?:(?:,|\sog)\s?\d{2})*))?", re.I
)
_AMOUNT = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0.]\d{3})+(?!\d)|\d+)(?P<decimals>,\d+)?\s?"
    r"(?:(?P<scale>mrd\.?|milliarder|milliard|mill\.?|millioner|million|tusen)\s)?(?:kroner|kr\b\.?)",
    re.I,
)
_SCALES: Final = {"mrd": 10**9, "mil": 10**6, "tus": 10**3}


def funding_in(text: str) -> tuple[FundingDraft, ...]:
    """Budget chapters with posts, and sums in kroner, in reading order.

    A sum in the same sentence as a chapter belongs to the chapter; a sum alone stands alone.
    A bare ``kap. 2`` (a chapter of something else) has too few digits to be a budget chapter.
    """
    folded = re.sub(r"\s+", " ", text)
    found: list[FundingDraft] = []
    for sentence in re.split(r"(?<=[a-zæøå)]\.)\s(?=[A-ZÆØÅ])", folded):
        found += _in_sentence(sentence)
    return tuple(dict.fromkeys(found))


def _in_sentence(sentence: str) -> list[FundingDraft]:
    chapters = list(_CHAPTER.finditer(sentence))
    sums = [(m.group(0).strip(), _kroner(m)) for m in _AMOUNT.finditer(sentence)]
    if len(chapters) == 1 and len(sums) == 1:
        (chapter,), ((verbatim, amount),) = chapters, sums
        printed = f"{chapter.group(0)}: {verbatim}"
        return [FundingDraft(printed, chapter.group(1), chapter.group(2) or "", amount)]
    alone = [FundingDraft(m.group(0).strip(), m.group(1), m.group(2) or "") for m in chapters]
    return alone + [FundingDraft(verbatim, amount=amount) for verbatim, amount in sums]


def _kroner(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", match["number"])
    decimals = (match["decimals"] or "").replace(",", ".")
    scale = _SCALES.get((match["scale"] or "")[:3].lower(), 1)
    return Decimal(whole + decimals) * scale
