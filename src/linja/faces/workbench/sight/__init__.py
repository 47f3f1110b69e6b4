"""The line of sight: one requirement from whoever asked first to what was printed, and the way back."""
