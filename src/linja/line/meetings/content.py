"""The notice of a meeting, its minutes, and the audits of a year, as trees in the document's own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from linja.ground.document.tree import Block, Document, ItemList, ListItem, Paragraph, Section, Table
from linja.ground.kernel.actor import Actor
from linja.line.meetings import phrases, queries
from linja.line.meetings.records import AgreedRecord, AuditRecord, CaseRecord, MeetingRecord


def agenda(meeting_id: int, actor: Actor) -> Document:
    """What is sent before the meeting; refused when the actor may not read it."""
    meeting = queries.readable(meeting_id, actor)
    cases = queries.cases_of(actor, meeting_id)
    with translation.override(meeting.language):
        sections = (
            *_introduced(meeting),
            *_listed(cases),
            *(_case(one, decided=False, agreed=()) for one in cases),
        )
        return _document(meeting, _("Notice of meeting and agenda"), sections, _facts(meeting, cases))


def minutes(meeting_id: int, actor: Actor) -> Document:
    """What was decided and agreed; to those who take part it is empty of both until it is given out."""
    meeting = queries.readable(meeting_id, actor)
    cases = queries.cases_of(actor, meeting_id)
    agreed = queries.agreed_in(actor, meeting_id)
    with translation.override(meeting.language):
        sections = (
            *_introduced(meeting),
            *(_case(one, decided=True, agreed=_of(agreed, one.id)) for one in cases),
            *_every(agreed, cases),
        )
        present = (_("Present"), " ".join(meeting.present.split()))
        return _document(meeting, _("Minutes"), sections, [*_facts(meeting, cases), present])


def audit_summary(actor: Actor, organisation_id: int, year: int, language: str = "nb") -> tuple[Section, ...]:
    """The year's audits of an organisation, one section each: for the report's chapter on internal audit."""
    found = queries.audits(actor, year=year, organisation_id=organisation_id)
    with translation.override(language):
        return tuple(_audit(one) for one in found if one.state != "cancelled")


def _document(
    meeting: MeetingRecord, subtitle: str, sections: tuple[Section, ...], facts: Iterable[tuple[str, str]]
) -> Document:
    return Document(
        title=meeting.title,
        language=meeting.language,
        sections=sections,
        subtitle=subtitle,
        organisation=meeting.host.name,
        year=meeting.held_on.year,
        kind="meeting",
        meta=tuple((term, value) for term, value in facts if value),
    )


def _facts(meeting: MeetingRecord, cases: Sequence[CaseRecord]) -> Iterable[tuple[str, str]]:
    """The lines of the letterhead; the body itself stands above them."""
    clock = f" {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    return [
        (_("Meeting"), str(phrases.MEETING_KINDS[meeting.kind])),
        (_("Held on"), _day(meeting.held_on) + clock),
        (pgettext("meeting", "Place"), _place(meeting)),
        (_("Participants"), ", ".join(one.name for one in meeting.participants)),
        (_("Case numbers"), ", ".join(one.number for one in cases)),
    ]


def _introduced(meeting: MeetingRecord) -> Iterable[Section]:
    if meeting.introduction.strip():
        yield Section(_("The meeting"), blocks=tuple(_paragraphs(meeting.introduction)))


def _place(meeting: MeetingRecord) -> str:
    return ", ".join(part for part in (meeting.place, _("digital") if meeting.digital else "") if part)


def _listed(cases: Sequence[CaseRecord]) -> Iterable[Section]:
    if cases:
        rows = tuple((one.number, one.title) for one in cases)
        table = Table(((_("Case number"), _("Case")),), rows)
        yield Section(_("Agenda"), blocks=(table,))


def _case(one: CaseRecord, *, decided: bool, agreed: Sequence[AgreedRecord]) -> Section:
    parts: list[Section] = []
    if one.background:
        parts.append(Section(_("Background"), blocks=tuple(_paragraphs(one.background))))
    if one.subjects:
        concerned = tuple(ListItem(subject.label) for subject in one.subjects)
        parts.append(Section(_("Concerns"), blocks=(ItemList(concerned),)))
    if one.recommendation:
        parts.append(Section(_("Recommendation"), blocks=tuple(_paragraphs(one.recommendation))))
    if decided:
        words = one.decision or _("No decision has been entered.")
        parts.append(Section(pgettext("case", "Decision"), blocks=tuple(_paragraphs(words))))
    if agreed:
        parts.append(Section(_("Agreed"), blocks=(_agreed(agreed),)))
    if one.attachments:
        papers = tuple(ListItem(f"{paper.title}: {paper.address}") for paper in one.attachments)
        parts.append(Section(_("Attachments"), blocks=(ItemList(papers),)))
    return Section(
        _("Case %(number)s %(title)s") % {"number": one.number, "title": one.title},
        sections=tuple(parts),
        ref=f"case:{one.id}",
    )


def _every(agreed: Sequence[AgreedRecord], cases: Sequence[CaseRecord]) -> Iterable[Section]:
    """All that was agreed, together at the end; what belongs to no case stands only here."""
    if not agreed:
        return
    numbers = {one.id: one.number for one in cases}
    rows = tuple(
        (numbers.get(one.case_id or 0, "–"), one.title, _owner(one), _day(one.due_on)) for one in agreed
    )
    head = ((_("Case number"), _("What"), _("Who"), _("By")),)
    yield Section(_("To be followed up"), blocks=(Table(head, rows),))


def _agreed(agreed: Sequence[AgreedRecord]) -> Table:
    rows = tuple((one.title, _owner(one), _day(one.due_on)) for one in agreed)
    return Table(((_("What"), _("Who"), _("By")),), rows)


def _owner(one: AgreedRecord) -> str:
    return f"{one.owner.name}, {one.responsible}" if one.responsible else one.owner.name


def _of(agreed: Sequence[AgreedRecord], case_id: int) -> tuple[AgreedRecord, ...]:
    return tuple(one for one in agreed if one.case_id == case_id)


def _audit(one: AuditRecord) -> Section:
    facts = [
        (_("Performed by"), one.performed_by),
        (_("Ordered by"), one.ordered_by),
        (_("Looks at"), ", ".join(place.name for place in one.scope)),
        (_("Period"), "–".join(_day(day) for day in (one.period_from, one.period_to) if day)),
        (_("Method"), one.method),
        (_("State"), str(phrases.AUDIT_STATES[one.state])),
    ]
    told = ngettext("%(n)s finding", "%(n)s findings", one.findings) % {"n": one.findings}
    left = _("%(n)s of them not yet settled") % {"n": one.unsettled}
    blocks: tuple[Block, ...] = (
        ItemList(tuple(ListItem(f"{term}: {value}") for term, value in facts if value)),
        *_paragraphs(one.conclusion),
        *((Paragraph(f"{told}, {left}."),) if one.findings else ()),
    )
    return Section(one.topic, blocks=blocks, ref=f"audit:{one.id}")


def _paragraphs(text: str) -> Iterable[Paragraph]:
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(" ".join(part.split()))


def _day(day: date | None) -> str:
    return date_format(day, "j. F Y") if day else "–"
