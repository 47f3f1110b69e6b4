"""The annual report from what is held: chapters in their order, requirement apart from answer, gaps said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from linja.ground.document.tree import (
    Block,
    Document,
    ItemList,
    ListItem,
    Mark,
    Paragraph,
    Role,
    Section,
)
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Obligation
from linja.line.allocations import queries as allocations
from linja.line.allocations.records import AccountRecord
from linja.line.approvals import queries as approvals
from linja.line.approvals.records import StatementRecord
from linja.line.reporting import calculations as reckoning
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import (
    AnsweredRecord,
    ReportRecord,
    SectionRecord,
    Slot,
    VerdictOfPart,
)
from linja.people.organisations import queries as organisations
from linja.pillars.steering import templates, wording
from linja.pillars.steering.calculations.money import Heading, printed_table, section_of
from linja.pillars.steering.calculations.printed import nested
from linja.pillars.steering.content.answer_parts import asked_blocks
from linja.pillars.steering.content.figures import MARKS, figures_of, verdict_blocks
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records.figures import Beside


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that a report is printed from."""

    report: ReportRecord
    sections: tuple[SectionRecord, ...]
    answered: tuple[AnsweredRecord, ...]
    statements: tuple[StatementRecord, ...]
    #: Answers with the words of last time; said in the draft only, see :func:`with_unchanged`.
    unchanged: frozenset[int] = frozenset()
    #: Verdicts by part, by answered requirement.
    verdicts: Mapping[int, tuple[VerdictOfPart, ...]] = field(default_factory=dict)
    #: Accounts beside budgets, in the order in which they were written.
    accounts: tuple[AccountRecord, ...] = ()
    #: What the figures say beside the answers, by answered requirement; said in the draft only.
    figures: Mapping[int, Beside] = field(default_factory=dict)


def gather(report_id: int, actor: Actor) -> Gathered:
    """All that a report holds, in a fixed number of questions; refused when the actor may not read it."""
    report, answered = reporting.readable(report_id, actor), reporting.answered(report_id)
    return Gathered(
        report=report,
        sections=reporting.sections(report_id),
        answered=answered,
        statements=approvals.statements(f"report:{report_id}"),
        verdicts=reporting.part_verdicts(one.id for one in answered),
        accounts=allocations.account_tables(f"report:{report_id}"),
        figures=figures_of(report, answered, actor),
    )


def with_unchanged(held: Gathered, actor: Actor) -> Gathered:
    """The same, so that the draft says where an answer reads word for word as last time's."""
    return replace(held, unchanged=reporting.unchanged_in(held.report.id, actor))


def annual_report(report_id: int, actor: Actor, *, drafting: bool = False) -> Document:
    """The report as a tree; ``drafting`` says in place what is missing."""
    return printed(gather(report_id, actor), drafting=drafting)


def printed(held: Gathered, *, drafting: bool = False) -> Document:
    """The tree of what was gathered."""
    return _Printer(held, drafting).document()


class _Printer:
    def __init__(self, held: Gathered, drafting: bool) -> None:
        self.held, self.drafting = held, drafting
        self.template = template_of(held.report)
        self.language = held.report.language
        self.by_section: dict[int, dict[int, AnsweredRecord]] = {}
        for one in held.answered:
            self.by_section.setdefault(one.section_id, {})[one.ordinal] = one
        self.last_of_answer = {one.answer_id: one.id for one in held.answered if one.answer_id}
        self.members: dict[int, list[AnsweredRecord]] = {}
        for one in held.answered:
            if one.answer_id:
                self.members.setdefault(one.answer_id, []).append(one)

        headings = [Heading(one.id, one.title) for one in held.sections if one.role != "statement"]
        #: Account tables by the section that they stand in.
        self.accounts: dict[int | None, list[AccountRecord]] = {}
        for table in held.accounts:
            self.accounts.setdefault(section_of(table, headings), []).append(table)

    def document(self) -> Document:
        report = self.held.report
        return Document(
            title=report.title,
            language=self.language,
            sections=nested(list(self._flat())),
            subtitle=self.template.subtitle.say(self.language, receiver=_receiver(report)),
            organisation=report.organisation_name,
            year=report.year,
            kind=report.kind,
        )

    def _flat(self) -> Iterable[tuple[int, Section]]:
        statements = iter(self.held.statements)
        for section in self.held.sections:
            if section.role == "statement":
                yield from self._statement(section, next(statements, None))
                continue
            blocks = tuple(self._blocks(section))
            if section.title or blocks:
                yield (
                    section.level or 1,
                    Section(section.title, section.number or None, blocks, ref=f"section:{section.id}"),
                )

    def _statement(
        self, section: SectionRecord, found: StatementRecord | None
    ) -> Iterable[tuple[int, Section]]:
        """Word for word once it is delivered; never what somebody is still writing."""
        if found is not None and found.locked and found.sections:
            first = found.sections[0]
            yield (
                section.level or 1,
                Section(
                    section.title or first.title,
                    section.number or first.number,
                    first.blocks,
                    (*first.sections, *found.sections[1:]),
                    ref=f"statement:{found.id}",
                ),
            )
            return
        ref = f"statement:{found.id}" if found else None
        gap = (self._gap("statement", ref),) if self.drafting else ()
        yield section.level or 1, Section(section.title, section.number or None, gap, ref=ref)

    def _blocks(self, section: SectionRecord) -> Iterable[Block]:
        here = dict(self.by_section.get(section.id, {}))
        for part in section.parts:
            if isinstance(part, Slot):
                if part.ordinal in here:
                    yield from self._answered(here.pop(part.ordinal))
            else:
                yield part
        for ordinal in sorted(here):
            yield from self._answered(here[ordinal])
        yield from (printed_table(table, self.language) for table in self.accounts.get(section.id, ()))
        if self.drafting and section.role == "narrative" and not section.parts and not self._heads(section):
            yield self._gap("empty", f"section:{section.id}")

    def _heads(self, section: SectionRecord) -> bool:
        """A heading directly above a deeper one needs no text of its own."""
        after = [one for one in self.held.sections if one.ordinal == section.ordinal + 1]
        return bool(after) and after[0].level > section.level

    def _answered(self, one: AnsweredRecord) -> Iterable[Block]:
        ref = f"requirement:{one.id}"
        yield from asked_blocks(one, ref)
        if one.exemption:
            yield Paragraph(one.exemption, role=Role.ANSWER, ref=ref)
        yield from self._status(one, ref)
        if self.drafting and one.id in self.held.figures:
            yield from verdict_blocks(self.held.figures[one.id], self.language, ref)
        yield from self._verdicts(one)
        if one.answer_id is None or self.last_of_answer[one.answer_id] == one.id:
            yield from one.answer
        elif one.shared:
            yield from one.shared.blocks
        code = reckoning.missing_code(one) if self.drafting else ""
        if code:
            yield self._gap(code, ref)
        if self.drafting and one.id in self.held.unchanged:
            yield self._gap("unchanged", ref)

    def _status(self, one: AnsweredRecord, ref: str) -> Iterable[Block]:
        """The phrase on a line of its own; of those that share answer and phrase, only the last prints it."""
        phrase = one.status.phrase
        if not phrase or one.status.phrase_inline:
            return
        if one.answer_id is not None and self.last_of_answer[one.answer_id] != one.id:
            members = self.members[one.answer_id]
            if all(other.status.phrase == phrase for other in members):
                return
        yield Paragraph(phrase, role=Role.STATUS, ref=ref, mark=_mark(one))

    def _verdicts(self, one: AnsweredRecord) -> Iterable[Block]:
        """How far each part was reached, where a person has said it."""
        held = self.held.verdicts.get(one.id, ())
        words = wording.merging(definitions_folder(), self.language).attainments
        said = [
            ListItem(f"{part.label}: {words[part.attainment.value]}{f' ({part.note})' if part.note else ''}")
            for part in held
        ]
        if said:
            yield ItemList(tuple(said), role=Role.ANSWER)

    def _gap(self, code: str, ref: str | None) -> Paragraph:
        return Paragraph(self.template.gaps[code].say(self.language), role=Role.GAP, ref=ref)


