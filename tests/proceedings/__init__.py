"""Tests of `curator.proceedings`."""
