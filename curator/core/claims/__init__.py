"""What texts say of venues: comments and journal references, read for what they claim and in which words."""
