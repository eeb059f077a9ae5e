"""The list as a value: entries read by a template, edits that change nothing else, and the proof of it."""
