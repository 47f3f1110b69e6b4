"""Four regions: how they answer the same requirement, side by side."""
