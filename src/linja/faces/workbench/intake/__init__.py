"""Read in: upload a document, see what was found in it, correct and accept."""
