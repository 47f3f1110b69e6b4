"""Money: what is allotted down the line, what it was used for, and accounts in reports."""
