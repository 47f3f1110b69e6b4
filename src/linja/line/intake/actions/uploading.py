"""A file comes in. It is weighed and opened before anything is written."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Any, Protocol
from uuid import uuid4

from django.core.files import File

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.reading.input import limits, load
from linja.line.intake import queries, rules
from linja.line.intake.models import UploadedDocument
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations


class Chunked(Protocol):
    """What a browser's upload and Django's own files can do."""

    name: str | None

    def chunks(self, chunk_size: int | None = None) -> Iterable[bytes]:
        """The content, piece by piece."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file on its way in, held outside the database."""

    held: IO[bytes]
    name: str
    size: int
    sha256: str


def upload(
    actor: Actor, file: Chunked, organisation_id: int | None = None, *, read_again: bool = False
) -> int:
    """Keep a file and have it read; answers the document's id.

    Everything that may be wrong with the file is found before the first row is written, so a refused
    file leaves no trace. The same content once more is refused with the id of the document that holds
    it, unless ``read_again``.
    """
    refuse_if(rules.may_upload(actor, organisation_id))
    _refuse_unknown_organisation(organisation_id)
    with tempfile.NamedTemporaryFile(prefix="linja-", suffix=".upload") as held:
        weighed = _weigh(file, held)
        _refuse_unreadable(weighed)
        if not read_again:
            _refuse_known(actor, weighed)
        return _keep(actor, weighed, organisation_id)


def _refuse_unknown_organisation(organisation_id: int | None) -> None:
    if organisation_id is not None and organisations.by_id(organisation_id) is None:
        raise Refused(Refusal("intake.unknown_organisation", {}))


def _weigh(file: Chunked, held: Any) -> Weighed:
    """Copy to a file of our own, and stop as soon as it is more than we take."""
    name = bare_name(file.name or "")
    digest, size = hashlib.sha256(), 0
    for chunk in file.chunks():
        size += len(chunk)
        if size > limits.MOST_BYTES:
            facts = {"name": name, "size": max(size, getattr(file, "size", 0)), "limit": limits.MOST_BYTES}
            raise Refused(Refusal("reading.too_large", facts))
        digest.update(chunk)
        held.write(chunk)
    held.flush()
    return Weighed(held, name, size, digest.hexdigest())


def bare_name(name: str) -> str:
    """Browsers may send a whole path, with either slash; controls have no place in a name."""
    bare = PurePosixPath(PureWindowsPath(name).name).name
    printable = "".join(sign for sign in bare if sign.isprintable())
    return printable[-300:] or "?"


def _refuse_unreadable(weighed: Weighed) -> None:
    """Open it as reading will: type by content, password, damage, bomb, picture, no text."""
    load(Path(weighed.held.name), weighed.name)


def _refuse_known(actor: Actor, weighed: Weighed) -> None:
    known = queries.same_content(weighed.sha256, actor)
    if known is not None:
        facts = {"name": weighed.name, "document": known.id, "known_as": known.name}
        raise Refused(Refusal("intake.known_content", facts))


def _keep(actor: Actor, weighed: Weighed, organisation_id: int | None) -> int:
    from linja.line.intake import tasks

    # The name on disk is ours: what people call a file has no say in where it lies.
    stored_as = f"{uuid4().hex}{_known_suffix(weighed.name)}"
    row = UploadedDocument(
        name=weighed.name,
        sha256=weighed.sha256,
        size=weighed.size,
        organisation_id=organisation_id,
        uploaded_by=actor.name[:200],
        uploader_key=actor.id,
    )
    weighed.held.seek(0)
    row.file.save(stored_as, File(weighed.held), save=False)
    try:
        with acting(actor, "intake.upload") as act:
            row.save()
            act.log(row, {"sha256": row.sha256, "size": row.size, "organisation": organisation_id})
            act.afterwards(lambda: tasks.read_uploaded.enqueue(row.pk))
    except BaseException:
        if row.pk is None or not UploadedDocument.objects.filter(pk=row.pk).exists():
            with contextlib.suppress(OSError):
                row.file.storage.delete(str(row.file.name))
        raise
    return row.pk


def _known_suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if suffix in {".pdf", ".docx", ".txt"} else ""
