"""The neutral tree that reading produces and printing consumes."""
