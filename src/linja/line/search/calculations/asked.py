"""What a reader typed, as terms, and the terms in the two databases' languages. Pure.

All words must be found. ``"two words"`` must stand side by side. The last word, as long as nothing follows
it, may be the beginning of a word, so that results come while one writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from linja.line.search.calculations.stems import stem, stems, words

MOST_TERMS: Final = 24
_PIECE = re.compile(r'"([^"]*)"|([^"\s]+)|"')


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that must stand in this order side by side; ``beginning``: raw letters a word may begin with."""

    stems: tuple[str, ...]
    beginning: str = ""


def terms(text: str) -> tuple[Term, ...]:
    """The terms of what was typed; empty when there is no word in it."""
    found: list[Term] = []
    for phrase, word in _PIECE.findall(text):
        if phrase:
            found.append(Term(tuple(stems(phrase))))
        else:
            found += [Term((stem(part),)) for part in words(word)]
    last = words(text)
    if found and last and not text.rstrip().endswith('"') and text == text.rstrip():
        found[-1] = Term(found[-1].stems, last[-1])
    return tuple(term for term in found if term.stems)[:MOST_TERMS]


def fts5(asked: tuple[Term, ...], column: str = "") -> str:
    """The terms as an FTS5 query; ``column`` limits them to one column."""
    query = " AND ".join(_fts5_term(term) for term in asked)
    return f"{{{column}}} : ({query})" if column else query


def _fts5_term(term: Term) -> str:
    exact = '"' + " ".join(term.stems) + '"'
    return f'({exact} OR "{term.beginning}" *)' if term.beginning else exact


def tsquery(asked: tuple[Term, ...], weight: str = "") -> str:
    """The terms as a PostgreSQL ``tsquery`` literal; ``weight`` limits them to words of that weight."""
    return " & ".join(_ts_term(term, weight) for term in asked)


def _ts_term(term: Term, weight: str) -> str:
    label = f":{weight}" if weight else ""
    exact = " <-> ".join(f"'{one}'{label}" for one in term.stems)
    if not term.beginning:
        return f"({exact})"
    return f"({exact} | '{term.beginning}':*{weight})"


def tsvector(title: list[str], body: list[str]) -> str:
    """Title and body as a PostgreSQL ``tsvector`` literal: title words weigh A, the body's follow after a
    gap, so that no phrase reaches from one into the other (as in FTS5, where they are columns)."""
    places: dict[str, list[str]] = {}
    for at, word in enumerate(title, start=1):
        places.setdefault(word, []).append(f"{at}A")
    for at, word in enumerate(body, start=len(title) + 10):
        places.setdefault(word, []).append(str(at))
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())
