"""Tests of lint feedback on pull requests."""
