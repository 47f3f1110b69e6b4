"""Figures: the list of indicators, one indicator in its views, and a board for each organisation."""
