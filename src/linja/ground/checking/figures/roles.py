# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""What a number does in its sentence: a value, a target, a change, an end of a range, a rough limit."""

from __future__ import annotations

import re

from linja.ground.checking.figures.figure import Role
from linja.ground.kernel.numbers import FoundQuantity, Unit

_TARGET = re.compile(
    r"\b(?:mål(?:et|tallet|sett?ing\w*|kravet)?|\w*krav(?:et)?|grense\w*)\s+(?:er\s+|var\s+)?(?:på|om|til)\s*(?:minst|under|over|maks\w*|en|ei)?\s*$"
    r"|\b(?:skal|skulle|må|bør)\s+(?:\w+\s+){0,4}(?:minst|under|over|lavere enn|lågare enn|høyere enn|høgare enn|på)?\s*$"
    r"|\b(?:minst|minimum|høyst|høgst|maksimalt|inntil|opp til|opptil|lavere enn|lågare enn|mål:?|målkrav)\s*$",
    re.IGNORECASE,
)
#: The whole sentence sets targets: ``Målene som er satt er 45 dager for … og 40 dager for …``.
_SETS = re.compile(
    r"^\W*(?:mål(?:et|ene|a|tall\w*)|krav(?:et|ene|a))\b.*\b(?:er|var)\b"
    r"|\bmål\w*\s+(?:for|om)\s[^.;]{0,50}\bpå\s*$|\b(?:mål|målsett?ing|skal|skulle)\w*\b[^.;]{0,80}\b(?:med|til)\s*$",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:nådd|oppnå\w*|innfri\w*|oppfyl\w*|måloppnåelse\w*|resultat\w*)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:under|over|mer enn|meir enn|flere enn|fleire enn|færre enn|nærmere|nesten|rundt|om lag|omlag|cirka|ca\.?|i underkant av|i overkant av|godt over|drøyt|innen|innenfor|innan)\s*$",
    re.IGNORECASE,
)
_UP = r"økning\w*|økt\w*|økte|øke\w*|øker|auk\w*|vekst\w*|oppgang\w*|steg|steget|høyere|lengre|flere|fleire|fler|(?:gått|gikk|går) opp|forbedr\w*|stigning\w*"
_DOWN = r"redus\w*|reduksjon\w*|nedgang\w*|(?:gått|gikk|går) ned|fall\w*|falt|lavere|lågare|kortere|kortare|færre|minsk\w*|mindre"
_CHANGE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s+\w+){{0,2}}?\s+(?:på|med|lik)\s*(?:ca\.?|om lag|rundt)?\s*$|\b(?:endring|endret|endra)\w*\s+(?:på|med)\s*$|\b\w*avvik(?:et)?\s+(?:er|var|ble|vart|på)\s+(?:dermed\s+|derfor\s+)?(?:på\s+)?$",
    re.IGNORECASE,
)
#: ``Veksten i aktivitet var 3,9 prosent``.
_GROWTH = re.compile(
    r"\b(?:vekst|økning|auke|nedgang|reduksjon)(?:en|a)?\b[^.,;]{0,60}\b(?:var|er|ble|vart|utgjorde)\s+(?:på\s+)?$"
    r"|\b(?:var|er|ble|vart)\s+(?:vekst|økning|auke|nedgang|reduksjon)(?:en|a)\s+(?:på\s+)?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    rf"^\s*(?:\w+\s)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:[^.,;]{{0,25}}\benn\b)?", re.IGNORECASE
)
_IN_PARENTHESIS = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s*\(\s*$", re.IGNORECASE)
_EXTREME = re.compile(
    r"\b(?:høy[e]?st\w*|høg[a]?st\w*|lavest\w*|lågast\w*|kortest\w*|lengst\w*|flest|færrest|best\w*|dårlig\w*|størst\w*|minst (?:deltak|andel)\w*|beste|varier\w*|mellom)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
#: ``fra 64 dager til 61``: the first is of some earlier time that is not told.
_FROM = re.compile(r"\bf(?:ra|rå)\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*til\b")
_RANGE = re.compile(r"\b(?:varier\w*|spenn\w*|sprik\w*)\b", re.IGNORECASE)


def role_of(text: str, one: FoundQuantity) -> Role:
    """The role of the number at its place in the sentence."""
    before, after = text[: one.start], text[one.end :]
    if one.quantity.unit is Unit.PERCENTAGE_POINT:
        return Role.CHANGE
    if _TARGET.search(before) or (_SETS.search(before) and not _TELLS.search(before)):
        return Role.TARGET
    growth = one.quantity.unit is Unit.PERCENT and _GROWTH.search(before)
    if growth or _CHANGE.search(before) or _IN_PARENTHESIS.search(before) or _changes_after(one, after):
        return Role.CHANGE
    if _RANGE.search(before) or (_EXTREME.search(before) and not _BOUND.search(before)):
        return Role.EXTREME
    rough = _BOUND.search(before) or (_FROM.search(before) and _TO.match(after))
    return Role.BOUND if rough else Role.VALUE


def _changes_after(one: FoundQuantity, after: str) -> bool:
    """``2 dager lengre enn``, ``+4,4 prosent``: the number itself is the difference."""
    match = _CHANGE_AFTER.match(after)
    return bool(match and (" enn" in match[0] or one.quantity.value < 0)) or one.quantity.value < 0


def sign_of(text: str, one: FoundQuantity) -> int:
    """−1 where the words tell of less and the number itself is printed without a sign."""
    if one.quantity.value < 0:
        return 1
    for match in (
        _CHANGE.search(text[: one.start]),
        _IN_PARENTHESIS.search(text[: one.start]),
        _CHANGE_AFTER.match(text[one.end :]),
    ):
        if match and match["down"]:
            return -1
        if match and match["up"]:
            return 1
    return 1
