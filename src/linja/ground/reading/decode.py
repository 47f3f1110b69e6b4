"""Every block gets the state that fits best with its words, its look and its neighbours (Viterbi).

States: H heading, N narrative, P background before a request, S stem, R requirement, L requirement in the list
under a stem, C a requirement's continuation, T printed status, A answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linja.ground.reading import cues, lexicon
from linja.ground.reading.blocks import Block
from linja.ground.reading.headings import title_score
from linja.ground.reading.profile import Profile, learn, look_of, spacing_key

STATES = "HNPSRLCTA"
_NEVER = -1e6
_SUB_GLYPHS = {"o", "◦", "‣", "–", "-", "—", "#"}

#: Cost or gain of following one state with another, before cues.
_STEP: dict[str, float] = {
    # H ->
    "HH": 0.0, "HA": -3.5, "HN": -1.0, "HP": -0.2, "HS": 1.0, "HR": 1.2,
    # N ->
    "NN": 0.6, "NH": 0.0, "NP": -1.0, "NS": -0.2, "NR": -0.8,
    # P ->
    "PP": 0.6, "PS": 1.0, "PR": 1.0, "PN": -3.0, "PH": -2.5, "PC": _NEVER,
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


def decode(blocks: Sequence[Block], *, answers: bool, gaps_speak: bool = True) -> Profile:
    """Set ``state`` and ``margin`` on every block; return what was learned of the document."""
    if not blocks:
        return Profile(answers=answers)
    _measure(blocks, answers)
    profile = Profile(answers=answers, gaps_speak=gaps_speak, status_lines=_first_guess(blocks))
    for _ in range(2):
        _run(blocks, profile)
        learned = learn(blocks, answers)
        learned.gaps_speak = gaps_speak
        learned.status_lines = max(learned.status_lines, profile.status_lines * 0.5)
        profile = learned
    _run(blocks, profile, margins=True)
    return profile


def _first_guess(blocks: Sequence[Block]) -> float:
    """Share of status lines among openings that ask."""
    statuses = sum(block.first.is_status for block in blocks)
    asking = sum(block.cues["asked"] >= 3.5 and block.cues["told"] < 2 for block in blocks)
    return min(1.0, statuses / max(1, asking)) if statuses >= 3 else 0.0


def _measure(blocks: Sequence[Block], answers: bool = True) -> None:
    """All cues of each block that do not depend on its neighbours' states."""
    seen: dict[str, int] = {}
    stem_open = False
    under_kind = False
    for i, block in enumerate(blocks):
        text = block.text
        before = blocks[i - 1].lines[-1] if i else None
        after = blocks[i + 1].first if i + 1 < len(blocks) else None
        bullet = block.bullet is not None
        own_stem = cues.stem(text, bullet)
        if bullet and after is not None and after.bullet in _SUB_GLYPHS and after.bullet != block.bullet:
            own_stem = -4.0
        title = title_score(block.first, before, after) if len(block.lines) == 1 else -4.0
        if title > 0 and _stands_again(blocks, i):
            title -= 3.0
        if block.first.heading_level is not None:
            title = 12.0
        stem_open = own_stem > 0 or (stem_open and title < 6)
        if block.first.heading_level is not None:
            under_kind = block.first.heading_level == 8
        elif title > 1.8 and not bullet:
            under_kind = False
        block.cues = {
            "asked": cues.asked(text),
            "told": cues.told(text) if answers else 0.0,
            "under_kind": float(
                under_kind and block.first.heading_level is None and (bullet or cues.asked(text) > 0)
            ),
            "background": cues.background(text),
            "stem": own_stem,
            "title": title,
            "stem_open": float(stem_open),
            "repeats": _repeats(seen, text, i, own_stem),
            "addressed": float(cues.addressed(text)),
            "continues": float(bullet and cues.continues_stem(text)),
            "changes": float(cues.changes_earlier(text)),
            "meeting": float(cues.meeting_asks(text)),
            "parallel": float(i > 0 and text.split()[:2] == blocks[i - 1].text.split()[:2]),
            "nested": float(bullet and block.bullet in _SUB_GLYPHS and _under_other_mark(blocks, i)),
            "leans": float(not bullet and text[:1].islower()),
        }


def _stands_again(blocks: Sequence[Block], i: int) -> bool:
    """The same short line again close by is a column's head or a repeated label, no title."""
    text = blocks[i].text
    near = (*blocks[max(0, i - 60) : i], *blocks[i + 1 : i + 60])
    beside = [other for other in blocks[max(0, i - 1) : i + 2] if other is not blocks[i]]
    if not any(len(other.text) < 40 and other.first.heading_level is None for other in beside):
        return False
    return any(len(other.lines) == 1 and other.text == text for other in near)


