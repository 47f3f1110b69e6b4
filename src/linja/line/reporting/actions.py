"""The only writer of the room: one transaction each, the rule asked, everything logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import Obligation
from linja.line.reporting import calculations, lifecycle, queries, rules
from linja.line.reporting.models import Answer, AnsweredRequirement, Report, ReportSection
from linja.line.reporting.records import AnswerDraft, PlacedDraft, SectionDraft, Status
from linja.line.search import actions as search
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries as organisations


def open_report(
    actor: Actor,
    *,
    organisation_id: int,
    kind: str,
    year: int,
    title: str,
    language: str = "nb",
    origin_id: int | None = None,
) -> int:
    """Open the report of an organisation for a year; answers its id."""
    with acting(actor, "reporting.open_report") as act:
        name = _name(organisation_id)
        refuse_if(rules.may_open(actor, organisation_id, name, kind))
        if queries.report_of(organisation_id, kind, year):
            raise Refused(Refusal("reporting.already_open", {"organisation": name, "year": year}))
        report = Report.objects.create(
            organisation_id=organisation_id,
            kind=kind,
            year=year,
            title=title[:300],
            language=language,
            origin_id=origin_id,
        )
        act.log(report, {"organisation": name, "year": year, "kind": kind, "language": language})
        search.index(list(queries.report_entries([report.pk])))
    return report.pk


def write_sections(actor: Actor, report_id: int, drafts: Sequence[SectionDraft]) -> list[int]:
    """Give an empty report its headings and running text; answers the sections' ids in order."""
    with acting(actor, "reporting.write_sections") as act:
        report = _writable(act, report_id)
        if ReportSection.objects.filter(report=report).exists():
            raise Refused(Refusal("reporting.already_written", {}))
        rows = [_section(report, number, draft) for number, draft in enumerate(drafts, start=1)]
        ReportSection.objects.bulk_create(rows)
        act.log(report, {"sections": len(rows)})
    return list(
        ReportSection.objects.filter(report_id=report_id).order_by("ordinal").values_list("pk", flat=True)
    )


def write_section(actor: Actor, section_id: int, blocks: Sequence[Block]) -> None:
    """Replace a section's running text; the places of its requirements are kept, after the text."""
    with acting(actor, "reporting.write_section") as act:
        section = act.lock(ReportSection.objects, pk=section_id)
        report = _writable(act, section.report_id)
        slots = [part for part in section.blocks if "slot" in part]
        section.blocks = calculations.stored(blocks) + slots
        section.save(update_fields=["blocks"])
        act.log(report, {"section": section.title, "blocks": len(blocks)})


def place(
    actor: Actor, report_id: int, placed: Sequence[PlacedDraft], answers: Sequence[AnswerDraft] = ()
) -> list[int]:
    """Put requirements, with their answers and statuses, in their places; ids in the drafts' order."""
    with acting(actor, "reporting.place") as act:
        report = _writable(act, report_id)
        versions = _current_versions(draft.requirement_id for draft in placed)
        _refuse_twice(report, placed, versions)
        written = _write_answers(report, answers)
        rows = [_answered(report, draft, versions, written) for draft in placed]
        AnsweredRequirement.objects.bulk_create(rows)
        act.log(report, {"requirements": len(rows), "answers": len(written)})
        search.index(list(queries.answer_entries(written.values())))
    made = AnsweredRequirement.objects.filter(report_id=report_id, version_id__in=set(versions.values()))
    by_version = dict(made.values_list("version_id", "pk"))
    return [by_version[versions[draft.requirement_id]] for draft in placed]


def write_answer(actor: Actor, answered_id: int, blocks: Sequence[Block], *, revision: int) -> int:
    """Save an answer's words; ``revision`` is the one the writer began from (0: there was none).

    When somebody else has saved in between, nothing is overwritten: ``reporting.answered_meanwhile``
    with the other's text and revision. Answers the new revision.
    """
    with acting(actor, "reporting.write_answer") as act:
        row, report = _writable_row(act, answered_id)
        answer = act.lock(Answer.objects, pk=row.answer_id) if row.answer_id else None
        _refuse_meanwhile(answer, revision)
        if not blocks:
            raise Refused(Refusal("reporting.nothing_written", {}))
        answer = answer or Answer(report=report, revision=0)
        before = answer.blocks
        answer.blocks, answer.revision = calculations.stored(blocks), answer.revision + 1
        answer.save()
        if row.answer_id is None:
            row.answer = answer
            row.save(update_fields=["answer"])
        act.log(row.report, {"answered": row.pk, "answer": (before, answer.blocks)})
        search.index(list(queries.answer_entries([answer.pk])))
    return answer.revision


