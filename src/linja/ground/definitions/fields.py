"""Reading the fields of a file: each takes what it can and notes what is wrong; all is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from linja.ground.definitions.faults import Fault, nearest
from linja.ground.definitions.located import Located, Path
from linja.ground.definitions.types import Text

LANGUAGES = ("nb", "nn", "en")
_NOWHERE = date(1900, 1, 1)
_Choice = TypeVar("_Choice", bound=StrEnum)


class Fields:
    """A mapping in a file, read field by field. Faults gather in one list for the whole file."""

    def __init__(self, where: Located, path: Path = (), faults: list[Fault] | None = None) -> None:
        """The mapping that ``path`` leads to."""
        self.where, self.path = where, path
        self.faults: list[Fault] = [] if faults is None else faults
        found = where.data
        for step in path:
            found = found[step]
        self.data: dict[str, Any] = found if isinstance(found, dict) else {}
        if not isinstance(found, dict):
            self.fault("", "keys with values are expected here")

    def fault(self, key: str, message: str, suggestion: str = "") -> None:
        """Note something wrong at ``key`` (empty: at the mapping itself)."""
        path = (*self.path, key) if key else self.path
        self.faults.append(Fault(self.where.file, self.where.line(path), message, suggestion))

    def only(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Note unknown keys, with the one perhaps meant, and required ones that are not there."""
        needed = list(required)
        known = [*needed, *optional]
        for key in self.data:
            if key not in known:
                self.fault(str(key), f"unknown key {str(key)!r}", nearest(str(key), known))
        for key in needed:
            if self.data.get(key) is None:
                self.fault("", f"{key!r} is not said")

    def word(self, key: str) -> str:
        """Words on one line; nothing when it is not there."""
        value = self.data.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(key, f"{key!r} must be words, not {value!r}")
            return ""
        return " ".join(value.split())

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words; empty when it is not there."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            self.fault(key, f"{key!r} must be a list of words")
            return ()
        if len({one.casefold() for one in value}) < len(value):
            self.fault(key, f"{key!r} says the same twice")
        return tuple(value)

    def text(self, key: str) -> Text | None:
        """Words in all three languages; None when it is not there."""
        if self.data.get(key) is None:
            return None
        inner = Fields(self.where, (*self.path, key), self.faults)
        inner.only(LANGUAGES)
        return Text(*(inner.word(language) for language in LANGUAGES))

    def said(self, key: str) -> Text:
        """Words in all three languages that must be there (:meth:`only` tells when they are not)."""
        return self.text(key) or Text("", "", "")

    def day(self, key: str) -> date:
        """A day that must be there."""
        value = self.data.get(key)
        if type(value) is date:
            return value
        if value is not None:
            self.fault(key, f"{key!r} must be a day like 2019-01-31, not {value!r}")
        return _NOWHERE

    def number(self, key: str, default: int, least: int = 0) -> int:
        """A whole number of at least ``least``."""
        value = self.data.get(key, default)
        if type(value) is not int or value < least:
            self.fault(key, f"{key!r} must be a whole number of at least {least}, not {value!r}")
            return default
        return value

    def choice(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
        """One of the values of an enumeration."""
        value = self.data.get(key, default.value)
        return self._chosen(key, value, kind) or default

    def choices(self, key: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
        """A list of values of an enumeration."""
        found = (self._chosen(key, one, kind) for one in self.words(key))
        return tuple(one for one in found if one is not None)

    def parts(self, key: str) -> Iterator[Fields]:
        """The mappings of a list that must hold at least one."""
        value = self.data.get(key)
        if value is None:
            return
        if not isinstance(value, list) or not value:
            self.fault(key, f"{key!r} must be a list that holds something")
            return
        for position in range(len(value)):
            yield Fields(self.where, (*self.path, key, position), self.faults)

    def _chosen(self, key: str, value: object, kind: type[_Choice]) -> _Choice | None:
        known = {one.value or "none": one for one in kind}
        if (word := str(value) or "none") in known:
            return known[word]
        self.fault(key, f"{key!r} cannot be {word!r}; it is one of {', '.join(known)}", nearest(word, known))
        return None
