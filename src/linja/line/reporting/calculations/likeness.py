"""Whether two answers say the same. Pure."""

from __future__ import annotations


def folded(text: str) -> str:
    """The text with its whitespace told as one blank: a line broken elsewhere says nothing new."""
    return " ".join(text.split())


def unchanged(before: str, after: str) -> bool:
    """True when both say something, and the same, word for word."""
    return bool(folded(after)) and folded(before) == folded(after)
