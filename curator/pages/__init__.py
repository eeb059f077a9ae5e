"""Values to words: pull requests, the run report, JSON, terminal tables and the step summary."""
