"""What the room's models share."""

from __future__ import annotations

from enum import StrEnum


def choices(enum: type[StrEnum]) -> list[tuple[str, str]]:
    """A word list as the choices of a field."""
    return [(member.value, member.value) for member in enum]
