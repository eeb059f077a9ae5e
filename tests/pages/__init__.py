"""Tests of what people and programs are shown of a run."""
