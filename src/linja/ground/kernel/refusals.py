"""A refusal is a value, not an exception: rules answer it, faces print its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done.

    ``code`` is stable and dotted (``"requirements.not_in_force"``); ``facts`` fill the sentence.
    A room's ``phrases`` turns it into a sentence in the reader's language.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """A refusal is truthy, so ``if refusal := rule(...)`` reads well."""
        return True


class Refused(Exception):  # noqa: N818 - not an error: a refusal on its way to the face
    """Raised by an action when its rule refused; carries the refusal to the face."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def refuse_if(refusal: Refusal | None) -> None:
    """Raise :class:`Refused` when a rule answered a refusal; do nothing otherwise."""
    if refusal is not None:
        raise Refused(refusal)


def worded(refusal: Refusal, sentences: Mapping[str, object], otherwise: object) -> str:
    """The room's sentence for the refusal, filled with its facts; ``otherwise`` when it has none.

    Sentences may be lazy translations: they are turned into text here, in the reader's language.
    """
    template = sentences.get(refusal.code)
    return str(otherwise) if template is None else str(template) % dict(refusal.facts)
