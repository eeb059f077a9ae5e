"""Tests of `curator.core.evidence`."""
