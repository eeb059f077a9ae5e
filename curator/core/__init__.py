"""Values and decisions, pure: no I/O, clock, randomness, logging or environment in here."""
