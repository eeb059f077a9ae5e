"""Tests of checking links over the network."""
