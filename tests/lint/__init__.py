"""The linter: one test module a check, and what all checks must do."""
