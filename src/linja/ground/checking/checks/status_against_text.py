# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A status that says done, above an answer that says it is not; and requirements without any status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, of_answer, quote
from linja.ground.kernel.vocabulary import Basis, PrintedStatus, RequirementKind
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.statuses import is_status_line

#: Words that say the task itself is not done, and how sure that is.
_NOT_DONE = (
    (
        re.compile(
            r"\b(?:er|var)\s+(?:enno\s+|ennå\s+|fortsatt\s+)?ik(?:ke|kje)\s+(?:ferdig\w*|fullført|påbegynt|gjennomført|etablert|på\s+plass|levert|startet)",
            re.I,
        ),
        0.65,
    ),
    (
        re.compile(
            r"\bhar\s+(?:enno\s+|ennå\s+|fortsatt\s+|foreløpig\s+|førebels\s+)?ik(?:ke|kje)\s+(?:\w+\s+)?(?:kommet|kome|komme)\s+i\s+gang"
            r"|\b(?:er|ble|vart|har)\s+(?:enno\s+|ennå\s+|fortsatt\s+|foreløpig\s+|førebels\s+)?ik(?:ke|kje)\s+(?:blitt\s+)?(?:igangsatt|iverksatt|ferdigstilt|påstartet|begynt|starta|innført|utarbeidet|utarbeidd|vedtatt|vedteken)\b",
            re.I,
        ),
        0.65,
    ),
    (
        re.compile(
            r"\bgjenstår\s+(?:nå\s+)?(?:å|noe|en|arbeid)\b|\bfor\s+tiden\s+til\s+godkjenning|\bunder\s+slutt(?:føring|behandling)",
            re.I,
        ),
        0.65,
    ),
    (
        re.compile(
            r"\bi\s+liten\s+grad\s+(?:\w+\s+){0,2}tatt\s+i\s+bruk|\b(?:ikke|ikkje)\s+(?:\w+\s+)?(?:tatt|teke)\s+i\s+bruk",
            re.I,
        ),
        0.65,
    ),
    (
        re.compile(r"\bfortsatt\s+(?:varierende|mangelfull|store?\s+mangler)|\bvarierer\s+fortsatt", re.I),
        0.55,
    ),
    (
        re.compile(
            r"^(?:dette\s+)?arbeid(?:et)?\s+(?:med\s+[\w\s-]{3,60}\s+)?(?:pågår|er\s+under\s+\w+)|^det\s+arbeides\s+med\s+å\b|^det\s+vert\s+arbeidd\s+med\s+å\b",
            re.I,
        ),
        0.5,
    ),
)
#: What is not done elsewhere is another matter.
_OTHERS = re.compile(r"\s+(?:i|ved|hos)\s+(?:de\s+)?(?:andre|øvrige)\b", re.I)
#: As sure as this, the words deny also what may go on for years.
_PLAIN = 0.65
#: Requirements to take part or to keep working are met by work that goes on.
_ONGOING = re.compile(
    r"(?:\bskal|\bom\s+å|\bå|^)\s+(?:\w+\s+){0,2}?(?:bidra|delta|medvirke|medverke|bistå|videreføre|vidareføre|videreutvikle|samarbeide|arbeide?\s+(?:videre|for|med|systematisk)|planlegge|følge\s+(?:opp|med)|legge\s+(?:økt\s+)?vekt)\b",
    re.I,
)
#: A share of requirements with a printed status from which a missing one is a fault.
_HABIT = 0.85
#: Fewer requirements show no habit.
_FEW = 8


def find(reading: Reading) -> Iterator[Finding]:
    """Statuses that their own answers deny, and groups that have none."""
    for requirement in reading.requirements:
        if (
            _claims_done(requirement)
            and (found := _denied(requirement, of_answer(reading, requirement))) is not None
        ):
            yield _finding(requirement, *found)
        elif requirement.basis is Basis.PRESUMED and requirement.status_line is not None:
            yield _presumed(requirement)
    yield from _without_status(reading)


def _claims_done(requirement: FoundRequirement) -> bool:
    task = requirement.kind is not RequirementKind.GOAL
    printed = requirement.status_line is not None and requirement.status is PrintedStatus.ACHIEVED
    return task and printed


def _denied(
    requirement: FoundRequirement, answer: tuple[Sentence, ...]
) -> tuple[Sentence, re.Match[str], float] | None:
    """The surest denial among the first sentences; what follows tells of other things."""
    told = [
        (sentence, match, sure)
        for sentence in answer[:8]
        for pattern, sure in _NOT_DONE
        if (match := pattern.search(sentence.text)) is not None
        and not _OTHERS.match(sentence.text[match.end() :])
    ]
    surest = max(told, key=lambda one: one[2], default=None)
    goes_on = requirement.deadline is None and _ONGOING.search(f" {requirement.text[:400]}")
    return None if surest is not None and goes_on and surest[2] < _PLAIN else surest


def _finding(requirement: FoundRequirement, sentence: Sentence, match: re.Match[str], sure: float) -> Finding:
    status = requirement.status_verbatim or ""
    return Finding(
        FindingKind.OTHER, requirement.status_line or requirement.line, "status_against_text",
        other_line=sentence.line_at(match.start()), facts={"status": status, "told": match[0]}, values=(status, match[0]),
        quote=status, other_quote=quote(sentence.text, *match.span()), confidence=sure,
    )  # fmt: skip


def _presumed(requirement: FoundRequirement) -> Finding:
    status, answer = requirement.status_verbatim or "", requirement.answer
    return Finding(
        FindingKind.OTHER,
        requirement.status_line or requirement.line,
        "status_presumed",
        other_line=answer.line if answer else None,
        facts={"status": status},
        values=(status,),
        quote=status,
        other_quote=quote(answer.text if answer else requirement.text),
        confidence=0.5,
    )


def _has_line(reading: Reading, requirement: FoundRequirement) -> bool:
    """Whether its status stands on a line of its own, as a form prints it."""
    line = requirement.status_line
    return line is not None and is_status_line(reading.lines[line - 1].strip())


def _without_status(reading: Reading) -> Iterator[Finding]:
    """In a report where nearly all have a printed status line, an answer to one or several that has none."""
    answered = [r for r in reading.requirements if r.answer is not None]
    printed = sum(_has_line(reading, requirement) for requirement in answered)
    if len(answered) < _FEW or printed < _HABIT * len(answered):
        return
    seen: set[int] = set()
    for requirement in answered:
        if requirement.status is not PrintedStatus.NONE or requirement.answer is None:
            continue
        if requirement.answer.line not in seen:
            seen.add(requirement.answer.line)
            yield Finding(
                FindingKind.OTHER, requirement.line, "no_status", other_line=requirement.answer.line,
                quote=quote(requirement.text), other_quote=quote(requirement.answer.text), confidence=0.6,
            )  # fmt: skip
