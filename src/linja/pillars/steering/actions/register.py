"""What was read and accepted enters the register: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.intake import actions as intake_actions
from linja.line.intake import queries as intake
from linja.line.intake.queries import DocumentRecord, FindingRecord, SourceText
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import Change, DocumentFilter, RequirementDraft
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries, rules
from linja.pillars.steering.actions.reading_report import write_report
from linja.pillars.steering.calculations import drafts
from linja.pillars.steering.calculations.drafts import DocumentKey
from linja.pillars.steering.models import ProtocolOrder
from linja.pillars.steering.records import Match, Registered

#: Given by the ministry or the state, whoever prints it.
FROM_THE_TOP = frozenset(
    {
        DocumentKind.MISSION_LETTER,
        DocumentKind.REVISED_MISSION_LETTER,
        DocumentKind.SUPPLEMENTARY_LETTER,
        DocumentKind.REGULATION,
        DocumentKind.WHITE_PAPER,
    }
)
BELOW_A_REGION = frozenset({"hf", "private_non_profit", "clinic"})
REPORTS = frozenset({DocumentKind.ANNUAL_REPORT.value, DocumentKind.STATUS_REPORT.value})


@dataclass(slots=True)
class Entry:
    """What is known while one document is being registered."""

    actor: Actor
    document: DocumentRecord
    text: SourceText
    findings: Sequence[FindingRecord]
    matches: Mapping[int, Match]
    ministry_id: int
    organisation_id: int
    year: int
    keys: Mapping[int, DocumentKey] = field(default_factory=dict)
    document_ids: dict[DocumentKey, int] = field(default_factory=dict)
    drafts: dict[int, RequirementDraft] = field(default_factory=dict)
    #: Finding to requirement, matched ones among them.
    requirement_ids: dict[int, int] = field(default_factory=dict)
    names: dict[str, int | None] = field(default_factory=dict)
    #: Who stands directly above the organisation that the document is of or to.
    above_id: int | None = None

    def issuer_of(self, kind: DocumentKind) -> int:
        """Who gives a document of this kind to the organisation: the unit above it, or the ministry."""
        if self.above_id is None or kind in FROM_THE_TOP:
            return self.ministry_id
        return self.above_id

    def title_of(self, key: DocumentKey) -> str:
        """What a document is called; one that is given to a single unit tells to whom."""
        own = organisations.by_id(self.organisation_id)
        if key.kind != DocumentKind.COMMISSION_AND_ORDER or self.above_id is None or own is None:
            return key.title
        return f"{key.title} til {own.name}"

    def known(self, name: str) -> int | None:
        """The organisation of a printed name, asked for once."""
        if name not in self.names:
            found = organisations.find_by_name(name)
            self.names[name] = found.id if found else None
        return self.names[name]


def may_register(actor: Actor, document_id: int, matches: Sequence[Match] | None = None) -> Refusal | None:
    """Why the document cannot be registered now; None when it can. ``matches``: when known.

    ``steering.report_exists`` is last: it is the one that a person can answer with ``replace``.
    """
    document = intake.document(document_id, actor)
    if document is None:
        return Refusal("steering.not_found", {})
    found = queries.matches(document_id) if matches is None else matches
    open_matches = sum(1 for one in found if one.open)
    refusal = rules.may_register(actor, document.organisation_id, document.state, open_matches=open_matches)
    return refusal or rules.may_take_place(_standing(document))


def _standing(document: DocumentRecord) -> rules.Standing | None:
    """The report whose place a read report would take."""
    if document.kind not in REPORTS or document.organisation_id is None or document.year is None:
        return None
    held = reports.report_of(document.organisation_id, document.kind, document.year)
    return rules.Standing(held.id, held.organisation_name, held.year) if held else None


def register_reading(actor: Actor, document_id: int, *, replace: bool = False) -> Registered:
    """Register everything that was accepted of an uploaded document: governing documents, requirements,
    changes; and for a report its sections, answers, statuses and statements.

    ``replace``: a report that the organisation already has for the year gives way (and is kept)."""
    with acting(actor, "steering.register_reading") as act:
        entry = _entry(actor, document_id)
        _make_room(entry, replace)
        _register_documents(entry)
        _register_requirements(entry)
        _register_changes(entry)
        report_id = None
        if entry.document.kind in REPORTS:
            report_id = write_report(entry)
        else:
            _keep_order(entry)
        intake_actions.mark_registered(actor, document_id)
        act.nothing_changed()  # Every room has logged its own part.
    matched = sum(1 for one in entry.matches.values() if one.requirement_id is not None)
    return Registered(
        document_ids=tuple(entry.document_ids.values()),
        requirement_ids=tuple(entry.requirement_ids[one.id] for one in entry.findings),
        matched=matched,
        report_id=report_id,
    )


def _make_room(entry: Entry, replace: bool) -> None:
    standing = _standing(entry.document)
    if standing is None:
        return
    if not replace:
        refuse_if(rules.may_take_place(standing))
    reporting.replace(entry.actor, standing.report_id, entry.document.name)


def _entry(actor: Actor, document_id: int) -> Entry:
    document = intake.document(document_id, actor)
    if document is None:
        raise Refused(Refusal("steering.not_found", {}))
    matches = queries.matches(document_id)
    refuse_if(
        rules.may_register(
            actor,
            document.organisation_id,
            document.state,
            open_matches=sum(1 for one in matches if one.open),
        )
    )
    _refuse_claimed_twice(matches)
    if document.year is None:
        raise Refused(Refusal("steering.no_year", {}))
    findings = intake.accepted_findings(document_id)
    return Entry(
        actor=actor,
        document=document,
        text=intake.source(document_id),
        findings=findings,
        matches={one.finding_id: one for one in matches},
        ministry_id=_ministry(),
        above_id=_above(document.organisation_id),
        organisation_id=document.organisation_id or 0,
        year=document.year,
        keys={one.id: _key(one, document) for one in findings},
    )


def _key(one: FindingRecord, document: DocumentRecord) -> DocumentKey:
    """A governing document speaks for itself; a report names its sources."""
    if document.kind in REPORTS or not document.kind:
        return queries.key_of(one, document)
    day = _day(document.printed_date) or _day(one.found.source_date or "")
    return DocumentKey(DocumentKind(document.kind), document.year or 0, day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _ministry() -> int:
    found = organisations.all_organisations("ministry")
    if not found:
        raise Refused(Refusal("steering.no_ministry", {}))
    return found[0].id


def _refuse_claimed_twice(matches: Sequence[Match]) -> None:
    claimed = [one.requirement_id for one in matches if one.requirement_id is not None]
    if len(claimed) != len(set(claimed)):
        raise Refused(Refusal("steering.claimed_twice", {}))


def _above(organisation_id: int | None) -> int | None:
    """The region above a trust, or the trust above a clinic; None for a region: above it is the ministry."""
    own = organisations.by_id(organisation_id) if organisation_id is not None else None
    if own is None or own.kind not in BELOW_A_REGION:
        return None
    above = [one for one in organisations.parents_of(own.id) if one.kind in ("rhf", "hf")]
    return above[0].id if above else None


def _register_documents(entry: Entry) -> None:
    for key in dict.fromkeys(entry.keys.values()):
        entry.document_ids[key] = _document_id(entry, key)


def _document_id(entry: Entry, key: DocumentKey, title: str = "", amends_id: int | None = None) -> int:
    """The document held under that key, now addressed to the reporting organisation too; else a new one."""
    named = title or entry.title_of(key)
    held = _held(entry, key, named)
    same = held.title if held else named
    return register.register_document(
        entry.actor,
        kind=held.kind.value if held else key.kind.value,
        title=same,
        issuer_id=held.issuer_id if held else entry.issuer_of(key.kind),
        year=held.year if held else key.year,
        issued_on=held.issued_on if held else key.issued_on,
        edition=held.edition if held else 1,
        language=held.language if held else entry.document.language or "nb",
        reference=held.reference if held else "",
        amends_id=held.amends_id if held else amends_id,
        origin_id=held.origin_id if held else _own_origin(entry),
        addressee_ids=[entry.organisation_id],
    )


def _held(entry: Entry, key: DocumentKey, title: str):  # type: ignore[no-untyped-def]
    """A report seldom prints a letter's day: without one, the year's only letter of that kind is meant.

    What is given to one unit alone is looked for among what that unit has been given.
    """
    own = entry.organisation_id if key.kind not in FROM_THE_TOP and entry.above_id is not None else None
    asked = DocumentFilter(years=(key.year,), kinds=(key.kind.value,), addressee_id=own)
    # What has been issued here is complete: what a report tells beyond it stands in a document of its own.
    near = [one for one in requirements.documents(asked) if not one.frozen or _all_known(entry, key)]
    if key.issued_on is not None:
        return next((one for one in near if one.issued_on == key.issued_on), None)
    return next((one for one in near if one.title == title), None) or (
        near[0] if len(near) == 1 and key.kind != DocumentKind.LETTER else None
    )


def _all_known(entry: Entry, key: DocumentKey) -> bool:
    """Whether everything that is told of a document is registered already."""
    told = [entry.matches.get(finding) for finding, own in entry.keys.items() if own == key]
    return all(match is not None and match.requirement_id is not None for match in told)


def _own_origin(entry: Entry) -> int | None:
    return None if entry.document.kind in REPORTS else entry.document.id


def _register_requirements(entry: Entry) -> None:
    titles = {h.number: h.title for h in entry.text.headings if h.number}
    for key, document_id in entry.document_ids.items():
        new = []
        for one in entry.findings:
            if entry.keys[one.id] != key:
                continue
            match = entry.matches.get(one.id)
            if match and match.requirement_id is not None:
                entry.requirement_ids[one.id] = match.requirement_id
            else:
                new.append(one)
        made = [_draft(entry, one, key, titles) for one in new]
        ids = register.add_requirements(entry.actor, document_id, made) if made else []
        for one, draft, requirement_id in zip(new, made, ids, strict=True):
            entry.drafts[one.id], entry.requirement_ids[one.id] = draft, requirement_id


def _draft(entry: Entry, one: FindingRecord, key: DocumentKey, titles: Mapping[str, str]) -> RequirementDraft:
    made = drafts.requirement_draft(
        one.found, origin_id=one.id, in_force_from=key.first_day, known=entry.known
    )
    return drafts.with_chapter_title(made, titles.get(one.found.chapter, ""))


def _register_changes(entry: Entry) -> None:
    """What the text tells of changes, each by its amending document; matched requirements have theirs."""
    by_document: dict[int, list[Change]] = {}
    for one in entry.findings:
        draft = entry.drafts.get(one.id)
        if draft is None or one.found.amendment is None:
            continue
        document_id, day = _amending(entry, one)
        change = drafts.change_of(one.found, entry.requirement_ids[one.id], draft, day)
        if change is not None:
            by_document.setdefault(document_id, []).append(change)
    for document_id, changes in by_document.items():
        register.amend(entry.actor, document_id, changes)


def _amending(entry: Entry, one: FindingRecord) -> tuple[int, date]:
    """The document that made the change, with the day from which it holds."""
    told = one.found.amendment
    own = entry.keys[one.id]
    if told is not None and told.by:
        key = drafts.document_key(told.by, None, entry.year)
        for known, document_id in entry.document_ids.items():
            if (known.kind, known.year) == (key.kind, key.year) and known != own:
                return document_id, known.first_day
        if key.kind != DocumentKind.LETTER:
            document_id = _document_id(entry, key, amends_id=entry.document_ids[own])
            found = requirements.document(document_id)
            day = found.issued_on if found and found.issued_on else own.first_day
            return document_id, day
    # The report tells of the change and not of the letter: the letter is held under what is known of it.
    key = DocumentKey(DocumentKind.LETTER, entry.year, None)
    title = f"Endringer omtalt i årlig melding {entry.year}"
    return _document_id(entry, key, title), own.first_day


def _keep_order(entry: Entry) -> None:
    """A protocol's headings decide the order of the owner-meeting chapter of its year."""
    if entry.document.kind != DocumentKind.OWNER_MEETING_PROTOCOL.value:
        return
    asked = [one.line for one in entry.findings]
    headings = [[h.level, h.title] for h in entry.text.headings if asked and h.line < max(asked)]
    for document_id in entry.document_ids.values():
        keep_order(document_id, entry.year, headings)


def keep_order(document_id: int, year: int, headings: Sequence[Sequence[object]]) -> None:
    """The annex of a protocol: (level, title) in prescribed order; inside the caller's transaction."""
    ProtocolOrder.objects.update_or_create(
        document_id=document_id, defaults={"year": year, "headings": [list(pair) for pair in headings]}
    )
