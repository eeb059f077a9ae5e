"""The maintainers' guide says what the program does."""

from __future__ import annotations

from pathlib import Path

from curator.core.commands.arguments import LONGEST_DESCRIPTION, LONGEST_SNOOZE, LONGEST_TITLE
from curator.core.commands.comment import VERBS
from curator.pages.answer import guide

PAGE = (Path(__file__).parents[2] / "docs" / "maintainers.md").read_text(encoding="utf-8")


def test_the_table_of_commands_is_the_programs_own() -> None:
    """Row by row, as `/curator help` prints it."""
    assert str(guide()) in PAGE


def test_the_limits_are_those_of_the_program() -> None:
    """Characters and days."""
    assert f"up to {LONGEST_DESCRIPTION} and {LONGEST_TITLE} characters" in PAGE
    assert f"1 to {LONGEST_SNOOZE} days" in PAGE


def test_every_verb_is_in_the_guide() -> None:
    """None is secret."""
    assert [verb for verb in VERBS if f"/curator {verb}" not in PAGE] == []
