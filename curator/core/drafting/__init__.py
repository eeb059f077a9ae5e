"""Rules and sections drafted from a list itself."""
