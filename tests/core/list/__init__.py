"""Tests of `curator.core.list`."""
