"""Governing documents: the list, one document, a new one, and what a letter changes."""
