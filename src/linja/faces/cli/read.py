# ruff: noqa: E501 (tables of words are easier to compare unbroken)
"""``linja read FILE``: what reading finds, for people, as JSON, or scored against labels."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from linja.ground.kernel.refusals import Refused
from linja.ground.reading import as_json, read_file
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.phrases import sentence, warning_sentence
from linja.ground.reading.scoring import as_lines, read_labels, score

_WORDS = {
    "nb": {
        "document": "Dokument", "year": "År", "organisation": "Organisasjon", "language": "Språk",
        "requirements": "krav", "answered": "med svar", "status": "Status", "kinds": "Slag", "tables": "tabeller",
        "statements": "uttalelser", "unsure": "usikre", "line": "linje", "deadline": "frist",
        "labels": "Merkingen kan ikke leses: {error}",
    },
    "nn": {
        "document": "Dokument", "year": "År", "organisation": "Organisasjon", "language": "Språk",
        "requirements": "krav", "answered": "med svar", "status": "Status", "kinds": "Slag", "tables": "tabellar",
        "statements": "fråsegner", "unsure": "usikre", "line": "linje", "deadline": "frist",
        "labels": "Merkinga kan ikkje lesast: {error}",
    },
    "en": {
        "document": "Document", "year": "Year", "organisation": "Organisation", "language": "Language",
        "requirements": "requirements", "answered": "answered", "status": "Status", "kinds": "Kinds", "tables": "tables",
        "statements": "statements", "unsure": "unsure", "line": "line", "deadline": "deadline",
        "labels": "The labels cannot be read: {error}",
    },
}  # fmt: skip
_UNSURE = 0.75


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sub-command's arguments."""
    parser.add_argument("file", help="TXT, PDF or DOCX")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--labels", metavar="LABELS.jsonl", help="score against labels, and list the misses")
    parser.add_argument("--lang", choices=sorted(_WORDS), default="nb", help="language of the sentences")


def run(options: argparse.Namespace) -> int:
    """Read and print; 1 when the file is refused, 2 when the labels cannot be used."""
    try:
        reading = read_file(Path(options.file))
    except Refused as refused:
        print(sentence(refused.refusal, options.lang), file=sys.stderr)
        return 1
    if options.json:
        json.dump(as_json(reading), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    if options.labels:
        return _print_score(reading, options)
    for line in _summary(reading, options.lang):
        print(line)
    return 0


def _print_score(reading: Reading, options: argparse.Namespace) -> int:
    try:
        result = score(reading.requirements, read_labels(options.labels))
    except (OSError, ValueError, KeyError) as error:
        print(_WORDS[options.lang]["labels"].format(error=error), file=sys.stderr)
        return 2
    for line in as_lines(result):
        print(line)
    return 0


def _summary(reading: Reading, lang: str) -> Iterable[str]:
    words, document = _WORDS[lang], reading.document
    yield f"{words['document']}: {document.kind}  {document.title}".rstrip()
    facts = (
        (words["year"], document.year),
        (words["organisation"], document.organisation),
        (words["language"], document.language),
    )
    yield "   ".join(f"{name}: {value if value is not None else '–'}" for name, value in facts)
    found = reading.requirements
    answered = sum(r.answer is not None for r in found)
    unsure = sum(r.confidence < _UNSURE for r in found)
    yield f"{len(found)} {words['requirements']}, {answered} {words['answered']}, {unsure} {words['unsure']}"
    yield f"{len(reading.tables)} {words['tables']}, {len(reading.statements)} {words['statements']}"
    if found:
        yield f"{words['status']}: " + _counted(str(r.status) for r in found)
        yield f"{words['kinds']}: " + _counted(str(r.kind) for r in found)
    for code in reading.warnings:
        yield warning_sentence(code, lang)
    chapter = None
    for requirement in found:
        if requirement.chapter != chapter:
            chapter = requirement.chapter
            yield f"\n{chapter}"
        yield _row(requirement, words)


def _counted(values: Iterable[str]) -> str:
    return ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())


def _row(requirement: FoundRequirement, words: dict[str, str]) -> str:
    text = requirement.text if len(requirement.text) <= 90 else requirement.text[:89] + "…"
    deadline = f"  {words['deadline']} {requirement.deadline}" if requirement.deadline else ""
    sure = "" if requirement.confidence >= _UNSURE else "  ?"
    return f"{requirement.n:4}  {words['line']} {requirement.line:<6} {requirement.status!s:16} {text}{deadline}{sure}"
