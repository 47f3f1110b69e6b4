"""Tables found in a document: what it draws, what its lines form, what its lists add up."""

from linja.ground.reading.tables.find import find_tables

__all__ = ["find_tables"]
