"""What a run found, told in every format."""
