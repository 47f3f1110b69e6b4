# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""What it costs or gains that one state follows another, given spacing, lists and the document's habits."""

from __future__ import annotations

from linja.ground.reading.blocks import Block
from linja.ground.reading.profile import Profile

NEVER = -1e6
SUB_GLYPHS = {"o", "◦", "‣", "–", "-", "—", "#1", "#a", "#i"}

#: Cost or gain of following one state with another, before cues.
_STEP: dict[str, float] = {
    # H ->
    "HH": 0.0, "HA": -3.5, "HN": -1.0, "HP": -0.2, "HS": 1.0, "HR": 1.2,
    # N ->
    "NN": 0.6, "NH": 0.0, "NP": -1.0, "NS": -0.2, "NR": -0.8,
    # P ->
    "PP": 0.6, "PS": 1.0, "PR": 1.0, "PN": -3.0, "PH": -2.5, "PC": NEVER,
    # S ->
    "SL": 2.0, "SR": -0.5, "SP": -3.0, "SS": -2.0, "SH": -4.0,
    # R ->
    "RR": -1.2, "RC": 0.0, "RT": 2.0, "RA": 0.8, "RS": -1.5, "RP": -2.5, "RH": -1.5, "RN": -3.5,
    # L ->
    "LL": 0.6, "LC": -0.6, "LT": 2.0, "LA": 0.8, "LR": -1.2, "LS": -0.8, "LP": -2.0, "LH": -1.5, "LN": -3.5,
    # C ->
    "CL": -0.3, "CC": 0.3, "CR": -0.9, "CT": 2.0, "CA": 0.8, "CS": -1.5, "CP": -2.5, "CH": -1.5, "CN": -3.5,
    # T ->
    "TA": 1.0, "TR": -0.8, "TL": -0.8, "TS": -0.8, "TP": -1.5, "TH": -0.5, "TT": -4.0,
    # A ->
    "AA": 0.6, "AR": -0.6, "AL": -0.6, "AS": 0.0, "AP": -0.8, "AH": -0.3, "AT": -3.0, "AN": -4.0,
}  # fmt: skip
#: In a document without answers, text that asks nothing is narrative.
_STEP_GOVERNING = {
    **_STEP, "RN": 0.0, "CN": 0.0, "NR": -0.4, "NS": 0.2, "NP": -0.2, "RR": 0.3, "CR": 0.2, "RH": 0.0, "CH": 0.0,
    "RP": -0.5, "CP": -0.5, "RS": 0.3, "CS": 0.3, "HN": 0.4, "LN": 0.0, "LH": 0.0, "LP": -0.2, "LS": 0.3, "LR": 0.0,
    "NL": -2.0, "PN": -0.5, "PH": -0.5,
}  # fmt: skip


#: State → the states it may follow.
BEFORE: dict[str, str] = {}
for _pair, _gain in (_STEP | _STEP_GOVERNING).items():
    if _gain > NEVER:
        BEFORE[_pair[1]] = BEFORE.get(_pair[1], "") + _pair[0]


def step(before: Block, block: Block, after: Block | None, p: str, s: str, profile: Profile) -> float:
    """The gain of reading ``block`` as ``s`` right after ``before`` as ``p``."""
    table = _STEP if profile.answers else _STEP_GOVERNING
    score = table.get(p + s, NEVER)
    if score <= NEVER:
        return score
    score += _status_habit(block, p, s, profile) + _spacing_gain(before, block, p, s, profile)
    score += _list_gain(before, block, p, s)
    if s == "H" and after is not None:
        ahead = after.cues
        score += 0.8 if ahead["asked"] >= 4 or ahead["stem"] > 3 else 0.0
    return score


def _status_habit(block: Block, p: str, s: str, profile: Profile) -> float:
    """Where status lines are the rule, a requirement without one is doubtful, and so is a stray one."""
    habit = profile.status_lines
    if p in "RLC" and s == "A":
        return -3.0 * habit
    if p in "RLC" and s == "R" and profile.answers and block.mark is None:
        return -3.0 * profile.answered + 2.5 * max(block.cues["parallel"], block.cues["goal"])
    if p in "RLC" and s == "T":
        return 1.5 * habit
    if p == "A" and s == "T":
        return -2.0 * habit
    return 0.0


