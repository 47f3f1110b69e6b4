"""The follow-up package on paper, and a case made of one of its lines; in the document's own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from linja.ground.document.tree import Block, Document, ItemList, ListItem, Mark, Paragraph, Role, Section
from linja.line.meetings import phrases as meetings
from linja.line.meetings.records import CaseDraft, FollowUpRecord, SubjectDraft
from linja.line.reporting import phrases as reporting
from linja.line.reporting.records import DispensationRecord, PromiseRecord
from linja.pillars.steering import phrases
from linja.pillars.steering.calculations.package import shortened
from linja.pillars.steering.records import Asked, Package

_MARKS = {
    "reached": Mark.REACHED,
    "partly": Mark.PARTLY,
    "not_reached": Mark.NOT_REACHED,
    "unknown": Mark.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be put on an agenda: its key, what it is called, what is to be known of it."""

    key: str
    title: str
    told: tuple[str, ...]
    subjects: tuple[SubjectDraft, ...] = ()


def package_document(found: Package, language: str = "nb") -> Document:
    """The package as it is taken to the meeting."""
    with translation.override(language):
        return Document(
            title=_("Follow-up of %(unit)s") % {"unit": found.unit_name},
            language=language,
            sections=tuple(_sections(found)),
            subtitle=_("As of %(day)s, from what has been handed in") % {"day": _day(found.day)},
            organisation=found.above_name or found.unit_name,
            year=found.year,
            kind="follow_up",
        )


def lines_of(found: Package, language: str = "nb") -> dict[str, Line]:
    """Everything in the package that a meeting can treat, by key."""
    with translation.override(language):
        lines = [
            *(_asked_line(one) for one in (*found.deviations, *found.under_way, *found.unanswered)),
            *(_promise_line(one) for one in found.promises),
            *(_item_line(one) for one in found.items),
            *(_request_line(one) for one in found.requests),
        ]
        for late in found.late_reports:
            told = _("Was due %(day)s, %(n)s days ago.") % {"day": _day(late.due_on), "n": late.days}
            title = _("Not handed in: %(title)s") % {"title": late.title}
            lines.append(Line(f"round:{late.round_id}", title, (told,)))
        return {one.key: one for one in lines}


def case_about(line: Line) -> CaseDraft:
    """A case of the line; the meeting writes the recommendation."""
    return CaseDraft(
        title=shortened(line.title, 200), background="\n\n".join(line.told), subjects=line.subjects
    )


def _sections(found: Package) -> Iterable[Section]:
    groups: tuple[tuple[str, Sequence[Asked]], ...] = (
        (_("Deviations"), found.deviations),
        (_("Nothing handed in"), found.unanswered),
        (_("Under way"), found.under_way),
    )
    head = _("%(open)s requirements are open, %(settled)s are reached or delivered.") % {
        "open": sum(len(rows) for _title, rows in groups),
        "settled": found.settled,
    }
    yield Section(_("At a glance"), blocks=(Paragraph(head),))
    for title, rows in groups:
        if rows:
            yield Section(title, sections=tuple(_one(row) for row in rows))
    lists = (
        (_("Promised dates"), [_promise_line(one) for one in found.promises]),
        (_("Requests for a later deadline or an exemption"), [_request_line(one) for one in found.requests]),
        (_("Open follow-up"), [_item_line(one) for one in found.items]),
    )
    if found.late_reports:
        late = tuple(ListItem(f"{one.title}, {_day(one.due_on)}") for one in found.late_reports)
        yield Section(_("Late reports"), blocks=(ItemList(late),))
    for title, lines in lists:
        if lines:
            items = tuple(ListItem(" – ".join((line.title, *line.told))) for line in lines)
            yield Section(title, blocks=(ItemList(items),))


def _one(one: Asked) -> Section:
    ref = f"requirement:{one.requirement_id}"
    blocks: list[Block] = [Paragraph(one.text, role=Role.REQUIREMENT, ref=ref)]
    if status := status_of(one):
        blocks.append(Paragraph(status, role=Role.STATUS, ref=ref, mark=_MARKS.get(one.attainment)))
    blocks += [Paragraph(told) for told in _told(one)]
    if one.measures:
        blocks.append(
            ItemList(
                tuple(
                    ListItem(f"{title} ({reporting.MEASURE_STATES.get(state, state)})")
                    for _id, title, state in one.measures
                )
            )
        )
    return Section(shortened(one.text, 90), blocks=tuple(blocks), ref=ref)


def status_of(one: Asked) -> str:
    """The status in words: attainment, progress, and why; in the language that is active."""
    parts = [
        str(words[code])
        for words, code in ((phrases.ATTAINMENTS, one.attainment), (phrases.PROGRESS, one.progress))
        if code
    ]
    cause = reporting.CAUSES.get(one.cause)
    return ", ".join([*parts, *([str(cause)] if cause else [])])


def _told(one: Asked) -> Iterable[str]:
    yield one.document_title
    if one.due_on:
        yield _("Deadline: %(day)s") % {"day": _day(one.due_on)}
    if one.said:
        yield _("Last answer: %(words)s") % {"words": one.said}


def _asked_line(one: Asked) -> Line:
    status = status_of(one) or _("Nothing has been handed in.")
    title = shortened(one.text, 200)
    # A short sentence is the title itself, and is not said twice.
    words = (one.text,) if title != one.text else ()
    told = (*words, _("Status: %(status)s") % {"status": status}, *_told(one))
    measures = ", ".join(title for _id, title, _state in one.measures)
    more = (_("Measures: %(measures)s") % {"measures": measures},) if measures else ()
    subject = SubjectDraft(one.key, shortened(one.text, 350))
    return Line(one.key, title, (*told, *more), (subject,))


def _promise_line(one: PromiseRecord) -> Line:
    subject = SubjectDraft(f"requirement:{one.requirement_id}", shortened(one.text, 350))
    told = _("Promised by %(day)s: %(promise)s") % {"day": _day(one.due_on), "promise": one.promise}
    return Line(f"promise:{one.id}", shortened(one.text, 200), (told,), (subject,))


def _item_line(one: FollowUpRecord) -> Line:
    told = [str(meetings.SOURCES[one.source]), str(meetings.STATES[one.state])]
    if one.due_on:
        told.append(_("Deadline: %(day)s") % {"day": _day(one.due_on)})
    subject = SubjectDraft(f"followup:{one.id}", one.title)
    return Line(
        f"followup:{one.id}", one.title, (". ".join(told), *([one.text] if one.text else [])), (subject,)
    )


def _request_line(one: DispensationRecord) -> Line:
    kind = str(reporting.DISPENSATION_KINDS[one.kind])
    until = f" ({_day(one.new_due_on)})" if one.new_due_on else ""
    subject = SubjectDraft(f"requirement:{one.requirement_id}", shortened(one.text, 350))
    return Line(f"request:{one.id}", shortened(one.text, 200), (f"{kind}{until}: {one.reason}",), (subject,))


def _day(day: date) -> str:
    return date_format(day, "j. F Y")
