"""Values of indicators: what was measured, by whom, for which period, and how far it can be trusted."""
