"""Where a document contradicts itself: figures, tables, statuses, dates and words."""

from linja.ground.checking.as_json import as_json
from linja.ground.checking.checking import check
from linja.ground.checking.figures import NOTHING, Known, known_of
from linja.ground.checking.fingerprints import fingerprints
from linja.ground.checking.words import sentence

__all__ = ["NOTHING", "Known", "as_json", "check", "fingerprints", "known_of", "sentence"]
