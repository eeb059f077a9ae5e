"""Tests of `curator.reading`."""
