"""Reading joint answers: who may see which, who has taken one in, and which revision each report prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.reporting import calculations, lifecycle, rules
from linja.line.reporting.models import AnsweredRequirement, JointAnswer, JointText, ReportStep
from linja.line.reporting.records import JointRecord, JointTextRecord, Shared, TakenIn
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.people.audit.kept import Kept


def visible_joint(actor: Actor) -> QuerySet[JointAnswer]:
    """The joint answers that the actor may read (the twin of ``rules.may_read_joint`` for lists)."""
    rows = JointAnswer.objects.select_related("lead", "delegate", "requirement__document")
    if any(held.role in rules.EVERYTHING and held.organisation_id is None for held in actor.roles):
        return rows
    own = actor.organisations(*rules.INSIDERS)
    addressed = Q(requirement__document__addressees__organisation_id__in=own)
    one_alone = Q(requirement__current__roles__role=RoleKind.ADDRESSEE)
    named = one_alone & Q(requirement__current__roles__organisation_id__in=own)
    reported = Q(offered_at__isnull=False) & addressed & (named | ~one_alone)
    found = rows.filter(Q(lead_id__in=own) | Q(delegate_id__in=own) | reported)
    return rows.filter(pk__in=found.values("pk"))


def joint_answers(
    actor: Actor, *, year: int | None = None, requirement_ids: Iterable[int] | None = None
) -> tuple[JointRecord, ...]:
    """Joint answers that the actor may read, newest year first, in a fixed number of questions."""
    rows = visible_joint(actor).order_by("-year", "requirement_id", "pk")
    if year is not None:
        rows = rows.filter(year=year)
    if requirement_ids is not None:
        rows = rows.filter(requirement_id__in=set(requirement_ids))
    return _records(list(rows))


def joint_answer(joint_id: int, actor: Actor | None = None) -> JointRecord | None:
    """One joint answer, or None; with an actor only when that actor may read it."""
    rows = JointAnswer.objects.all() if actor is None else visible_joint(actor)
    rows = rows.select_related("lead", "delegate", "requirement__document").filter(pk=joint_id)
    return next(iter(_records(list(rows))), None)


def joint_for(answered_id: int, actor: Actor) -> JointRecord | None:
    """The joint answer that one answered requirement can take in, as far as the actor may see it."""
    row = AnsweredRequirement.objects.select_related("report", "version").filter(pk=answered_id).first()
    if row is None:
        return None
    report = row.report
    return joint_in(row.version.requirement_id, report.organisation_id, report.year, report.period, actor)


_JOINT: Kept[int] = Kept(
    lambda asked: JointAnswer.objects.filter(requirement_id=asked).order_by().values_list("pk", flat=True)[:1]
)


def joint_in(
    requirement_id: int, organisation_id: int, year: int, period: str, actor: Actor
) -> JointRecord | None:
    """The joint answer that a report of the organisation can take in; one question when there is none."""
    if not _JOINT(requirement_id):
        return None  # A cheap question that most often spares the dear one.
    rows = visible_joint(actor).filter(
        requirement_id=requirement_id, year=year, period=whole_year(period, year)
    )
    found = next(iter(_records(list(rows))), None)
    return found if found and organisation_id in dict(found.reporters) else None


def joint_texts(joint_id: int) -> tuple[JointTextRecord, ...]:
    """Every revision that was saved, oldest first."""
    return tuple(_text(row) for row in JointText.objects.filter(joint_id=joint_id))


def taken_in(joint_ids: Iterable[int], actor: Actor) -> dict[int, tuple[TakenIn, ...]]:
    """Which reports print each joint text, as far as the actor may read them."""
    from linja.line.reporting.queries.reports import visible

    rows = AnsweredRequirement.objects.select_related("report__organisation", "joint").filter(
        joint_id__in=set(joint_ids), report__in=visible(actor).exclude(state=lifecycle.REPLACED).values("pk")
    )
    ordered = list(rows.order_by("report__organisation__name", "pk"))
    shared = shared_blocks(ordered)
    found: dict[int, list[TakenIn]] = {}
    for row in ordered:
        report = row.report
        found.setdefault(row.joint_id or 0, []).append(
            TakenIn(
                row.pk,
                report.pk,
                report.state,
                report.organisation_id,
                report.organisation.name,
                shared[row.pk].revision,
            )
        )
    return {one: tuple(held) for one, held in found.items()}


def shared_blocks(rows: Sequence[AnsweredRequirement]) -> dict[int, Shared]:
    """The joint text as each row prints it: a draft follows the lead, what has left it keeps its day's text.

    ``rows`` come with report and joint; two questions more when something has left the draft.
    """
    joined = [row for row in rows if row.joint_id is not None]
    left = {row.report_id for row in joined if row.report.state != lifecycle.DRAFT}
    days = _left_draft(left) if left else {}
    texts = _texts({row.joint_id or 0 for row in joined}) if left else {}
    return {row.pk: _shared(row, days.get(row.report_id), texts) for row in joined}


def reporters_of(asked: RequirementRecord) -> tuple[tuple[int, str], ...]:
    """Who reports a requirement, by id and name: all that its document speaks to, or those that it names."""
    named = {role.organisation_id for role in asked.current.roles if role.role == RoleKind.ADDRESSEE}
    return tuple(one for one in asked.document.addressees if not named or one[0] in named)


def whole_year(period: str, year: int) -> str:
    """A period as joint answers are kept: empty for the whole year, however it was written."""
    return "" if period == str(year) else period


def _left_draft(report_ids: set[int]) -> dict[int, datetime]:
    rows = ReportStep.objects.filter(report_id__in=report_ids, source=lifecycle.DRAFT)
    return dict(rows.values_list("report_id").annotate(last=Max("at")).order_by())


def _texts(joint_ids: set[int]) -> dict[int, list[JointText]]:
    found: dict[int, list[JointText]] = {}
    for text in JointText.objects.filter(joint_id__in=joint_ids).order_by("joint_id", "revision"):
        found.setdefault(text.joint_id, []).append(text)
    return found


def _shared(row: AnsweredRequirement, day: datetime | None, texts: dict[int, list[JointText]]) -> Shared:
    joint = row.joint
    assert joint is not None  # noqa: S101 - only rows that have one come here
    blocks, revision = joint.blocks, joint.revision
    if row.report.state != lifecycle.DRAFT and day is not None:
        standing = [text for text in texts.get(joint.pk, ()) if text.saved_at <= day]
        if standing:
            blocks, revision = standing[-1].blocks, standing[-1].revision
    lead = joint.lead.name
    return Shared(joint.pk, lead, revision, joint.revision, calculations.restored_blocks(blocks))


def _records(rows: Sequence[JointAnswer]) -> tuple[JointRecord, ...]:
    if not rows:
        return ()
    asked = {one.id: one for one in requirements.requirements({row.requirement_id for row in rows})}
    return tuple(_record(row, asked[row.requirement_id]) for row in rows if row.requirement_id in asked)


def _record(row: JointAnswer, asked: RequirementRecord) -> JointRecord:
    return JointRecord(
        id=row.pk,
        requirement_id=row.requirement_id,
        requirement_text=" ".join(part for part in (asked.current.stem, asked.current.text) if part),
        document_title=asked.document.title,
        year=row.year,
        period=row.period,
        lead_id=row.lead_id,
        lead_name=row.lead.name,
        delegate_id=row.delegate_id,
        delegate_name=row.delegate.name if row.delegate else "",
        blocks=calculations.restored_blocks(row.blocks),
        revision=row.revision,
        offered_at=row.offered_at,
        updated_by=row.updated_by,
        updated_at=row.updated_at,
        reporters=reporters_of(asked),
    )


def _text(row: JointText) -> JointTextRecord:
    return JointTextRecord(row.revision, calculations.restored_blocks(row.blocks), row.saved_by, row.saved_at)


def facts_of_joint(found: JointRecord) -> rules.JointFacts:
    """What the rules ask of a joint answer."""
    reporters = frozenset(one for one, _name in found.reporters)
    return rules.JointFacts(found.lead_id, found.lead_name, found.delegate_id, reporters, found.offered)