def _under_other_mark(blocks: Sequence[Block], i: int) -> bool:
    """Whether the list this item stands in hangs under an item with another mark."""
    mark = blocks[i].bullet
    for block in reversed(blocks[max(0, i - 15) : i]):
        if block.bullet != mark:
            return block.bullet is not None
    return False


def _repeats(seen: dict[str, int], text: str, i: int, own_stem: float) -> float:
    """1 when the same words stood at the start of a block not long above."""
    key = re.sub(r"[^a-zæøå]", "", text.lower())[:140]
    if len(key) < 40 or own_stem > 0 or text.endswith(":"):
        return 0.0
    earlier = seen.get(key)
    seen[key] = i
    return 1.0 if earlier is not None and i - earlier < 150 else 0.0


def _run(blocks: Sequence[Block], profile: Profile, *, margins: bool = False) -> None:
    allowed = STATES if profile.answers else "HNPSRLC"
    table: list[dict[str, float]] = []
    back: list[dict[str, str]] = []
    for i, block in enumerate(blocks):
        emitted = {s: _emission(blocks, i, s, profile) for s in allowed}
        if i == 0:
            table.append({s: emitted[s] + (0.0 if s in "HNPSR" else _NEVER) for s in allowed})
            back.append({})
            continue
        scores, pointers = {}, {}
        previous = table[-1]
        for s in allowed:
            best, origin = max(
                ((previous[p] + _step(blocks, i, p, s, profile), p) for p in allowed),
                key=lambda pair: pair[0],
            )
            scores[s], pointers[s] = best + emitted[s], origin
        table.append(scores)
        back.append(pointers)
    state = max(table[-1], key=lambda s: table[-1][s])
    for i in range(len(blocks) - 1, -1, -1):
        blocks[i].state = state
        state = back[i].get(state, state)
    if margins:
        _set_margins(blocks, table, profile)


def _set_margins(blocks: Sequence[Block], table: list[dict[str, float]], profile: Profile) -> None:
    """How much the whole reading loses when this one block is read otherwise (forward-backward maxima)."""
    allowed = list(table[0])
    behind = dict.fromkeys(allowed, 0.0)
    for i in range(len(blocks) - 1, -1, -1):
        through = {s: table[i][s] + behind[s] for s in allowed}
        own = through[blocks[i].state]
        blocks[i].margin = own - max(v for s, v in through.items() if s != blocks[i].state)
        if i:
            emitted = {s: _emission(blocks, i, s, profile) + behind[s] for s in allowed}
            behind = {p: max(_step(blocks, i, p, s, profile) + emitted[s] for s in allowed) for p in allowed}


def _emission(blocks: Sequence[Block], i: int, state: str, profile: Profile) -> float:  # noqa: PLR0911
    block = blocks[i]
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
        return _NEVER
    if state == "H":
        return c["title"] - (0.0 if block.bullet is None else 0.4) if c["title"] > -3 else -12.0
    if block.tabular:
        return {"A": 1.0, "N": 1.0, "P": -1.0}.get(state, -6.0)
    return _EMIT[state](block, profile)


def _emit_narrative(block: Block, profile: Profile) -> float:
    c = block.cues
    base = 4.0 if lexicon.ABOUT_REPORT.match(block.text) else 0.0
    lists = 0.5 if block.bullet else 0.0
    kind = 3.0 * c["under_kind"] if not profile.answers else 0.0
    return base + lists + 0.25 * c["told"] - 0.7 * c["asked"] + (0.6 if not profile.answers else 0.0) - kind


def _emit_background(block: Block, profile: Profile) -> float:
    c = block.cues
    heard = 2.0 if block.bullet else 3.5
    asks = 0.5 * c["asked"] if c["asked"] >= heard and not c["background"] else 0.0
    return c["background"] - 0.5 - asks


def _emit_stem(block: Block, profile: Profile) -> float:
    return block.cues["stem"]


def _emit_requirement(block: Block, profile: Profile) -> float:
    c = block.cues
    glyph = profile.glyph.get(("R", block.bullet or ""), 0.0)
    look = profile.look.get(("R", look_of(block)), 0.0)
    score = 0.75 * c["asked"] - 0.7 * c["told"] + 0.5 * glyph + 0.5 * look - 1.0
    score -= 3.5 * c["repeats"] * (1.0 - profile.status_lines)
    score -= 0.8 * c["background"] if not c["addressed"] and c["asked"] < 4 else 0.0
    if c["stem"] > 2:
        score -= 1.0
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
    return score - 3.5 * c["repeats"] * (1.0 - profile.status_lines)


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
    score = 0.55 * c["told"] - 0.45 * c["asked"] - 0.5 * look + 0.3
    score -= 0.7 if c["asked"] >= 2.4 and c["told"] < 1 else 0.0
    score -= 0.6 * max(0.0, c["title"] - 1.0)
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


