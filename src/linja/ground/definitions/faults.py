"""What is wrong with a definition: file, line, sentence and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong. ``line`` is 1-based; ``suggestion`` is empty when nothing is near."""

    file: str
    line: int
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        """``waiting.yaml:7: unknown key 'nmaes'; did you mean 'names'?``."""
        hint = f"; did you mean {self.suggestion!r}?" if self.suggestion else ""
        return f"{self.file}:{self.line}: {self.message}{hint}"


class DefinitionsError(ValueError):
    """Definitions that cannot be used. ``faults`` holds all of them, not only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """The message is one line for each fault, by file and line."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` is most like, or nothing."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
