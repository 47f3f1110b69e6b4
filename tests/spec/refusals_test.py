"""A refusal is worded by its room's sentences."""

from __future__ import annotations

import pytest

from linja.ground.kernel.refusals import Refusal, worded

SENTENCES = {"room.late": "%(name)s came too late.", "room.shut": "It is shut."}


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Refusal("room.late", {"name": "Kari"}), "Kari came too late."),
        (Refusal("room.shut", {"name": "Kari"}), "It is shut."),
        (Refusal("room.unknown"), "This cannot be done."),
    ],
)
def test_sentences(refusal: Refusal, said: str) -> None:
    assert worded(refusal, SENTENCES, "This cannot be done.") == said
