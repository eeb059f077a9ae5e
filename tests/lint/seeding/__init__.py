"""Defects of every kind, planted into real lists, to see whether the linter finds them and nothing else."""
