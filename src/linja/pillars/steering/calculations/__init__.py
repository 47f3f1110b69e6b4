"""What steering computes without a database: a read document as sections, asks and running text."""
