"""Tests of `curator.core.upgrades.upgrade`."""
