"""The matrix of a round, and the last answer beside the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.periods import Period, parse
from linja.line.reporting import calculations, lifecycle, rules
from linja.line.reporting.models import Answer, AnsweredRequirement, Report, RoundUnit
from linja.line.reporting.queries.reports import visible
from linja.line.reporting.queries.rounds import visible_rounds
from linja.line.reporting.records import AnsweredRecord, LastAnswer, ReportRecord, RoundCell, RoundRow
from linja.line.requirements import queries as requirements
from linja.people.audit.kept import Kept


def round_rows(round_id: int, actor: Actor) -> tuple[RoundRow, ...]:
    """Each requirement of a round with the units' answers that the actor may read, in printed order.

    To those who ask, answers to what was passed down stand in the row of what it was passed down from; a unit
    reads its own wording.
    """
    asked = visible_rounds(actor).filter(pk=round_id).first()
    if asked is None:
        return ()
    asks = bool(rules.roles_in(actor, asked.owner_id) & (rules.ROUND_READERS | {"system"}))
    reports = RoundUnit.objects.filter(round_id=round_id, report__in=visible(actor).values("pk"))
    rows = list(_rows().filter(report_id__in=reports.values("report_id")))
    same = {now for now, last in last_answers(rows, actor).items() if last.unchanged}
    found: dict[int, dict[int, RoundCell]] = {}
    words: dict[int, tuple[str, str]] = {}
    for row in rows:
        head, text, title = _head(row, asks=asks)
        words.setdefault(head, (text, title))
        found.setdefault(head, {})[row.report.organisation_id] = _cell(row, unchanged=row.pk in same)
    return tuple(RoundRow(head, *words[head], cells) for head, cells in found.items())


def _rows() -> QuerySet[AnsweredRequirement]:
    """What a cell shows and what it is paired by; the words are read for pairs alone."""
    return (
        AnsweredRequirement.objects.select_related(
            "report",
            "version__requirement__document",
            "version__requirement__derived_from__requirement__document",
        )
        .only(*_CELL)
        .order_by("section__ordinal", "ordinal", "id")
    )


_CELL = (
    "report__organisation_id",
    "report__title",
    "report__year",
    "report__period",
    "answer_id",
    "joint_id",
    "follows_id",
    "attainment",
    "progress",
    "exemption",
    "version__text",
    "version__requirement__document__title",
    "version__requirement__derived_from__text",
    "version__requirement__derived_from__requirement__document__title",
)


def _past() -> QuerySet[AnsweredRequirement]:
    """Only what a pair needs: which report it stands in, and when."""
    return (
        AnsweredRequirement.objects.exclude(answer=None)
        .exclude(report__state=lifecycle.REPLACED)
        .select_related("report__organisation", "version")
        .only(*_PAST)
        .order_by()
    )


_PAST = (
    "report__organisation__name",
    "report__organisation__kind",
    "report__receiver_id",
    "report__state",
    "report__title",
    "report__year",
    "report__period",
    "answer_id",
    "attainment",
    "progress",
    "version__requirement_id",
)
_PAST_OF: Kept[AnsweredRequirement] = Kept(
    lambda kin, whose: _past().filter(version__requirement_id__in=kin, report__organisation_id=whose)
)


def _head(row: AnsweredRequirement, *, asks: bool) -> tuple[int, str, str]:
    """What the row of the matrix is about: to those who ask the wording above, when there is one."""
    own = row.version.requirement
    above = own.derived_from
    if above is None or not asks:
        return own.pk, row.version.text, own.document.title
    return above.requirement_id, above.text, above.requirement.document.title


def _cell(row: AnsweredRequirement, *, unchanged: bool) -> RoundCell:
    return RoundCell(
        answered_id=row.pk,
        report_id=row.report_id,
        organisation_id=row.report.organisation_id,
        requirement_id=row.version.requirement_id,
        attainment=row.attainment,
        progress=row.progress,
        answered=bool(row.answer_id or row.joint_id or row.follows_id),
        exemption=row.exemption,
        unchanged=unchanged,
    )


def last_answer(answered_id: int, actor: Actor) -> LastAnswer | None:
    """What the same organisation answered to the same requirement last time, as far as the actor may see.

    The same requirement: itself in an earlier period, one that it continues, or one that was passed down
    from the same.
    """
    row = _rows().filter(pk=answered_id, report__in=visible(actor).values("pk")).first()
    return last_answers([row], actor).get(answered_id) if row else None


def last_answer_to(one: AnsweredRecord, report: ReportRecord, actor: Actor) -> LastAnswer | None:
    """:func:`last_answer` of what has been read already, in three questions."""
    kin = requirements.asks_the_same([one.requirement_id])[one.requirement_id]
    now = _moment(report.period, report.year, report.id)
    earlier = [
        row
        for row in _PAST_OF(tuple(sorted(kin)), report.organisation_id)
        if row.report_id != report.id and _when(row) < now and _reads(actor, row.report)
    ]
    if not earlier:
        return None
    last = max(earlier, key=_when)
    written = [*one.result, *(block for _kind, blocks in one.parts for block in blocks)]
    return _last(last, _words([last]), calculations.words_in(written))


def _reads(actor: Actor, row: Report) -> bool:
    """The rule of one report, where ``visible`` would be a scope for a list."""
    whose = row.organisation
    facts = rules.ReportFacts(whose.pk, whose.name, row.state, row.year, whose.kind, row.receiver_id)
    return rules.may_read(actor, facts) is None


def unchanged_in(report_id: int, actor: Actor) -> frozenset[int]:
    """Ids of the answered requirements of a report whose words are those of the last answer."""
    rows = list(_rows().filter(report_id=report_id, report__in=visible(actor).values("pk")))
    return frozenset(now for now, last in last_answers(rows, actor).items() if last.unchanged)


def last_answers(rows: Iterable[AnsweredRequirement], actor: Actor) -> dict[int, LastAnswer]:
    """:func:`last_answer` for many rows at once, by the row's id; a fixed number of queries."""
    held = list(rows)
    kin = requirements.asks_the_same({row.version.requirement_id for row in held})
    wanted = {one for related in kin.values() for one in related}
    earlier = _earlier(wanted, {row.report.organisation_id for row in held}, actor)
    by_place: dict[tuple[int, int], list[AnsweredRequirement]] = {}
    for one in earlier:
        by_place.setdefault((one.report.organisation_id, one.version.requirement_id), []).append(one)
    pairs = [(row, last) for row in held if (last := _latest(row, by_place, kin)) is not None]
    words = _words(one for pair in pairs for one in pair)
    return {row.pk: _last(last, words, words.get(row.answer_id or 0, "")) for row, last in pairs}


