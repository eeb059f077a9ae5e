"""Tests of `curator.core.shelves`."""
