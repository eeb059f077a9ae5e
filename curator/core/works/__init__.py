"""What a paper is, under which ids and titles it goes, and when two are one work."""