def _earlier(
    requirement_ids: Iterable[int], organisation_ids: Iterable[int], actor: Actor
) -> QuerySet[AnsweredRequirement]:
    """What the organisations have written to any of the requirements, as far as the actor may see it."""
    return _past().filter(
        version__requirement_id__in=set(requirement_ids),
        report__organisation_id__in=set(organisation_ids),
        report__in=visible(actor).order_by().values("pk"),
    )


def _latest(
    row: AnsweredRequirement,
    by_place: Mapping[tuple[int, int], list[AnsweredRequirement]],
    kin: Mapping[int, frozenset[int]],
) -> AnsweredRequirement | None:
    own, now = row.report.organisation_id, _when(row)
    others = [
        one
        for related in kin[row.version.requirement_id]
        for one in by_place.get((own, related), ())
        if one.report_id != row.report_id and _when(one) < now
    ]
    return max(others, key=_when, default=None)


def _when(row: AnsweredRequirement) -> tuple[date, int, int]:
    return _moment(row.report.period, row.report.year, row.report_id)


def _moment(told: str, year: int, report_id: int) -> tuple[date, int, int]:
    """By the last day of the period; of those that end together the longer one was written last."""
    period = parse(told or str(year))
    if not isinstance(period, Period):
        return date(year, 12, 31), 0, report_id
    return period.end, (period.end - period.start).days, report_id


def _last(one: AnsweredRequirement, words: Mapping[int, str], now: str) -> LastAnswer:
    text = words[one.answer_id or 0]
    return LastAnswer(
        answered_id=one.pk,
        report_id=one.report_id,
        report_title=one.report.title,
        requirement_id=one.version.requirement_id,
        year=one.report.year,
        period=one.report.period,
        attainment=one.attainment,
        progress=one.progress,
        text=text,
        now=now,
        unchanged=calculations.unchanged(text, now),
    )


def _words(rows: Iterable[AnsweredRequirement]) -> dict[int, str]:
    """What is written in the rows' answers, by answer; one question."""
    ids = {row.answer_id for row in rows if row.answer_id}
    if not ids:
        return {}
    held = Answer.objects.filter(pk__in=ids).values_list("pk", "blocks", "parts")
    return {key: calculations.words_of_answer(blocks, parts) for key, blocks, parts in held}
