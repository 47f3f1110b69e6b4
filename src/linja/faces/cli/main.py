"""The command ``linja``: reads, checks and computes; Django is loaded only by what needs it."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence

#: Sub-command → module with ``add_arguments(parser)`` and ``run(options) -> int``, and its help.
_COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("linja.faces.cli.read", "find the requirements, answers and tables in a document"),
    "check": ("linja.faces.cli.check", "find where a document contradicts itself"),
    "audit": ("linja.faces.cli.audit", "check that the log of what was done is whole"),
    "person": ("linja.faces.cli.person", "add the first person, who can then add others"),
    "search": ("linja.faces.cli.search", "make the index of the search anew"),
    "stats": ("linja.faces.cli.stats", "compute a statistic on rows from standard input"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command; return the exit code."""
    parser, options = _parse(list(sys.argv[1:] if arguments is None else arguments))
    if options.command is None:
        parser.print_help()
        return 2
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough (``| head``): that is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parse(arguments: list[str]) -> tuple[argparse.ArgumentParser, argparse.Namespace]:
    """Only the chosen sub-command's module is imported; one that is not built yet is not offered."""
    parser = argparse.ArgumentParser(prog="linja", description="The line of governance, on the command line.")
    commands = parser.add_subparsers(dest="command", metavar="command")
    chosen = next((word for word in arguments if not word.startswith("-")), None)
    for name, (module_name, help_text) in _COMMANDS.items():
        if importlib.util.find_spec(module_name) is None:
            continue
        sub = commands.add_parser(name, help=help_text, description=help_text)
        if name == chosen:
            module = importlib.import_module(module_name)
            module.add_arguments(sub)
            sub.set_defaults(run=module.run)
    return parser, parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
