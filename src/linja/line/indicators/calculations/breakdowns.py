"""Breakdowns as one short text: ``cancer_forms=lung;treatment_types=surgery``."""

from __future__ import annotations

from collections.abc import Mapping


def key(parts: Mapping[str, str]) -> str:
    """The text that is stored: lists in the order of their codes, empty for the whole."""
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts))


def parts(stored: str) -> dict[str, str]:
    """The category of each list; the reverse of :func:`key`."""
    return dict(one.split("=", 1) for one in stored.split(";") if one)