def set_status(actor: Actor, answered_id: int, status: Status) -> None:
    """Say how far it was reached, on what that rests, how far the work has come, and the printed phrase."""
    with acting(actor, "reporting.set_status") as act:
        row, _report = _writable_row(act, answered_id)
        facts = rules.StatusFacts(
            Obligation(row.version.obligation), status.attainment or "", status.basis or ""
        )
        refuse_if(rules.may_set_status(actor, _facts(row.report), facts))
        changes = {
            name: (getattr(row, name), value)
            for name, value in _status_fields(status).items()
            if getattr(row, name) != value
        }
        if not changes:
            act.nothing_changed()
            return
        for name, (_before, value) in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        act.log(row.report, {"answered": row.pk, **changes})


def cover(actor: Actor, answered_id: int, others: Sequence[int]) -> None:
    """Let the answer of one requirement cover others of the same report too."""
    with acting(actor, "reporting.cover") as act:
        row, report = _writable_row(act, answered_id)
        rows = list(AnsweredRequirement.objects.select_for_update().filter(pk__in=set(others)))
        if len(rows) != len(set(others)) or any(one.report_id != report.pk for one in rows):
            raise Refused(Refusal("reporting.other_report", {}))
        if row.answer_id is None:
            raise Refused(Refusal("reporting.nothing_written", {}))
        AnsweredRequirement.objects.filter(pk__in=[one.pk for one in rows]).update(answer_id=row.answer_id)
        act.log(report, {"answer": row.answer_id, "covers": sorted(one.pk for one in rows)})


def exempt(actor: Actor, answered_id: int, reason: str) -> None:
    """Note why nothing is reported; an empty reason takes the exemption back."""
    with acting(actor, "reporting.exempt", reason=reason) as act:
        row, report = _writable_row(act, answered_id)
        before, row.exemption = row.exemption, reason.strip()[:500]
        if before == row.exemption:
            act.nothing_changed()
            return
        row.save(update_fields=["exemption"])
        act.log(report, {"answered": row.pk, "exemption": (before, row.exemption)})


def make_ready(actor: Actor, report_id: int) -> None:
    """The report is handed over: the ministry may read it."""
    _step(actor, report_id, "make_ready")


def take_back(actor: Actor, report_id: int, reason: str) -> None:
    """The report becomes a draft again."""
    _step(actor, report_id, "take_back", reason)


def publish(actor: Actor, report_id: int, *, edition_released: bool) -> None:
    """The report has been published; asked by whoever releases the edition, in the same transaction."""
    facts = {"edition_released"} if edition_released else set()
    _step(actor, report_id, "publish", facts=facts)


def correct(actor: Actor, report_id: int, reason: str) -> None:
    """Open a published report for a correction; what is published stays until a new edition is released."""
    _step(actor, report_id, "correct", reason)


def replace(actor: Actor, report_id: int, reason: str) -> None:
    """Another report takes this one's place; it is kept with its answers, and its editions stay published."""
    _step(actor, report_id, "replace", reason)


def may(actor: Actor, act: str, report_id: int) -> Refusal | None:
    """Why ``actor`` may not ``write`` or take a step of the lifecycle; None when allowed."""
    found = queries.report(report_id)
    if found is None:
        return Refusal("reporting.not_found", {})
    if act == "write":
        return rules.may_write(actor, queries.facts_of(found))
    return rules.may_step(actor, queries.facts_of(found), act, _standing(report_id))


def may_open(actor: Actor, organisation_id: int, kind: str) -> Refusal | None:
    """Why ``actor`` may not open a report for the organisation; None when allowed."""
    return rules.may_open(actor, organisation_id, _name(organisation_id), kind)


