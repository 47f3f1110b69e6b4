# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""The requirement names one leader, and the answer another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import of_answer, of_requirement, quote
from linja.ground.reading.findings import Reading

_WHO = r"(?P<who>Helse\s+(?:Sør-Øst|Vest|Midt-Norge|Nord)(?!-|\s+IKT)(?:\s+RHF)?)"
_ASKED = re.compile(
    rf"^{_WHO.replace('who', 'alone')}\s+skal,?\s+i\s+samarbeid\s+med\s+(?:de\s+)?øvrige|\bunder\s+ledelse\s+av\s+{_WHO}|{_WHO.replace('who', 'also')}\s+skal\s+(?:lede|leie|koordinere)\s+arbeidet|\b(?:ledes|leiast)\s+av\s+{_WHO.replace('who', 'third')}"
)
_TOLD = re.compile(
    rf"\barbeidet\s+(?:er\s+|blir\s+|ble\s+|har\s+vært\s+)?(?:ledes|ledet|leidd|leia)\s+(?:av\s+)?{_WHO}"
    rf"|^{_WHO.replace('who', 'also')}\s+(?:har\s+ledet|leder|har\s+leidd|leier)\s+arbeidet"
    rf"|^{_WHO.replace('who', 'third')}\s+har\s+fått\s+ansvaret\s+for\s+koordineringen",
    re.I,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Answers whose leader is not the one that was named."""
    for requirement in reading.requirements:
        asked = next(
            (
                (s, m)
                for s in of_requirement(reading, requirement)
                if (m := _ASKED.search(s.text)) is not None
            ),
            None,
        )
        if asked is None:
            continue
        for sentence in of_answer(reading, requirement):
            told = _TOLD.search(sentence.text)
            if told is not None and _name(told) != _name(asked[1]):
                yield Finding(
                    FindingKind.OTHER, asked[0].line_at(asked[1].start()), "lead_differs",
                    other_line=sentence.line_at(told.start()), facts={"asked": _name(asked[1]), "told": _name(told)},
                    values=(_name(asked[1]), _name(told)), quote=quote(asked[0].text, *asked[1].span()),
                    other_quote=quote(sentence.text, *told.span()), confidence=0.6,
                )  # fmt: skip
                break


def _name(match: re.Match[str]) -> str:
    who = next(name for name in match.groupdict().values() if name)
    return " ".join(who.split()).removesuffix(" RHF")
