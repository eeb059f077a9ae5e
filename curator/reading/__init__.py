"""Answers of services read as what they should be, HTML, XML, JSON or BibTeX, for all sources; pure."""
