"""Meetings: the list, one meeting with its agenda, its cases and minutes, and the register of cases."""
