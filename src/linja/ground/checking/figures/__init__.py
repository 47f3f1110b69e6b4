"""Figures read in their setting: what is counted, for whom, for which period, and where it stands."""

from linja.ground.checking.figures.figure import Figure, Place, Role
from linja.ground.checking.figures.grids import Cell, Column, Grid, Row
from linja.ground.checking.figures.known import NOTHING, Known, known_of
from linja.ground.checking.figures.read import Figures, read_figures
from linja.ground.checking.figures.sentences import Sentence

__all__ = [
    "NOTHING",
    "Cell",
    "Column",
    "Figure",
    "Figures",
    "Grid",
    "Known",
    "Place",
    "Role",
    "Row",
    "Sentence",
    "known_of",
    "read_figures",
]
