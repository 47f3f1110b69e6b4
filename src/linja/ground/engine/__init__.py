"""Statistics of the house, and small counts withheld: the one door to both. No database, no files."""

from linja.ground.engine.fields import SYNONYMS, NotComputable, Options
from linja.ground.engine.methods import METHODS, Method, compute
from linja.ground.engine.suppression import Suppressed, suppress, suppress_shares

__all__ = [
    "METHODS",
    "SYNONYMS",
    "Method",
    "NotComputable",
    "Options",
    "Suppressed",
    "compute",
    "suppress",
    "suppress_shares",
]
