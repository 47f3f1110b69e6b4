"""The checks, each a module with ``find``: what it looks for stands in its first line."""
