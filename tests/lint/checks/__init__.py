"""The checks, each with the near misses that it must leave alone."""
