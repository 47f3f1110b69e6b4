"""What the reader has been told."""
