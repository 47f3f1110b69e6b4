"""From what is to be seen to Vega-Lite specs. Pure."""
