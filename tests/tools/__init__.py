"""What prepares the machine for the tests."""
