"""Tests of `curator.http`."""
