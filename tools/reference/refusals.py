"""Every refusal with its sentence in three languages, and the codes that the code can answer."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Mapping
from pathlib import Path

from django.utils import translation

import linja
from linja.ground.reading import phrases as reading
from tools.reference.lifecycles import drawers, lifecycles
from tools.reference.markdown import code, page, table

LANGUAGES = ("nb", "nn", "en")
PACKAGE = Path(linja.__file__).parent
_HOLE = re.compile(r"%\((\w+)\)[sd]")
#: Facts of the kernel's calculations. They are answered to other code; what a verdict shows of them has
#: sentences of its own beside it.
INTERNAL = frozenset({"measures", "numbers", "periods", "targets", "value_states"})
#: The room's words choose by state among the sentences in ``_WRONG_STEP``.
BY_STATE = frozenset({"intake.document.no_such_step", "intake.finding.no_such_step"})
#: A statement that is not locked is being written, so that both steps are always there.
NEVER = frozenset({"approvals.no_such_step"})

Sentences = dict[str, tuple[str, ...]]


def write() -> str:
    """The page."""
    rooms = sentences()
    return page(
        "Refusals",
        "Why something may not be done. The code is stable; button, page and API show the same sentence. "
        "Words in braces are filled in.",
        *(_section(room, held) for room, held in rooms.items()),
    )


def _section(room: str, held: Sentences) -> str:
    rows = [(code(one), *held[one]) for one in sorted(held)]
    return f"## {room}\n\n" + table(("Code", "Bokmål", "Nynorsk", "English"), rows)


def sentences() -> dict[str, Sentences]:
    """Room → code → sentences in the order of ``LANGUAGES``."""
    found: dict[str, Sentences] = {"reading": _of_reading()}
    for name in sorted(drawers("phrases")):
        module = importlib.import_module(name)
        words = getattr(module, "REFUSALS", None) or getattr(module, "_REFUSALS", {})
        found[name.split(".")[-2]] = _translated(words)
        if by_state := getattr(module, "_WRONG_STEP", None):
            found[name.split(".")[-2]] |= _translated(
                {f"(no such step: {k})": v for k, v in by_state.items()}
            )
    return found


def _by_state(words: Mapping[str, object]) -> dict[str, object]:
    """Sentences for a step that the state has not, one for each state."""
    return {f"…no_such_step ({state})": sentence for state, sentence in words.items()}


def _translated(words: Mapping[str, object]) -> Sentences:
    found = {}
    for key, sentence in words.items():
        said = []
        for language in LANGUAGES:
            with translation.override(language):
                said.append(_HOLE.sub(r"{\1}", str(sentence)).replace("%%", "%"))
        found[key] = tuple(said)
    return found


def _of_reading() -> Sentences:
    return {
        one: tuple(reading._REFUSALS[one][tongue] for tongue in LANGUAGES) for one in reading.refusal_codes()
    }


def answered() -> set[str]:
    """Every code that some rule, action or lifecycle can answer."""
    found = {one for path in PACKAGE.rglob("*.py") for one in _literals(path)}
    for _module, held in lifecycles():
        found |= {f"{held.name}.wrong_role", f"{held.name}.no_such_step"}
        found |= {f"{held.name}.{need}" for step in held.transitions for need in step.needs}
    return found


def _literals(path: Path) -> set[str]:
    """First arguments of ``Refusal(...)`` that are written out."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    return {
        str(node.args[0].value)
        for node in calls
        if getattr(node.func, "id", "") == "Refusal" and node.args and isinstance(node.args[0], ast.Constant)
    }


def wordless() -> list[str]:
    """Codes that can reach a person and have no sentence."""
    worded = {one for held in sentences().values() for one in held}
    return sorted(
        one for one in answered() - worded - BY_STATE - NEVER if one.split(".", maxsplit=1)[0] not in INTERNAL
    )
