"""The line that a report goes, as its page shows it: nodes, acts, history, and the bodies beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.doing import sentence
from linja.faces.workbench.reports.gathering import is_insider
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.publication import queries as publication
from linja.line.publication.queries import SubmissionRecord
from linja.line.reporting import lifecycle, phrases, rules
from linja.line.reporting import queries as reports
from linja.line.reporting.records import ReportRecord, StepRecord
from linja.pillars.steering import actions as steering
from linja.pillars.steering import phrases as words
from linja.pillars.steering import queries
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.records import Node, Owed, Signature

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Act:
    """Something that this person can do with the report now: a link, a button, or a form that asks."""

    name: str
    label: Words
    href: str = ""
    #: "reason" or "reference": what has to be said; empty: a button is enough.
    asks: str = ""
    #: What comes of it, in a sentence.
    consequence: Words = ""
    #: Why it cannot be done; then there is no button.
    refusal: Words = ""
    main: bool = False


#: (step, what it asks, what comes of it); offered when the lifecycle lets this person take it now.
_STEPS: tuple[tuple[str, str, Words], ...] = (
    ("accept", "", _("The report stands as it was handed in, and those who wrote it are told.")),
    ("approve", "reference", _("Name the owner meeting and its case.")),
    (
        "return",
        "reason",
        _("The report becomes a draft where it was written. Those who wrote it read what you write here."),
    ),
    ("take_back", "reason", _("The report becomes a draft. A signature falls where the text is changed.")),
    (
        "withdraw",
        "reason",
        _("The report becomes a draft. The receiver keeps the edition that was handed in."),
    ),
    (
        "correct",
        "reason",
        _("The report becomes a draft. What is published stays until a new edition is released."),
    ),
)
#: What is between the writers before the handing-in is theirs alone.
_INNER = frozenset({"make_ready", "take_back", "replace"})


def context(held: Gathered, actor: Actor) -> dict[str, Any]:
    """Everything that the top of the report's page shows; a fixed number of questions."""
    report = held.report
    signed, lacking = queries.signatures(held), queries.gaps(held)
    submissions = publication.submissions(f"report:{report.id}")
    handed_in = next((one for one in submissions if one.audience == "receiver"), None)
    taken = reports.steps(report.id)
    insider = is_insider(report, actor)
    here = report.state in lifecycle.HANDED_OVER
    concerned = insider or bool(_above(report, actor))
    return {
        "nodes": nodes(queries.line_up(report, signed, taken, handed_in), concerned),
        "acts": acts(held, actor, signed, lacking, handed_in),
        "history": history(taken, inner=insider) if concerned else [],
        "bodies": bodies(held, submissions, actor) if insider else [],
        "accepted": accepted(handed_in, lacking) if concerned and here else [],
        "lacking": counted([*lacking, *queries.unsigned(signed, report)] if insider else lacking),
        "returned": _returned(report, taken) if insider else None,
        "insider": insider,
    }


def _above(report: ReportRecord, actor: Actor) -> list[str]:
    return [one for one in rules.roles_towards(actor, reports.facts_of(report)) if one.startswith("above:")]


def nodes(line: Iterable[Node], concerned: bool) -> list[dict[str, Any]]:
    """The nodes of the line with their words."""
    return [
        {
            "state": one.state,
            "label": words.NODES[one.code],
            "who": one.who if concerned else "",
            "at": one.at,
            "reference": one.reference if concerned and one.code != "submitted" else "",
            "changed": one.changed,
            "href": reverse("edition", args=(one.edition_id,))
            if one.edition_id and concerned and one.state == "done"
            else "",
        }
        for one in line
    ]


def acts(
    held: Gathered,
    actor: Actor,
    signed: Sequence[Signature],
    lacking: Sequence[Owed],
    handed_in: SubmissionRecord | None,
) -> list[Act]:
    """What this person can do now, the way onward first."""
    found = [*_onward(held, actor, tuple(signed), tuple(lacking)), *_outward(held, actor, handed_in)]
    for name, asks, consequence in _STEPS:
        if _may(held, actor, name) is None:
            main = name in ("accept", "approve")
            found.append(Act(name, phrases.STEPS[name], asks=asks, consequence=consequence, main=main))
    return found


