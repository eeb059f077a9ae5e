"""Tests of one check of links and what a night makes of it."""
