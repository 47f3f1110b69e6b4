"""The log: who did what, when, to what, why."""
