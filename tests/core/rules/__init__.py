"""Tests of `curator.core.rules.ruleset`."""
