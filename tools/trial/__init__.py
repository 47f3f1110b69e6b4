"""The site under trial: a small world in a database of its own, the real server, and many people at work."""
