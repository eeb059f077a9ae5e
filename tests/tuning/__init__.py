"""What suggests changes of the rules."""
