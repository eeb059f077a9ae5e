"""What checks of venues share: reading and writing one, and what links and records say of it."""
