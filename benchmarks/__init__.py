"""Measurements: each module is one, run as ``python -m benchmarks.NAME``, or a part of one."""
