"""What can be worked out from values, and what cannot. Pure."""
