"""The views of an indicator: each answers pictures with the tables beside them, or why there is none."""
