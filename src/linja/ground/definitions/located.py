"""YAML as plain data that remembers on which line each part stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from linja.ground.definitions.faults import DefinitionsError, Fault

# Written in C where the library was built with it, ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data of one file; ``lines`` gives the line of the part that a path of keys leads to."""

    file: str
    data: Any
    lines: Mapping[Path, int] = field(repr=False)

    def line(self, path: Path) -> int:
        """The line of the part, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(file: str, text: str) -> Located:
    """The text's data; :class:`DefinitionsError` when it is no YAML or says the same key twice."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Path, int] = {}
        twice = list(_mark(node, (), lines)) if node else []
        if twice:
            raise DefinitionsError(Fault(file, line, f"{key!r} is said twice") for key, line in twice)
        return Located(file, loader.construct_document(node) if node else None, lines)
    except DefinitionsError:
        raise
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DefinitionsError([Fault(file, line, f"this is not YAML: {error.problem}")]) from error
    except yaml.YAMLError as error:
        raise DefinitionsError([Fault(file, 1, f"this is not YAML: {error}")]) from error
    except ValueError as error:
        # A day that no calendar has (2019-02-30) is well-formed YAML.
        raise DefinitionsError([Fault(file, 1, f"a value cannot be read: {error}")]) from error
    finally:
        loader.dispose()


def _mark(node: Any, path: Path, lines: dict[Path, int]) -> Iterator[tuple[str, int]]:
    """Note where each part begins; answer keys that stand twice in one mapping."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in seen:
                yield str(key.value), line
            seen.add(key.value)
            lines[(*path, key.value)] = line
            yield from _mark(value, (*path, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield from _mark(item, (*path, position), lines)
