"""What measures the rules."""
