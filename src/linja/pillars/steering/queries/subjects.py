"""What a case or an item can concern, found by words or by its address, as far as the actor may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linja.ground.kernel.actor import Actor
from linja.line.meetings import queries as meetings
from linja.line.meetings.records import CaseFilter, CaseRecord, SubjectDraft
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RegisterFilter
from linja.pillars.steering.calculations.package import shortened

_MOST = 12
_LABEL = 350


def subject(actor: Actor, key: str) -> SubjectDraft | None:
    """What stands at an address such as ``"requirement:12"``, with its day; None when it is hidden."""
    kind, _colon, name = key.partition(":")
    if kind == "area" and name:
        return SubjectDraft(key, name)
    look = _LOOK.get(kind)
    return look(actor, int(name)) if look and name.isdecimal() else None


def subjects(actor: Actor, keys: Iterable[str], relation: str = "about") -> tuple[SubjectDraft, ...]:
    """Those of the addresses that the actor may see, each once, in their order."""
    found = [subject(actor, key) for key in dict.fromkeys(keys)]
    return tuple(SubjectDraft(one.key, one.label, one.dated, relation) for one in found if one)


def find_subjects(actor: Actor, text: str) -> tuple[SubjectDraft, ...]:
    """Goal areas, requirements, documents, reports and cases that the words find, a few of each."""
    words = text.strip()
    if not words:
        return ()
    page = requirements.register(RegisterFilter(text=words), size=_MOST, actor=actor)
    folded = words.casefold()
    documents = [one for one in requirements.documents(actor=actor) if folded in one.title.casefold()]
    reports = [one for one in reporting.reports(actor) if folded in _report_label(one).casefold()]
    return (
        *(
            SubjectDraft(f"area:{one.value}", one.value)
            for one in page.facets.goal_areas
            if folded in one.value.casefold()
        ),
        *(
            SubjectDraft(f"requirement:{one.id}", _asked(one.stem, one.text, one.document_title))
            for one in page.rows
        ),
        *(SubjectDraft(f"document:{one.id}", one.title, one.issued_on) for one in documents[:_MOST]),
        *(SubjectDraft(f"report:{one.id}", _report_label(one)) for one in reports[:_MOST]),
        *(
            SubjectDraft(f"case:{one.id}", _case_label(one), one.held_on)
            for one in meetings.register(actor, CaseFilter(text=words))[:_MOST]
        ),
    )


def _requirement(actor: Actor, key: int) -> SubjectDraft | None:
    found = requirements.requirements([key], actor)
    if not found:
        return None
    one = found[0]
    label = _asked(one.current.stem, one.current.text, one.document.title)
    return SubjectDraft(f"requirement:{key}", label, one.document.issued_on)


def _document(actor: Actor, key: int) -> SubjectDraft | None:
    found = requirements.document(key, actor)
    return SubjectDraft(f"document:{key}", found.title, found.issued_on) if found else None


def _report(actor: Actor, key: int) -> SubjectDraft | None:
    found = reporting.report(key, actor)
    return SubjectDraft(f"report:{key}", _report_label(found)) if found else None


def _case(actor: Actor, key: int) -> SubjectDraft | None:
    found = meetings.case(actor, key)
    return SubjectDraft(f"case:{key}", _case_label(found), found.held_on) if found else None


def _item(actor: Actor, key: int) -> SubjectDraft | None:
    found = meetings.item(actor, key)
    return SubjectDraft(f"followup:{key}", found.title) if found else None


_LOOK: dict[str, Callable[[Actor, int], SubjectDraft | None]] = {
    "requirement": _requirement,
    "document": _document,
    "report": _report,
    "case": _case,
    "followup": _item,
}


def _report_label(found: ReportRecord) -> str:
    return f"{found.title}, {found.organisation_name}"


def _case_label(found: CaseRecord) -> str:
    return f"{found.number} {found.title}, {found.organisation.name} {found.held_on:%d.%m.%Y}"


def _asked(stem: str, text: str, document: str) -> str:
    """The words, with the document: the same words are passed down to many."""
    words = shortened(" ".join(part for part in (stem, text) if part), _LABEL - len(document) - 3)
    return f"{words} ({document})"
