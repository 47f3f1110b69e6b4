# ruff: noqa: E501 (tables and texts are easier to read unbroken)
"""The same report in other clothes: derived documents on which reading must hold as well as on the original."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

#: (number of the line in the original, the line as it stands in the derived document)
Numbered = list[tuple[int, str]]

_NYNORSK = (
    ("de regionale helseforetakene", "dei regionale helseføretaka"), ("De regionale helseforetakene", "Dei regionale helseføretaka"),
    ("helseforetakene", "helseføretaka"), ("Helseforetakene", "Helseføretaka"), ("helseforetak", "helseføretak"),
    ("Foretaksmøtet ba ", "Føretaksmøtet bad "), ("Foretaksmøtet", "Føretaksmøtet"), ("foretaksmøte", "føretaksmøte"),
    ("ikke", "ikkje"), (" fra ", " frå "), ("innen ", "innan "), ("Innen ", "Innan "), ("sammenliknet", "samanlikna"),
    ("gjennomsnittlig", "gjennomsnittleg"), ("Gjennomsnittlig", "Gjennomsnittleg"), ("Antall", "Talet på"),
    ("Andel ", "Del "), ("ledelse av", "leiing av"), ("skal reduseres", "skal reduserast"), ("sykehus", "sjukehus"),
    ("tjeneste", "teneste"), ("Andre oppgaver", "Andre oppgåver"), ("Nye oppgaver", "Nye oppgåver"),
    ("Utredningsoppdrag", "Utgreiingsoppdrag"), ("Måloppnåelse", "Måloppnåing"), ("kjent", "kjend"), (" ble ", " vart "),
    ("Uttalelse", "Fråsegn"), ("uttalelse", "fråsegn"), ("brukerutvalg", "brukarutval"), ("Innledning", "Innleiing"),
    ("være", "vere"), ("lavere", "lågare"), ("høyere", "høgare"), ("hvordan", "korleis"), ("videreføre", "vidareføre"),
)  # fmt: skip


def _each(change: Callable[[str], str]) -> Callable[[Sequence[str]], Numbered]:
    return lambda lines: [(n, change(line)) for n, line in enumerate(lines, start=1)]


def _kept(keep: Callable[[Sequence[str], int], bool]) -> Callable[[Sequence[str]], Numbered]:
    return lambda lines: [(i + 1, line) for i, line in enumerate(lines) if keep(lines, i)]


def _nynorsk(line: str) -> str:
    for bokmaal, nynorsk in _NYNORSK:
        line = line.replace(bokmaal, nynorsk)
    return line


def _odd_status(line: str) -> str:
    words = {"delvis ": "Delvis oppfylt", "ikke ": "Ikke oppfylt", None: "Oppfylt"}
    return re.sub(
        r"^( ?)Målet er (delvis |ikke )?nådd\.?\s*$",
        lambda m: f"{m.group(1)}Status: {words[m.group(2)]}",
        line,
    )


def _later(line: str) -> str:
    return re.sub(r"\b20[12]\d\b", lambda match: str(int(match.group(0)) + 3), line)


VARIANTS: dict[str, Callable[[Sequence[str]], Numbered]] = {
    "dash bullets": _each(lambda line: re.sub("\uf0b7 ?", "- ", line)),
    "dot bullets": _each(lambda line: re.sub("\uf0b7 ?", "• ", line)),
    "one blank line at most": _kept(lambda lines, i: bool(lines[i].strip() or (i and lines[i - 1].strip()))),
    "nynorsk": _each(_nynorsk),
    "three years later": _each(_later),
    "no page marks": _each(lambda line: line[1:] if line[:1] == " " else line),
    "another region": _each(lambda line: line.replace("Helse Midt-Norge", "Helse Vest").replace("Helse Sør-Øst", "Helse Nord")),
    "no chapter numbers": _each(lambda line: re.sub(r"^( ?)\d(?:\.\d)?\.? (?=[A-ZÆØÅ])", r"\1", line)),
    "status in other words": _each(_odd_status),
    "no status lines": _kept(lambda lines, i: not re.match(r"^ ?(?:Målet (?:er|antas)|Måloppnåelse for)( \w+){1,3}\.?\s*$", lines[i])),
    "no blank lines": _kept(lambda lines, i: bool(lines[i].strip())),
}  # fmt: skip


def moved(labels: Iterable[dict], numbered: Numbered) -> list[dict]:
    """Labels with the line numbers of the derived document."""
    place = {old: new for new, (old, _) in enumerate(numbered, start=1)}
    return [
        label | {"line": place[label["line"]], "line_end": place.get(label["line_end"])} for label in labels
    ]
