"""Projects: the register, one project with its people and milestones, what is rolled out where."""
