"""Tests of a list's first day."""
