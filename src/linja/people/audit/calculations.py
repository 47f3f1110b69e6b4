"""The hash chain, computed. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

FIELDS = (
    "sequence",
    "at",
    "actor_id",
    "actor_name",
    "actor_roles",
    "action",
    "subject_kind",
    "subject_id",
    "subject_label",
    "changes",
    "reason",
    "previous_hash",
)

#: What a note of a reading consists of; its number and the batch are added by whoever keeps it.
ACCESS_FIELDS = (
    "key",
    "at",
    "actor_id",
    "actor_name",
    "actor_roles",
    "subject_kind",
    "subject_id",
    "subject_label",
    "how",
)


def plain(value: object) -> Any:
    """``value`` in JSON's words, so that every database gives back exactly what was hashed."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        held = [plain(one) for one in value]
        return held if isinstance(value, list | tuple) else sorted(held, key=str)
    if isinstance(value, date | datetime):
        return value.isoformat()
    # Floats and decimals as text: JSONB would print them in another way. NUL cannot be stored there.
    return str(value).replace("\x00", "\\0")


def entry_hash(entry: Mapping[str, Any]) -> str:
    """SHA-256 of an entry's fields, the previous hash among them."""
    return hashlib.sha256(_text(entry, FIELDS)).hexdigest()


def batch_hash(rows: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over the notes of a batch, in the order of their numbers, the numbers among them."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(_text(row, ("id", *ACCESS_FIELDS)) + b"\n")
    return digest.hexdigest()


def _text(entry: Mapping[str, Any], fields: Iterable[str]) -> bytes:
    content = {name: entry[name] for name in fields}
    content["at"] = entry["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
