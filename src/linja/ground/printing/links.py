"""Links put into a printed fragment, before the place that each leads from."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

#: The first block of what has an address: later blocks of the same get a number after it.
_FIRST = r'<div id="(?P<kind>{kind})-(?P<number>\d+)" class="role-(?:requirement|stem)">'


def with_links(fragment: str, kind: str, link: Callable[[int], str], label: str) -> str:
    """``fragment`` (of ``to_html``) with a link before each ``kind``: ``link(7)`` for ``kind:7``.

    Every link says the same, so each is described by the words that it stands at.
    """
    told = escape(label)

    def linked(found: re.Match[str]) -> str:
        address = escape(link(int(found["number"])))
        place = f"{found['kind']}-{found['number']}"
        return (
            f'<p class="write-link"><a href="{address}" aria-describedby="{place}">{told}</a></p>{found[0]}'
        )

    return re.sub(_FIRST.format(kind=re.escape(kind)), linked, fragment)
