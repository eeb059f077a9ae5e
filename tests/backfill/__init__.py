"""What screens archives."""
