"""Tests of `curator.core.works`."""
