"""A year of the line at work in one region, lived through by the example people."""

from linja.pillars.steering.example.line.year import live_the_year

__all__ = ["live_the_year"]
