"""Tests of `curator.core.commands.comment`."""
