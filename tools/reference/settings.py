"""The environment variables: found in the code, explained here; a test holds the two together."""

from __future__ import annotations

import ast
from pathlib import Path

from tools.reference.markdown import code, page, table

ROOT = Path(__file__).resolve().parents[2]

#: name: (default, meaning)
RUNNING: dict[str, tuple[str, str]] = {
    "PORT": ("`8000`", "Port of `make run`, on this machine only."),
    "LINJA_DATA": (
        "`data` in the checkout",
        "Folder for the database file, uploaded files, backups, messages and the secret key. "
        "Choose one outside the checkout for real use.",
    ),
    "LINJA_PROCESSES": (
        "one for each core, four at most",
        "How many processes of the site `make run` starts; all answer at the same port.",
    ),
    "LINJA_DATABASE_URL": (
        "a SQLite file in `LINJA_DATA`",
        "The database as one address: `postgresql://user:password@host/name` or `sqlite:////path/to/file`.",
    ),
    "LINJA_DEFINITIONS": ("`definitions` in the checkout", "Folder with governed content as reviewed text."),
    "LINJA_SECRET_KEY": (
        "made at the first start and kept in `LINJA_DATA`",
        "Key that signs sessions and links.",
    ),
    "LINJA_ALLOWED_HOSTS": (
        "`localhost,127.0.0.1,[::1]`",
        "Names under which the site may be asked for, with commas.",
    ),
    "LINJA_TRUSTED_ORIGINS": (
        "none",
        "Addresses that forms may be sent from, with scheme, with commas; needed behind a proxy.",
    ),
    "LINJA_HTTPS": (
        "off",
        "`1`: a proxy ends TLS. Cookies are then sent over HTTPS only, and plain HTTP is redirected.",
    ),
    "LINJA_EMAIL_URL": (
        "messages become files in `LINJA_DATA/mail`",
        "`smtp://`, `smtps://` or `smtp+tls://` with `user:password@host:port`.",
    ),
    "LINJA_FROM_EMAIL": ("`Linja <linja@localhost>`", "Sender of messages."),
    "LINJA_ADDRESS": (
        "`http://localhost:` and the port",
        "The address that people reach the site at, with scheme; links in messages begin with it.",
    ),
    "LINJA_TASKS": (
        "`database`",
        "Where jobs are done: `database` (the worker), `immediate` (at once), `dummy` (never).",
    ),
    "LINJA_LOG_LEVEL": ("`WARNING`", "How much is logged to standard error."),
    "LINJA_EXAMPLE": (
        "on",
        "`0`: an empty database is not filled with the example country. "
        "Then `linja person add you@example.no --name You` adds the first administrator.",
    ),
    "LINJA_DEBUG": ("off", "`1`: Django's own error pages. Never where others can reach the site."),
    "XDG_DATA_HOME": ("`~/.local/share`", "Where `LINJA_DATA` is put when there is no checkout."),
}
DEVELOPING: dict[str, tuple[str, str]] = {
    "LINJA_TEST_DATABASE_URL": ("SQLite in memory", "Database for the tests; `tools/pg_temp.py` sets it."),
    "LINJA_TEST_POSTGRES": ("off", "`1`: also when `make test` is given arguments, run them on PostgreSQL."),
    "CI": (
        "off",
        "Set by build machines: the tests then try the same examples each time.",
    ),
    "LINJA_CHROMIUM": ("the one on `PATH`", "Chromium for the walks through the browser."),
    "LINJA_PICTURES": (
        "none",
        "`all`: the walk through the pages keeps pictures in nynorsk and English too.",
    ),
    "KILLS": ("`300`", "How often `make faults` kills the site on each database."),
    "LINJA_BENCH_SIZE": ("`20000`", "How many requirements `make bench` fills the register with."),
    "LINJA_BENCH_VALUES": (
        "`50000`",
        "About how many values `make bench` takes in; a country has two million in twenty years.",
    ),
    "DJANGO_SETTINGS_MODULE": ("`linja.faces.config.settings`", "Which settings the site is started with."),
}
#: Read, but not ours to explain: set by the machine for our tools.
_NOT_OURS = frozenset({"DJANGO_ALLOW_ASYNC_UNSAFE", "PATH"})
_READERS = frozenset({"get", "setdefault", "pop", "_flag", "_list"})


def write() -> str:
    """The page."""
    header = ("Variable", "Default", "Meaning")
    return page(
        "Settings",
        "The environment decides; every default is safe on a machine that others can reach.",
        "## Running\n\n" + table(header, _rows(RUNNING)),
        "## Developing\n\n" + table(header, _rows(DEVELOPING)),
    )


def _rows(variables: dict[str, tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(code(name), default, meaning) for name, (default, meaning) in variables.items()]


def explained() -> set[str]:
    """The variables that the page explains."""
    return set(RUNNING) | set(DEVELOPING)


def read_by_the_code(root: Path = ROOT) -> set[str]:
    """The variables that source, tools and tests ask the environment for."""
    paths = [path for folder in ("src", "tools", "tests") for path in (root / folder).rglob("*.py")]
    return {name for path in paths for name in _names(path)} - _NOT_OURS


def _names(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if "environ" not in text:
        return set()
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and node.args and _asks(node.func):
            found |= _word(node.args[0])
        elif isinstance(node, ast.Subscript) and _is_environ(node.value):
            found |= _word(node.slice)
    return found


def _asks(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return function.attr in _READERS and _is_environ(function.value)
    return isinstance(function, ast.Name) and function.id in _READERS


def _is_environ(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "environ"


def _word(node: ast.expr) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()
