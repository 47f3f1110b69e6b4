"""The only writer of uploaded documents and findings."""

from linja.line.intake.actions.corrections import (
    cut_new,
    merge,
    move_boundary,
    rekind,
    set_fields,
    split,
    step_boundary,
)
from linja.line.intake.actions.decisions import accept, accept_all, drop, reopen, undo_last
from linja.line.intake.actions.documents import (
    bring_back,
    correct_facts,
    finish,
    mark_registered,
    reopen_document,
    set_aside,
)
from linja.line.intake.actions.marks import chosen, keep_mark, mark_contradiction, may_mark
from linja.line.intake.actions.permission import may, may_upload, upload_places
from linja.line.intake.actions.reading import keep_reading, read_document, reread
from linja.line.intake.actions.uploading import upload

__all__ = [
    "accept",
    "accept_all",
    "bring_back",
    "chosen",
    "correct_facts",
    "cut_new",
    "drop",
    "finish",
    "keep_mark",
    "keep_reading",
    "mark_contradiction",
    "mark_registered",
    "may",
    "may_mark",
    "may_upload",
    "merge",
    "move_boundary",
    "read_document",
    "rekind",
    "reopen",
    "reopen_document",
    "reread",
    "set_aside",
    "set_fields",
    "split",
    "step_boundary",
    "undo_last",
    "upload",
    "upload_places",
]
