"""Requirements that ask the same of the same organisation in other years or documents."""

from __future__ import annotations

from collections.abc import Iterable

from linja.line.requirements.models import Lineage, Requirement
from linja.line.requirements.queries.lineage import FURTHEST
from linja.people.audit.kept import Kept


def asks_the_same(requirement_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Each requirement with those that it continues or repeats, and with those that were passed down from
    the same as it (or from what that one continues). A fixed number of queries for each step back in time.

    Those passed down to other organisations are among them: whoever asks looks at one organisation.
    """
    own = set(requirement_ids)
    above = _above(own)
    earlier = _earlier(own | set(above.values()))
    tops = {one for top in above.values() for one in (top, *earlier.get(top, ()))}
    below = _below(tops)
    found = {}
    for one in own:
        line = {one, *earlier.get(one, ())}
        top = above.get(one)
        for up in (top, *earlier.get(top, ())) if top is not None else ():
            line |= {up, *below.get(up, ())}
        found[one] = frozenset(line)
    return found


_DERIVED: Kept[tuple[int, int]] = Kept(
    lambda ids: (
        Requirement.objects.filter(pk__in=ids, derived_from__isnull=False)
        .order_by()
        .values_list("pk", "derived_from__requirement_id")
    )
)
_CONTINUED: Kept[tuple[int, int]] = Kept(
    lambda ids: (
        Lineage.objects.filter(later_id__in=ids, ended_at=None)
        .order_by()
        .values_list("later_id", "earlier_id")
    )
)


def _above(requirement_ids: set[int]) -> dict[int, int]:
    return dict(_DERIVED(tuple(sorted(requirement_ids))))


def _below(requirement_ids: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    rows = Requirement.objects.filter(derived_from__requirement_id__in=requirement_ids)
    for one, above in rows.values_list("pk", "derived_from__requirement_id"):
        found.setdefault(above, set()).add(one)
    return found


def _earlier(requirement_ids: set[int]) -> dict[int, set[int]]:
    """All that each is tied back to, near and far; one query per step back."""
    direct: dict[int, set[int]] = {}
    edge = set(requirement_ids)
    for _step in range(FURTHEST):
        new = set()
        for later, earlier in _CONTINUED(tuple(sorted(edge))):
            direct.setdefault(later, set()).add(earlier)
            new.add(earlier)
        edge = new - direct.keys()
        if not edge:
            break
    return {one: _reached(one, direct) for one in requirement_ids if one in direct}


def _reached(start: int, direct: dict[int, set[int]]) -> set[int]:
    found: set[int] = set()
    todo = [start]
    while todo:
        new = direct.get(todo.pop(), set()) - found - {start}
        found |= new
        todo += new
    return found
