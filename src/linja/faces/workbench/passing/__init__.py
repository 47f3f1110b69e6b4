"""Passing down: what binds the unit, what each unit below is given, and the orders that say so."""
