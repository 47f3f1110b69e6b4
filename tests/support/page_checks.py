"""What must hold for every page. Each check answers a list of faults; an empty list is a good page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib
from html5lib.html5parser import ParseError

from linja.faces.ui.catalogs import merged

#: Where a browser would fetch something, or send something, by itself or at a press.
_FETCHING = (
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "data",
    "hx-get",
    "hx-post",
    "hx-put",
    "hx-delete",
)
_ABSOLUTE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
_UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}


class Page:
    """A page as text and as a tree without namespaces."""

    def __init__(self, text: str, language: str = "nb") -> None:
        self.text = text
        self.language = language
        self.tree: Element = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements with one of the tags, in the page's order."""
        return (one for one in self.tree.iter() if isinstance(one.tag, str) and (not tags or one.tag in tags))

    def words(self, tag: str) -> list[str]:
        """The text of every element with the tag, whitespace folded."""
        return [text_of(one) for one in self.all(tag)]


def text_of(element: Element) -> str:
    """All text in an element, whitespace folded."""
    return " ".join("".join(element.itertext()).split())


def valid_html(page: Page) -> list[str]:
    """The page has no parse error of the HTML standard."""
    try:
        html5lib.HTMLParser(strict=True).parse(page.text)
    except ParseError as error:
        return [f"not valid HTML: {error}"]
    return []


def unique_ids(page: Page) -> list[str]:
    """No id stands twice, and what points to an id finds it."""
    ids = Counter(one.get("id") for one in page.all() if one.get("id") is not None)
    faults = [f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1]
    for one in page.all():
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            faults += [
                f"{attribute} points to {name!r}, which is not there"
                for name in (one.get(attribute) or "").split()
                if name not in ids
            ]
    return faults


def one_title(page: Page) -> list[str]:
    """Exactly one title, with words before the house's own name."""
    # A drawing may have a title of its own.
    titles = [text_of(one) for head in page.all("head") for one in head.iter("title")]
    if len(titles) != 1:
        return [f"{len(titles)} titles"]
    return [] if titles[0].split("·")[0].strip() else ["the title is empty"]


def one_h1(page: Page) -> list[str]:
    """Exactly one main heading with words in it."""
    found = page.words("h1")
    if len(found) != 1:
        return [f"{len(found)} main headings"]
    return [] if found[0] else ["the main heading is empty"]


def right_language(page: Page) -> list[str]:
    """The page says that it is in the language that was asked for."""
    said = next(page.all("html")).get("lang")
    return [] if said == page.language else [f"lang is {said!r}, asked for {page.language!r}"]


def labelled_controls(page: Page) -> list[str]:
    """Every control of a form has a label with words in it; every button and link says something."""
    labels = {one.get("for") for one in page.all("label") if text_of(one)}
    inside = {id(control) for label in page.all("label") if text_of(label) for control in label.iter()}
    faults = []
    for one in page.all("input", "select", "textarea"):
        if one.tag == "input" and one.get("type", "text") in _UNLABELLED_TYPES:
            continue
        if not (one.get("id") in labels or id(one) in inside or _aria_name(one)):
            faults.append(f"{one.tag} {one.get('name')!r} has no label")
    for one in page.all("button", "a"):
        if not (text_of(one) or _aria_name(one) or any(i.get("alt") for i in one.iter("img"))):
            faults.append(f"{one.tag} without words: {one.attrib}")
    faults += [
        f"picture without alt: {one.get('src')!r}" for one in page.all("img") if one.get("alt") is None
    ]
    return faults


def _aria_name(element: Element) -> str | None:
    return element.get("aria-label") or element.get("aria-labelledby") or element.get("title")


def nothing_inline(page: Page) -> list[str]:
    """No script, style or handler in the page itself: the policy would stop it."""
    faults = ["style element" for _ in page.all("style")]
    for one in page.all("script"):
        if one.get("src") is None and one.get("type") not in {"application/json", "application/ld+json"}:
            faults.append("script element without src")
    for one in page.all():
        faults += [f"{name} on {one.tag}" for name in one.attrib if re.match(r"(?:on|hx-on)", name)]
        if one.get("style") is not None:
            faults.append(f"style on {one.tag}")
        if (one.get("href") or "").lower().startswith("javascript:"):
            faults.append(f"script address on {one.tag}")
    return faults


def no_foreign_host(page: Page) -> list[str]:
    """Nothing is fetched from, or sent to, another host. Links that people follow may lead anywhere."""
    faults = []
    for one in page.all():
        names = (*_FETCHING, "href") if one.tag == "link" else _FETCHING
        faults += [
            f"{name}={one.get(name)} on {one.tag}" for name in names if _ABSOLUTE.match(one.get(name) or "")
        ]
    return faults


def translated(page: Page) -> list[str]:
    """In bokmål and nynorsk no text or label is the English of a message that has another word there."""
    if page.language == "en":
        return []
    english = _english_words(page.language)
    shown = [text for one in page.all() for text in _own_texts(one)]
    return [f"English on the page: {text!r}" for text in shown if text in english]


def _own_texts(element: Element) -> Iterator[str]:
    if element.tag not in {"script", "style"}:
        for text in [element.text or "", *(child.tail or "" for child in element)]:
            yield " ".join(text.split())
    for name in ("aria-label", "alt", "title", "placeholder"):
        yield element.get(name) or ""


@lru_cache
def _english_words(language: str) -> frozenset[str]:
    return frozenset(
        entry.en
        for entry in merged().entries.values()
        if " " in entry.en.strip() and entry.en not in entry.words[language]
    )


def json_is_whole(page: Page) -> list[str]:
    """Data in the page for scripts can be read."""
    faults = []
    for one in page.all("script"):
        if one.get("type") == "application/json":
            try:
                json.loads("".join(one.itertext()))
            except ValueError as error:
                faults.append(f"broken data: {error}")
    return faults


#: What holds for whole pages, and what for pieces that are put into a page.
WHOLE: tuple[Callable[[Page], list[str]], ...] = (
    valid_html,
    unique_ids,
    one_title,
    one_h1,
    right_language,
    labelled_controls,
    nothing_inline,
    no_foreign_host,
    translated,
    json_is_whole,
)
PIECE = (labelled_controls, nothing_inline, no_foreign_host, translated, json_is_whole)


def faults_of(page: Page, *, piece: bool = False) -> list[str]:
    """Everything that is wrong with a page, or with a piece of one."""
    return [fault for check in (PIECE if piece else WHOLE) for fault in check(page)]
