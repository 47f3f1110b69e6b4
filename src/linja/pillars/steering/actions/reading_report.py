"""A read report becomes a report: sections, requirements in their places, answers, statuses, statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from linja.ground.document.tree import Role, Section
from linja.line.approvals import actions as approvals
from linja.line.intake.queries import FindingRecord
from linja.line.reporting import actions as reporting
from linja.line.reporting.records import AnswerDraft, Part, PlacedDraft, SectionDraft, Slot, Status
from linja.people.organisations import queries as organisations
from linja.pillars.steering import templates
from linja.pillars.steering.calculations.furniture import paper_lines
from linja.pillars.steering.calculations.outline import OutlineSection, Told, outline, statement_at
from linja.pillars.steering.calculations.printed import nested, with_role
from linja.pillars.steering.calculations.source import Source, ask_of, table_at, whole_headings
from linja.pillars.steering.definitions import definitions_folder

if TYPE_CHECKING:
    from linja.pillars.steering.actions.register import Entry

#: The body that a statement's printed title speaks of, by a word in it.
_EMPLOYEES = ("tillitsv", "tillitsvald", "verneombod", "verneombud", "ansatt", "tilsett")


def write_report(entry: Entry) -> int:
    """The whole report, in the order in which it was read; answers its id."""
    source = source_of(entry)
    sections = outline(source)
    language = entry.document.language or "nb"
    template = templates.annual_report(definitions_folder())
    report_id = reporting.open_report(
        entry.actor,
        organisation_id=entry.organisation_id,
        kind=entry.document.kind,
        year=entry.year,
        title=template.title.say(language, year=entry.year),
        language=language,
        origin_id=entry.document.id,
    )
    body, statements = _apart(source, sections)
    ids = reporting.write_sections(entry.actor, report_id, [_section_draft(one) for one in body])
    _place(entry, report_id, list(zip(ids, body, strict=True)))
    for number, chapter in enumerate(statements, start=1):
        _transcribe(entry, report_id, number, chapter)
    return report_id


def source_of(entry: Entry) -> Source:
    """The uploaded document as a source for the outline."""
    text = entry.text
    furniture, notes = paper_lines(text.lines, text.pages)
    return Source(
        lines=text.lines,
        headings=whole_headings(text.headings, text.lines),
        asks=tuple(ask_of(one.id, one.found) for one in entry.findings),
        tables=tuple(table_at(table, text.lines) for table in text.tables),
        statements=text.statements,
        pages=text.pages,
        furniture=furniture,
        notes=notes,
    )


def _apart(
    source: Source, sections: Sequence[OutlineSection]
) -> tuple[list[OutlineSection], list[list[OutlineSection]]]:
    """The body with one section for each statement, and the statements' own sections."""
    body: list[OutlineSection] = []
    statements: list[list[OutlineSection]] = []
    last: object = None
    for section in sections:
        found = statement_at(source.statements, section.line)
        if found is not None and found == last:
            statements[-1].append(section)
            continue
        last = found
        if section.title or section.parts:
            body.append(section)
        if found is not None:
            statements.append([section])
    return body, statements


def _section_draft(section: OutlineSection) -> SectionDraft:
    parts: list[Part] = []
    if section.role != "statement":
        ordinal = 0
        for part in section.parts:
            if isinstance(part, Told):
                ordinal += 1
                parts.append(Slot(ordinal))
            else:
                parts.append(part)
    return SectionDraft(section.level, section.title, section.number, section.role, tuple(parts))


def _place(entry: Entry, report_id: int, sections: Iterable[tuple[int, OutlineSection]]) -> None:
    findings = {one.id: one for one in entry.findings}
    placed: list[PlacedDraft] = []
    answers: list[AnswerDraft] = []
    key_of: dict[int, int] = {}
    told = [(section_id, n, part) for section_id, section in sections for n, part in _told(section)]
    for _section_id, _n, part in told:
        if part.answer:
            answers.append(AnswerDraft(part.ask.key, part.answer, part.ask.key))
            key_of.update(dict.fromkeys(part.covers, part.ask.key))
    for section_id, ordinal, part in told:
        one = findings[part.ask.key]
        placed.append(_placed(entry, section_id, ordinal, part, one, key_of.get(one.id)))
    reporting.place(entry.actor, report_id, placed, answers)


def _told(section: OutlineSection) -> Iterable[tuple[int, Told]]:
    if section.role == "statement":
        return ()
    return enumerate((part for part in section.parts if isinstance(part, Told)), start=1)


def _placed(
    entry: Entry, section_id: int, ordinal: int, part: Told, one: FindingRecord, answer_key: int | None
) -> PlacedDraft:
    found = one.found
    matched = one.id not in entry.drafts
    return PlacedDraft(
        section_id=section_id,
        ordinal=ordinal,
        requirement_id=entry.requirement_ids[one.id],
        status=Status(
            attainment=found.attainment,
            basis=found.basis,
            progress=found.progress,
            phrase=found.status_verbatim or "",
            phrase_inline=part.phrase_inline,
        ),
        prints_stem=part.prints_stem,
        printed_stem=(found.stem or "") if matched else "",
        printed_text=found.text if matched else "",
        printed_sub_items=found.sub_items if matched else (),
        answer_key=answer_key,
    )


def _transcribe(entry: Entry, report_id: int, number: int, chapter: Sequence[OutlineSection]) -> None:
    first = chapter[0]
    kind = "employees" if any(cue in first.title.lower() for cue in _EMPLOYEES) else "user_committee"
    own = organisations.by_id(entry.organisation_id)
    flat = [
        (section.level or 1, Section(section.title, section.number or None, _words(section)))
        for section in chapter
    ]
    approvals.transcribe(
        entry.actor,
        subject=f"report:{report_id}",
        body_kind=kind,
        body_id=entry.organisation_id,
        body_name=first.title or (own.name if own else ""),
        title=first.title,
        number=first.number,
        ordinal=number,
        sections=nested(flat),
    )


def _words(section: OutlineSection):  # type: ignore[no-untyped-def]
    return tuple(with_role(part, Role.STATEMENT) for part in section.parts if not isinstance(part, Told))
