"""Contradictions as pages show them, whatever they stand in: counts as links, rows, files, and a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from linja.faces.ui import tables
from linja.ground.checking import sentence
from linja.line.intake import phrases
from linja.line.intake.queries import MarkedContradiction

#: From here on it is called certain, and likely; what is below is for a second look.
CERTAIN, LIKELY = 0.8, 0.6
SURE: dict[str, Promise] = {
    "certain": pgettext_lazy("contradiction", "Certain"),
    "likely": pgettext_lazy("contradiction", "Likely"),
    "uncertain": pgettext_lazy("contradiction", "Uncertain"),
}
#: What the address may ask for, and of what it is asked.
FILTERS = ("tilstand", "slag", "sikkert")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one side of it stands: a name, a page that leads there, and the words."""

    label: str
    href: str
    quote: str


@dataclass(frozen=True, slots=True)
class Row:
    """One contradiction in the reader's words."""

    it: MarkedContradiction
    kind: Any
    says: str
    sure: str
    places: tuple[Place, ...]

    @property
    def sure_word(self) -> Promise:
        """How sure it is."""
        return SURE[self.sure]

    @property
    def state_word(self) -> Any:
        """What a person made of it."""
        return phrases.MARK_STATES[self.it.state]

    @property
    def codes(self) -> dict[str, str]:
        """What the filters ask of it."""
        return {"tilstand": self.it.state, "slag": str(self.it.found.kind), "sikkert": self.sure}


def rows_of(found: Iterable[MarkedContradiction], place: Callable[[int], tuple[str, str]]) -> list[Row]:
    """Every one in the reader's language; ``place`` names a line and says where it can be read."""
    language = get_language() or "nb"
    return [_row(one, place, language) for one in found]


def _row(one: MarkedContradiction, place: Callable[[int], tuple[str, str]], language: str) -> Row:
    it = one.found
    sides = [(it.line, it.quote)] + ([(it.other_line, it.other_quote)] if it.other_line else [])
    places = tuple(Place(*place(line), words) for line, words in sides)
    return Row(
        one, phrases.CONTRADICTIONS[str(it.kind)], sentence(it, language), how_sure(it.confidence), places
    )


def how_sure(confidence: float) -> str:
    """``certain``, ``likely`` or ``uncertain``."""
    return "certain" if confidence >= CERTAIN else "likely" if confidence >= LIKELY else "uncertain"


def open_and_certain(found: Iterable[MarkedContradiction]) -> int:
    """How many of the certain ones nobody has decided on."""
    return sum(one.state == "undecided" and one.found.confidence >= CERTAIN for one in found)


def listed(request: HttpRequest, every: Sequence[Row] | None) -> dict[str, Any]:
    """What the list needs; ``every`` None: it has not been checked."""
    rows = chosen(request, every or ())
    query = _query(request)
    return {
        "checked": every is not None,
        "total": len(every or ()),
        "page": tables.page_of(request, rows),
        "states": _counts(request, "tilstand", phrases.MARK_STATES, every or ()),
        "certainties": _counts(request, "sikkert", SURE, every or ()),
        "kinds": _counts(request, "slag", phrases.CONTRADICTIONS, every or ()),
        "query": f"?{query}" if query else "",
    }


def chosen(request: HttpRequest, every: Iterable[Row]) -> list[Row]:
    """Those that the address asks for."""
    wanted = _wanted(request)
    return [one for one in every if all(one.codes[name] == code for name, code in wanted.items())]


def _wanted(request: HttpRequest) -> dict[str, str]:
    known: dict[str, Any] = {"tilstand": phrases.MARK_STATES, "slag": phrases.CONTRADICTIONS, "sikkert": SURE}
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    return {name: code for name, code in asked.items() if code in known[name]}


def _counts(request: HttpRequest, name: str, words: Any, every: Iterable[Row]) -> list[dict[str, Any]]:
    """How many there are of each, among those that the other filters leave."""
    wanted = _wanted(request)
    others = {key: code for key, code in wanted.items() if key != name}
    left = [one for one in every if all(one.codes[key] == code for key, code in others.items())]
    return tables.counted(
        request, name, words, Counter(one.codes[name] for one in left), wanted.get(name, "")
    )


def _query(request: HttpRequest) -> str:
    return "&".join(f"{name}={code}" for name, code in _wanted(request).items())


def back_to(request: HttpRequest, page: str) -> str:
    """The list as it was before the decision, at the one decided on."""
    query = _query(request)
    key = request.POST.get("funn", "")
    anchor = f"#funn-{key}" if key.isalnum() and key.isascii() else ""
    return page + (f"?{query}" if query else "") + anchor


def table(rows: Iterable[Row]) -> list[list[Any]]:
    """The list as rows of a file, heads first."""
    heads = [
        _("What does not agree"),
        _("Kind"),
        _("Place"),
        _("Text"),
        _("Other place"),
        _("Other text"),
        _("How sure"),
        _("Decision"),
        _("Reason"),
        _("Decided by"),
        _("Decided at"),
    ]
    return [heads, *([str(cell or "") for cell in _cells(one)] for one in rows)]


def _cells(one: Row) -> tuple[Any, ...]:
    sides = [(place.label, place.quote) for place in one.places] + [("", "")]
    mark = one.it.mark
    said = (mark.reason, mark.by_name, f"{mark.at:%Y-%m-%d %H:%M}") if mark else ("", "", "")
    return (one.says, one.kind, *sides[0], *sides[1], one.sure_word, one.state_word, *said)
