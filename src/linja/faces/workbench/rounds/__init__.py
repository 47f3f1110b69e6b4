"""Rounds: who has answered, who is late, what deviates."""
