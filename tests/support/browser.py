"""A person at a browser: the system's Chromium, with eyes (screenshots) and a judge (axe, WCAG 2.2 AA)."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("LINJA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
#: The background flags keep Chromium from calling home; nothing here leaves the machine.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What passes is only counted, not told; what is wrong is told node by node.
_JUDGE = """async ([tags, colours]) => {
  const asked = {
    runOnly: { type: 'tag', values: tags },
    rules: { 'color-contrast': { enabled: colours } },
    resultTypes: ['violations', 'incomplete'],
    preload: false,
  };
  const { violations, incomplete } = await axe.run(document, asked);
  return { violations, incomplete: incomplete.filter((one) => one.id === 'color-contrast') };
}"""
SIZES = {"wide": {"width": 1360, "height": 900}, "phone": {"width": 360, "height": 740}}
PICTURES = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@dataclass
class Reader:
    """A page with a judge: ``look`` takes a picture and runs axe on what is on the screen now."""

    page: Page
    base: str
    console: list[str] = field(default_factory=list)

    def goto(self, path: str) -> None:
        """Go to a path of the site; a server error is a failure here and now."""
        response = self.page.goto(self.base + path)
        assert response is not None
        assert response.status < 400, f"{path} answered {response.status}"

    def sign_in(self, email: str, password: str) -> None:
        """Through the door everybody uses."""
        self.goto("/konto/logg-inn/")
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url("**/arbeid/**")

    def speak(self, language: str) -> None:
        """Choose the language as the switch does."""
        self.page.context.add_cookies(
            [{"name": "linja_language", "value": language, "url": self.base}],
        )

    def look(self, name: str, *, both_sizes: bool = True) -> None:
        """Pictures at the sizes, no sideways scrolling, no axe violation, no script error."""
        assert self.faults(name, both_sizes=both_sizes) == []

    def faults(self, name: str, *, both_sizes: bool = True) -> list[str]:
        """What ``look`` would not accept, in short lines."""
        found = []
        for size in SIZES if both_sizes else ["wide"]:
            self.page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
            self.page.wait_for_timeout(60)
            self._picture(f"{name}-{size}")
            wider = self.sideways()
            found += [f"{name} scrolls sideways at {size} by {wider} px"] if wider else []
            found += [f"{name} at {size}: {problem}" for problem in violations(self.page)]
        self.page.set_viewport_size(SIZES["wide"])  # type: ignore[arg-type]
        found += [f"{name}: {said}" for said in self.console]
        return found

    def in_other_words(self, name: str) -> list[str]:
        """A page seen before in another language: the judge, but for colours, and whether it fits a phone.

        Colours do not depend on words, and looking at them is half of the judge's work.
        """
        found = [f"{name}: {problem}" for problem in violations(self.page, colours=False)]
        if os.environ.get("LINJA_PICTURES") == "all":
            self._picture(f"{name}-wide")
        return [*found, *self.narrow(name), *(f"{name}: {said}" for said in self.console)]

    def narrow(self, name: str) -> list[str]:
        """Whether the page scrolls sideways on a phone; no picture, no judge."""
        self.page.set_viewport_size(SIZES["phone"])  # type: ignore[arg-type]
        wider = self.sideways()
        self.page.set_viewport_size(SIZES["wide"])  # type: ignore[arg-type]
        return [f"{name} scrolls sideways at 360 px by {wider} px"] if wider else []

    def sideways(self) -> int:
        """How many pixels the page is wider than its window."""
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(wider))

    def _picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        safe = re.sub(r"[^a-z0-9-]+", "-", name.lower())
        self.page.screenshot(path=str(PICTURES / f"{safe}.png"), full_page=True)
        # The camera leaves empty style attributes behind, which htmx would carry along.
        self.page.evaluate(
            "document.querySelectorAll('[style]').forEach((one) => one.removeAttribute('style'))"
        )


def open_reader(browser: Browser, base: str, **options: Any) -> Reader:
    """A fresh browser context (no cookies) with one page."""
    context = browser.new_context(viewport=SIZES["wide"], locale="nb-NO", **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page, base)
    page.on("pageerror", lambda error: reader.console.append(str(error)))
    page.on(
        "console",
        lambda message: reader.console.append(message.text) if message.type == "error" else None,
    )
    return reader


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """Axe's violations as short lines: rule and where. Text in its ground's own colour counts as one."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    result = page.evaluate(_JUDGE, [RULES, colours])
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
        for found in result["violations"]
        for node in found["nodes"][:3]
    ] + [f"invisible text: {node['target']}" for node in _invisible(result["incomplete"])]


def _invisible(unsure: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Axe calls a contrast of 1:1 undecided, since it may be on purpose. Here it never is."""
    return [
        node
        for found in unsure
        if found["id"] == "color-contrast"
        for node in found["nodes"]
        if any((check.get("data") or {}).get("messageKey") == "equalRatio" for check in node["any"])
    ]
