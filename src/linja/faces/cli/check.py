# ruff: noqa: E501 (tables of words are easier to compare unbroken)
"""``linja check FILE``: where a document contradicts itself, for people, as JSON, or scored against labels."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import linja
from linja.ground.checking import NOTHING, Known, as_json, check, known_of, sentence
from linja.ground.checking.findings import Checked, Finding
from linja.ground.checking.scoring import as_lines, score
from linja.ground.definitions import DefinitionsError, load
from linja.ground.kernel.refusals import Refused
from linja.ground.reading import read_file
from linja.ground.reading.findings import Reading
from linja.ground.reading.phrases import sentence as refusal_sentence
from linja.ground.reading.phrases import warning_sentence
from linja.ground.reading.scoring import read_labels

_WORDS = {
    "nb": {
        "found": "{count} steder å se på i {name}; {numbers} tall er lest.", "none": "Ingen selvmotsigelser er funnet i {name}; {numbers} tall er lest.",
        "line": "Linje {line}", "page": "side {page}", "and": "og linje {line}", "labels": "Merkingen kan ikke leses: {error}",
    },
    "nn": {
        "found": "{count} stader å sjå på i {name}; {numbers} tal er lesne.", "none": "Ingen sjølvmotseiingar er funne i {name}; {numbers} tal er lesne.",
        "line": "Linje {line}", "page": "side {page}", "and": "og linje {line}", "labels": "Merkinga kan ikkje lesast: {error}",
    },
    "en": {
        "found": "{count} places to look at in {name}; {numbers} numbers were read.", "none": "No contradictions were found in {name}; {numbers} numbers were read.",
        "line": "Line {line}", "page": "page {page}", "and": "and line {line}", "labels": "The labels cannot be read: {error}",
    },
}  # fmt: skip
#: How sure: less than probable, probable, sure.
_SURE_WORDS = {
    "nb": ("usikker", "sannsynlig", "sikker"),
    "nn": ("usikker", "sannsynleg", "sikker"),
    "en": ("unsure", "probable", "sure"),
}
#: From these on a finding is probable, and sure.
_PROBABLE, _SURE = 0.6, 0.8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sub-command's arguments."""
    parser.add_argument("file", help="TXT, PDF or DOCX")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument(
        "--labels", metavar="LABELS.jsonl", action="append", help="score against labels (may be given again)"
    )
    parser.add_argument("--language", choices=sorted(_WORDS), default="nb", help="language of the sentences")


def run(options: argparse.Namespace) -> int:
    """Read, check and print; 1 when the file is refused, 2 when the labels cannot be used."""
    try:
        reading = read_file(Path(options.file))
    except Refused as refused:
        print(refusal_sentence(refused.refusal, options.language), file=sys.stderr)
        return 1
    checked = check(reading, _known())
    if options.labels:
        return _print_score(reading, checked, options)
    if options.json:
        json.dump(as_json(checked, options.language), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    for line in _report(reading, checked, options):
        print(line)
    return 0


def _known() -> Known:
    """The reviewed definitions of ``LINJA_DEFINITIONS``, else of the checkout; nothing where there are none."""
    told = os.environ.get("LINJA_DEFINITIONS")
    folder = Path(told) if told else Path(linja.__file__).parents[2] / "definitions"
    try:
        return known_of(load(folder)) if (folder / "indicators").is_dir() else NOTHING
    except DefinitionsError:
        # A check stands on its own words too; what is wrong is told by ``tools.definitions``.
        return NOTHING


def _print_score(reading: Reading, checked: Checked, options: argparse.Namespace) -> int:
    try:
        labels = [label for path in options.labels for label in read_labels(path)]
        result = score(checked.findings, labels, reading.lines)
    except (OSError, ValueError, KeyError) as error:
        print(_WORDS[options.language]["labels"].format(error=error), file=sys.stderr)
        return 2
    for line in as_lines(result):
        print(line)
    return 0


def _report(reading: Reading, checked: Checked, options: argparse.Namespace) -> Iterator[str]:
    words = _WORDS[options.language]
    head = words["found"] if checked.findings else words["none"]
    yield head.format(count=len(checked.findings), name=Path(options.file).name, numbers=checked.numbers_read)
    for code in reading.warnings:
        yield warning_sentence(code, options.language)
    for one in checked.findings:
        yield ""
        yield _place(one, reading, options.language)
        yield f"  {sentence(one, options.language)}"
        for line, quote in ((one.line, one.quote), (one.other_line, one.other_quote)):
            if quote and line:
                yield f"  {line:>6}: {quote}"


def _place(one: Finding, reading: Reading, language: str) -> str:
    words = _WORDS[language]
    page = reading.pages[one.line - 1] if one.line <= len(reading.pages) else None
    parts = [words["line"].format(line=one.line)]
    if page is not None:
        parts[0] += f" ({str(words['page']).format(page=page)})"
    if one.other_line and one.other_line != one.line:
        parts.append(words["and"].format(line=one.other_line))
    how = _SURE_WORDS[language][(one.confidence >= _PROBABLE) + (one.confidence >= _SURE)]
    return f"{' '.join(parts)} – {one.kind} – {how}"
