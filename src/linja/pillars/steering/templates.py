"""The report templates of ``definitions/report_templates``: read once, checked, frozen. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from linja.ground.kernel import governed
from linja.ground.kernel.vocabulary import Attainment, DocumentKind, RequirementKind

LANGUAGES = ("nb", "nn")
ROLES = frozenset({"narrative", "requirements", "statement", "appendix"})
#: Blocks that a template may take from the one that it ``extends``.
SHARED = ("kinds", "gaps", "phrases", "meeting", "other_area")
GAPS = frozenset({"no_answer", "no_status", "report_demanded", "statement", "empty", "unchanged"})


class TemplateError(ValueError):
    """A template that does not hold what it must; the message says where."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both written languages."""

    nb: str
    nn: str

    def say(self, language: str, **facts: object) -> str:
        """In bokmål or nynorsk; a report in another language gets bokmål frames."""
        return (self.nn if language == "nn" else self.nb).format(**facts)


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """One prescribed heading under a chapter."""

    key: str
    title: Words
    instruction: Words | None = None
    leave_out_when_empty: bool = False


@dataclass(frozen=True, slots=True)
class TemplateChapter:
    """One prescribed chapter."""

    key: str
    role: str
    title: Words
    sections: tuple[TemplateSection, ...] = ()
    sources: frozenset[str] = frozenset()
    group_by: str = ""
    instruction: Words | None = None
    leave_out_when_empty: bool = False
    #: Holds also what no chapter names as its source: in a round nothing that is asked may fall out.
    takes_rest: bool = False


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A report's prescribed form."""

    key: str
    #: One of ``vocabulary.DocumentKind``.
    kind: str
    valid_from: date
    title: Words
    subtitle: Words
    chapters: tuple[TemplateChapter, ...]
    kinds: Mapping[str, Words]
    gaps: Mapping[str, Words]
    phrases: Mapping[str, Words]
    meeting: Words
    other_area: Words
    first_meeting_month: int

    def instructions(self) -> tuple[str, ...]:
        """What the template says to writers: shown when editing, never printed."""
        return tuple(text for _title, words in self.told() for text in (words.nb, words.nn))

    def told(self) -> Iterator[tuple[Words, Words]]:
        """Title and instruction of each part that has an instruction."""
        for chapter in self.chapters:
            if chapter.instruction:
                yield chapter.title, chapter.instruction
            for section in chapter.sections:
                if section.instruction:
                    yield section.title, section.instruction


def annual_report(folder: Path) -> ReportTemplate:
    """The annual report's template that is in force last."""
    return template(folder, "annual_report")


def template(folder: Path, key: str, on: date | None = None) -> ReportTemplate:
    """The template called ``key`` as it stood on a day (the last one unless told); rule 12.

    A report from before the first one's day is held to the first.
    """
    found = [one for one in every(folder) if one.key == (key or "annual_report")]
    _require(bool(found), f"there is no template called {key!r}")
    standing = [one for one in found if on is None or one.valid_from <= on]
    return standing[-1] if standing else found[0]


@cache
def every(folder: Path) -> tuple[ReportTemplate, ...]:
    """All templates of a definitions folder, each key's oldest first."""
    paths = sorted((folder / "report_templates").glob("*.yaml"))
    read = [governed.loaded(path) for path in paths]
    by_key = {str(one.get("key", "")): one for one in read if isinstance(one, dict)}
    found = [parsed(_extended(one, by_key)) for one in read]
    days = [(one.key, one.valid_from) for one in found]
    _require(len(set(days)) == len(days), "two templates of one key begin on the same day")
    return tuple(sorted(found, key=lambda one: (one.key, one.valid_from)))


def _extended(data: Any, by_key: Mapping[str, Any]) -> Any:
    """With the words that it takes from another template."""
    base = data.get("extends") if isinstance(data, dict) else None
    if not base:
        return data
    _require(base in by_key, f"{data.get('key')}: extends an unknown template {base!r}")
    return {**{name: by_key[base][name] for name in SHARED if name in by_key[base]}, **data}


def parsed(data: Any) -> ReportTemplate:
    """A template from its plain data; :class:`TemplateError` when something is wrong with it."""
    _require(isinstance(data, dict) and data.get("schema") == 1, "schema must be 1")
    _require(bool(data.get("key")), "key must be said")
    chapters = tuple(_chapter(one) for one in _list(data, "chapters"))
    keys = [chapter.key for chapter in chapters]
    _require(len(set(keys)) == len(keys), "chapter keys must differ")
    kinds = _words_by(data, "kinds", {kind.value for kind in RequirementKind})
    _require(data.get("kind") in {kind.value for kind in DocumentKind}, f"unknown kind {data.get('kind')!r}")
    _require(isinstance(data.get("valid_from"), date), "valid_from must be a day")
    return ReportTemplate(
        key=str(data["key"]),
        kind=str(data["kind"]),
        valid_from=data["valid_from"],
        title=_words(data, "title"),
        subtitle=_words(data, "subtitle"),
        chapters=chapters,
        kinds=kinds,
        gaps=_words_by(data, "gaps", GAPS),
        phrases=_words_by(data, "phrases", {Attainment.REACHED, Attainment.PARTLY, Attainment.NOT_REACHED}),
        meeting=_words(data, "meeting"),
        other_area=_words(data, "other_area"),
        first_meeting_month=int(data.get("order", {}).get("first_meeting_month", 1)),
    )


def _chapter(data: Any) -> TemplateChapter:
    role = data.get("role")
    _require(role in ROLES, f"chapter {data.get('key')}: unknown role {role!r}")
    sources = frozenset(data.get("sources", ()))
    unknown = sources - {kind.value for kind in DocumentKind}
    _require(not unknown, f"chapter {data['key']}: unknown sources {sorted(unknown)}")
    return TemplateChapter(
        key=str(data["key"]),
        role=role,
        title=_words(data, "title"),
        sections=tuple(_section(one) for one in data.get("sections", ())),
        sources=sources,
        group_by=data.get("group_by", ""),
        instruction=_words(data, "instruction") if "instruction" in data else None,
        leave_out_when_empty=bool(data.get("leave_out_when_empty")),
        takes_rest=bool(data.get("takes_rest")),
    )


def _section(data: Any) -> TemplateSection:
    return TemplateSection(
        key=str(data["key"]),
        title=_words(data, "title"),
        instruction=_words(data, "instruction") if "instruction" in data else None,
        leave_out_when_empty=bool(data.get("leave_out_when_empty")),
    )


def _words(data: Mapping[str, Any], name: str) -> Words:
    found: Any = data.get(name)
    _require(isinstance(found, dict), f"{data.get('key', '')} {name}: must be said in nb and nn")
    for language in LANGUAGES:
        _require(
            bool(str(found.get(language, "")).strip()), f"{data.get('key', '')} {name}: lacks {language}"
        )
    return Words(found["nb"], found["nn"])


def _words_by(data: Mapping[str, Any], name: str, keys: Any) -> Mapping[str, Words]:
    found: Any = data.get(name)
    _require(isinstance(found, dict) and set(found) == {str(key) for key in keys}, f"{name}: wrong keys")
    return {key: _words(found, key) for key in found}


def _list(data: Mapping[str, Any], name: str) -> Sequence[Any]:
    found: Any = data.get(name)
    _require(isinstance(found, list) and bool(found), f"{name}: must be a list")
    return list(found)


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise TemplateError(message)