def _spacing_gain(before: Block, block: Block, p: str, s: str, profile: Profile) -> float:  # noqa: PLR0911
    key = block.spacing
    learned = 0.0
    if block.mark is None:
        learned = profile.spacing.get(("R" if p in "CL" else p, s, key), 0.0)
    if key == "0" and not profile.gaps_speak:
        # Nothing is set apart in this document: being tight says little.
        return 0.4 if p == s and s in "ANC" else 0.0
    if key == "0":
        # Tight to the block above: more of the same, unless a new voice opens.
        same = (p in "RLC" and s == "C") or (p == s and s in "ANP" and not _sets_out(before, block, s))
        if same:
            return 1.5 + learned
        if s == "R" and p in "CLRA" and block.mark is None:
            return -1.5 + learned + (1.0 if block.cues["asked"] >= 5 else 0.0)
        if s in "RS" and p == "P":
            return 0.5 + learned
        return learned
    if key == "2" and s == "C" and block.mark is None:
        return -2.0 + learned
    if s == "C" and block.mark is None and key == "1":
        return -1.0 + learned
    if key == "p" and block.soft and p == s and s in "ANC":
        return 0.5 + learned
    return learned


def _sets_out(before: Block, block: Block, s: str) -> bool:
    """A marked item is not more of the paragraph above, unless that announces it."""
    return s == "A" and block.mark is not None and before.mark is None and not before.text.endswith(":")


def _list_gain(before: Block, block: Block, p: str, s: str) -> float:
    """Lists: what announces them, and that their items are of one sort."""
    if block.mark is None:
        return _after_list(before, p, s)
    announced = before.text.endswith((":", " å", " om", " at", " skal")) and before.mark != block.mark
    nested = block.mark in SUB_GLYPHS and before.mark is not None and before.mark != block.mark
    if before.mark == block.mark:
        return _list_goes_on(before, block, p, s)
    if announced or nested:
        return _list_opens(before, p, s, nested=nested)
    if s == "C":
        return -2.0
    if p == "C" and before.mark in SUB_GLYPHS and block.mark not in SUB_GLYPHS:
        # Back from a requirement's parts to the list that it stands in.
        return 1.5 if s in "RL" else -3.5 if s == "N" else 0.0
    return 0.5 if s in "RL" and p in "HT" else 0.0


def _after_list(before: Block, p: str, s: str) -> float:
    """A paragraph after a list of parts may close the requirement."""
    return 0.8 if before.mark and p in "CL" and s == "C" else 0.0


def _list_opens(before: Block, p: str, s: str, *, nested: bool) -> float:
    if p == "S":
        return 1.5 if s == "L" else -4.0
    if p in "RLC":
        return 3.0 if s == "C" else (-3.0 if s == "A" else -1.5 if s in "RL" else -3.5 if s == "N" else 0.0)
    if p == s:
        return 2.5 if before.cues["stem"] <= 3 else 0.0
    return -2.5 if s in "RL" and not nested else 0.0


def _list_goes_on(before: Block, block: Block, p: str, s: str) -> float:  # noqa: PLR0911
    """Items with one mark one after another are of one sort; a wider gap weakens it."""
    bond = 2.0 if block.space == 0 or block.first.page_break else 1.2
    if p == s == "R" and min(before.cues["asked"], block.cues["asked"]) >= 2.4:
        return 0.8 * bond
    if p == s:
        return bond + (0.5 if s == "C" else 1.0 if s == "L" else 0.0) if s in "ANPCL" else 0.0
    if p in "RL" and s == "C":
        return -3.0
    if p == "C" and s != "C":
        return -3.0 if s in "AN" else -1.0
    if s == "P":
        return -2.0
    if p in "RL" and s == "A":
        return -2.0 if p == "R" else -3.5
    if p in "RL" and s == "N":
        return -3.5
    if p in "ANP" and s in "RL":
        return -bond
    return 0.0
