"""How well each state fits a block by itself: its words, its look, its printed field."""

from __future__ import annotations

from linja.ground.reading import lexicon
from linja.ground.reading.blocks import Block
from linja.ground.reading.profile import Profile, look_of
from linja.ground.reading.steps import NEVER


def emission(block: Block, state: str, profile: Profile) -> float:  # noqa: PLR0911
    """The score of reading ``block`` as ``state``, before its neighbours have their say."""
    c = block.cues
    if block.first.field == "requirement":
        return 8.0 if state == "R" else -8.0
    if block.first.field == "answer" and profile.answers:
        return 8.0 if state == "A" else -8.0
    if block.first.field == "term":
        return 4.0 if state in "CAN" else -8.0
    if block.first.is_status:
        return 6.0 if state == "T" else -6.0
    if block.first.heading_level is not None:
        return 8.0 if state == "H" else -8.0
    if state == "T":
        return NEVER
    if block.tabular:
        return {"A": 1.0, "N": 1.0, "P": -1.0}.get(state, -6.0)
    if state == "H":
        return c["title"] - (0.0 if block.bullet is None else 0.4) if c["title"] > -3 else -12.0
    return _EMIT[state](block, profile)


def _emit_narrative(block: Block, profile: Profile) -> float:
    c = block.cues
    base = 4.0 if lexicon.ABOUT_REPORT.match(block.text) else 0.0
    lists = 0.5 if block.bullet else 0.0
    kind = 3.0 * c["under_kind"] if not profile.answers else 0.0
    kind += 0.4 * max(0.0, c["stem"])
    if not profile.answers:
        # Under an open stem, an item that goes on with its sentence is what the stem asks.
        kind += 0.8 * c["continues"] * c["stem_open"]
    return base + lists + 0.25 * c["told"] - 0.7 * c["asked"] + (0.6 if not profile.answers else 0.0) - kind


def _emit_background(block: Block, profile: Profile) -> float:
    c = block.cues
    heard = 2.0 if block.bullet else 3.5
    asks = 0.5 * c["asked"] if c["asked"] >= heard and not c["background"] else 0.0
    return c["background"] - 0.5 - asks


def _emit_stem(block: Block, profile: Profile) -> float:
    return block.cues["stem"]


def _counted(block: Block) -> bool:
    """A lettered or numbered item that asks and tells nothing: demands are counted, accounts seldom."""
    return (block.bullet or "").startswith("#") and block.cues["told"] <= 0


def _set_out(block: Block) -> float:
    """What speaks for a list item as a requirement although its words are weak."""
    c = block.cues
    if block.bullet is None:
        return 1.0 * c["ahead"]
    return (
        2.5 * c["ahead"] * (1.0 - c["nested"])
        + 0.8 * c["lone"]
        + (1.0 if (c["under_kind"] or _counted(block)) and c["asked"] >= 1.5 else 0.0)
    )


def _emit_requirement(block: Block, profile: Profile) -> float:
    c = block.cues
    glyph = profile.glyph.get(("R", block.bullet or ""), 0.0)
    look = profile.look.get(("R", look_of(block)), 0.0)
    score = 0.75 * c["asked"] - 0.7 * c["told"] + 0.5 * glyph + 0.5 * look - 1.0
    score -= 3.5 * c["repeats"] * (1.0 - profile.status_lines)
    score -= 0.8 * c["background"] if not c["addressed"] and c["asked"] < 4 else 0.0
    if c["stem"] > 2:
        score -= 1.0
    score += _set_out(block)
    if not profile.answers:
        score += 3.5 * c["under_kind"] * (c["stem"] <= 0)
        own_voice = c["addressed"] or c["changes"] or c["under_kind"] or block.bullet
        score -= 0.0 if own_voice else 2.5
    if block.bullet is None and (c["asked"] < 1 or block.text[:1].islower()):
        score -= 2.0
    return score


def _emit_listed(block: Block, profile: Profile) -> float:
    """A requirement that leans on a stem needs no words of its own that ask."""
    c = block.cues
    if not c["stem_open"] or (block.bullet is None and not c["leans"]):
        return -12.0
    glyph = profile.glyph.get(("R", block.bullet or ""), 0.0)
    own_voice = 2.5 if c["addressed"] and c["asked"] >= 4 and block.text[:1].isupper() else 0.0
    score = (
        0.4 * min(3.0, c["asked"]) - 0.5 * c["told"] - own_voice + 0.5 * glyph + 0.8 * c["continues"] - 0.5
    )
    return score + 2.0 * c["ahead"] * (1.0 - c["nested"]) - 3.5 * c["repeats"] * (1.0 - profile.status_lines)


def _emit_continuation(block: Block, profile: Profile) -> float:
    c = block.cues
    look = profile.look.get(("R", look_of(block)), 0.0)
    opens = 4.5 if c["meeting"] and block.bullet is None else 0.0
    if block.bullet and not c["nested"]:
        opens += max(0.0, profile.glyph.get(("R", block.bullet), 0.0)) + (2.0 if c["asked"] >= 3.5 else 0.0)
    return (
        0.3 * min(4.0, c["asked"])
        - 0.75 * c["told"]
        + 0.5 * look
        - (0.2 if block.bullet else 0.6)
        - 2.0 * c["repeats"]
        - opens
    )


def _emit_answer(block: Block, profile: Profile) -> float:
    c = block.cues
    look = profile.look.get(("R", look_of(block)), 0.0)
    score = 0.55 * c["told"] - 0.45 * c["asked"] - 0.5 * look + 0.3 - 3.5 * c["before_answer"]
    score -= 0.7 if c["asked"] >= 2.4 and c["told"] < 1 else 0.0
    score -= 0.6 * max(0.0, c["title"] - 1.0) + 0.5 * c["lone"]
    return score - 1.2 * (c["background"] > 0 and c["told"] < 2)


_EMIT = {
    "N": _emit_narrative,
    "P": _emit_background,
    "S": _emit_stem,
    "R": _emit_requirement,
    "L": _emit_listed,
    "C": _emit_continuation,
    "A": _emit_answer,
}
