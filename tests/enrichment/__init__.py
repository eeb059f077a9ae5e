"""Tests of `curator.enrichment`."""
