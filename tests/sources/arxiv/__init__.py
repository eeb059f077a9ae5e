"""Tests of `curator.sources.arxiv`."""
