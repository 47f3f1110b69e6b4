"""The judge itself: each fault is planted in a page, and must be seen; the page without it is a good one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support import keyboard
from tests.support.browser import Reader, open_reader

pytestmark = [pytest.mark.journey, pytest.mark.fault]

GOOD = """<!doctype html><html lang="nb"><head><title>En side</title><style>
a:focus-visible, button:focus-visible {{ outline: 3px solid #000; }} {style}</style></head><body>
<header><a href="#main">Til innholdet</a></header>
<main id="main" tabindex="-1"><h1>En side</h1><p id="words">Et avsnitt.</p>
<button id="one">Én</button> <button id="two">To</button> <button id="three">Tre</button></main>
<script>{script}</script></body></html>"""

STAYS = "document.querySelector('#two').addEventListener('keydown', (event) => event.preventDefault());"
SKIPS = """document.querySelector('#one').addEventListener('keydown', (event) => {
  event.preventDefault(); document.querySelector('#three').focus(); });"""


@pytest.fixture
def eye(chromium: Browser) -> Iterator[Reader]:
    reader = open_reader(chromium, "")
    yield reader
    reader.page.context.close()


def shown(reader: Reader, style: str = "", script: str = "") -> Page:
    reader.page.set_content(GOOD.format(style=style, script=script))
    return reader.page


def test_a_good_page_has_no_fault(eye: Reader) -> None:
    page = shown(eye)
    assert eye.faults("dommer-god") == []
    assert keyboard.walk(page) == []
    assert keyboard.skip_link(page) == []


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("#words { color: #fff; background: #fff; }", "invisible text"),
        ("#words { color: #bbb; }", "color-contrast"),
        ("#words { width: 2000px; }", "scrolls sideways"),
    ],
)
def test_the_eye_sees_a_planted_fault(eye: Reader, style: str, said: str) -> None:
    shown(eye, style)
    assert any(said in fault for fault in eye.faults("dommer-feil"))


@pytest.mark.parametrize(
    ("style", "script", "said"),
    [
        ("button:focus-visible { outline: none !important; }", "", "no ring"),
        ("", STAYS, "a trap"),
        ("", SKIPS, "not reached: button To"),
        ("#two { position: absolute; left: -900px; }", "", "outside the window"),
    ],
)
def test_the_hand_feels_a_planted_fault(eye: Reader, style: str, script: str, said: str) -> None:
    page = shown(eye, style, script)
    assert any(said in fault for fault in keyboard.walk(page))


def test_a_first_stop_that_skips_nothing_is_seen(eye: Reader) -> None:
    eye.page.set_content('<html lang="nb"><body><a href="/">Hjem</a><main id="main"></main></body></html>')
    assert keyboard.skip_link(eye.page) == ["the first stop is /, not the skip link"]
