"""Tests of what the entries of a list look like."""
