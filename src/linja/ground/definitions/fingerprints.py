"""What an indicator means, as a short hash: a meaning that changes without a new version is found by it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from linja.ground.definitions.types import Text, Version

#: For each indicator's code the hash of each of its versions, by number.
Recorded = Mapping[str, Mapping[int, str]]


def fingerprint(version: Version) -> str:
    """Twelve hexadecimal digits of the SHA-256 of all that decides which number comes out.

    Bokmål is the wording that counts. Translations, decimals printed and the words of what was changed may be
    mended without a new version.
    """
    meaning: dict[str, Any] = {
        "valid_from": version.valid_from.isoformat(),
        "description": _words(version.description),
        "numerator": _words(version.numerator),
        "denominator": _words(version.denominator),
        "measure": version.measure.value,
        "direction": version.direction.value,
        "unit": version.unit.value,
        "unit_words": _words(version.unit_words),
        "scale": version.scale,
        "periods": sorted(version.periods),
        "breakdowns": sorted(version.breakdowns),
        "derived_from": sorted(version.derived_from),
    }
    text = json.dumps(meaning, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _words(text: Text | None) -> str:
    return text.nb if text else ""
