"""Where the installation keeps its things: the checkout, the data folder, the reviewed definitions."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FACES = Path(__file__).resolve().parents[1]
CHECKOUT = FACES.parents[2]


def in_checkout() -> bool:
    """True when the code runs from a checkout and not from an installed package."""
    return (CHECKOUT / "pyproject.toml").is_file()


def data_folder() -> Path:
    """``LINJA_DATA``, else ``data`` in the checkout, else the user's own data folder."""
    told = os.environ.get("LINJA_DATA")
    if told:
        return Path(told).expanduser().resolve()
    if in_checkout():
        return CHECKOUT / "data"
    share = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(share) / "linja"


def made(folder: Path) -> Path:
    """The folder, made when absent and closed to other users; a clear sentence when that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be made ({error.strerror}). "
            "Choose another with LINJA_DATA=/path/to/folder."
        ) from error
    return folder


def definitions_folder() -> Path:
    """Governed content as reviewed text."""
    return Path(os.environ.get("LINJA_DEFINITIONS") or CHECKOUT / "definitions")


def secret_key(folder: Path) -> str:
    """``LINJA_SECRET_KEY``, else the key kept in the data folder, made at the first start."""
    told = os.environ.get("LINJA_SECRET_KEY")
    if told:
        return told
    kept = folder / "secret_key"
    if kept.is_file():
        return kept.read_text(encoding="ascii").strip()
    return _keep_new_key(kept)


def _keep_new_key(path: Path) -> str:
    key = secrets.token_urlsafe(50)
    made(path.parent)
    try:
        # O_EXCL: of two first starts at the same time only one may decide the key.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path.parent} is not writable ({error.strerror}). "
            "Choose another with LINJA_DATA=/path/to/folder."
        ) from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
