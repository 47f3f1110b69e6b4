# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Periods as prose and column heads print them, as the codes of the kernel's periods.

The first tertial is January to April, and what is counted to the end of December is the year: such pairs
have one code here, so that ``Første tert. 2019`` and ``Jan-apr 2019`` are the same period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "annet": 2, "annen": 2, "tredje": 3, "siste": 2}
_ORDINAL = r"[1-4]\.?|første|fyrste|andre|annet|annen|tredje|siste"
#: ``desember året før``: the same of the year before.
_LAST = r"\s+(?:i\s+fjor|året\s+før|førre\s+år(?:et)?|i\s+året\s+før)"
_PHRASE = re.compile(
    rf"""(?P<all>(?:per|pr\.?)\s+(?:3\.|tredje)\s+tertial(?:\s+(?:i\s+)?(?P<ay>{_YEAR}))?)
  | (?P<part>(?P<n>{_ORDINAL})\s*(?P<kind>tertial|tert\b\.?|kvartal|halvår|h-år|halvdel)(?:\s+(?:i\s+|av\s+)?(?P<py>{_YEAR}))?(?P<p_last>{_LAST})?)
  | (?P<backwards>(?P<by>{_YEAR})\s+(?P<bn>[1-4])\.\s?(?P<bkind>h-år|halvår|tertial|kvartal))
  | (?P<span>\b(?:jan(?:uar)?)\s?[-–]\s?(?P<to>apr|aug|des|{_MONTH})\w*(?:\s+(?P<sy>{_YEAR}))?)
  | (?P<to_date>(?:per|pr\.?|ved\s+utgangen\s+av|til\s+og\s+med)\s+(?:\d\d?\.\s?)?(?P<m>{_MONTH})(?:\s+(?P<my>{_YEAR}))?(?P<m_last>{_LAST})?)
  | (?P<end>31\.\s?(?:desember|12\.)\s?(?P<ey>{_YEAR}))
  | (?P<month>\b(?P<om>{_MONTH})(?:\s+(?P<oy>{_YEAR}))?\b(?P<o_last>{_LAST})?)
  | (?P<before>\b(?:året\s+før|foregående\s+år|i\s+fjor|førre\s+år))
  | (?P<year>(?<![\d/.,-])(?P<y>{_YEAR})(?!\d|\s?(?:kroner|pasienter|ansatte)))""",
    re.VERBOSE | re.IGNORECASE,
)
_SAME = re.compile(
    rf"(?:samme|tilsvarende|same|tilsvarande)\s+(?:periode|tid|tidspunkt|tidsrom|tertial|måned|månad|kvartal|halvår)(?:\s+i)?\s+(?P<y>{_YEAR})",
    re.IGNORECASE,
)
_CUMULATED = {"apr": 4, "aug": 8, "des": 12}


@dataclass(frozen=True, slots=True)
class When:
    """A period at ``text[start:end]``; ``code`` as in the kernel, the same for equal stretches of time."""

    start: int
    end: int
    code: str


def canonical(code: str) -> str:
    """``2019T1`` is ``2019C04`` and ``2019C12`` is ``2019``."""
    if code.endswith("T1"):
        return code[:-2] + "C04"
    return code[:-3] if code.endswith("C12") else code


def year_of(code: str) -> int | None:
    """The year of a code; None for no period."""
    return int(code[:4]) if code[:4].isdecimal() else None


def part_of(code: str) -> str:
    """What a code says beyond the year: ``T2`` of ``2019T2``, nothing of ``2019``."""
    return code[4:]


def in_year(code: str, year: int) -> str:
    """The same period of another year."""
    return f"{year}{code[4:]}" if code else str(year)


def periods_in(text: str, year: int | None, before: str = "") -> Iterator[When]:
    """Every period of the text; ``year`` fills those printed without one, ``before`` is the last one said."""
    taken: list[tuple[int, int]] = []
    for match in _SAME.finditer(text):
        taken.append(match.span())
        said = list(_plain(text[: match.start()], year))
        yield When(*match.span(), in_year(said[-1].code if said else before, int(match["y"])))
    for one in _plain(text, year):
        if not any(start < one.end and one.start < end for start, end in taken):
            yield one


def _plain(text: str, year: int | None) -> Iterator[When]:
    last = ""
    for match in _PHRASE.finditer(text):
        code = _code(match, year)
        if match["before"] and last:
            code = in_year(last, int(last[:4]) - 1)
        if code and (match["p_last"] or match["o_last"] or match["m_last"]):
            code = in_year(code, int(code[:4]) - 1)
        if code:
            last = code
            yield When(match.start(), match.end(), canonical(code))


def _code(match: re.Match[str], year: int | None) -> str:
    if match["part"]:
        return _part(match["n"], match["kind"], match["py"] or year)
    if match["backwards"]:
        return _part(match["bn"], match["bkind"], match["by"])
    if match["all"]:
        return str(match["ay"] or year or "")
    if match["before"]:
        return str(year - 1) if year else ""
    return match["y"] or match["ey"] or _months(match, year)


def _months(match: re.Match[str], year: int | None) -> str:
    if match["span"]:
        to = match["to"].lower()
        month = _CUMULATED.get(to[:3]) or _MONTHS.index(to) + 1
        return f"{match['sy'] or year or ''}C{month:02d}" if match["sy"] or year else ""
    if match["to_date"]:
        number = _MONTHS.index(match["m"].lower()) + 1
        return f"{match['my'] or year}C{number:02d}" if match["my"] or year else ""
    number = _MONTHS.index(match["om"].lower()) + 1
    return f"{match['oy'] or year}-{number:02d}" if match["oy"] or year else ""


def _part(ordinal: str, kind: str, year: str | int | None) -> str:
    if year is None:
        return ""
    number = _ORDINALS.get(ordinal.lower()) or int(ordinal.rstrip("."))
    letter = {"t": "T", "k": "Q", "h": "H"}[kind[0].lower()]
    return f"{year}{letter}{number}"
