"""Tests of `curator.wiring`."""
