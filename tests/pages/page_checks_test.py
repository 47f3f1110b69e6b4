"""Every check of the house client is seen to catch a planted fault, and to be silent on a good page."""

from __future__ import annotations

import pytest

from tests.support import page_checks
from tests.support.page_checks import Page, faults_of

GOOD = """<!DOCTYPE html>
<html lang="nb"><head><meta charset="utf-8"><title>Krav · Linja</title>
<link rel="stylesheet" href="/static/a.css"><script src="/static/a.js" defer></script></head>
<body><main><h1>Krav</h1><p><a href="https://www.regjeringen.no/">Regjeringen</a></p>
<form action="/sok" method="get"><label for="q">Søk</label><input id="q" name="q" aria-describedby="h">
<p id="h">Skriv et ord</p><label>Bare mine <input type="checkbox" name="m"></label>
<button type="submit">Vis</button></form>
<script type="application/json">{"a": 1}</script></main></body></html>"""


def test_a_good_page_has_no_faults() -> None:
    assert faults_of(Page(GOOD)) == []


FAULTS = [
    ("valid_html", "</main>", "</section>"),
    ("valid_html", "<p id=", "<p <p id="),
    ("unique_ids", '<p id="h">', '<p id="q">'),
    ("unique_ids", 'for="q"', 'for="other"'),
    ("one_title", "<title>Krav · Linja</title>", ""),
    ("one_title", "<title>Krav · Linja</title>", "<title> · Linja</title>"),
    ("one_title", "</title>", "</title><title>Two</title>"),
    ("one_h1", "<h1>Krav</h1>", "<h2>Krav</h2>"),
    ("one_h1", "</h1>", "</h1><h1>Mer</h1>"),
    ("one_h1", "<h1>Krav</h1>", "<h1> </h1>"),
    ("right_language", 'lang="nb"', 'lang="en"'),
    ("labelled_controls", '<label for="q">Søk</label>', ""),
    ("labelled_controls", '<label for="q">Søk</label>', '<label for="q"> </label>'),
    ("labelled_controls", "Bare mine ", ""),
    ("labelled_controls", ">Vis<", "><"),
    ("labelled_controls", "<h1>", '<img src="/a.png"><h1>'),
    ("nothing_inline", "<h1>", '<h1 style="color: red">'),
    ("nothing_inline", "<h1>", '<h1 onclick="go()">'),
    ("nothing_inline", "<h1>", '<h1 hx-on:click="go()">'),
    ("nothing_inline", "</head>", "<style>a {}</style></head>"),
    ("nothing_inline", ' src="/static/a.js" defer', ""),
    ("nothing_inline", "https://www.regjeringen.no/", "javascript:go()"),
    ("no_foreign_host", 'href="/static/a.css"', 'href="https://cdn.example.com/a.css"'),
    ("no_foreign_host", 'src="/static/a.js"', 'src="//cdn.example.com/a.js"'),
    ("no_foreign_host", 'action="/sok"', 'action="http://example.com/"'),
    ("translated", ">Vis<", ">Skip to the content<"),
    ("translated", "<main>", '<main aria-label="Line of responsibility">'),
    ("json_is_whole", '{"a": 1}', '{"a": 1'),
]


@pytest.mark.fault
@pytest.mark.parametrize(("check", "good", "bad"), FAULTS)
def test_each_check_catches_its_fault(check: str, good: str, bad: str) -> None:
    page = Page(GOOD.replace(good, bad, 1))
    assert page.text != GOOD
    assert getattr(page_checks, check)(page) != []


def test_every_check_has_a_planted_fault() -> None:
    assert {check for check, _, _ in FAULTS} == {check.__name__ for check in page_checks.WHOLE}
