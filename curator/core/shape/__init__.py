"""What the entries of a list look like, and the template that says so."""
