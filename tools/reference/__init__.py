"""docs/reference, written from the code itself: ``python -m tools.reference`` or ``make reference``."""