def _step(blocks: Sequence[Block], i: int, p: str, s: str, profile: Profile) -> float:
    block, before = blocks[i], blocks[i - 1]
    table = _STEP if profile.answers else _STEP_GOVERNING
    score = table.get(p + s, _NEVER)
    if score <= _NEVER:
        return score
    score += _status_habit(block, p, s, profile) + _spacing_gain(block, p, s, profile)
    score += _list_gain(before, block, p, s)
    if s == "H" and i + 1 < len(blocks) and score > -6:
        ahead = blocks[i + 1].cues
        score += 0.8 if ahead["asked"] >= 4 or ahead["stem"] > 3 else 0.0
    return score


def _status_habit(block: Block, p: str, s: str, profile: Profile) -> float:
    """Where status lines are the rule, a requirement without one is doubtful, and so is a stray one."""
    habit = profile.status_lines
    if p in "RLC" and s == "A":
        return -3.0 * habit
    if p in "RLC" and s == "R" and profile.answers and block.bullet is None:
        return -3.0 * profile.answered + 2.5 * block.cues["parallel"]
    if p in "RLC" and s == "T":
        return 1.5 * habit
    if p == "A" and s == "T":
        return -2.0 * habit
    return 0.0


def _spacing_gain(block: Block, p: str, s: str, profile: Profile) -> float:
    key = spacing_key(block)
    learned = 0.0
    if block.bullet is None:
        learned = profile.spacing.get(("R" if p in "CL" else p, s, key), 0.0)
    if key == "0" and not profile.gaps_speak:
        # Nothing is set apart in this document: being tight says little.
        return 0.4 if p == s and s in "ANC" else 0.0
    if key == "0":
        # Tight to the block above: more of the same, unless a new voice opens.
        same = (p in "RLC" and s == "C") or (p == s and s in "ANP")
        if same:
            return 1.5 + learned
        if s == "R" and p in "CLRA" and block.bullet is None:
            return -1.5 + learned + (1.0 if block.cues["asked"] >= 5 else 0.0)
        if s in "RS" and p == "P":
            return 0.5 + learned
        return learned
    if key == "2" and s == "C" and block.bullet is None:
        return -2.0 + learned
    if s == "C" and block.bullet is None and key == "1":
        return -1.0 + learned
    if key == "p" and block.soft and p == s and s in "ANC":
        return 0.5 + learned
    return learned


def _list_gain(before: Block, block: Block, p: str, s: str) -> float:
    """Lists: what announces them, and that their items are of one sort."""
    if block.bullet is None:
        return _after_list(before, p, s)
    announced = before.text.endswith((":", " å", " om", " at", " skal")) and before.bullet != block.bullet
    nested = block.bullet in _SUB_GLYPHS and before.bullet is not None and before.bullet != block.bullet
    if before.bullet == block.bullet:
        return _list_goes_on(before, block, p, s)
    if announced or nested:
        return _list_opens(p, s, nested=nested)
    if s == "C":
        return -2.0
    return 0.5 if s in "RL" and p in "HT" else 0.0


def _after_list(before: Block, p: str, s: str) -> float:
    """A paragraph after a list of parts may close the requirement."""
    return 0.8 if before.bullet and p in "CL" and s == "C" else 0.0


def _list_opens(p: str, s: str, *, nested: bool) -> float:
    if p == "S":
        return 1.5 if s == "L" else -4.0
    if p in "RLC":
        return 3.0 if s == "C" else (-3.0 if s == "A" else -1.5 if s in "RL" else 0.0)
    if p == s:
        return 2.5
    return -2.5 if s in "RL" and not nested else 0.0


def _list_goes_on(before: Block, block: Block, p: str, s: str) -> float:
    """Items with one mark one after another are of one sort; a wider gap weakens it."""
    bond = 2.0 if block.space == 0 or block.first.page_break else 1.2
    if p == s == "R" and min(before.cues["asked"], block.cues["asked"]) >= 2.4:
        return 0.8 * bond
    if p == s:
        return bond + (0.5 if s == "C" else 1.0 if s == "L" else 0.0) if s in "ANPCL" else 0.0
    if p in "RL" and s == "C":
        return -3.0
    if p == "C" and s != "C":
        return -3.0 if s == "A" else -1.0
    if s == "P":
        return -2.0
    if p in "RL" and s == "A":
        return -2.0 if p == "R" else -3.5
    if p in "RL" and s == "N":
        return -3.5
    if p in "ANP" and s in "RL":
        return -bond
    return 0.0
