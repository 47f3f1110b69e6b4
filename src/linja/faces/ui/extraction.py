"""Which messages the code and the templates ask the catalogs for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

#: (context or "", English)
Key = tuple[str, str]

_PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}

_TRANS = re.compile(
    r"""\{%\s*(?:trans|translate)\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*([^%]*)%\}"""
)
_BLOCK = re.compile(
    r"\{%\s*(?:blocktrans|blocktranslate)\b([^%]*)%\}(.*?)\{%\s*end(?:blocktrans|blocktranslate)\s*%\}", re.S
)
_PLURAL = re.compile(r"\{%\s*plural\s*%\}")
_UNDERSCORE = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\)""")
_CONTEXT_OPTION = re.compile(r"""\bcontext\s+(?:"([^"]*)"|'([^']*)')""")
_VARIABLE = re.compile(r"\{\{\s*(\w+)[^}]*\}\}")
_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}", re.S)


def messages_of(root: Path) -> dict[Key, str]:
    """Every message under ``root`` with the place where it was first found."""
    found: dict[Key, str] = {}
    for path in sorted(root.rglob("*.py")):
        for key, line in python_messages(path.read_text(encoding="utf-8")):
            found.setdefault(key, f"{path.relative_to(root)}:{line}")
    for pattern in ("*.html", "*.txt", "*.svg"):
        for path in sorted(root.rglob(f"templates/**/{pattern}")):
            for key in template_messages(path.read_text(encoding="utf-8")):
                found.setdefault(key, str(path.relative_to(root)))
    return found


def python_messages(source: str) -> Iterator[tuple[Key, int]]:
    """Messages of a Python module with their lines."""
    if "gettext" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and arg.value]
            words = [text for text in texts if isinstance(text, str)]
            if name in _PLAIN and words:
                yield ("", words[0]), node.lineno
            elif name in _CONTEXT and len(words) > 1:
                yield (words[0], words[1]), node.lineno


def template_messages(source: str) -> Iterator[Key]:
    """Messages of a Django template."""
    text = _COMMENT.sub("", source)
    for found in _TRANS.finditer(text):
        yield _context(found.group(3)), _unescaped(found.group(1) or found.group(2) or "")
    for found in _BLOCK.finditer(text):
        options, body = found.group(1), _PLURAL.split(found.group(2))[0]
        yield _context(options), _block_message(body, trimmed="trimmed" in options)
    for found in _UNDERSCORE.finditer(text):
        yield "", _unescaped(found.group(1) or found.group(2))


def _context(options: str) -> str:
    found = _CONTEXT_OPTION.search(options)
    return (found.group(1) or found.group(2)) if found else ""


def _unescaped(text: str) -> str:
    return text.replace('\\"', '"').replace("\\'", "'")


def _block_message(body: str, *, trimmed: bool) -> str:
    """The message as Django makes it: variables by name, percent signs doubled."""
    text = " ".join(line.strip() for line in body.strip().splitlines()) if trimmed else body
    return _VARIABLE.sub(r"%(\1)s", text.replace("%", "%%"))
