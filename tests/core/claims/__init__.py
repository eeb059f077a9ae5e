"""Tests of `curator.core.claims`."""
