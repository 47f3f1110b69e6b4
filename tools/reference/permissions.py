"""Role × act, found out by asking the rules themselves as a person of each role."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import translation

from linja.faces.workbench.access import matrix
from linja.faces.workbench.access.acts import acts
from linja.people.accounts import phrases, roles
from tools.reference.markdown import code, page, table

LANGUAGES = ("nb", "nn", "en")
WORDS = {matrix.OWN_ONLY: "own", matrix.EVERYWHERE: "all", matrix.OTHERS: "others", matrix.NOWHERE: "–"}


def write() -> str:
    """The page."""
    with translation.override("en"):
        rooms = [_matrix(str(name), held) for name, held in matrix.grouped(acts())]
    return page(
        "Permissions",
        "Roles are code (`linja.people.accounts.roles`), held in an organisation from a day to a day.",
        _roles(),
        "## Who may do what",
        "**own**: where the role is held. **all**: in other organisations too. **–**: nowhere. "
        "Every cell is the answer of the room's own rule, asked with everything else in order.",
        *rooms,
    )


def _roles() -> str:
    rows = [(code(role.code), *_names(role.code), ", ".join(_places(role))) for role in roles.ROLES.values()]
    return table(("Role", "Bokmål", "Nynorsk", "English", "Held in"), rows)


def _names(role: str) -> Iterable[str]:
    for language in LANGUAGES:
        with translation.override(language):
            yield phrases.role_name(role)


def _places(role: roles.Role) -> list[str]:
    return sorted(role.kinds) + (["the whole country"] if role.national else [])


def _matrix(room: str, held: list[matrix.Act]) -> str:
    columns = matrix.people()
    rows = [(str(act.name), *(WORDS[matrix.cell(act, one)] for one in columns)) for act in held]
    return f"### {room}\n\n" + table(("Act", *(code(one.key) for one in columns)), rows)
