"""What is followed up: the register, one item, audits, packages for meetings, and what statements ask."""
