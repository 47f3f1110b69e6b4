"""Measures: the list, one measure, its export."""
