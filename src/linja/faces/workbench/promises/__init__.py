"""Deadlines and promises: the calendar, one promise, requests for later deadlines, one delivery."""
