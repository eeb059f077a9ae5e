"""The linter: checks of the list as values, with no file, network or clock in sight."""
