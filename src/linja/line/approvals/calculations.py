"""What a signature covers, what fell, and how a board's case is numbered. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from linja.ground.kernel import case_numbers
from linja.line.approvals.records import Fallen, Part


def hash_of(part: Part) -> str:
    """SHA-256 of what a part says; runs of white space count as one."""
    said = [_folded(part.title), _folded(part.text), [[name, value] for name, value in sorted(part.facts)]]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def hashes_of(parts: Mapping[str, Part]) -> dict[str, str]:
    """Every part's hash, by name."""
    return {name: hash_of(part) for name, part in parts.items()}


def fallen(signed: Mapping[str, str], now: Mapping[str, str]) -> Fallen:
    """The names of the parts that no longer say what was signed; order does not count."""
    return Fallen(
        changed=tuple(name for name, digest in now.items() if name in signed and signed[name] != digest),
        added=tuple(name for name in now if name not in signed),
        removed=tuple(name for name in signed if name not in now),
    )


def stands(signed: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether what was signed is what it says now."""
    return not fallen(signed, now)


def case_number(text: str, meeting_on: date) -> str:
    """A board's case as ``014-2021``; empty when it is none, or not of the meeting's year."""
    found = case_numbers.parse(text)
    return str(found) if found is not None and found.possible and found.year == meeting_on.year else ""


def _folded(text: str) -> str:
    return " ".join(text.split())
