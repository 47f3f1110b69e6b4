"""Decoded blocks become requirements with stem, answer, status, deadlines and place."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from linja.ground.kernel.vocabulary import (
    Attainment,
    Basis,
    DocumentKind,
    Obligation,
    PrintedStatus,
    Progress,
    RequirementKind,
)
from linja.ground.reading import lexicon
from linja.ground.reading.amendments import Change, change_of
from linja.ground.reading.answers import answer_of, parts_for
from linja.ground.reading.blocks import Block
from linja.ground.reading.chapters import Chapter
from linja.ground.reading.deadlines import Deadlines, deadlines_of
from linja.ground.reading.findings import FoundAnswer, FoundRequirement
from linja.ground.reading.gather import Draft, Group, gather
from linja.ground.reading.profile import Profile
from linja.ground.reading.roles import lead_of, lead_under, partners_of
from linja.ground.reading.statuses import Verdict, read_phrase
from linja.ground.reading.verdicts import opening_verdict, sentences_of, verdict_in

_OF_ALL = re.compile(
    r"^(?:oppdrag(?:et|ene|a)|krav(?:ene|a)|frist(?:en)?\s+for\s+(?:oppdrag|krav|rapport))\b", re.IGNORECASE
)


def requirements_of(
    scope: Sequence[Block],
    chapters: Sequence[Chapter],
    everything: Sequence[Block],
    kind: DocumentKind,
    year: int | None,
    profile: Profile,
    pages: Sequence[int | None],
) -> list[FoundRequirement]:
    """Walk the decoded blocks in order and build one finding per requirement."""
    groups = gather(scope, chapters, everything, kind, year)
    found: list[FoundRequirement] = []
    shared = 0
    for group in groups:
        if len(group.drafts) > 1 and (group.answer or group.status):
            shared += 1
            number: int | None = shared
        else:
            number = None
        found += _findings(group, number, len(found), profile, pages)
    return found


def _findings(
    group: Group, number: int | None, before: int, profile: Profile, pages: Sequence[int | None]
) -> list[FoundRequirement]:
    answer = answer_of(group.answer)
    verdicts = _verdicts(group, profile)
    closing = _closing_deadlines(group)
    return [
        _finding(
            draft,
            group,
            answer,
            verdicts[i],
            number,
            before + i + 1,
            closing if draft.listed else None,
            profile,
            pages,
        )
        for i, draft in enumerate(group.drafts)
    ]


def _printed_verdict(block: Block) -> Verdict | None:
    """The phrase of a status line; of a status field only its value, and nothing when it was left empty."""
    field = lexicon.STATUS_FIELD.match(block.text) if block.first.field == "status" else None
    if field is None:
        return read_phrase(block.text)
    value = re.split(r"\s{3,}|\s+(?=Ansvarl[ie]g:)", field.group("value"))[0].strip()
    return read_phrase(value) if value else None


def _verdicts(group: Group, profile: Profile) -> list[Verdict | None]:
    """The fixed phrase when one is printed; else what the answer's words pronounce."""
    if group.status:
        return [_printed_verdict(group.status[0])] * len(group.drafts)
    if not group.answer or profile.status_lines > 0.5:
        return [None] * len(group.drafts)
    paragraphs = [b.text for b in group.answer if not b.tabular and not lexicon.BARE_LABEL.match(b.text)]
    if len(group.drafts) == 1:
        return [verdict_in(paragraphs)]
    opening = opening_verdict(paragraphs[0]) if paragraphs else None
    if len(paragraphs) < len(group.drafts):
        paragraphs = [sentence for text in paragraphs for sentence in sentences_of(text)]
    parts = parts_for([draft.text for draft in group.drafts], paragraphs)
    return [verdict_in([paragraphs[i] for i in own]) or opening for own in parts]


def _closing_deadlines(group: Group) -> Deadlines | None:
    """A paragraph that closes a list of requirements under one stem binds all of them."""
    listed = [draft for draft in group.drafts if draft.listed]
    if len(listed) < 2:
        return None
    last = [block.text for block in listed[-1].more if block.bullet is None]
    closing = " ".join(last) or _on_the_whole(listed[-1].text)
    day = listed[-1].context.source_date
    return deadlines_of(closing, listed[-1].context.year, day) if closing else None


def _on_the_whole(text: str) -> str:
    """The last item's sentences from the first on the whole assignment, where they were run together."""
    _, *later = sentences_of(text)
    first = next((n for n, sentence in enumerate(later) if _OF_ALL.match(sentence)), None)
    return " ".join(later[first:]) if first is not None else ""


