"""The country's organisations, and one of them, on a day."""
