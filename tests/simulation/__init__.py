"""Simulated days: the real pipeline, a virtual clock, people, accidents, and promises held every day.

`python -m tests.simulation --help` runs more of them than a test suite can wait for.
"""
