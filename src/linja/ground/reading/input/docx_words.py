"""The words of a Word paragraph: what a reader sees, without what is deleted, hidden or computed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PAGE = "\f"
RENDERED = "\x0e"
_FIXED = {
    f"{W}tab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}lastRenderedPageBreak": RENDERED,
}
_NOTE_MARKS = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
#: Deleted text, field codes, and the second copy of a drawing for older readers.
_SKIPPED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback"}
)


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """Return ``w:<attribute>`` of an element, None when either is absent."""
    return None if element is None else element.get(f"{W}{attribute}")


def is_on(element: etree._Element | None) -> bool | None:
    """Return a Word toggle: present means on unless it says otherwise; None when absent."""
    if element is None:
        return None
    return (value(element) or "true").lower() not in {"false", "0", "off", "none"}


def paragraph_words(paragraph: etree._Element) -> str:
    r"""Return the words; ``\f`` is a page break set by the writer, ``RENDERED`` one that Word remembers."""
    before = PAGE if is_on(paragraph.find(f"{W}pPr/{W}pageBreakBefore")) else ""
    return before + "".join(_tokens(paragraph))


def _tokens(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED or (tag == f"{W}r" and _hidden(child)):
            continue
        if (token := _token(child)) is not None:
            yield token
        else:
            # A paragraph within a paragraph stands in a text box: its words are lines of their own.
            if tag == f"{W}p":
                yield "\n"
            yield from _tokens(child)


def _token(child: etree._Element) -> str | None:
    """Return the characters an element stands for, None when its children must be asked."""
    tag = child.tag
    if tag in _FIXED:
        return _FIXED[tag]
    if tag == f"{W}t":
        return child.text or ""
    if tag == f"{W}br":
        return PAGE if value(child, "type") == "page" else "\n"
    if tag == f"{W}sym":
        return chr(int(value(child, "char") or "20", 16))
    return f"[{value(child, 'id')}]" if tag in _NOTE_MARKS else None


def _hidden(run: etree._Element) -> bool:
    return bool(is_on(run.find(f"{W}rPr/{W}vanish")))
