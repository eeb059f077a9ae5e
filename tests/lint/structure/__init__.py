"""What checks share, each part by itself."""
