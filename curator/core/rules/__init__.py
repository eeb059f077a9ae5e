"""The keyword rules: their language, what fires on a paper, and what follows."""
