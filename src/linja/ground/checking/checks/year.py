# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Years that are not the report's: misprints, headings of another year, and answers about other years than asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, dates_in, of_answer, of_requirement, quote, sentences
from linja.ground.kernel.dates import DatePhrase
from linja.ground.kernel.vocabulary import DatePrecision, DocumentKind
from linja.ground.reading.findings import FoundHeading, FoundRequirement, Reading

_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
#: Words after which a number of four figures is a year.
_BEFORE = (
    rf"(?:{_MONTH}|\bi|\binnen|\binnan|\bfra|\bfrå|\bsiden|\bsidan|\bmed|\benn|\båret|\bav|\btertial|\bfor)"
)
_GLUED = re.compile(
    rf"{_BEFORE}\s+(?P<year>(?:19|20)\d\d\d)(?=[\s.,;:)]|$)(?!\s+\w*(?:kroner|personer|pasienter|ansatte))"
)
_FAR = re.compile(
    rf"(?:{_MONTH}|\bi|\binnen|\binnan|\bsiden|\bsidan|\båret|\btertial)\s+(?P<year>2[1-9]\d\d|20[6-9]\d|1[0-8]\d\d)"
    r"(?=[.,;:)]|\s+(?:og|til|som|er|skal|skulle|ble|vart|har|hadde|vil|var|sammen\w+|samanlikna)\b|$)"
)
_FOUR = re.compile(r"\d{4}")
_TITLED = re.compile(
    r"^(?:mål|andre\s+opp\w+|nye\s+opp\w+|utredningsoppdrag|utgreiingsoppdrag|krav(?:\s+og\s+rammer?)?(?:\s+for)?"
    r"|øvrige\s+aktuelle\s+saker(?:\s+i)?|andre\s+aktuelle\s+saker(?:\s+i)?|sammendrag\s+.*\s+i|resultat\w*(?:\s+(?:for|i))?)"
    r"\s+(?P<year>20\d\d)\s*:?$",
    re.I,
)
_REPORT = re.compile(r"\brapporter|\bgjøre?\s+rede|\bgjere\s+greie", re.I)
_ASKED = re.compile(r"\bfor\s+(?P<years>20\d\d(?:\s*(?:,|og)\s*20\d\d)*)(?=[\s.,;:]|$)")
#: Years in an answer that only date an event.
_DATING = re.compile(
    rf"(?:{_MONTH}|våren|høsten|hausten|sommeren|sommaren|vinteren|tertial|kvartal|halvår|\d\.)\s+$|[./]\d{{0,2}}$",
    re.I,
)
_DONE = re.compile(
    r"\b(?:er|ble|vart|har)\s+(?:\w+\s+)?(?:fulgt|følgt|bygget|bygd|etablert|innført|startet|satt)\b", re.I
)
_FURTHER = re.compile(
    r"\b(?:er|ble|vart)\s+(?:\w+\s+){1,2}?(?:videre|vidare|ytterligere|ytterlegare)\b", re.I
)
_FINE = frozenset({DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.SEASON})
_BARE = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/-])")
_GENERAL = re.compile(
    r"oppdragsdokument|årlig\s+melding|årleg\s+melding|budsjett|\bplan\b|krav\w*\s+for|mål\w*\s+for", re.I
)


def find(reading: Reading) -> Iterator[Finding]:
    """Every year that does not belong where it stands."""
    for sentence in sentences(reading):
        if _FOUR.search(sentence.text):
            yield from _misprinted(sentence)
    if reading.document.kind is DocumentKind.ANNUAL_REPORT and reading.document.year is not None:
        yield from _headings(reading.headings, reading.document.year)
        yield from _from_the_future(reading, reading.document.year)
    yield from _built_on_later(reading)
    for requirement in reading.requirements:
        yield from _answered_other(reading, requirement)


def _misprinted(sentence: Sentence) -> Iterator[Finding]:
    for pattern, code, sure in ((_GLUED, "year_glued", 0.6), (_FAR, "year_far", 0.8)):
        for match in pattern.finditer(sentence.text):
            start, end = match.span("year")
            yield Finding(
                FindingKind.YEAR, sentence.line_at(start), code, facts={"year": match["year"]},
                values=(match["year"],), quote=quote(sentence.text, start, end), confidence=sure,
            )  # fmt: skip


