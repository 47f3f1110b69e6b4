"""What each role may do, found out by asking the rules."""
