"""The language catalogs: fragments written by people, merged and compiled without the system's gettext.

``python -m linja.faces.ui.catalogs`` builds ``locale/{nb,nn}/LC_MESSAGES/django.{po,mo}`` when a fragment is
newer; with ``--check`` it says what is missing, contradictory or broken, and ends with 1.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from linja.ground.kernel import governed

LOCALE = Path(__file__).resolve().parent / "locale"
FRAGMENTS = LOCALE / "fragments"
LANGUAGES = ("nb", "nn")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sdf]|%[sd]")

#: (context or "", English)
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One message as a person translated it."""

    context: str
    en: str
    en_plural: str
    #: Per language: the one form, or singular and plural.
    words: dict[str, tuple[str, ...]]
    source: str

    @property
    def key(self) -> Key:
        """What the message is found by."""
        return (self.context, self.en)


@dataclass
class Merged:
    """All fragments together, and what is wrong with them."""

    entries: dict[Key, Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def merged(folder: Path = FRAGMENTS) -> Merged:
    """Read every fragment in order of file name; of two that disagree the first stays, and it is a fault."""
    result = Merged()
    for path in sorted(folder.glob("*.yaml")):
        for entry in _entries(path, result.faults):
            _add(result, entry)
    return result


def _add(result: Merged, entry: Entry) -> None:
    held = result.entries.setdefault(entry.key, entry)
    if held.words != entry.words:
        result.faults.append(f"{entry.source}: “{entry.en}” is translated otherwise in {held.source}")


def _entries(path: Path, faults: list[str]) -> Iterator[Entry]:
    try:
        rows = governed.loaded(path) or []
    except yaml.YAMLError as error:
        faults.append(f"{path.name}: not readable ({str(error).splitlines()[0]})")
        return
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("en"), str):
            faults.append(f"{path.name}: an entry without “en”: {row!r}")
            continue
        yield _entry(row, path.name, faults)


def _entry(row: dict[str, Any], source: str, faults: list[str]) -> Entry:
    plural = str(row.get("en_plural") or "")
    words = {}
    for language in LANGUAGES:
        forms = [str(row.get(language) or "")] + (
            [str(row.get(f"{language}_plural") or "")] if plural else []
        )
        if not all(forms):
            faults.append(f"{source}: “{row['en']}” has no {language}")
        if any(_marks(form) - _marks(row["en"] + plural) for form in forms):
            faults.append(f"{source}: “{row['en']}” has other placeholders in {language}")
        words[language] = tuple(forms)
    return Entry(str(row.get("ctx") or ""), row["en"], plural, words, source)


def _marks(text: str) -> set[str]:
    return {found.group(0) for found in _PLACEHOLDER.finditer(text)}


def build(folder: Path = FRAGMENTS, target: Path = LOCALE, *, force: bool = False) -> bool:
    """Write the catalogs when a fragment has changed since; True when something was written."""
    if not force and _is_fresh(folder, target):
        return False
    entries = merged(folder).entries.values()
    for language in LANGUAGES:
        catalog = _catalog(language, entries)
        place = target / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        _replace(place / "django.po", lambda file, made=catalog: write_po(file, made, width=100))
        _replace(place / "django.mo", lambda file, made=catalog: write_mo(file, made))
    return True


def _is_fresh(folder: Path, target: Path) -> bool:
    made = [target / language / "LC_MESSAGES" / "django.mo" for language in LANGUAGES]
    if not all(path.is_file() for path in made):
        return False
    oldest = min(path.stat().st_mtime for path in made)
    # The folder's own time tells of fragments that were taken away.
    times = [folder.stat().st_mtime, *(path.stat().st_mtime for path in folder.glob("*.yaml"))]
    return max([*times, Path(__file__).stat().st_mtime]) <= oldest


def _catalog(language: str, entries: Iterable[Entry]) -> Catalog:
    catalog = Catalog(locale=language, domain="django", project="Linja", fuzzy=False)
    for entry in entries:
        forms = entry.words[language]
        if not all(forms):
            continue
        if entry.en_plural:
            catalog.add((entry.en, entry.en_plural), forms, context=entry.context or None)
        else:
            catalog.add(entry.en, forms[0], context=entry.context or None)
    return catalog


def _replace(path: Path, write: Any) -> None:
    """Write beside and move into place: a second process never reads half a catalog."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        write(file)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def check() -> list[str]:
    """Everything that is wrong: faults of the fragments, and messages of the code without a translation."""
    from linja.faces.ui.extraction import messages_of

    result = merged()
    missing = [
        f"{place}: “{english}” is not translated"
        for (context, english), place in sorted(messages_of(LOCALE.parents[2]).items())
        if (context, english) not in result.entries
    ]
    return result.faults + missing


def main(arguments: list[str]) -> int:
    """The command."""
    if "--check" not in arguments:
        try:
            build(force="--force" in arguments)
        except OSError as error:
            sys.stderr.write(f"The languages could not be compiled: {error}\n")
            return 1
        return 0
    faults = check()
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
