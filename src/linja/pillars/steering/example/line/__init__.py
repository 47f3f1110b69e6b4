"""A year of the line at work in one region, lived through by the example people; and a day of this year."""

from linja.pillars.steering.example.line.now import live_today
from linja.pillars.steering.example.line.year import live_the_year

__all__ = ["live_the_year", "live_today"]