_PAPER = re.compile(
    r"\b(?:rapport|evaluering|undersøkelse|undersøking|kartlegging|revisjon|veileder|rettleiar)\w*\s+(?:fra|frå|av)\s+(?P<year>20\d\d)\b(?!\s*[-–]\s*\d)",
    re.I,
)


def _from_the_future(reading: Reading, own: int) -> Iterator[Finding]:
    """A paper of a year that had not come when the report was written, the spring after its own year."""
    for sentence in sentences(reading):
        for match in _PAPER.finditer(sentence.text) if "20" in sentence.text else ():
            if int(match["year"]) > own + 1:
                start, end = match.span("year")
                yield Finding(
                    FindingKind.YEAR, sentence.line_at(start), "year_far", facts={"year": match["year"]},
                    values=(match["year"],), quote=quote(sentence.text, start, end), confidence=0.7,
                )  # fmt: skip


def _headings(headings: tuple[FoundHeading, ...], year: int) -> Iterator[Finding]:
    """A heading of another year, where others of its sort carry the report's own."""
    titled = [(h, int(match["year"])) for h in headings if (match := _TITLED.match(h.title.strip()))]
    own = next((h for h, named in titled if named == year), None)
    for heading, named in titled:
        if named != year and own is not None:
            yield Finding(
                FindingKind.YEAR, heading.line, "heading_year", other_line=own.line,
                facts={"year": str(named), "own": str(year)}, values=(str(named), str(year)),
                quote=heading.title, other_quote=own.title, confidence=0.75,
            )  # fmt: skip


def _built_on_later(reading: Reading) -> Iterator[Finding]:
    """What has been done, dated in a year to come, and then said to go on in the report's own year."""
    own = reading.document.year
    for one, two in pairwise(sentences(reading)):
        if (
            own is None
            or one.paragraph != two.paragraph
            or not (_DONE.search(one.text) and _FURTHER.search(two.text))
        ):
            continue
        first, second = _last_date(one, own + 1), _last_date(two, own)
        if first is not None and second is not None:
            yield Finding(
                FindingKind.YEAR,
                one.line_at(first.start),
                "built_on_later",
                other_line=two.line_at(second.start),
                facts={"later": first.verbatim, "earlier": second.verbatim},
                values=(first.verbatim, second.verbatim),
                quote=quote(one.text, first.start, first.end),
                other_quote=quote(two.text, second.start, second.end),
                confidence=0.5,
            )


def _last_date(sentence: Sentence, year: int) -> DatePhrase | None:
    """The last date of that year that is finer than a year."""
    dated = [
        p for p in dates_in(sentence.text) if p.precision in _FINE and p.iso and p.iso.startswith(str(year))
    ]
    return dated[-1] if dated else None


def _answered_other(reading: Reading, requirement: FoundRequirement) -> Iterator[Finding]:
    """What is to be reported for certain years, and answered with figures of others only."""
    asked, place = _asked(of_requirement(reading, requirement))
    answer = of_answer(reading, requirement)
    if not asked or place is None or not answer:
        return
    told = [(year, sentence) for sentence in answer for year in _years(sentence.text)]
    missing = sorted(asked - {year for year, _ in told})
    if not missing or not told:
        return
    other, sentence = next(((y, s) for y, s in told if y not in asked), told[0])
    yield Finding(
        FindingKind.YEAR, place.line, "answered_other_year", other_line=sentence.line,
        facts={"asked": ", ".join(missing), "told": other}, values=(", ".join(missing), other),
        quote=quote(place.text), other_quote=quote(sentence.text), confidence=0.7,
    )  # fmt: skip


def _asked(requirement: tuple[Sentence, ...]) -> tuple[set[str], Sentence | None]:
    for sentence in requirement:
        if not _REPORT.search(sentence.text):
            continue
        for match in _ASKED.finditer(sentence.text):
            if not _GENERAL.search(sentence.text[max(0, match.start() - 40) : match.start()]):
                return set(re.findall(r"20\d\d", match["years"])), sentence
    return set(), None


def _years(text: str) -> list[str]:
    return [m[1] for m in _BARE.finditer(text) if not _DATING.search(text[: m.start()])]
