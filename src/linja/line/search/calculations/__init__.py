"""Words made findable, and what a reader types made into a query. Pure."""
