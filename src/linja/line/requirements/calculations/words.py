"""Differences between two wordings, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from linja.line.requirements.records import DiffPart, VersionRecord

#: Words and line ends. Other white space is the source's layout, not its wording.
_WORD = re.compile(r"\n|\S+")


def word_difference(before: str, after: str) -> tuple[DiffPart, ...]:
    """Runs of ``same``, ``removed`` and ``added`` words.

    The same and removed runs joined are ``before``; the same and added runs joined are ``after``,
    but for white space. Each run ends with a space or a line end.
    """
    a, b = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    parts: list[DiffPart] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            parts.append(DiffPart("same", _joined(b[b1:b2])))
            continue
        parts += [DiffPart("removed", _joined(a[a1:a2]))] if a2 > a1 else []
        parts += [DiffPart("added", _joined(b[b1:b2]))] if b2 > b1 else []
    return tuple(parts)


def _joined(words: Sequence[str]) -> str:
    return "".join(word if word == "\n" else f"{word} " for word in words)


def sentence(stem: str, text: str, sub_items: Sequence[str]) -> str:
    """The whole requirement as one text: stem, sentence, sub-items each on a line of its own."""
    head = f"{stem} {text}".strip()
    return "\n".join([head, *(f"– {item}" for item in sub_items)])


def words_between(before: VersionRecord | None, after: VersionRecord | None) -> tuple[DiffPart, ...]:
    """The word difference of two states; one that does not exist has no words."""
    texts = [sentence(v.stem, v.text, v.sub_items) if v else "" for v in (before, after)]
    return word_difference(*texts)


def shortened(text: str, length: int = 120) -> str:
    """The beginning of a text, cut between words, with an ellipsis where it was cut."""
    folded = " ".join(text.split())
    if len(folded) <= length:
        return folded
    return folded[: max(folded.rfind(" ", 0, length), length // 2)].rstrip(" ,;:–-") + " …"


#: Everything but the words that a reader would call a difference.
_COMPARED = ("obligation", "deadlines", "roles", "citations", "funding")


def fields_between(before: VersionRecord | None, after: VersionRecord | None) -> tuple[str, ...]:
    """Names of the fields, words aside, that differ between two states."""
    if before is None or after is None:
        return ()
    return tuple(name for name in _COMPARED if getattr(before, name) != getattr(after, name))
