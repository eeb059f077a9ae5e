"""The tests of curator; each mirrors what it tests."""
