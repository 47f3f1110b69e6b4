# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Every block gets the state that fits best with its words, its look and its neighbours (Viterbi).

States: H heading, N narrative, P background before a request, S stem, R requirement, L requirement in the list
under a stem, C a requirement's continuation, T printed status, A answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.reading.blocks import Block
from linja.ground.reading.emissions import emission
from linja.ground.reading.measure import mark_before_answer, measure, status_guess
from linja.ground.reading.profile import Profile, learn
from linja.ground.reading.steps import BEFORE, NEVER, step

STATES = "HNPSRLCTA"
_WITHOUT_ANSWERS = "HNPSRLC"
#: A state this much worse than a block's best is not followed up.
_BEAM = 10.0


def decode(blocks: Sequence[Block], *, answers: bool, gaps_speak: bool = True) -> Profile:
    """Set ``state`` and ``margin`` on every block; return what was learned of the document."""
    if not blocks:
        return Profile(answers=answers)
    measure(blocks, answers)
    mark_before_answer(blocks)
    profile = Profile(answers=answers, gaps_speak=gaps_speak, status_lines=status_guess(blocks))
    for _ in range(2):
        _run(blocks, profile)
        learned = learn(blocks, answers)
        learned.gaps_speak = gaps_speak
        learned.status_lines = max(learned.status_lines, profile.status_lines * 0.5)
        profile = learned
    _run(blocks, profile, margins=True)
    return profile


def _run(blocks: Sequence[Block], profile: Profile, *, margins: bool = False) -> None:
    """The best sequence of states; its scores are kept for the margins."""
    emitted = [_emitted(block, profile) for block in blocks]
    table: list[dict[str, float]] = [
        {s: score + (0.0 if s in "HNPSR" else NEVER) for s, score in emitted[0].items()}
    ]
    back: list[dict[str, str]] = [{}]
    gains: list[dict[tuple[str, str], float]] = [{}]
    for i in range(1, len(blocks)):
        gain = _gains(blocks, i, table[-1], emitted[i], profile)
        scores: dict[str, float] = {}
        pointers: dict[str, str] = {}
        for (p, s), value in gain.items():
            total = table[-1][p] + value + emitted[i][s]
            if s not in scores or total > scores[s]:
                scores[s], pointers[s] = total, p
        table.append(scores)
        back.append(pointers)
        gains.append(gain)
    _follow_back(blocks, table, back)
    if margins:
        _set_margins(blocks, table, emitted, gains)


def _emitted(block: Block, profile: Profile) -> dict[str, float]:
    """The states worth following for one block, with their own scores."""
    allowed = STATES if profile.answers else _WITHOUT_ANSWERS
    scores = {s: emission(block, s, profile) for s in allowed}
    best = max(scores.values())
    return {s: score for s, score in scores.items() if score >= best - _BEAM}


def _gains(
    blocks: Sequence[Block], i: int, before: dict[str, float], own: dict[str, float], profile: Profile
) -> dict[tuple[str, str], float]:
    """The gain of every allowed pair of states; when no pair is allowed, any pair at the highest price."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    found = {
        (p, s): step(blocks[i - 1], blocks[i], after, p, s, profile)
        for s in own
        for p in BEFORE[s]
        if p in before
    }
    found = {pair: value for pair, value in found.items() if value > NEVER}
    return found or {(p, s): NEVER for s in own for p in before}


def _follow_back(blocks: Sequence[Block], table: list[dict[str, float]], back: list[dict[str, str]]) -> None:
    state = max(table[-1], key=lambda s: table[-1][s])
    for i in range(len(blocks) - 1, -1, -1):
        blocks[i].state = state
        state = back[i].get(state, state)


def _set_margins(
    blocks: Sequence[Block],
    table: list[dict[str, float]],
    emitted: list[dict[str, float]],
    gains: list[dict[tuple[str, str], float]],
) -> None:
    """How much the whole reading loses when this one block is read otherwise (forward-backward maxima)."""
    behind = dict.fromkeys(table[-1], 0.0)
    for i in range(len(blocks) - 1, -1, -1):
        through = {s: score + behind[s] for s, score in table[i].items() if s in behind}
        others = [score for s, score in through.items() if s != blocks[i].state]
        blocks[i].margin = through[blocks[i].state] - max(others) if others else _BEAM
        earlier: dict[str, float] = {}
        for (p, s), value in gains[i].items():
            if s in behind:
                total = value + emitted[i][s] + behind[s]
                earlier[p] = max(earlier.get(p, -float("inf")), total)
        behind = earlier
