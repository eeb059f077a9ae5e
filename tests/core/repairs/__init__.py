"""Tests of `curator.core.repairs.repair`."""
