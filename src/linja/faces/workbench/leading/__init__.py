"""How a unit stands: what is asked, how far it has come, and the year before."""