def _finding(
    draft: Draft,
    group: Group,
    answer: FoundAnswer | None,
    verdict: Verdict | None,
    number: int | None,
    n: int,
    closing: Deadlines | None,
    profile: Profile,
    pages: Sequence[int | None],
) -> FoundRequirement:
    context, text, line = draft.context, draft.text, draft.block.line
    source, source_date = context.source_of(text)
    limits = _limits(draft, closing, source_date)
    change = _change(draft, answer)
    return FoundRequirement(
        n=n,
        chapter=context.chapter,
        heading=context.heading,
        source=source,
        source_date=source_date,
        kind=_kind(draft),
        stem=draft.stem,
        line=line,
        line_end=draft.blocks[-1].line_end,
        text=text,
        sub_items=tuple(b.text for b in draft.more if b.bullet is not None),
        page=pages[line - 1],
        deadline=limits.own,
        deadlines=limits.all,
        lead=_lead(draft),
        partners=partners_of(text),
        amendment=change.amendment if change else None,
        shared_answer_group=number,
        answer=answer,
        **_judged(group, verdict, change),
        confidence=_confidence(draft, group),
        doubts=tuple(_doubts(draft, group, verdict, profile)),
        **_behind(draft),
    )


def _change(draft: Draft, answer: FoundAnswer | None) -> Change | None:
    printed = (answer.text, answer.line) if answer else ("", 0)
    return change_of(draft.text, draft.block.line, *printed, draft.context.year)


def _limits(draft: Draft, closing: Deadlines | None, source_date: str | None) -> Deadlines:
    own = deadlines_of(draft.text, draft.context.year, source_date)
    return own if own.all or closing is None else closing


def _kind(draft: Draft) -> RequirementKind:
    field = draft.block.first.text if draft.block.first.field else ""
    return draft.context.kind_for(field, under_stem=draft.listed)


def _lead(draft: Draft) -> str | None:
    return lead_of(draft.text) or (lead_under(draft.stem, draft.text) if draft.stem else None)


def _behind(draft: Draft) -> dict[str, Any]:
    """The background that stands with it."""
    return {
        "background": "\n\n".join(block.text for block in draft.background) or None,
        "background_line": draft.background[0].line if draft.background else None,
    }


def _judged(group: Group, verdict: Verdict | None, change: Change | None) -> dict[str, Any]:
    """What the printed status says of it."""
    return {
        "status_verbatim": verdict.verbatim if verdict else None,
        "status": verdict.status if verdict else PrintedStatus.NONE,
        "status_line": _status_line(group, verdict),
        "obligation": _obligation(verdict, change),
        "attainment": _attainment(verdict),
        "basis": _basis(verdict),
        "progress": _progress(verdict),
    }


def _status_line(group: Group, verdict: Verdict | None) -> int | None:
    if group.status:
        return group.status[0].line
    if verdict is None:
        return None
    start = verdict.verbatim[:40]
    for block in group.answer:
        if start in block.text:
            return _line_with(block, start)
    return None


def _line_with(block: Block, words: str) -> int:
    """The printed line on which the words begin."""
    place, seen = block.text.find(words), 0
    for line in block.lines:
        seen += len(line.body) + 1
        if place < seen:
            return line.number
    return block.line


def _obligation(verdict: Verdict | None, change: Change | None) -> Obligation:
    if change is not None and change.obligation is not Obligation.IN_FORCE:
        return change.obligation
    if verdict is not None and verdict.obligation is not None:
        return verdict.obligation
    return Obligation.IN_FORCE


def _attainment(verdict: Verdict | None) -> Attainment | None:
    return verdict.attainment if verdict else None


def _basis(verdict: Verdict | None) -> Basis | None:
    return verdict.basis if verdict else None


def _progress(verdict: Verdict | None) -> Progress | None:
    return verdict.progress if verdict else None


def _confidence(draft: Draft, group: Group) -> float:
    """How sure the cuts are: the weaker of the start's and the answer's, as a share."""
    margins = [
        draft.block.margin,
        *(block.margin for block in draft.more),
        *(block.margin for block in group.answer[:1]),
    ]
    return round(1.0 / (1.0 + math.exp(-0.9 * max(-5.0, min(8.0, *margins)))), 3)


def _doubts(draft: Draft, group: Group, verdict: Verdict | None, profile: Profile) -> list[str]:
    """Why a person should look here, as codes."""
    doubts = []
    if draft.block.margin < 1.0:
        doubts.append("start_is_close_call")
    if any(block.margin < 1.0 for block in draft.more):
        doubts.append("end_is_close_call")
    first = next(iter(group.status or group.answer), None)
    if first is None and profile.answers:
        doubts.append("no_answer")
    elif first is not None and first.first.gap == 0 and not group.status and draft is group.drafts[-1]:
        doubts.append("no_blank_before_answer")
    if len(group.drafts) > 1 and first is not None:
        doubts.append("shared_answer")
    if profile.status_lines > 0.5 and verdict is None and profile.answers:
        doubts.append("no_status_line")
    if verdict is not None and not group.status:
        doubts.append("status_from_running_text")
    return doubts
