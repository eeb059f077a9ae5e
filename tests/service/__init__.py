"""Tests of `curator.service`."""
