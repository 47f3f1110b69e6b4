"""Linja: the line of governance of the Norwegian specialist health service, as software."""

__version__ = "0.1.0"
