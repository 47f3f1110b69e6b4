"""Where a document contradicts itself: figures, tables, statuses, dates and words, held against each other."""
