"""What the linter says of real lists: a summary of each, reviewed, and a verdict on every finding."""
