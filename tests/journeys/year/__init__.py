"""One year of the line in a browser, step by step; the journey itself stands in ``year_journey_test``."""
