"""Tests of `curator.venuecheck`."""
