"""Mål: what must be reached, as read from the sentences and confirmed by people."""
