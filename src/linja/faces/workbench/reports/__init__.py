"""Reports: the list, the live document, one answer, one section."""
