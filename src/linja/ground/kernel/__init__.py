"""Words that every room shares. No Django, no I/O."""
