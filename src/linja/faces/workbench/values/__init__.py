"""Figures in: files, imports, the grid in which figures are typed, and breaks."""
