"""Lines that say what they are: printed fields (``Krav:``, ``Resultat:``, ``Status:``) and status lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linja.ground.reading import lexicon
from linja.ground.reading.cues import main_verb
from linja.ground.reading.lexicon import ASKING_VERBS, TELLING_VERBS
from linja.ground.reading.statuses import is_status_line, is_status_word
from linja.ground.reading.text_line import TextLine

#: Name of the field → its pattern and how often it must be printed before it counts.
_FIELDS: dict[str, tuple[re.Pattern[str], int]] = {
    "requirement": (lexicon.REQUIREMENT_FIELD, 3),
    "status": (lexicon.STATUS_FIELD, 3),
    "answer": (lexicon.ANSWER_FIELD, 3),
    "term": (lexicon.TERM_FIELD, 1),
}
_NUMBERED_SENTENCE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-ZÆØÅ])")
#: A status word alone on its line counts where the document prints at least so many.
_FEWEST_WORDS = 3


def mark_fields(lines: Sequence[TextLine]) -> None:
    """Set ``field`` on lines that open a field which the document prints again and again."""
    for name, (pattern, fewest) in _FIELDS.items():
        plain = [line for line in lines if line.bullet is None]
        found = [(line, match) for line in plain if (match := pattern.match(line.text))]
        if name == "requirement":
            found += _numbered_sentences(plain)
        if len(found) < fewest:
            continue
        for line, match in found:
            if line.field is None:
                line.field, line.is_label, line.is_status = name, True, name == "status"
                if name == "requirement":
                    line.body = line.text[match.end() :]


def _numbered_sentences(lines: Sequence[TextLine]) -> list[tuple[TextLine, re.Match[str]]]:
    """``2.1.3 Foretaket skal ...``: a number before a sentence that asks belongs to a requirement."""
    found = []
    for line in lines:
        match = _NUMBERED_SENTENCE.match(line.text)
        if match is None:
            continue
        sentence = line.text[match.end() :]
        told = main_verb(sentence) in TELLING_VERBS and sentence.endswith(".")
        if main_verb(sentence) in ASKING_VERBS or told:
            found.append((line, match))
    return found if len(found) >= 3 else []


def mark_statuses(lines: Sequence[TextLine]) -> None:
    """Set ``is_status`` on lines that are nothing but a status phrase."""
    plain = [line for line in lines if line.field is None and line.bullet is None]
    for line in plain:
        line.is_status = is_status_line(line.text)
    words = [line for line in plain if is_status_word(line.text)]
    if len(words) >= _FEWEST_WORDS:
        for line in words:
            line.is_status = True