def _step(actor: Actor, report_id: int, step: str, reason: str = "", facts: Iterable[str] = ()) -> None:
    with acting(actor, f"reporting.{step}", reason=reason) as act:
        report = act.lock(Report.objects.select_related("organisation"), pk=report_id)
        refuse_if(rules.may_step(actor, _facts(report), step, _standing(report_id) | frozenset(facts)))
        found = lifecycle.REPORT.find(step, report.state)
        if found and "reason" in found.records and not reason.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        before, report.state = report.state, found.target if found else report.state
        report.save(update_fields=["state"])
        act.log(report, {"state": (before, report.state)})


def _standing(report_id: int) -> frozenset[str]:
    asks = AnsweredRequirement.objects.filter(report_id=report_id).exists()
    return frozenset({"asks_something"} if asks else ())


def _writable(act: Act, report_id: int) -> Report:
    report = act.lock(Report.objects.select_related("organisation"), pk=report_id)
    refuse_if(rules.may_write(act.actor, _facts(report)))
    return report


def _writable_row(act: Act, answered_id: int) -> tuple[AnsweredRequirement, Report]:
    row = act.lock(
        AnsweredRequirement.objects.select_related("report__organisation", "version"), pk=answered_id
    )
    refuse_if(rules.may_write(act.actor, _facts(row.report)))
    return row, row.report


def _facts(report: Report) -> rules.ReportFacts:
    return rules.ReportFacts(report.organisation_id, report.organisation.name, report.state, report.year)


def _name(organisation_id: int) -> str:
    found = organisations.by_id(organisation_id)
    if found is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return found.name


def _refuse_meanwhile(answer: Answer | None, revision: int) -> None:
    standing = answer.revision if answer else 0
    if standing != revision:
        theirs = answer.blocks if answer else []
        raise Refused(Refusal("reporting.answered_meanwhile", {"theirs": theirs, "revision": standing}))


def _section(report: Report, number: int, draft: SectionDraft) -> ReportSection:
    return ReportSection(
        report=report,
        ordinal=number,
        level=draft.level,
        number=draft.number[:20],
        title=draft.title[:300],
        role=draft.role,
        blocks=calculations.stored(draft.parts),
    )


def _current_versions(requirement_ids: Iterable[int]) -> dict[int, int]:
    """The last version of each requirement, by requirement."""
    version: Any = AnsweredRequirement._meta.get_field("version").related_model
    rows: Any = version.objects.filter(requirement_id__in=set(requirement_ids))
    return dict(rows.filter(requirement__current_id=F("pk")).values_list("requirement_id", "pk"))


def _refuse_twice(report: Report, placed: Sequence[PlacedDraft], versions: dict[int, int]) -> None:
    ids = [draft.requirement_id for draft in placed]
    held = AnsweredRequirement.objects.filter(report=report, version__requirement_id__in=ids)
    if len(set(ids)) != len(ids) or held.exists():
        raise Refused(Refusal("reporting.twice_in_report", {}))
    if set(ids) - set(versions):
        raise Refused(Refusal("requirements.not_found", {}))


def _write_answers(report: Report, answers: Sequence[AnswerDraft]) -> dict[int, int]:
    """Ids of the new answers by key, in two statements however many there are."""
    rows = [
        Answer(report=report, blocks=calculations.stored(draft.blocks), origin_id=draft.origin_id)
        for draft in answers
    ]
    made = Answer.objects.bulk_create(rows)
    return {draft.key: row.pk for draft, row in zip(answers, made, strict=True)}


def _answered(
    report: Report, draft: PlacedDraft, versions: dict[int, int], written: dict[int, int]
) -> AnsweredRequirement:
    answer_id = written.get(draft.answer_key) if draft.answer_key is not None else None
    return AnsweredRequirement(
        report=report,
        section_id=draft.section_id,
        ordinal=draft.ordinal,
        version_id=versions[draft.requirement_id],
        answer_id=answer_id,
        prints_stem=draft.prints_stem,
        printed_stem=draft.printed_stem,
        printed_text=draft.printed_text,
        printed_sub_items=list(draft.printed_sub_items),
        exemption=draft.exemption[:500],
        **_status_fields(draft.status),
    )


def _status_fields(status: Status) -> dict[str, Any]:
    return {
        "attainment": str(status.attainment or ""),
        "basis": str(status.basis or ""),
        "progress": str(status.progress or ""),
        "phrase": status.phrase[:500],
        "phrase_inline": status.phrase_inline,
        "delivered_on": status.delivered_on,
    }
