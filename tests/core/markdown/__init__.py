"""Tests of `curator.core.markdown`."""
