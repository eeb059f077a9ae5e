"""What checks of duplicates share: which of two is the preprint, and taking an entry out."""
