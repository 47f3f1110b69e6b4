"""Plans: the register, one plan, its steps and its yearly statuses."""
