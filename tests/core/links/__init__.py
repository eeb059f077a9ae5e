"""Tests of `curator.core.links.link`."""
