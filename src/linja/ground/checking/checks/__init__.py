"""One module per way in which a document can contradict itself; each has ``find``, and knows no other."""