def _onward(
    held: Gathered, actor: Actor, signed: tuple[Signature, ...], lacking: tuple[Owed, ...]
) -> Iterable[Act]:
    """Forward to those who sign, signed, handed in."""
    report = held.report
    if report.state == lifecycle.DRAFT and signed:
        refusal = _may(held, actor, "make_ready")
        if refusal is None or refusal.code != "reporting.wrong_role":
            told = _("The text is locked until it is taken back, and those who sign are told.")
            why = sentence(refusal)
            yield Act("make_ready", phrases.STEPS["make_ready"], consequence=told, refusal=why, main=True)
    if report.state == lifecycle.READY:
        for one in signed:
            if not one.stands and steering.may_sign(actor, held, one.role, signed) is None:
                href = reverse("report_sign", args=(report.id,)) + f"?som={one.role}"
                label = _("Sign") if one.role == "leader" else _("Record the board's decision")
                yield Act("sign", label, href=href, main=True)
    if report.state == lifecycle.READY or (report.state == lifecycle.DRAFT and not signed):
        refusal = steering.may_hand_in(actor, held, signed, lacking)
        if refusal is None or refusal.code != "reporting.wrong_role":
            href = reverse("report_hand_in", args=(report.id,))
            yield Act("submit", phrases.STEPS["submit"], href=href, refusal=sentence(refusal), main=True)


def _may(held: Gathered, actor: Actor, step: str, *facts: str) -> Refusal | None:
    """The rule's answer, on what has been gathered."""
    standing = {"asks_something"} if held.answered else set()
    standing |= {"from_paper"} if held.report.origin_id is not None else set()
    return rules.may_step(actor, reports.facts_of(held.report), step, frozenset({*standing, *facts}))


def _outward(held: Gathered, actor: Actor, handed_in: SubmissionRecord | None) -> Iterable[Act]:
    """Published from the page of the edition that was handed in."""
    report = held.report
    if handed_in is None or report.state not in lifecycle.HANDED_OVER - {lifecycle.PUBLISHED}:
        return
    if _may(held, actor, "publish", "edition_released") is None:
        yield Act("publish", _("Publish"), href=reverse("edition", args=(handed_in.edition_id,)))


def history(taken: Sequence[StepRecord], *, inner: bool) -> list[dict[str, Any]]:
    """The steps as they were taken, newest first."""
    return [
        {
            "at": one.at,
            "heading": words.DONE.get(one.step, one.step),
            "who": one.by_name,
            "reason": one.reason,
            "reference": _reference(one),
            "gaps": len(one.accepted_gaps),
        }
        for one in reversed(taken)
        if inner or one.step not in _INNER
    ]


def _reference(one: StepRecord) -> str:
    if one.step == "submit" and one.reference.isdecimal():
        return str(_("Edition %(n)s") % {"n": one.reference})
    return one.reference


def bodies(held: Gathered, submissions: Sequence[SubmissionRecord], actor: Actor) -> list[dict[str, Any]]:
    """The bodies that are asked for a statement, what was put before each, and whether it has answered."""
    report = held.report
    open_to = report.state in (lifecycle.DRAFT, lifecycle.READY)
    may = open_to and steering.may_compile(actor, report.id) is None
    return [
        {
            "statement": one,
            "shown": next((shown for shown in submissions if shown.audience == one.body_kind), None),
            "may_put": may and not one.locked,
        }
        for one in held.statements
    ]


def accepted(handed_in: SubmissionRecord | None, lacking: Sequence[Owed]) -> list[tuple[str, str]]:
    """What was handed in without, and why: (what, why)."""
    if handed_in is None:
        return []
    known = {one.key: f"{words.OWED.get(one.code, one.code)}: {one.text}" for one in lacking}
    return [(known[key], why) for key, why in handed_in.accepted.items() if key in known]


def counted(lacking: Sequence[Owed]) -> list[tuple[str, Words, int]]:
    """How much is owed of each sort: (code, in words, how many)."""
    found = Counter(one.code for one in lacking)
    return [(code, words.OWED.get(code, code), n) for code, n in found.items()]


def _returned(report: ReportRecord, taken: Sequence[StepRecord]) -> StepRecord | None:
    """Why it came back, while it lies there again."""
    last = taken[-1] if taken else None
    return last if last and last.step == "return" and report.state == lifecycle.DRAFT else None
