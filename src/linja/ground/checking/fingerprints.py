"""What tells a finding from the others while its words stay: what a person said of it is kept under it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from linja.ground.checking.findings import Finding

LENGTH: Final = 32
_SIGN = re.compile(r"\W+")


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """One for each finding, in their order: 32 hex digits of SHA-256 over kind, code, readings and words.

    Lines do not count, nor spaces, case and signs: text that moves, and another way of cutting its lines,
    leave it as it was. A finding that says the very same as an earlier one is told from it by its number.
    """
    seen: Counter[str] = Counter()
    found = []
    for one in findings:
        said = _said(one)
        seen[said] += 1
        found.append(hashlib.sha256(f"{said}#{seen[said]}".encode()).hexdigest()[:LENGTH])
    return tuple(found)


def _said(one: Finding) -> str:
    readings = "|".join(_bare(value) for value in one.values)
    return "\n".join((str(one.kind), one.code, readings, _bare(one.quote), _bare(one.other_quote)))


def _bare(text: str) -> str:
    return _SIGN.sub("", text).casefold()
