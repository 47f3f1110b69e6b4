"""What can be typed: sub-commands of ``linja``, targets of make, commands for administrators."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
from pathlib import Path

from linja.faces.cli import main as command_line
from linja.faces.cli.management import commands as management
from tools.reference.markdown import code, page, table

ROOT = Path(__file__).resolve().parents[2]
_TARGET = re.compile(r"^([a-z]+):[^#\n]*## (.+)$", re.MULTILINE)


def write() -> str:
    """The page."""
    return page(
        "Commands",
        "## make\n\n`make` alone lists the same.\n\n" + table(("Command", "What it does"), targets()),
        "## linja\n\nIn `.venv/bin/`. Reading needs no database.",
        *(_sub_command(name, parser) for name, parser in sub_commands()),
        "## For administrators\n\n"
        "With `DJANGO_SETTINGS_MODULE=linja.faces.config.settings`, as `.venv/bin/python -m django COMMAND`. "
        "Django's own (`migrate`, `dumpdata`, ...) work as always.\n\n"
        + table(("Command", "What it does"), _management()),
    )


def targets(makefile: Path = ROOT / "Makefile") -> list[tuple[str, str]]:
    """(command, what it does) of every target that has a description."""
    return [
        (code(f"make {name}"), said) for name, said in _TARGET.findall(makefile.read_text(encoding="utf-8"))
    ]


def sub_commands() -> list[tuple[str, argparse.ArgumentParser]]:
    """Every sub-command that is built, with its arguments."""
    found = []
    for name, (module_name, said) in command_line._COMMANDS.items():
        if importlib.util.find_spec(module_name) is not None:
            parser = argparse.ArgumentParser(prog=f"linja {name}", description=said)
            importlib.import_module(module_name).add_arguments(parser)
            found.append((name, parser))
    return found


def _sub_command(name: str, parser: argparse.ArgumentParser) -> str:
    rows = [(code(_form(action)), action.help or "") for action in parser._actions if action.dest != "help"]
    said = str(parser.description)
    return f"### linja {name}\n\n{said[:1].upper()}{said[1:]}.\n\n" + table(("Argument", "Meaning"), rows)


def _form(action: argparse.Action) -> str:
    if not action.option_strings:
        if action.choices:
            return "|".join(str(one) for one in action.choices)
        return str(action.metavar or action.dest).upper()
    name = action.option_strings[-1]
    if action.choices:
        return f"{name} {{{','.join(str(one) for one in action.choices)}}}"
    return name if action.nargs == 0 else f"{name} {action.metavar or action.dest.upper()}"


def _management() -> list[tuple[str, str]]:
    rows = []
    for found in sorted(one.name for one in pkgutil.iter_modules(management.__path__)):
        module = importlib.import_module(f"{management.__name__}.{found}")
        rows.append((code(found), module.Command.help))
    return rows
