"""Tests of `curator.core.venues.known`."""