def template_of(report: ReportRecord) -> templates.ReportTemplate:
    """The template that the report was opened under, as it stood that day (rule 12)."""
    return templates.template(definitions_folder(), report.template, report.template_day)


def _receiver(report: ReportRecord) -> str:
    found = organisations.by_id(report.receiver_id) if report.receiver_id else None
    return found.name if found else ""


def _mark(one: AnsweredRecord) -> Mark | None:
    if one.obligation in (Obligation.LAPSED, Obligation.WAIVED):
        return Mark.LAPSED
    return MARKS.get(one.status.attainment) if one.status.attainment else None


def open_data(held: Gathered) -> list[dict[str, object]]:
    """One row per requirement, in printed order, for machines."""
    sections = {section.id: section for section in held.sections}
    chapters = _chapters(held.sections)
    return [
        _row(number, one, sections[one.section_id], chapters[one.section_id])
        for number, one in enumerate(held.answered, start=1)
    ]


def _chapters(sections: Sequence[SectionRecord]) -> Mapping[int, str]:
    """The number of the nearest numbered heading at or above each section."""
    found, here = {}, ""
    for section in sections:
        here = section.number or here
        found[section.id] = here
    return found


def _row(number: int, one: AnsweredRecord, section: SectionRecord, chapter: str) -> dict[str, object]:
    status = one.status
    return {
        "number": number,
        "requirement_id": one.requirement_id,
        "chapter": chapter,
        "heading": section.title,
        "kind": one.kind.value,
        "source": one.document_title,
        "source_date": one.document_date.isoformat() if one.document_date else None,
        "text": " ".join(part for part in (one.stem, one.text) if part),
        "obligation": one.obligation.value,
        "attainment": status.attainment.value if status.attainment else None,
        "basis": status.basis.value if status.basis else None,
        "progress": status.progress.value if status.progress else None,
        "status_phrase": status.phrase or None,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "exemption": one.exemption or None,
        "answer": _plain(one.answer),
    }


def _plain(blocks: Sequence[Block]) -> str:
    from linja.pillars.steering.calculations.running_text import as_text

    return as_text(blocks)


def missing(held: Gathered) -> list[dict[str, object]]:
    """What the edition lacks, each with the key by which a leader accepts it."""
    rows: list[dict[str, object]] = [
        {
            "key": gap.key,
            "code": gap.code,
            "requirement_id": gap.requirement_id,
            "answered_id": gap.answered_id,
            "text": gap.text[:300],
        }
        for gap in reporting.missing_of(held.report, held.answered)
    ]
    for found in held.statements:
        if not found.locked:
            rows.append({"key": f"statement:{found.id}", "code": "statement", "text": found.title})
    return rows


def instruction(title: str, language: str, year: int) -> str:
    """What the template says to whoever writes this section; shown when editing and never printed."""
    template = templates.annual_report(definitions_folder())
    for words, told in template.told():
        if words.say(language, year=year) == title:
            return told.say(language)
    return ""
