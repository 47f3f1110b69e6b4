"""Where a document contradicts itself: figures, tables, statuses, dates and words."""

from linja.ground.checking.as_json import as_json
from linja.ground.checking.checking import check
from linja.ground.checking.fingerprints import fingerprints
from linja.ground.checking.words import sentence

__all__ = ["as_json", "check", "fingerprints", "sentence"]
